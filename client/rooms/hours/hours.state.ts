import { batch, signal } from '@preact/signals';
import { ApiError } from '../../core/api-error.ts';
import { call } from '../../core/api.ts';
import { type Data, query, refreshAll, type Query, view } from '../../core/data.ts';
import { forget, keep, keptUnder } from '../../core/kept.ts';
import { mayPassLater, newId, post, type Sender, waiting } from '../../core/outbox.ts';
import { owner } from '../../core/session.ts';
import {
  type Closures,
  ENTRY,
  type EntryBody,
  type Hours,
  type HoursHome,
  type NotTaken,
  type Plan,
  VOID,
} from './hours.types.ts';
import { hoursOf, idIn } from './hours.view.ts';

/** As the server has it. */
export const home = (): Query<HoursHome> => query('hours', () => call('GET /api/hours'));

/** The whole log with what waits on this device. Every page of hours shows this one. */
export const hours = (): Data<Hours> => {
  void readNotTaken();
  return view('hours/shown', home(), (answer) =>
    hoursOf(answer, { waiting: waiting.value, notTaken: notTaken.value, now: new Date() }),
  );
};

/** Keeps an entry on the device, and sends it when it can be sent. An id of its own makes it the same entry everywhere. */
export const saveEntry = (entry: string, body: EntryBody): Promise<void> => {
  void throwAway(entry);
  return post(ENTRY, `${ENTRY}/${entry}`, body);
};

export const voidEntry = (entry: string, why: string): Promise<void> =>
  post(VOID, `${VOID}/${entry}`, { why });

export const newEntryId = newId;

/** The page shows it before what waited is let go, so that no entry is missing for a moment. */
async function afterSending(): Promise<void> {
  refreshAll();
  await home().refresh();
}

export const sendEntry: Sender = async ({ id: write, thing, body }) => {
  const entry = idIn(thing);
  try {
    await call('PUT /api/hours/entries/:entry', {
      params: { entry },
      body: { ...(body as EntryBody), write },
    });
  } catch (error) {
    if (error instanceof ApiError && !mayPassLater(error))
      await keepNotTaken(entry, body as EntryBody, error);
    throw error;
  }
  await afterSending();
};

export const sendVoid: Sender = async ({ id: write, thing, body }) => {
  const entry = idIn(thing);
  try {
    await call('POST /api/hours/entries/:entry/void', {
      params: { entry },
      body: { ...(body as { why: string }), write },
    });
  } catch (error) {
    // An entry that was refused is not there to be taken back: then it is thrown away here.
    if (!(error instanceof ApiError) || error.status !== 404) throw error;
    await throwAway(entry);
  }
  await afterSending();
};

export async function restoreEntry(entry: string): Promise<void> {
  await call('POST /api/hours/entries/:entry/restore', { params: { entry }, body: { write: newId() } });
  await afterSending();
}

export async function answerQuery(entry: string, body: { write: string; text: string }): Promise<void> {
  await call('POST /api/hours/entries/:entry/answer', { params: { entry }, body });
  await afterSending();
}

/** The server takes both at once: the one that was not changed here goes as it stands there now, not as this page last saw it. */
export async function savePlan(changed: { plan: Plan } | { closures: Closures }): Promise<void> {
  const { plan, closures } = await call('GET /api/hours');
  await call('PUT /api/hours/plan', { body: { plan, closures, ...changed } });
  await afterSending();
}

/** What the server did not take, until it is mended or thrown away: another device may have used the same time. */
const notTaken = signal<readonly NotTaken[]>([]);
/** Whose are read: this device has answered. */
const readFor = signal('');
let reading: { person: string; done: Promise<void> } | undefined;
const keyOf = (entry: string) => `${owner()}/hours/not-taken/${entry}`;

export const isNotTakenRead = (): boolean => readFor.value === owner();

function readNotTaken(): Promise<void> {
  const person = owner();
  if (reading?.person !== person) reading = { person, done: readOf(person) };
  return reading.done;
}

async function readOf(person: string): Promise<void> {
  // A device that refuses to answer has kept nothing that could be shown.
  const kept = await keptUnder('drafts', `${person}/hours/not-taken/`).catch(() => []);
  if (owner() !== person) return;
  batch(() => {
    notTaken.value = kept as NotTaken[];
    readFor.value = person;
  });
}

async function keepNotTaken(entry: string, body: EntryBody, { code, data }: ApiError): Promise<void> {
  await readNotTaken();
  const problems = (data['problems'] ?? []) as NotTaken['problems'];
  const one: NotTaken = { entry, body, code, problems };
  notTaken.value = [...notTaken.peek().filter((other) => other.entry !== entry), one];
  await keep('drafts', keyOf(entry), one);
}

export async function throwAway(entry: string): Promise<void> {
  await readNotTaken();
  notTaken.value = notTaken.peek().filter((one) => one.entry !== entry);
  await forget('drafts', keyOf(entry));
}
