import { currentToken } from './api.ts';

/**
 * A page of ours that opens without a session asks others of this browser for theirs (ask-other-tabs.ts): no token in an address, none for
 * strangers. Two ways, because a frame's storage and channels are kept apart from those of a tab:
 * - "Open full page": the new window asks the one that opened it. Both ends check that the other is this very origin,
 *   and the frame answers only windows that it opened itself.
 * - A link opened in a new tab asks the pages beside it by a channel, which reaches this origin in this partition only.
 */
const opened = new Set<MessageEventSource>();
export const ASK = 're-entry.session?';
const CHANNEL = 're-entry.session';

/** `who`: tenant, run and person, so that whoever asks sees whether all who answer are one person. */
export interface Answer {
  session: string;
  who: string;
}

/** False when the platform's frame does not let us open windows. */
export function openFullPage(path: string): boolean {
  const target = window.open(path, '_blank');
  if (target) opened.add(target);
  return target !== null;
}

/** From now on this page answers others. `who` is asked each time: there may be no session yet. */
export function answerOtherTabs(who: () => string): void {
  addEventListener('message', (event) => {
    if (event.origin !== location.origin || event.data !== ASK || !event.source) return;
    const session = currentToken();
    if (!session || !opened.has(event.source)) return;
    event.source.postMessage({ session }, { targetOrigin: location.origin });
  });
  const channel = openChannel();
  channel?.addEventListener('message', ({ data }) => {
    const session = currentToken();
    if (data === ASK && session) channel.postMessage({ session, who: who() } satisfies Answer);
  });
}

/** Where storage is blocked the channel may be refused too. */
export function openChannel(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(CHANNEL);
  } catch {
    return undefined;
  }
}
