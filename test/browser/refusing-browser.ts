import type { BrowserContext, Request, Route } from 'playwright-core';

export interface Refusals {
  /** No localStorage and no sessionStorage either, as where a person blocks all data of other sites. */
  storage: boolean;
}

/**
 * Makes frames of the tool as other browsers have them: Safari before 26.2 takes no cookies there at all, and people may
 * refuse all storage. Chromium without a window has no such settings, so cookies are taken out on the way, in both
 * directions, and the stores throw what they throw there. Windows of their own stay as they are.
 */
export async function refuseInFrames(
  context: BrowserContext,
  toolOrigin: string,
  { storage }: Refusals,
): Promise<void> {
  await context.route(`${toolOrigin}/lti/**`, (route) =>
    inFrame(route.request()) ? answerWithoutCookies(route) : route.fallback(),
  );
  // An answer given here has no address, so Chromium takes it for one from outside that must ask before it reaches a
  // server on this machine. Browsers that do not know the question do not ask it.
  await context.grantPermissions(['local-network-access']).catch(() => undefined);
  await context.addInitScript(
    ([origin, refuseStorage]) => {
      if (window.top === window || location.origin !== origin) return;
      Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set: () => {} });
      for (const name of refuseStorage ? ['localStorage', 'sessionStorage'] : []) {
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('Access is denied for this document.', 'SecurityError');
          },
        });
      }
    },
    [toolOrigin, storage] as const,
  );
}

function inFrame(request: Request): boolean {
  try {
    return request.frame().parentFrame() !== null;
  } catch {
    // The first request of a new window: its page is not there yet.
    return false;
  }
}

const HOP_BY_HOP = ['cookie', 'host', 'connection', 'content-length', 'transfer-encoding'];
const OF_ANSWER = ['set-cookie', 'content-encoding', 'content-length', 'transfer-encoding', 'connection'];

/** Asked by this process, which holds none of the browser's cookies and gives it none. */
async function answerWithoutCookies(route: Route): Promise<void> {
  const request = route.request();
  const body = request.postDataBuffer();
  const answer = await fetch(request.url(), {
    method: request.method(),
    headers: without(request.headers(), HOP_BY_HOP),
    redirect: 'manual',
    ...(body === null ? {} : { body: new Uint8Array(body) }),
  });
  const headers = without(Object.fromEntries(answer.headers), OF_ANSWER);
  await route.fulfill({ status: answer.status, headers, body: Buffer.from(await answer.arrayBuffer()) });
}

const without = (headers: Record<string, string>, names: string[]): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name.toLowerCase())));
