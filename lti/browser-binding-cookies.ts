import { STATE_SHAPE } from './login-state.ts';
import { SECRET_SHAPE, hashOf } from './secret.ts';

/** Seconds; as long as the login state lives. */
const LIFE_S = 600;
const MARK_LIFE_S = 30 * 24 * 3600;
/** Says that cookies came back once in this frame, so that the next login can redirect at once. Tells nothing of a person. */
const MARK = '__Host-lti-ok';

/** One pair per pending login, so that two tabs of two people do not overwrite each other. */
const names = (state: string): [string, string] => {
  const short = hashOf(state).slice(0, 22);
  return [`__Host-lti_${short}`, `__Host-ltiu_${short}`];
};

/** Browsers take Secure cookies over https and, Safari apart, on http://localhost; on other http addresses from no frame. */
function takesCookies(toolOrigin: string): boolean {
  const { protocol, hostname } = new URL(toolOrigin);
  return protocol === 'https:' || hostname === 'localhost' || hostname.endsWith('.localhost');
}

const attributes = (maxAge: number, partitioned: boolean): string =>
  `Path=/; Max-Age=${maxAge}; Secure; HttpOnly; SameSite=None${partitioned ? '; Partitioned' : ''}`;

/**
 * Set-Cookie values for the answer to a login: the binder in the frame's own partition (Chrome, Edge, Firefox, Safari from
 * 26.2), and under a second name without `Partitioned` for older Firefox, which partitions by itself.
 * None where the browser would refuse them.
 */
export function bindingCookies(options: { toolOrigin: string; state: string; binder: string }): string[] {
  if (!takesCookies(options.toolOrigin)) return [];
  const [partitioned, plain] = names(options.state);
  return [
    `${partitioned}=${options.binder}; ${attributes(LIFE_S, true)}`,
    `${plain}=${options.binder}; ${attributes(LIFE_S, false)}`,
    `${MARK}=1; ${attributes(MARK_LIFE_S, true)}`,
  ];
}

/** Set-Cookie values that take the pair away again once the launch is through. None for a state that is not ours. */
export function clearedCookies(options: { toolOrigin: string; state: unknown }): string[] {
  const { toolOrigin, state } = options;
  if (typeof state !== 'string' || !STATE_SHAPE.test(state) || !takesCookies(toolOrigin)) return [];
  const [partitioned, plain] = names(state);
  return [`${partitioned}=; ${attributes(0, true)}`, `${plain}=; ${attributes(0, false)}`];
}

/** The binders that a Cookie header holds for a posted state; anything of another shape counts as not sent. */
export function readBinders(cookieHeader: string | undefined, state: unknown): string[] {
  if (typeof state !== 'string' || !STATE_SHAPE.test(state)) return [];
  const wanted = names(state);
  return readCookies(cookieHeader)
    .filter(([name, value]) => wanted.includes(name) && SECRET_SHAPE.test(value))
    .map(([, value]) => value);
}

/** Whether cookies of an earlier login came back: then a plain 302 will do and no script is needed. */
export const cookiesCameBack = (cookieHeader: string | undefined): boolean =>
  readCookies(cookieHeader).some(([name, value]) => name === MARK && value === '1');

function readCookies(header = ''): [string, string][] {
  return header.split(';').map((pair): [string, string] => {
    const sign = pair.indexOf('=');
    return sign < 0 ? ['', ''] : [pair.slice(0, sign).trim(), pair.slice(sign + 1).trim()];
  });
}
