import { currentToken } from './api.ts';

/**
 * A page of ours that opens without a session asks others of this browser for theirs: no token in an address, none for
 * strangers. Two ways, because a frame's storage and channels are kept apart from those of a tab:
 * - "Open full page": the new window asks the one that opened it. Both ends check that the other is this very origin,
 *   and the frame answers only windows that it opened itself.
 * - A link opened in a new tab asks the pages beside it by a channel, which reaches this origin in this partition only.
 */
const opened = new Set<MessageEventSource>();
const ASK = 're-entry.session?';
const CHANNEL = 're-entry.session';
const ANSWER_MS = 1_500;
const OTHERS_MS = 200;

/** `who`: tenant, run and person, so that whoever asks sees whether all who answer are one person. */
interface Answer {
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

/** The session of another page, or undefined: none answered in time, or two people use this browser. */
export async function askOtherTabs(): Promise<string | undefined> {
  return (await askOpener()) ?? (await askBeside());
}

function askOpener(): Promise<string | undefined> {
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
    setTimeout(end, ANSWER_MS);
    opener.postMessage(ASK, location.origin);
  });
}

async function askBeside(): Promise<string | undefined> {
  const channel = openChannel();
  if (!channel) return undefined;
  const answers: Answer[] = [];
  await new Promise<void>((resolve) => {
    channel.addEventListener('message', ({ data }) => {
      if (typeof data !== 'object' || data === null) return;
      answers.push(data as Answer);
      // The others are heard too: the first may be another person's, from another course.
      setTimeout(resolve, OTHERS_MS);
    });
    setTimeout(resolve, ANSWER_MS);
    channel.postMessage(ASK);
  });
  channel.close();
  const people = new Set(answers.map(({ who }) => who));
  return people.size === 1 ? answers[0]?.session : undefined;
}

/** Where storage is blocked the channel may be refused too. */
function openChannel(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(CHANNEL);
  } catch {
    return undefined;
  }
}
