import type { Connection as Database, Model } from 'mongoose';
import type { Scope } from '../../core/scope.ts';
import { LINKED_MS, PAIR_KINDS, SESSION_KINDS } from './entry.rule.ts';
import { logs, type LogRow } from './log.store.ts';
import type { Entry, EntryEvent, EntryFacts } from './log.types.ts';

type Filter = Record<string, unknown>;

/** A write of the learner's comes again within minutes, and a device has few of one entry under way. */
const WRITES_KEPT = 8;
/** A year of four entries a day has fewer; more would not fit into one document. */
export const MOST_ENTRIES = 1500;

/** What of an entry a write of the learner's replaces. */
export type EntryContent = EntryFacts & Pick<Entry, 'lengthNote' | 'privateNote' | 'evidence' | 'warned'>;

export interface EntryChange {
  id: string;
  /** That was seen. */
  revision: number;
  content: EntryContent;
  event: EntryEvent;
  write: string;
}

/** What must be so when an event is added, and what changes with it. */
export interface AppendTerms {
  /** Of the entry itself. */
  entry?: Filter;
  /** Of the log. */
  log?: readonly Filter[];
  /** By field of the entry. */
  set?: Partial<Entry>;
  /** Of the learner: it rises the entry's revision. */
  write?: string;
}

/**
 * Every write of an entry is one findOneAndUpdate, whose filter holds the rules that other entries could break: so no two
 * devices can both be right. Undefined says that some rule was broken, and not which: read the log and ask the rules.
 */
export class EntryStore {
  readonly #rows: Model<LogRow>;

  constructor(connection: Database) {
    this.#rows = logs(connection);
  }

  /** A new entry; answers the log after it. One command. */
  async add(scope: Scope, person: string, entry: Entry): Promise<LogRow | undefined> {
    const at = entry.events[0]?.at ?? entry.endedAt;
    const filter = {
      'entries.id': { $ne: entry.id },
      [`entries.${MOST_ENTRIES - 1}`]: { $exists: false },
      $and: [...allowed(entry)],
    };
    return this.#write(scope, person, filter, { $push: { entries: entry }, $set: due(at) });
  }

  /** Other facts or notes of one that is not void, over the revision that was seen. One command. */
  async change(scope: Scope, person: string, change: EntryChange): Promise<LogRow | undefined> {
    const { id, revision, content, event, write } = change;
    const filter = {
      $and: [{ entries: some({ id, revision, voided: false }) }, ...allowed({ ...content, id })],
    };
    const update = {
      $set: { ...inEntry(content), ...due(event.at) },
      $inc: { 'entries.$[entry].revision': 1 },
      $push: { 'entries.$[entry].events': event, ...noteWrite(write) },
    };
    return this.#write(scope, person, filter, { ...update, id });
  }

  /** Something happened to an entry. One command. */
  async append(
    scope: Scope,
    { person, id }: { person: string; id: string },
    event: EntryEvent,
    { entry = {}, log = [], set = {}, write }: AppendTerms = {},
  ): Promise<LogRow | undefined> {
    const notYet = write === undefined ? {} : { writes: { $ne: write } };
    const filter = { $and: [{ entries: some({ id, ...notYet, ...entry }) }, ...log] };
    const update = {
      $set: { ...inEntry(set), ...due(event.at) },
      ...(write === undefined ? {} : { $inc: { 'entries.$[entry].revision': 1 } }),
      $push: { 'entries.$[entry].events': event, ...(write === undefined ? {} : noteWrite(write)) },
    };
    return this.#write(scope, person, filter, { ...update, id });
  }

  /** `id`: of the entry that `$[entry]` stands for. */
  async #write(
    { tenant, run }: Scope,
    person: string,
    filter: Filter,
    { $inc = {}, id, ...update }: { $inc?: Record<string, number>; id?: string } & Record<string, unknown>,
  ): Promise<LogRow | undefined> {
    const row = await this.#rows.collection.findOneAndUpdate(
      { tenant, run, person, ...filter } as never,
      { ...update, $inc: { revision: 1, ...$inc } } as never,
      { returnDocument: 'after', ...(id === undefined ? {} : { arrayFilters: [{ 'entry.id': id }] }) },
    );
    return (row as unknown as LogRow | null) ?? undefined;
  }
}

const some = (terms: Filter) => ({ $elemMatch: terms });
const none = (terms: Filter) => ({ $not: { $elemMatch: terms } });
const due = (dueAt: Date) => ({ pending: { dueAt } });
const inEntry = (values: object) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`entries.$[entry].${name}`, value]));
const noteWrite = (write: string) => ({
  'entries.$[entry].writes': { $each: [write], $slice: -WRITES_KEPT },
});

/** H6 as a filter: no other entry, void ones apart, shares a minute with it. */
const freeTime = ({ id, startedAt, endedAt }: Pick<Entry, 'id' | 'startedAt' | 'endedAt'>): Filter => ({
  entries: none({
    id: { $ne: id },
    voided: false,
    startedAt: { $lt: endedAt },
    endedAt: { $gt: startedAt },
  }),
});

/** What `logProblems` blocks, as conditions of the write: H6, H16, with whom, and which session. */
export function* allowed(entry: EntryFacts & { id: string }): Generator<Filter> {
  const { id, kind, relationship, linked, startedAt } = entry;
  yield freeTime(entry);
  if (relationship !== null && PAIR_KINDS.includes(kind)) {
    const signed = { 'agreement.mentorAt': { $ne: null }, 'agreement.menteeAt': { $ne: null } };
    const before = { id: { $ne: id }, voided: false, relationship, kind: { $in: PAIR_KINDS } };
    yield { relationships: some({ id: relationship }) };
    yield { $or: [{ relationships: some({ id: relationship, ...signed }) }, { entries: none(before) }] };
  } else if (relationship !== null) yield { relationships: some({ id: relationship }) };
  if (kind === 'prep-and-reflect' && linked !== null) {
    const startsAround = {
      $gte: new Date(startedAt.getTime() - LINKED_MS),
      $lte: new Date(startedAt.getTime() + LINKED_MS),
    };
    const kinds = { $in: SESSION_KINDS };
    yield { entries: some({ id: linked, voided: false, kind: kinds, startedAt: startsAround }) };
  }
}
