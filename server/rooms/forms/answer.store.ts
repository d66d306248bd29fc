import type { Connection, Model } from 'mongoose';
import { collection, isDuplicate, Schema, WHOLE_LIST } from '../../core/database.ts';
import { randomId } from '../../core/hash.ts';
import type { Scope } from '../../core/scope.ts';
import type { Answer, AnswerName, Change, Untold } from './answer.types.ts';

interface Written {
  write: string;
  revision: number;
  at: Date;
  state: Answer['state'];
}

export interface AnswerRow extends Scope, Answer {
  _id: string;
  /** The last writes with what they were answered: one that comes again is answered the same. */
  writes: Written[];
  /** Whom any item was ever shared with: finds the rows, and says nothing of what is shared now. */
  audiences: string[];
  /** Names of what was made and not told yet to the rooms that wait for it. */
  untold: string[];
  telling: { dueAt: Date } | null;
  /** Whose answer it was, and as which revision it came, where two entries of a run were joined. */
  joined?: { from: string; revision: number };
}

const WRITES_KEPT = 20;
/** `*` as a name in a document; no field begins with a line. */
const WHOLE_KEY = '_whole';

export const answers = collection<AnswerRow>(
  'formAnswers',
  {
    _id: String,
    tenant: String,
    run: String,
    person: String,
    form: String,
    subject: String,
    variant: String,
    testUser: Boolean,
    values: Schema.Types.Mixed,
    state: String,
    version: Number,
    lang: String,
    savedAt: Date,
    finishedAt: { type: Date, default: null },
    finished: { type: Schema.Types.Mixed, default: null },
    parts: Schema.Types.Mixed,
    shared: Schema.Types.Mixed,
    revision: Number,
    writes: { type: [Schema.Types.Mixed] },
    audiences: [String],
    untold: [String],
    telling: { type: Schema.Types.Mixed, default: null },
    joined: Schema.Types.Mixed,
  },
  [
    {
      fields: { tenant: 1, run: 1, person: 1, form: 1, subject: 1, variant: 1 },
      options: { unique: true },
    },
    // For writes that name the revision they saw: one of the engines we run on wants the whole question in an index.
    { fields: { tenant: 1, run: 1, person: 1, form: 1, subject: 1, variant: 1, revision: 1 } },
    { fields: { tenant: 1, run: 1, audiences: 1 } },
    // Everybody's answers to one form: how many have adopted what a run wrote together.
    { fields: { tenant: 1, run: 1, form: 1, variant: 1 } },
    // The job asks across tenants for what waits, so this index begins with that; it holds waiting rows only.
    { fields: { 'telling.dueAt': 1 }, options: { sparse: true } },
  ],
);

const keyOf = ({ tenant, run }: Scope, { person, form, subject, variant }: AnswerName) => ({
  tenant,
  run,
  person,
  form,
  subject,
  variant,
});

export class AnswerStore {
  readonly #rows: Model<AnswerRow>;

  constructor(connection: Connection) {
    this.#rows = answers(connection);
  }

