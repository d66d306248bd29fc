import { ASK, openChannel, type Answer } from './other-tabs.ts';

/** How a page without a session asks others for theirs (other-tabs.ts). Fetched only by a page that has none. */

const ANSWER_MS = 1_500;
const OTHERS_MS = 200;

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
