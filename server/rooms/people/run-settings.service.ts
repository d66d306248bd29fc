import type { BodyOf } from '../../core/endpoint.contract.ts';
import { AppError, notFound } from '../../core/errors.ts';
import { Memory } from '../../core/memory.ts';
import type { Scope } from '../../core/scope.ts';
import type { Session } from '../../core/session.ts';
import { type PeopleStore, runKey } from './people.store.ts';
import type { saveRunSettings } from './run-settings.contract.ts';
import { presentRunInfo, presentRunSettings } from './run-settings.present.ts';
import { changesBetween, type RunSettings, type Settled } from './run-settings.rule.ts';
import type { RunSettingsStore, SettingsChange } from './run-settings.store.ts';
import type { Run, RunStore } from './run.store.ts';

/** How long a process trusts what it has read: another one may have saved since. */
const MEMORY_MS = 30_000;
/** Of two who change different things at once the slower one reads again. */
const ROUNDS = 4;

interface Parts {
  runs: RunStore;
  people: PeopleStore;
  settings: RunSettingsStore;
  /** What launches remember of a run is out of date. */
  forget(run: Run): void;
}

/** What trainers settle of a run. */
export class RunSettingsService {
  readonly #parts: Parts;
  readonly #known = new Memory<RunSettings>(MEMORY_MS);

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The settings of a run; no command where this process has read them within the last seconds. */
  async of(scope: Scope, now: Date): Promise<RunSettings> {
    const key = runKey(scope);
    const known = this.#known.get(key, now);
    if (known) return known;
    const { settings } = await this.#run(scope);
    this.#known.set(key, settings, now);
    return settings;
  }

  /** What everybody in the run may know of it. */
  async info(session: Session) {
    const [run, trainers] = await Promise.all([this.#run(session), this.#parts.people.listTrainers(session)]);
    return presentRunInfo(session, run, trainers);
  }

  /** All of it, for the staff of the run. */
  async read(session: Session) {
    const [run, history] = await Promise.all([this.#run(session), this.#parts.settings.history(session)]);
    const authors = [...new Set(history.map(({ by }) => by))];
    const known = await this.#parts.people.listEnrolments(session, authors);
    return presentRunSettings(session, run, { history, known });
  }

  /** Rejects with conflict when somebody has saved since `revision` was read. */
  async save(session: Session, { revision, settings }: BodyOf<typeof saveRunSettings>, now: Date) {
    const run = await this.#run(session);
    if (run.settingsRevision !== revision || !(await this.#write(session, { run, next: settings }, now)))
      throw new AppError(409, 'conflict', { what: 'settings' });
    return { revision: revision + 1 };
  }

  /** The first day and the zone alone, whatever else is being settled. */
  async settleCalendar(
    session: Scope & { person: string },
    calendar: { startsOn: string; timeZone: string },
    now: Date,
  ): Promise<void> {
    for (let round = 0; round < ROUNDS; round += 1) {
      const run = await this.#run(session);
      const change = { ...settled(run), ...calendar };
      if (await this.#write(session, { run, next: change, said: true }, now)) return;
    }
    throw new AppError(409, 'conflict', { what: 'settings' });
  }

  /** Another edition of the course: a change like any other, with its line of history. */
  async moveTo(
    session: Scope & { person: string },
    { run, ...to }: { run: Run; course: string; edition: number },
    now: Date,
  ): Promise<void> {
    const from = run.edition;
    const entry = {
      by: session.person,
      at: now,
      changes: [{ field: 'edition', from, to: to.edition }],
    };
    if (!(await this.#parts.settings.save(session, run, { ...to, entry })))
      throw new AppError(409, 'conflict', { what: 'settings' });
    this.#parts.forget(run);
  }

  /** `said`: the first day is somebody's word, also where it is the day that stood there. */
  async #write(
    session: Scope & { person: string },
    { run, next, said = next.startsOn !== run.startsOn }: { run: Run; next: Settled; said?: boolean },
    now: Date,
  ): Promise<boolean> {
    const { startsOn, timeZone, ...settings } = next;
    const changes = changesBetween(settled(run), next);
    // A first day that the platform or the first learner said stays theirs until a trainer says another.
    const start = said ? { startsOn, startFrom: startsOn === null ? null : ('trainer' as const) } : {};
    const change: SettingsChange = {
      settings,
      timeZone,
      ...start,
      entry: { by: session.person, at: now, changes },
    };
    const saved = await this.#parts.settings.save(session, run, change);
    if (saved) {
      this.#known.set(runKey(session), settings, now);
      this.#parts.forget(run);
    }
    return saved;
  }

  async #run(scope: Scope): Promise<Run> {
    const run = await this.#parts.runs.findRun(scope);
    if (!run) throw notFound('run');
    return run;
  }
}

const settled = ({ settings, startsOn, timeZone }: Run): Settled => ({ ...settings, startsOn, timeZone });