  async find(scope: Scope, name: AnswerName): Promise<Answer | undefined> {
    return toAnswer(await this.#rows.findOne(keyOf(scope, name), { writes: 0 }).lean<AnswerRow>());
  }

  /** The same answer in several variants, those that there are. One command. */
  async findVariants(scope: Scope, name: AnswerName, variants: readonly string[]): Promise<Answer[]> {
    const filter = { ...keyOf(scope, name), variant: { $in: variants } };
    const rows = await this.#rows.find(filter, { writes: 0 }).lean<AnswerRow[]>();
    return rows.flatMap((row) => toAnswer(row) ?? []);
  }

  /** All answers of somebody, newest first. */
  async listOf(scope: Scope, person: string): Promise<Answer[]> {
    const rows = await this.#rows
      .find({ tenant: scope.tenant, run: scope.run, person }, { writes: 0 })
      .batchSize(WHOLE_LIST)
      .lean<AnswerRow[]>();
    return rows
      .flatMap((row) => toAnswer(row) ?? [])
      .toSorted((a, b) => b.savedAt.getTime() - a.savedAt.getTime());
  }

  /** What became of a write that came before: undefined when it never did, or long ago. */
  async findWrite(scope: Scope, name: AnswerName, write: string): Promise<Written | undefined> {
    const row = await this.#rows.findOne(keyOf(scope, name), { writes: 1 }).lean<AnswerRow>();
    return row?.writes.find((one) => one.write === write);
  }

  /** Answers of which something was at some time shared with this audience. */
  async listShared(scope: Scope, audience: string): Promise<Answer[]> {
    const rows = await this.#rows
      .find({ tenant: scope.tenant, run: scope.run, audiences: audience }, { writes: 0 })
      .batchSize(WHOLE_LIST)
      .lean<AnswerRow[]>();
    return rows.flatMap((row) => toAnswer(row) ?? []);
  }

  /** Names of everybody's finished answers to a form; those of student view left out. One command. */
  async listFinished(
    scope: Scope,
    { form, variant }: Pick<AnswerName, 'form' | 'variant'>,
  ): Promise<AnswerName[]> {
    const rows = await this.#rows
      .find(
        { tenant: scope.tenant, run: scope.run, form, variant },
        { person: 1, form: 1, subject: 1, variant: 1, finishedAt: 1, testUser: 1 },
      )
      .batchSize(WHOLE_LIST)
      .lean<AnswerRow[]>();
    return rows.filter(({ finishedAt, testUser }) => finishedAt !== null && !testUser);
  }

  /** Everybody's answers to a form, whatever they are about. One command. */
  async listOfForm(scope: Scope, { form, variant }: Pick<AnswerName, 'form' | 'variant'>): Promise<Answer[]> {
    const rows = await this.#rows
      .find({ tenant: scope.tenant, run: scope.run, form, variant }, { writes: 0 })
      .batchSize(WHOLE_LIST)
      .lean<AnswerRow[]>();
    return rows.flatMap((row) => toAnswer(row) ?? []);
  }

  /**
   * One command: writes if nobody was faster, and answers the new revision. `seen` is 0 where the writer knows of no
   * answer. Undefined: there is one, or it is another by now; read and decide anew.
   */
  async save(scope: Scope, name: AnswerName, seen: number, change: Change): Promise<number | undefined> {
    const revision = seen === 0 ? firstRevision(change.at) : seen + 1;
    const written: Written = { write: change.write, revision, at: change.at, state: change.state };
    if (seen === 0) return this.#insert(newRow(scope, name, change, written));
    const { values, gone, audiences, finished } = change;
    const result = await this.#rows.updateOne({ ...keyOf(scope, name), revision: seen }, {
      $set: { ...headOf(change), ...under('values', values), ...finishedHead(change), revision },
      ...(gone.length > 0 ? { $unset: Object.fromEntries(gone.map((key) => [`values.${key}`, ''])) } : {}),
      $push: { writes: { $each: [written], $slice: -WRITES_KEPT } },
      $addToSet: {
        audiences: { $each: audiences },
        ...(finished ? { untold: { $each: finished.what } } : {}),
      },
    } as never);
    return result.modifiedCount === 1 ? revision : undefined;
  }

  async #insert(row: AnswerRow): Promise<number | undefined> {
    try {
      await this.#rows.collection.insertOne(row as never);
      return row.revision;
    } catch (error) {
      if (isDuplicate(error)) return undefined;
      throw error;
    }
  }

  /** Notes when an item was shared, or that it is not any more. False: there is no such answer. */
  async share(
    scope: Scope,
    name: AnswerName,
    { item, audience, at }: { item: string; audience: string; at: Date | null },
  ): Promise<boolean> {
    const path = `shared.${audience}.${item === '*' ? WHOLE_KEY : item}`;
    const change = at
      ? { $set: { [path]: at }, $addToSet: { audiences: audience } }
      : { $unset: { [path]: '' } };
    const result = await this.#rows.updateOne(keyOf(scope, name), change as never);
    return result.matchedCount === 1;
  }

  async forget(scope: Scope, name: AnswerName): Promise<void> {
    await this.#rows.deleteOne(keyOf(scope, name));
  }

  async eraseOf(scope: Scope, person: string): Promise<void> {
    await this.#rows.deleteMany({ tenant: scope.tenant, run: scope.run, person });
  }

  /** What was finished longest ago and is not told yet; undefined when all is. */
  async nextUntold(now: Date): Promise<Untold | undefined> {
    const row = await this.#rows
      .findOne({ 'telling.dueAt': { $lte: now } }, { values: 0, finished: 0, writes: 0 })
      .sort({ 'telling.dueAt': 1 })
      .lean<AnswerRow>();
    if (!row) return undefined;
    const { tenant, run, person, form, subject, variant, testUser, untold, savedAt, revision } = row;
    const name = { person, form, subject, variant };
    return { tenant, run, name, testUser, what: untold, at: savedAt, revision };
  }

  /** All is told, unless something newer came meanwhile. */
  async settle(told: Untold): Promise<void> {
    const match = { ...keyOf(told, told.name), revision: told.revision };
    await this.#rows.updateOne(match, { $set: { untold: [], telling: null } });
  }

  async delay(untold: Untold, dueAt: Date): Promise<void> {
    const match = { ...keyOf(untold, untold.name), revision: untold.revision };
    await this.#rows.updateOne(match, { $set: { 'telling.dueAt': dueAt } });
  }
}

