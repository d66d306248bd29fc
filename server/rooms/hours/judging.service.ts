import type { AnswerOf, BodyOf } from '../../core/endpoint.contract.ts';
import { AppError, notAllowed, notFound } from '../../core/errors.ts';
import type { Session } from '../../core/session.ts';
import { isLate, stateOf } from './entry.rule.ts';
import type { HoursNumbers } from './hours-numbers.types.ts';
import type { LogRow } from './log.store.ts';
import type { Entry } from './log.types.ts';
import type { acceptEntry, confirmMonth, takeBackMonth } from './trainer.contract.ts';
import { presentEntries } from './trainer.present.ts';
import { batchOf, dayOf, isConfirmable, sampleOf } from './trainer.rule.ts';
import type { TrainerParts } from './trainer.service.ts';
import type { Append } from './trainer.store.ts';

/** A learner and a trainer who write to one log at the same moment: the later of the two reads it again. */
const TRIES = 5;

/** Whose entry a trainer's word is about. */
interface About {
  person: string;
  entry: string;
}

/** What a trainer's word adds to a log as it stands; nothing where it has been said already. Throws what refuses it. */
type Word = (log: LogRow, numbers: HoursNumbers) => Append[];

/** What trainers say to hours. Every word is said once, however often it is sent, and stays in the history. */
export class JudgingService {
  readonly #parts: Pick<TrainerParts, 'logs' | 'store' | 'runs'>;

  constructor(parts: Pick<TrainerParts, 'logs' | 'store' | 'runs'>) {
    this.#parts = parts;
  }

  query(session: Session, about: About, { write, text }: { write: string; text: string }, now: Date) {
    return this.#sayOf(session, about, now, (entry) => {
      if (entry.writes.includes(write)) return [];
      if (entry.voided) throw new AppError(409, 'entry-void');
      const event = { by: 'trainer', person: session.person, what: 'queried', text, at: now } as const;
      return [{ entry: entry.id, event, write }];
    });
  }

  settle(session: Session, about: About, now: Date) {
    return this.#sayOf(session, about, now, (entry, numbers) => {
      if (stateOf(entry, numbers) !== 'queried') return [];
      const event = { by: 'trainer', person: session.person, what: 'settled', at: now } as const;
      return [{ entry: entry.id, event }];
    });
  }

  /** H11. */
  accept(session: Session, about: About, now: Date) {
    return this.#sayOf(session, about, now, (entry, numbers) => {
      if (entry.voided || !isLate(entry, numbers)) return [];
      const event = { by: 'trainer', person: session.person, what: 'accepted', at: now } as const;
      return [{ entry: entry.id, event }];
    });
  }

  /** N13. What was changed, confirmed or queried since it was seen is left as it is. */
  async confirmMonth(
    session: Session,
    about: { person: string; batch: string },
    { month, entries }: BodyOf<typeof confirmMonth>,
    now: Date,
  ): Promise<AnswerOf<typeof confirmMonth>> {
    const { person: by } = session;
    const { batch } = about;
    const seen = new Map(entries.map(({ id, revision }) => [id, revision]));
    const isMeant = (entry: Entry) =>
      seen.get(entry.id) === entry.revision && dayOf(entry).startsWith(`${month}-`);
    const log = await this.#say(session, about.person, now, (kept, numbers) => {
      if (hasBatch(kept, batch)) return [];
      if (!sampleOf(kept.entries, numbers).enough) throw new AppError(409, 'sample-too-small');
      const event = { by: 'trainer', person: by, what: 'confirmed', batch, at: now } as const;
      return kept.entries
        .filter((entry) => isMeant(entry) && isConfirmable(entry, numbers))
        .map((entry) => ({ entry: entry.id, event }));
    });
    return { confirmed: log.entries.filter((entry) => batchOf(entry) === batch).length };
  }

  async takeBack(
    session: Session,
    about: { person: string; batch: string },
    now: Date,
  ): Promise<AnswerOf<typeof takeBackMonth>> {
    const { batch } = about;
    const event = { by: 'trainer', person: session.person, what: 'unconfirmed', batch, at: now } as const;
    let takenBack = 0;
    await this.#say(session, about.person, now, (log) => {
      const confirmed = log.entries.filter((entry) => batchOf(entry) === batch);
      takenBack = confirmed.length;
      return confirmed.map((entry) => ({ entry: entry.id, event }));
    });
    return { takenBack };
  }

  async #sayOf(
    session: Session,
    { person, entry: id }: About,
    now: Date,
    word: (entry: Entry, numbers: HoursNumbers) => Append[],
  ): Promise<AnswerOf<typeof acceptEntry>> {
    const log = await this.#say(session, person, now, (kept, numbers) => {
      const entry = kept.entries.find((one) => one.id === id);
      if (!entry) throw notFound('entry');
      return word(entry, numbers);
    });
    const { numbers } = await this.#parts.runs.of(session);
    const entry = presentEntries(session, log, numbers).find((one) => one.id === id);
    if (!entry) throw notFound('entry');
    return { entry };
  }

  /** Answers the log after it. Nobody says anything to a log of their own (H10): a learner may have become a trainer. */
  async #say(session: Session, person: string, now: Date, word: Word): Promise<LogRow> {
    if (person === session.person) throw notAllowed();
    const { logs, store, runs } = this.#parts;
    const { numbers } = await runs.of(session);
    for (let attempt = 1; attempt <= TRIES; attempt += 1) {
      const log = await logs.find(session, person);
      if (!log) throw notFound('entry');
      const said = word(log, numbers);
      if (said.length === 0) return log;
      if (await store.append(log, said, now)) return withEvents(log, said);
    }
    throw new AppError(409, 'conflict');
  }
}

const hasBatch = ({ entries }: LogRow, batch: string): boolean =>
  entries.some(({ events }) => events.some((one) => 'batch' in one && one.batch === batch));

const withEvents = (log: LogRow, said: readonly Append[]): LogRow => ({
  ...log,
  entries: log.entries.map((entry) => ({
    ...entry,
    events: [...entry.events, ...said.flatMap((one) => (one.entry === entry.id ? [one.event] : []))],
  })),
});
