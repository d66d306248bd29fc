import { pino, type Logger } from 'pino';

export type Log = Logger;

/**
 * Levels: error = somebody must look; warn = refused or retried, expected now and then; info = a start, a stop, a
 * job's sum; debug = one line a request. Nothing personal at any level: ids of ours only, never names, tokens, texts.
 */
export function createLog(level: string, destination?: { write(line: string): void }): Log {
  const options = {
    level,
    base: null,
    // The second line of defence; the first is not to pass such things. Checked by test/server/core/log.test.ts.
    redact: {
      paths: [
        '*.authorization',
        '*.cookie',
        '*.token',
        '*.id_token',
        '*.secret',
        '*.email',
        '*.name',
        '*.jwt',
      ],
      censor: '[kept out]',
    },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
  };
  return destination ? pino(options, destination) : pino(options);
}
