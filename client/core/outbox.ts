import { ApiError } from './api-error.ts';
import { sessionOver } from './api.ts';
import { forget, keep, keptUnder, keptValue } from './kept.ts';
import { refused, stuck, waiting, type Waiting } from './outbox-state.ts';
import { owner } from './session.ts';

export { refused, stuck, waiting, type Waiting } from './outbox-state.ts';

/**
 * Sends one write. `waited`: how long ago it was pressed, in milliseconds, however wrong the device's clock is. Its answer
 * is for whoever sends texts (core/unsent.ts).
 */
export type Sender = (item: Waiting, waited: number) => Promise<unknown>;
/** Rooms say who sends what, and are fetched when something of theirs waits. */
export type Senders = Readonly<Record<string, () => Promise<Sender>>>;

const AGAIN_MS = [2_000, 5_000, 15_000, 30_000];
let senders: Senders = {};
let sendMore: () => Promise<boolean> = () => Promise.resolve(true);
let tries = 0;
let again: ReturnType<typeof setTimeout> | undefined;
let running: Promise<void> | undefined;
let more = false;
/** On their way to the device, by thing: a round that reads it now would miss them. */
const unkept = new Map<string, Waiting>();

/** 32 hexadecimal digits, as the server takes for the id of a write. */
export const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
const keyOf = (item: Waiting) => `${owner()}/${item.thing}`;
const without = <T>(map: ReadonlyMap<string, T>, key: string) =>
  new Map([...map].filter(([name]) => name !== key));

/**
 * Takes up what waits from before a reload, and sends when the network returns or the page comes back to the eye. `more`:
 * what else waits on this device, at the same occasions; false when it must be tried later.
 */
export async function openOutbox(rooms: Senders, more = sendMore): Promise<void> {
  senders = rooms;
  sendMore = more;
  for (const name of ['online', 'focus', 'visibilitychange'])
    addEventListener(name, () => void sendWaiting());
  await sendWaiting();
}

/** Resolves when the write is on the device; it is sent as soon as it can be. */
export async function post(kind: string, thing: string, body: unknown): Promise<void> {
  const item: Waiting = { id: newId(), kind, thing, body, at: Date.now() };
  waiting.value = new Map([...waiting.peek(), [thing, item]]);
  refused.value = without(refused.peek(), thing);
  unkept.set(thing, item);
  await keep('outbox', keyOf(item), item);
  if (unkept.get(thing) === item) unkept.delete(thing);
  void sendWaiting();
}

/** Undefined when its file did not come. */
export const senderOf = async (kind: string): Promise<Sender | undefined> =>
  senders[kind]?.().catch(() => undefined);

/** One round at a time in this tab, and in all tabs of this browser where it can lock. Never rejects. */
export function sendWaiting(): Promise<void> {
  if (running) {
    more = true;
    return running;
  }
  running = locked(round).finally(() => {
    running = undefined;
    if (more) void sendWaiting();
  });
  return running;
}

async function locked(work: () => Promise<void>): Promise<void> {
  let begun = false;
  try {
    await navigator.locks.request(`re-entry.outbox/${owner()}`, () => {
      begun = true;
      return work();
    });
  } catch (error) {
    // No locks, or a frame in which they are refused: then two tabs may send the same write, which is done once anyway.
    if (begun) throw error;
    await work();
  }
}

async function round(): Promise<void> {
  more = false;
  clearTimeout(again);
  const items = (await keptUnder('outbox', `${owner()}/`)) as Waiting[];
  // Another tab may have sent what this one still shows.
  waiting.value = new Map([...items, ...unkept.values()].map((item) => [item.thing, item]));
  const sent = await sendAll(items.sort((one, other) => one.at - other.at));
  if (!(await sendMore()) || !sent) return tryLater();
  tries = 0;
  stuck.value = false;
}

async function sendAll(items: Waiting[]): Promise<boolean> {
  for (const item of items) if (!(await sendOne(item))) return false;
  return true;
}

/** False when it must be tried later. */
async function sendOne(item: Waiting): Promise<boolean> {
  const sender = await senderOf(item.kind);
  if (!sender) return false;
  try {
    await sender(item, Math.max(0, Date.now() - item.at));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (mayPassLater(error)) return false;
    refused.value = new Map([...refused.peek(), [item.thing, error]]);
  }
  await settle(item);
  return true;
}

/** Nothing came back, somebody answered in the server's place, it is busy, or the session is over: not a refusal. */
export const mayPassLater = ({ status, code }: ApiError): boolean =>
  status === 0 || status === 401 || status === 429 || status >= 500 || code === 'unreadable';

/** Takes it away, unless a newer write about the same thing has come meanwhile. */
async function settle(item: Waiting): Promise<void> {
  if (waiting.peek().get(item.thing)?.id !== item.id) return;
  waiting.value = without(waiting.peek(), item.thing);
  const kept = (await keptValue('outbox', keyOf(item))) as Waiting | undefined;
  if (kept?.id === item.id) await forget('outbox', keyOf(item));
}

/** Whatever waits is sent after a while. */
export function tryLater(): void {
  stuck.value = true;
  // The way back is a new launch; this page cannot send any more.
  if (sessionOver.peek()) return;
  clearTimeout(again);
  again = setTimeout(() => void sendWaiting(), AGAIN_MS[Math.min(tries, AGAIN_MS.length - 1)]);
  tries += 1;
}
