import { currentToken } from './api.ts';

/**
 * "Open full page". The new window has its own storage (partitioned away from the frame's), so it asks the window that
 * opened it for the session. Both ends check that the other is this very origin, and the frame answers only windows
 * that it opened itself: no token in an address, none for strangers.
 */
const opened = new Set<MessageEventSource>();
const ASK = 're-entry.session?';
const WAIT_MS = 1_500;

export function openFullPage(path: string): void {
  const target = window.open(path, '_blank');
  if (target) opened.add(target);
}

export function answerFullPages(): void {
  addEventListener('message', (event) => {
    if (event.origin !== location.origin || event.data !== ASK || !event.source) return;
    const token = currentToken();
    if (!token || !opened.has(event.source)) return;
    event.source.postMessage({ session: token }, { targetOrigin: location.origin });
  });
}

/** The token of the window that opened this one, or undefined: no opener, another site's, or no answer in time. */
export function askOpener(): Promise<string | undefined> {
  const opener = window.opener as Window | null;
  if (!opener) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const end = (token?: string) => {
      removeEventListener('message', hear);
      resolve(token);
    };
    const hear = (event: MessageEvent) => {
      if (event.origin !== location.origin || event.source !== opener) return;
      const session = (event.data as { session?: unknown } | null)?.session;
      if (typeof session === 'string') end(session);
    };
    addEventListener('message', hear);
    setTimeout(end, WAIT_MS);
    opener.postMessage(ASK, location.origin);
  });
}
