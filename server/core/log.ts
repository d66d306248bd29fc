import { pino, type Logger } from 'pino';
import { standardOutput } from './log-output.ts';

export type Log = Logger;

/** Never shown, under whatever object they stand, down to the third level. */
const KEPT_OUT = [
  'authorization',
  'cookie',
  'token',
  'id_token',
  'jwt',
  'secret',
  'password',
  'email',
  'name',
  'given_name',
  'family_name',
  'sub',
];
const CENSOR = '[kept out]';

/** What may stand inside the text of somebody else's error: tokens, passwords in addresses, values of a unique key. */
const INSIDE: readonly [RegExp, string][] = [
  [/eyJ[\w-]+(?:\.[\w-]*){1,4}/g, CENSOR],
  [/\b(Bearer|Basic)\s+[^\s"',]+/gi, `$1 ${CENSOR}`],
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi, `$1${CENSOR}@`],
  [/dup key: \{[^}]*\}?/g, `dup key: ${CENSOR}`],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, CENSOR],
];

const masked = (text: string): string =>
  INSIDE.reduce((sofar, [pattern, instead]) => sofar.replace(pattern, instead), text);

/**
 * An error as it is logged: what, where, and its cause. Other properties stay out: drivers hang keys, values and whole
 * answers on their errors.
 */
function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return typeof error === 'string' ? masked(error) : typeof error;
  const { code } = error as { code?: unknown };
  return {
    type: error.constructor.name,
    message: masked(error.message),
    stack: masked(error.stack ?? ''),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(error.cause === undefined || depth > 2 ? {} : { cause: describeError(error.cause, depth + 1) }),
  };
}

/**
 * Levels: error = somebody must look; warn = refused or retried, expected now and then; info = a start, a stop, a
 * job's sum; debug = one line a request. Nothing personal at any level: ids of ours only, never names, tokens, texts.
 */
export function createLog(level: string, destination?: { write(line: string): void }): Log {
  const options = {
    level,
    base: null,
    // The second line of defence; the first is not to pass such things. Checked by test/server/core/log.test.ts.
    redact: { paths: KEPT_OUT.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: CENSOR },
    serializers: { err: (error: unknown) => describeError(error) },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
  };
  return pino(options, destination ?? standardOutput());
}
