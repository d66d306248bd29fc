import type { Params } from './http.ts';
import { readForm, unescapeHtml } from './http.ts';
import type { LaunchOrder } from './launches.ts';
import type { SandboxClient } from './sandbox-client.ts';

export type Fetch = typeof globalThis.fetch;

export interface LaunchThroughOrder extends LaunchOrder {
  /**
   * The browser's cookies of the tool, name to value: what the tool sets is written here. Absent: a fresh browser that
   * keeps cookies. `false`: a browser that keeps none.
   */
  cookies?: Map<string, string> | false;
  fetch?: Fetch;
  /** Sent to the tool with every request, e.g. Accept-Language. */
  headers?: Record<string, string>;
}

export interface LaunchThroughResult {
  /** The tool's last answer: to POST /lti/launch, or where it redirected. */
  status: number;
  headers: Headers;
  body: string;
  /** The session's token in the shell page, if the launch was let in. */
  token: string | undefined;
  /** All of the shell's `client-config`, if there is one. */
  config: Record<string, unknown> | undefined;
  /** The tool's answer to the login, before the LMS was asked. */
  login: { status: number; headers: Headers; body: string; authorizationUrl: string | undefined };
  /** What the LMS had the browser post; absent when the login was refused. */
  posted: { action: string; fields: Params } | undefined;
  cookies: Map<string, string>;
}

interface Browser {
  fetch: Fetch;
  cookies: Map<string, string>;
  keepsCookies: boolean;
  headers: Record<string, string>;
}

interface Page {
  status: number;
  headers: Headers;
  body: string;
}

async function visit(browser: Browser, url: string, form?: Params): Promise<Page> {
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await browser.fetch(url, {
    redirect: 'manual',
    method: form ? 'POST' : 'GET',
    headers: { ...browser.headers, ...(cookie ? { cookie } : {}) },
    ...(form ? { body: new URLSearchParams(form) } : {}),
  });
  if (browser.keepsCookies) {
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      const gone = /max-age=0|expires=thu, 01 jan 1970/i.test(line);
      if (gone) browser.cookies.delete(pair.slice(0, at));
      else browser.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }
  return { status: answer.status, headers: answer.headers, body: await answer.text() };
}

/** Where a login answer leads: a redirect, a data attribute, a meta refresh, or a plain link to it. */
export function authorizationUrlOf(page: Page): string | undefined {
  const location = page.headers.get('location');
  if (location && page.status >= 300 && page.status < 400) return location;
  const data = /data-authorization-url\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(page.body);
  const refresh =
    /<meta[^>]*http-equiv\s*=\s*["']?refresh["']?[^>]*content\s*=\s*(?:"[^"]*?url=([^"]*)"|'[^']*?url=([^']*)')/i.exec(
      page.body,
    );
  const found = data?.[1] ?? data?.[2] ?? refresh?.[1] ?? refresh?.[2];
  return found === undefined ? undefined : unescapeHtml(found.trim().replace(/^'|'$/g, ''));
}

/** The shell's `<script type="application/json" id="client-config">`. */
export function clientConfigOf(html: string): Record<string, unknown> | undefined {
  const found = /<script\b[^>]*\bid\s*=\s*["']client-config["'][^>]*>([\s\S]*?)<\/script>/i.exec(html);
  return found?.[1] === undefined ? undefined : (JSON.parse(found[1]) as Record<string, unknown>);
}

/** Follows the LMS's own hops (redirect to the school, the page that posts itself again) to its last form. */
async function askLms(lms: Browser, url: string): Promise<{ action: string; fields: Params } | undefined> {
  const origin = new URL(url).origin;
  let page = await visit(lms, url);
  for (let hop = 0; hop < 5; hop += 1) {
    const location = page.headers.get('location');
    if (location && page.status >= 300 && page.status < 400) {
      page = await visit(lms, new URL(location, url).href);
      continue;
    }
    const form = readForm(page.body);
    if (!form) return undefined;
    const action = new URL(form.action, url);
    if (action.origin !== origin) return { action: action.href, fields: form.fields };
    page = await visit(lms, action.href, form.fields);
  }
  return undefined;
}

async function postLaunch(browser: Browser, action: string, fields: Params): Promise<Page> {
  let page = await visit(browser, action, fields);
  // 303 ends a launch as well as 200 does; the page behind it is what the person sees.
  for (let hop = 0; hop < 3 && page.status >= 300 && page.status < 400; hop += 1) {
    page = await visit(browser, new URL(page.headers.get('location') ?? '', action).href);
  }
  return page;
}

/**
 * Walks one launch by plain HTTP: login, the LMS's authorization endpoint, POST to the tool. `toolOrigin` replaces the
 * registered origin when given, for a tool that listens elsewhere than registered.
 */
export async function launchThrough(
  sandbox: { client: SandboxClient },
  toolOrigin: string | undefined,
  order: LaunchThroughOrder,
): Promise<LaunchThroughResult> {
  const { cookies, fetch: own, headers, ...launch } = order;
  const prepared = await sandbox.client.launch(launch);
  const jar = cookies instanceof Map ? cookies : new Map<string, string>();
  const fetch = own ?? globalThis.fetch;
  const tool: Browser = { fetch, cookies: jar, keepsCookies: cookies !== false, headers: headers ?? {} };
  const lms: Browser = { fetch: globalThis.fetch, cookies: new Map(), keepsCookies: true, headers: {} };
  const [name, value] = prepared.cookie.split('=');
  if (name && value) lms.cookies.set(name, value);
  const at = (url: string): string => (toolOrigin ? url.replace(new URL(url).origin, toolOrigin) : url);
  const { action, method, params } = prepared.login;
  const target = new URL(at(action));
  if (method === 'GET') for (const [key, text] of Object.entries(params)) target.searchParams.set(key, text);
  const answer = await visit(tool, target.href, method === 'POST' ? params : undefined);
  const authorizationUrl = authorizationUrlOf(answer);
  const login = { ...answer, authorizationUrl };
  const refused = { ...answer, token: undefined, config: undefined, login, posted: undefined, cookies: jar };
  if (authorizationUrl === undefined) return refused;
  const posted = await askLms(lms, authorizationUrl);
  if (!posted) return refused;
  const page = await postLaunch(tool, at(posted.action), posted.fields);
  const config = clientConfigOf(page.body);
  const token = typeof config?.['token'] === 'string' ? config['token'] : undefined;
  return { ...page, token, config, login, posted, cookies: jar };
}
