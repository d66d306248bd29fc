import type { Clock } from '../../core/clock.ts';
import type { BodyOf } from '../../core/endpoint.contract.ts';
import { AppError, notFound } from '../../core/errors.ts';
import type { Session } from '../../core/session.ts';
import { countLog } from './counting.rule.ts';
import type { EntryState } from './log.types.ts';
import { factsOf } from './entry-facts.rule.ts';
import type { saveEntry } from './entry.contract.ts';
import { presentEntry } from './entry.present.ts';
import { factProblems, firstProblems, logProblems, stateOf, type Problem } from './entry.rule.ts';
import { allowed, type EntryContent, type EntryStore, MOST_ENTRIES } from './entry.store.ts';
import type { HoursNumbers } from './hours-numbers.types.ts';
import { withStates } from './log-states.rule.ts';
import type { LogRow, LogStore } from './log.store.ts';
import type { Entry, EntryEvent, Log } from './log.types.ts';
import type { RunHoursService } from './run-hours.service.ts';

interface Parts {
  logs: LogStore;
  entries: EntryStore;
  runs: RunHoursService;
  clock: Clock;
}

type Writing = BodyOf<typeof saveEntry>;

export interface SavedEntry {
  revision: number;
  savedAt: string;
  state: EntryState;
  counted: number;
  problems: Problem[];
}

/** Somebody else writes to the log at the same moment: then the rules are asked again. */
const ROUNDS = 4;

/** What learners log. */
export class EntryService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * Two commands with the session's. Rejects with `entry-refused` and the rules that stand against it, or with `conflict`
   * and the entry as it is. The same write once more is answered as it was.
   */
  async save(session: Session, id: string, writing: Writing): Promise<SavedEntry> {
    const { numbers, startsOn, endsOn } = await this.#parts.runs.of(session);
    const at = this.#parts.clock.now();
    const content = contentOf(writing);
    const asked = { ...content, id };
    const beside = { window: { opensOn: startsOn, endsOn }, numbers, now: at };
    // Whether another day than before is given is in the log alone, which is not read for it: its page has asked.
    const problems = writing.revision === 0 ? firstProblems(asked, [], beside) : factProblems(asked, beside);
    refuse(problems, writing.warned);
    for (let round = 0; round < ROUNDS; round += 1) {
      const log =
        (await this.#write(session, id, { writing, content, at })) ??
        (await this.#notWritten(session, id, { writing, content, numbers }));
      if (log) return saved(log, id, { at, problems, numbers });
    }
    throw new AppError(409, 'conflict', { what: 'entry' });
  }

  /** Sent again, it stays void once. */
  async void(session: Session, id: string, { write, why }: { write: string; why: string }) {
    const event = { by: 'learner', what: 'voided', at: this.#parts.clock.now(), why } as const;
    const terms = { entry: { voided: false }, set: { voided: true }, write };
    return this.#append(session, id, event, terms);
  }

  /** Judged like one that is saved: its time may be taken by now, or its agreement missing. */
  async restore(session: Session, id: string, { write }: { write: string }) {
    const log = await this.#find(session);
    const entry = entryIn(log, id);
    const { numbers } = await this.#parts.runs.of(session);
    if (entry.voided) refuse(logProblems(entry, { log: withStates(log, numbers), numbers }), blocksOnly);
    const event = { by: 'learner', what: 'restored', at: this.#parts.clock.now() } as const;
    const asSeen = { voided: true, revision: entry.revision };
    return this.#append(session, id, event, {
      entry: asSeen,
      log: [...allowed(entry)],
      set: { voided: false },
      write,
    });
  }

  /** Rejects with `conflict` where nobody has asked. */
  async answer(session: Session, id: string, { write, text }: { write: string; text: string }) {
    const event = { by: 'learner', what: 'answered', at: this.#parts.clock.now(), text } as const;
    const asked = { voided: false, 'events.what': { $in: ['queried', 'disputed'] } };
    const { revision } = await this.#append(session, id, event, { entry: asked, write });
    return { revision };
  }

  async #write(
    session: Session,
    id: string,
    { writing, content, at }: { writing: Writing; content: EntryContent; at: Date },
  ): Promise<LogRow | undefined> {
    const { entries } = this.#parts;
    const { write, revision, lengthNote } = writing;
    const facts = factsOf(content);
    if (revision > 0) {
      const event: EntryEvent = { by: 'learner', what: 'changed', at, facts, lengthNote };
      return entries.change(session, session.person, { id, revision, content, event, write });
    }
    const event: EntryEvent = { by: 'learner', what: 'logged', at, facts, lengthNote };
    const fresh = { ...content, id, revision: 1, voided: false, writes: [write], events: [event] };
    return entries.add(session, session.person, fresh);
  }

  /** The log where this write was done before; undefined where nothing stands against it any more. */
  async #notWritten(
    session: Session,
    id: string,
    { writing, content, numbers }: { writing: Writing; content: EntryContent; numbers: HoursNumbers },
  ): Promise<LogRow | undefined> {
    const { logs, clock } = this.#parts;
    const log = await logs.find(session, session.person);
    if (!log) {
      if (writing.revision > 0) throw notFound('entry');
      const problems = logProblems({ ...content, id }, { log: { entries: [], relationships: [] }, numbers });
      refuse(problems, blocksOnly);
      await logs.begin(session, session);
      return undefined;
    }
    const stands = log.entries.find((entry) => entry.id === id);
    if (stands?.writes.includes(writing.write)) return log;
    if (!stands && writing.revision > 0) throw notFound('entry');
    if (stands && (stands.voided || stands.revision !== writing.revision)) {
      const entry = presentEntry(stands, log, { session, numbers, now: clock.now() });
      throw new AppError(409, 'conflict', { entry });
    }
    if (!stands && log.entries.length >= MOST_ENTRIES)
      refuse([{ rule: 'full', weight: 'block' }], blocksOnly);
    refuse(logProblems({ ...content, id }, { log: withStates(log, numbers), numbers }), blocksOnly);
    return undefined;
  }

  async #append(
    session: Session,
    id: string,
    event: EntryEvent,
    terms: Parameters<EntryStore['append']>[3] & { write: string },
  ): Promise<{ revision: number; counted: number }> {
    const run = await this.#parts.runs.of(session);
    const about = { person: session.person, id };
    const log = await this.#parts.entries.append(session, about, event, terms);
    const after = log ?? (await this.#find(session));
    const entry = entryIn(after, id);
    if (!log && !entry.writes.includes(terms.write)) {
      const { numbers } = run;
      const now = this.#parts.clock.now();
      throw new AppError(409, 'conflict', { entry: presentEntry(entry, after, { session, numbers, now }) });
    }
    const { counted } = countLog(withStates(after, run.numbers), run.numbers);
    return { revision: entry.revision, counted };
  }

  async #find(session: Session): Promise<LogRow> {
    const log = await this.#parts.logs.find(session, session.person);
    if (!log) throw notFound('entry');
    return log;
  }
}