/**
 * Not 1: somebody may forget an answer and begin it anew while another page still knows the first. Writes come at most
 * one a second, so seconds since 1970 are ahead of every revision that an older answer had.
 */
const firstRevision = (at: Date): number => Math.floor(at.getTime() / 1000);

const headOf = ({ state, version, lang, at, testUser }: Change) => ({
  state,
  version,
  lang,
  testUser,
  savedAt: at,
});

function finishedHead({ finished, at }: Change): Record<string, unknown> {
  if (!finished) return {};
  return {
    ...(finished.what.length > 0 ? { telling: { dueAt: at } } : {}),
    ...under('parts', Object.fromEntries(finished.parts.map((part) => [part, at]))),
    ...(finished.whole ? { finishedAt: at } : {}),
    ...(finished.whole && finished.reading ? { finished: finished.reading } : {}),
  };
}

const under = (path: string, all: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(all).map(([key, value]) => [`${path}.${key}`, value]));

function newRow(scope: Scope, name: AnswerName, change: Change, written: Written): AnswerRow {
  const { values, audiences, finished, at } = change;
  return {
    _id: randomId(),
    ...keyOf(scope, name),
    ...headOf(change),
    values,
    finishedAt: finished?.whole ? at : null,
    finished: finished?.whole ? finished.reading : null,
    parts: Object.fromEntries((finished?.parts ?? []).map((part) => [part, at])),
    shared: {},
    revision: written.revision,
    writes: [written],
    audiences,
    untold: finished?.what ?? [],
    telling: finished?.what.length ? { dueAt: at } : null,
  };
}

function toAnswer(row: AnswerRow | null): Answer | undefined {
  if (!row) return undefined;
  const { _id, tenant: _tenant, run: _run, ...rest } = row;
  const { writes: _writes, audiences: _audiences, untold: _untold, ...more } = rest;
  const { telling: _telling, joined: _joined, ...answer } = more;
  const shared = Object.entries(answer.shared ?? {}).map(([audience, items]) => [
    audience,
    Object.fromEntries(Object.entries(items).map(([item, at]) => [item === WHOLE_KEY ? '*' : item, at])),
  ]);
  return {
    ...answer,
    values: answer.values ?? {},
    parts: answer.parts ?? {},
    shared: Object.fromEntries(shared) as Answer['shared'],
  };
}
