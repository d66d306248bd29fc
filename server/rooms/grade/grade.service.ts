import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import type { Metrics } from '../../core/metrics.ts';
import type { Scope } from '../../core/scope.ts';
import { numberedName } from '../../core/shown-name.rule.ts';
import type { PeopleService } from '../people/people.service.ts';
import { LineItemService } from './line-item.service.ts';
import type { DeliveryStore } from './delivery.store.ts';
import { type LineItemShows, isTrusted } from './grade.rule.ts';
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
  /** Rooms that exist: only their scores have a line item. */
  rooms: ReadonlySet<string>;
}

/** A line item that took numbers and does not show them. */
export interface DoubtfulLineItem {
  key: LineItemKey;
  /** What the platform calls it. */
  label: string;
  shows: LineItemShows;
}

/** How a score stands; `id` is what "send again" names. */
export interface ScoreDelivery {
  id: string;
  status: ScoreRow['status'];
  /** The platform’s words for why it has not arrived. */
  reason: string | null;
}

/** Somebody whose score it is: by the platform's number, and as a trainer knows them. */
export interface Learner {
  sub: string;
  name: string | null;
  number: number;
}

/** The numbers that go to the gradebook of the LMS: noted by the rooms that earn them, sent by a job. */
export class GradeService {
  readonly #parts: GradeParts;
  readonly #lineItems: LineItemService;
  readonly #looks: LookService;
  readonly #lanes: SendingLanes;

  constructor(parts: GradeParts) {
    this.#parts = parts;
    this.#lineItems = new LineItemService(parts);
    this.#looks = new LookService({ ...parts, lineItems: this.#lineItems });
    const sending = new SendingService({ ...parts, lineItems: this.#lineItems });
    this.#lanes = new SendingLanes({
      ...parts,
      send: (row) => sending.send(row),
      onTried: () => parts.metrics.scores.inc(),
    });
  }

  /** The line items that this program keeps in a gradebook. */
  lineItems() {
    return lineItemsOf(this.#parts.rooms);
  }

  /** Of a line item that a launch names; undefined where it is none of ours, as far as is known. */
  async tagOfLineItem(scope: Scope, url: string | undefined): Promise<string | undefined> {
    if (url === undefined) return undefined;
    const found = (await this.#lineItems.list(scope)).find((one) => one.url === url);
    return found && LINE_ITEMS[found.key].tag;
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

  /** Looks at one line item that somebody may have changed; false when none is due. */
  lookAtLineItems(): Promise<boolean> {
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
    await this.#lineItems.lookAgain(scope);
    return this.#parts.deliveries.resend(scope, id, this.#parts.clock.now());
  }

  /** All that has not arrived, and all that went into a line item which shows none of it. */
  async resendAll(scope: Scope): Promise<number> {
    const lineItems = await this.lineItemsThatKeepNothing(scope);
    const lost = lineItems.flatMap(({ key, shows }) => (shows === 'nothing' ? [key] : []));
    await this.#lineItems.lookAgain(scope);
    return this.#parts.deliveries.resendAll(scope, lost, this.#parts.clock.now());
  }

  /** False when there is no such failure (any more). */
  putAside(scope: Scope, id: string): Promise<boolean> {
    return this.#parts.deliveries.putAside(scope, id, this.#parts.clock.now());
  }

  /** How these people’s scores of a line item stand with the gradebook; one that is not there was never to be sent. */
  async deliveryOf(scope: Scope, lineItem: LineItemKey, persons: readonly string[]) {
    const rows = await this.#parts.deliveries.listOf(scope, lineItem, persons);
    return new Map<string, ScoreDelivery>(
      rows.map(({ _id, person, status, failure }) => [
        person,
        { id: _id, status, reason: status === 'sent' ? null : (failure?.reason ?? null) },
      ]),
    );
  }

  /** How many scores need somebody's eye. */
  countTroubled(scope: Scope): Promise<number> {
    return this.#parts.deliveries.countTroubled(scope);
  }

  /** Line items that answer "received" and show nothing of it, or something else; for trainers and the self-test. */
  async lineItemsThatKeepNothing(scope: Scope): Promise<DoubtfulLineItem[]> {
    const lineItems = await this.#lineItems.list(scope);
    return lineItems.flatMap(({ key, label, shows }) =>
      shows == null || isTrusted(shows) ? [] : [{ key, label: label || LINE_ITEMS[key].label, shows }],
    );
  }

  /** Whom these scores are of: by the platform's number, and as trainers know them. By person. */
  async learnersOf(scope: Scope, rows: readonly Pick<ScoreRow, 'person'>[]) {
    const persons = [...new Set(rows.map((row) => row.person))];
    if (persons.length === 0) return new Map<string, Learner>();
    const { people } = this.#parts;
    const found = await people.listEnrolments(scope, persons);
    const namesakes = await people.namesakesOf(scope, found);
    const learner = ({ person, sub, name, number }: (typeof found)[number]): [string, Learner] => [
      person,
      { sub, name: numberedName(name, number, namesakes.has(person)), number },
    ];
    return new Map(found.map(learner));
  }

  /** Delivery of the run: numbers, the scores that need somebody's eye or had it, and the line items. */
  async overview(scope: Scope) {
    const { deliveries } = this.#parts;
    const [counts, troubled, aside, lineItems] = await Promise.all([
      deliveries.countByStatus(scope),
      deliveries.listTroubled(scope),
      deliveries.listAside(scope),
      this.#lineItems.listForStaff(scope),
    ]);
    return { counts, troubled, aside, lineItems };
  }
}
