import {
  createAccessTokens,
  createGrades,
  createPlatformCall,
  createRosterReader,
  type AccessTokens,
  type Grades,
  type ReadRoster,
  ServiceError,
  type ServiceClient,
  type ToolKeys,
} from '../../../lti/index.ts';

/** Calls to a platform that owe nothing to earlier ones. */
export interface FreshCalls {
  client: Pick<ServiceClient, 'send' | 'fetchJson'>;
  tokens: AccessTokens;
  grades: Grades;
  readRoster: ReadRoster;
}

/** A person is waiting: one answer may take this long, and all of them together. */
const ONE_MS = 4500;
const ALL_MS = 14_000;

/**
 * The ways to a platform, made anew: no token that was fetched before the platform fell asleep, and an end in sight. A
 * call that begins after the end is refused as `timed-out` without being sent.
 */
export function freshCalls(parts: {
  client: ServiceClient;
  keys: Pick<ToolKeys, 'sign'>;
  now: () => Date;
}): FreshCalls {
  const endsAt = performance.now() + ALL_MS;
  const left = (): number => {
    const ms = Math.min(ONE_MS, Math.floor(endsAt - performance.now()));
    if (ms <= 0) throw new ServiceError('timed-out');
    return ms;
  };
  const client: ServiceClient = {
    send: async (request) => parts.client.send({ ...request, timeoutMs: left() }),
    fetchJson: async (url, limits) => parts.client.fetchJson(url, { ...limits, timeoutMs: left() }),
    close: () => Promise.resolve(),
  };
  const { now } = parts;
  const tokens = createAccessTokens({ client, keys: parts.keys, now });
  const call = createPlatformCall(client, tokens);
  return {
    client,
    tokens,
    grades: createGrades({ call, now }),
    readRoster: createRosterReader({ call, now }),
  };
}
