import { ApiError } from './api-error.ts';
import { forgetAtOnce, keptAtOnce, valueAtOnce } from './kept-at-once.ts';
import { change } from './kept-change.ts';
import { forgetTyped, typedOf, typedUnder } from './kept-typed.ts';
import { keptUnder } from './kept.ts';
import { mayPassLater, newId, senderOf, tryLater } from './outbox.ts';
import { owner } from './session.ts';
import {
  added,
  answered,
  overTheirs,
  withAttempt,
  withoutAttempt,
  type Theirs,
  type Unsent,
  type Written,
} from './unsent.rule.ts';

/**
 * Sends texts that stand on this device and not on the server. All tabs of a browser share what is kept of a thing, and
 * every change of it is one step (`change` in kept.ts), so that they need no agreement on who sends: two that send at once
 * send the same write with the same id, which the server does once.
 */

/** What became of a text. `unsent`: what is kept of it now. */
export interface News {
  unsent: Unsent | undefined;
  /** The server has this now. */
  saved?: Theirs;
  /** It was not sent: later, or not at all. */
  failed?: 'later' | ApiError;
}

/** Whoever shows a thing in this tab. */
interface Watcher {
  same(one: unknown, other: unknown): boolean;
  /** Somebody is writing: the next sending is on its way anyway. */
  writing(): boolean;
  hear(news: News): void;
}

const watchers = new Map<string, Watcher>();
/** The round that is under way for a thing, and the one after it. */
const running = new Map<string, { now: Promise<boolean>; next?: Promise<boolean> }>();
const turns = new Map<string, Promise<unknown>>();
/** What went from here since the page was loaded: a page that was asked for before that shows an older text. */
const sent = new Map<string, Theirs>();
/** Not taken by the server as they are: not sent again before they are changed. */
const refused = new Map<string, string>();

export const SHELF = 'unsent';
export const keyOf = (thing: string): string => `${owner()}/${thing}`;

const CHANNEL = 're-entry.unsent';
let channel: BroadcastChannel | undefined;

/** Answers what went to the server before anybody watched. */
export function watch(key: string, watcher: Watcher): Theirs | undefined {
  watchers.set(key, watcher);
  channel ??= openChannel();
  return sent.get(key);
}

/** Tells the other tabs of this browser: they look for themselves what is kept. */
export const announce = (key: string, saved?: Theirs): void => channel?.postMessage({ key, saved });

/** Where storage is blocked the channel may be refused too. */
function openChannel(): BroadcastChannel | undefined {
  try {
    const opened = new BroadcastChannel(CHANNEL);
    opened.onmessage = ({ data }) => {
      const { key, saved } = data as { key: string; saved?: Theirs };
      const watcher = watchers.get(key);
      if (watcher) void read(key).then((unsent) => watcher.hear(saved ? { unsent, saved } : { unsent }));
    };
    return opened;
  } catch {
    return undefined;
  }
}

/** Changes of a thing in this tab, one after the other: who comes next knows what became of the one before. */
export function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const mine = (turns.get(key) ?? Promise.resolve()).then(work);
  turns.set(
    key,
    mine.catch(() => undefined),
  );
  return mine;
}

/** What is kept of a thing. A page that went too suddenly may have left more in other places: `left` looks there too. */
export function read(key: string, left = false): Promise<Unsent | undefined> {
  // Before the turn: what is typed from now on is not what was left.
  const asked = left ? typedOf(key) : undefined;
  return inTurn(key, async () => {
    const typed = await asked;
    const newest = (valueAtOnce(key) as Written | null) ?? typed;
    const unsent = await change<Unsent>(SHELF, key, (kept) =>
      newest ? added(kept, newest, sameOf(key)) : kept,
    );
    if (newest) forgetAtOnce(key);
    if (typed) void forgetTyped(key, typed.stamp);
    return unsent;
  });
}

const sameOf = (key: string) => watchers.get(key)?.same ?? equal;

/** Values are what JSON can say. */
export const equal = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** All texts of this person that wait, as after a new launch. False when some must be tried later. */
export async function sendAll(): Promise<boolean> {
  const start = `${owner()}/`;
  const typed = (await typedUnder(start)).map(({ thing }) => keyOf(thing));
  for (const key of new Set([...keptAtOnce(start), ...typed])) await read(key, true);
  let all = true;
  for (const { thing } of (await keptUnder(SHELF, start)) as Unsent[]) {
    all = (await sendNow(keyOf(thing))) && all;
  }
  return all;
}

