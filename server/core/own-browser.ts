import { keyedHash } from './hash.ts';

/**
 * Whose browser this is: a mark by which a page for somebody else notices that its link was opened where the asker works
 * (rule H10). A cookie named by a keyed hash of the person, so that a browser that several people share holds several, and
 * none of them says who. Only the pages that ask get it.
 */

/** Longer than a link lives, by as much as a session may be old when a link is asked for. */
const LIFE_S = 30 * 24 * 3600;

interface Whose {
  tenant: string;
  person: string;
}

interface Tool {
  PUBLIC_URL: string;
  SECRET: string;
}

/**
 * Set-Cookie values. One in the partition of the frame's page (Chrome, Edge, Firefox, Safari from 26.2) and one without:
 * that is the one which a tab of its own sends, wherever the browser keeps cookies of frames together. Browsers take `Secure`
 * over https and, Safari apart, on http://localhost.
 */
export function ownBrowserCookies(tool: Tool, whose: Whose, path: '/c' | '/l'): string[] {
  const [partitioned, plain] = names(tool, whose);
  const attributes = `Path=${path}; Max-Age=${LIFE_S}; Secure; HttpOnly; SameSite=None`;
  return [`${partitioned}=1; ${attributes}; Partitioned`, `${plain}=1; ${attributes}`];
}

export function isOwnBrowser(tool: Tool, whose: Whose, cookieHeader: string | undefined): boolean {
  const held = (cookieHeader ?? '').split(';').map((pair) => pair.split('=')[0]?.trim());
  return names(tool, whose).some((name) => held.includes(name));
}

function names(tool: Tool, { tenant, person }: Whose): [string, string] {
  const short = keyedHash(tool.SECRET, 'own-browser/1', JSON.stringify([tenant, person])).slice(0, 22);
  return [`__Secure-own_${short}`, `__Secure-ownu_${short}`];
}