function entryIn(log: Log, id: string): Entry {
  const entry = log.entries.find((one) => one.id === id);
  if (!entry) throw notFound('entry');
  return entry;
}

/** Every warning is ticked, so to say: what only warns is told with what was saved. */
const blocksOnly = 'blocks only';

/** Throws what blocks, and what warns and was not ticked, with all the rest. */
function refuse(problems: readonly Problem[], ticked: readonly string[] | typeof blocksOnly): void {
  const stands = ({ rule, weight }: Problem) =>
    weight === 'block' || (weight === 'warn' && ticked !== blocksOnly && !ticked.includes(rule));
  if (problems.some(stands)) throw new AppError(400, 'entry-refused', { problems });
}

function saved(
  log: LogRow,
  id: string,
  { at, problems, numbers }: { at: Date; problems: readonly Problem[]; numbers: HoursNumbers },
): SavedEntry {
  const entry = entryIn(log, id);
  const counting = withStates(log, numbers);
  const week = logProblems(entry, { log: counting, numbers });
  return {
    revision: entry.revision,
    savedAt: at.toISOString(),
    state: stateOf(entry, numbers),
    counted: countLog(counting, numbers).counted,
    problems: [...problems, ...week.filter(({ weight }) => weight !== 'block')],
  };
}

function contentOf({ facts, lengthNote, privateNote, evidence, warned }: Writing): EntryContent {
  const times = { startedAt: new Date(facts.startedAt), endedAt: new Date(facts.endedAt) };
  return { ...facts, ...times, lengthNote, privateNote, evidence, warned };
}