/** What this device keeps of things whose names begin so. */
export const unsentUnder = async (start: string): Promise<Unsent[]> =>
  (await keptUnder(SHELF, keyOf(start))) as Unsent[];

/** The same is sent once more, also what was refused: the reason is gone. */
export async function sendAgain(start: string): Promise<void> {
  for (const { thing } of await unsentUnder(start)) {
    const key = keyOf(thing);
    refused.delete(key);
    await send(key);
  }
}

/** Sends a text, by itself and at once; false when it must be tried later. */
export async function send(key: string): Promise<void> {
  if (!(await sendNow(key))) tryLater();
}

/** One request of a thing at a time. Whoever asks meanwhile has the newest text sent after it. */
function sendNow(key: string): Promise<boolean> {
  const round = running.get(key);
  if (round) return (round.next ??= round.now.then(() => sendNow(key)));
  const now = sendUntilDone(key).finally(() => running.delete(key));
  running.set(key, { now });
  return now;
}

async function sendUntilDone(key: string): Promise<boolean> {
  for (;;) {
    const outcome = await sendOnce(key);
    if (outcome !== 'more') return outcome === 'done';
  }
}

type Outcome = 'done' | 'later' | 'more';

async function sendOnce(key: string): Promise<Outcome> {
  const unsent = await change<Unsent>(SHELF, key, (kept) =>
    kept && kept.stamp !== refused.get(key) ? withAttempt(kept, newId()) : kept,
  );
  if (!unsent?.attempt || unsent.stamp === refused.get(key)) return 'done';
  const { kind, thing, revision, at, attempt } = unsent;
  const { write, value } = attempt;
  const sender = await senderOf(kind);
  if (!sender) return later(key, unsent);
  const item = { id: write, kind, thing, body: { value, revision, write }, at };
  try {
    const answer = await sender(item, Math.max(0, Date.now() - at));
    return await taken(key, unsent, answer as { revision: number; savedAt: string });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (mayPassLater(error)) return later(key, unsent);
    return notTaken(key, unsent, error);
  }
}

function later(key: string, unsent: Unsent): Outcome {
  watchers.get(key)?.hear({ unsent, failed: 'later' });
  return 'later';
}

function taken(
  key: string,
  { attempt }: Unsent,
  { revision, savedAt }: { revision: number; savedAt: string },
): Promise<Outcome> {
  return inTurn(key, async () => {
    const unsent = await change<Unsent>(
      SHELF,
      key,
      (kept) => kept && answered(kept, attempt, revision, equal),
    );
    const saved = { value: attempt?.value, revision, savedAt };
    sent.set(key, saved);
    watchers.get(key)?.hear({ unsent, saved });
    announce(key, saved);
    return moreOf(key, unsent);
  });
}

function notTaken(key: string, { attempt }: Unsent, error: ApiError): Promise<Outcome> {
  const theirs = error.code === 'conflict' ? theirsOf(error) : undefined;
  return inTurn(key, async () => {
    const unsent = await change<Unsent>(SHELF, key, (kept) => {
      if (!kept || kept.attempt?.write !== attempt?.write) return kept;
      const rest = withoutAttempt(kept);
      return theirs ? overTheirs(rest, theirs, sameOf(key)) : rest;
    });
    if (!theirs && unsent) refused.set(key, unsent.stamp);
    const saved = theirs && !unsent ? { saved: theirs } : {};
    watchers.get(key)?.hear({ unsent, ...saved, ...(theirs ? {} : { failed: error }) });
    announce(key, saved.saved);
    return theirs ? moreOf(key, unsent) : 'done';
  });
}

/** What a refusal says of the newer text. A form calls it its values. */
function theirsOf({ data }: ApiError): Theirs {
  const { value, values, revision, savedAt } = data;
  return { value: value ?? values, revision: Number(revision), savedAt: String(savedAt) };
}

const moreOf = (key: string, unsent: Unsent | undefined): Outcome =>
  unsent && unsent.aside.length === 0 && !watchers.get(key)?.writing() ? 'more' : 'done';
