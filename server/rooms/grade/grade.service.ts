import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import type { Metrics } from '../../core/metrics.ts';
import type { Scope } from '../../core/scope.ts';
import type { PeopleService } from '../people/people.service.ts';
import { ColumnService } from './column.service.ts';
import type { DeliveryStore } from './delivery.store.ts';
import { type ColumnShows, isTrusted } from './grade.rule.ts';
import type { GradeStore, ScoreRow, ScoreToSend } from './grade.store.ts';
import type { Gradebook } from './gradebook.ts';
import type { LineItemStore } from './line-item.store.ts';
import { LINE_ITEMS, type LineItemKey, lineItemsOf } from './line-item.vocabulary.ts';
import { LookService } from './look.service.ts';
import { SendingLanes } from './sending-lanes.ts';
import { SendingService } from './sending.service.ts';

export { LINE_ITEMS } from './line-item.vocabulary.ts';

/** Several steps marked within this time travel as one score. */
const GATHER_MS = 2000;

export interface GradeParts {
  store: GradeStore;
  deliveries: DeliveryStore;
  lineItems: LineItemStore;
  people: PeopleService;
  gradebook: Gradebook;
  clock: Clock;
  log: Log;
  metrics: Pick<Metrics, 'scores'>;
  /** Rooms that exist: only their scores have a column. */
  rooms: ReadonlySet<string>;
}

/** A column that took numbers and does not show them. */
export interface DoubtfulColumn {
  key: LineItemKey;
  /** What the platform calls it. */
  label: string;
  shows: ColumnShows;
}

/** The numbers that go to the gradebook of the LMS: noted by the rooms that earn them, sent by a job. */
export class GradeService {
  readonly #parts: GradeParts;
  readonly #columns: ColumnService;
  readonly #looks: LookService;
  readonly #lanes: SendingLanes;

  constructor(parts: GradeParts) {
    this.#parts = parts;
    this.#columns = new ColumnService(parts);
    this.#looks = new LookService({ ...parts, columns: this.#columns });
    const sending = new SendingService({ ...parts, columns: this.#columns });
    this.#lanes = new SendingLanes({
      ...parts,
      send: (row) => sending.send(row),
      onTried: () => parts.metrics.scores.inc(),
    });
  }

  /** The columns that this program keeps in a gradebook. */
  lineItems() {
    return lineItemsOf(this.#parts.rooms);
  }

  /** Notes what the gradebook should show for a learner and returns at once; `sendDue` carries it out. */
  async schedule(scope: Scope, score: ScoreToSend): Promise<void> {
    const { people, store, clock } = this.#parts;
    const sub = (await people.findEnrolment(scope, score.person))?.sub ?? null;
    await store.note(scope, { ...score, sub }, new Date(clock.now().getTime() + GATHER_MS));
  }

  /** A piece of the work behind the scenes; false when there is none. */
  async sendDue(): Promise<boolean> {
    if (!(await this.#takeGradingChange())) return this.#lanes.work();
    await this.#lanes.begin();
    return true;
  }

  /** Looks at one column that somebody may have changed; false when none is due. */
  lookAtColumns(): Promise<boolean> {
    return this.#looks.lookAtNext();
  }

  /** Resolves when no score is under way: the end of a process waits for it. */
  settled(): Promise<void> {
    return this.#lanes.drained();
  }

  /** Somebody is graded now, or is not any more: what they are owed is sent, or what cannot arrive is held. */
  async #takeGradingChange(): Promise<boolean> {
    const { people, deliveries, clock } = this.#parts;
    const change = await people.nextGradingChange();
    if (!change) return false;
    if (change.graded) await deliveries.releasePerson(change, change.person, clock.now());
    else await deliveries.holdPerson(change, change.person);
    await people.settleGradingChange(change);
    return true;
  }

  /** One score, now; 0 when there is no such score. */
  async resend(scope: Scope, id: string): Promise<number> {
    await this.#columns.lookAgain(scope);
    return this.#parts.deliveries.resend(scope, id, this.#parts.clock.now());
  }

  /** All that has not arrived, and all that went into a column which shows none of it. */
  async resendAll(scope: Scope): Promise<number> {
    const columns = await this.columnsThatKeepNothing(scope);
    const lost = columns.flatMap(({ key, shows }) => (shows === 'nothing' ? [key] : []));
    await this.#columns.lookAgain(scope);
    return this.#parts.deliveries.resendAll(scope, lost, this.#parts.clock.now());
  }

  /** False when there is no such failure (any more). */
  putAside(scope: Scope, id: string): Promise<boolean> {
    return this.#parts.deliveries.putAside(scope, id, this.#parts.clock.now());
  }

  /** How many scores need somebody's eye. */
  countTroubled(scope: Scope): Promise<number> {
    return this.#parts.deliveries.countTroubled(scope);
  }

  /** Columns that answer "received" and show nothing of it, or something else; for trainers and the self-test. */
  async columnsThatKeepNothing(scope: Scope): Promise<DoubtfulColumn[]> {
    const columns = await this.#columns.list(scope);
    return columns.flatMap(({ key, label, shows }) =>
      shows == null || isTrusted(shows) ? [] : [{ key, label: label || LINE_ITEMS[key].label, shows }],
    );
  }

  /** Whom these scores are of: by the platform's number, and as trainers know them. By person. */
  async learnersOf(scope: Scope, rows: readonly Pick<ScoreRow, 'person'>[]) {
    const persons = [...new Set(rows.map((row) => row.person))];
    const found = persons.length > 0 ? await this.#parts.people.listEnrolments(scope, persons) : [];
    return new Map(found.map(({ person, sub, name, number }) => [person, { sub, name, number }]));
  }

  /** Delivery of the run: numbers, the scores that need somebody's eye or had it, and the columns. */
  async overview(scope: Scope) {
    const { deliveries } = this.#parts;
    const [counts, troubled, aside, columns] = await Promise.all([
      deliveries.countByStatus(scope),
      deliveries.listTroubled(scope),
      deliveries.listAside(scope),
      this.#columns.listForStaff(scope),
    ]);
    return { counts, troubled, aside, columns };
  }
}
