import { ServiceError } from '../../../lti/index.ts';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import type { PeopleService } from '../people/people.service.ts';
import type { LineItemService, KnownLineItem } from './line-item.service.ts';
import type { DeliveryStore } from './delivery.store.ts';
import { type LineItemShows, isTrusted } from './grade.rule.ts';
import type { ScoreRow } from './grade.store.ts';
import { GradebookError } from './gradebook.ts';
import { isGradedNow, outgoing } from './outgoing-score.ts';

interface Parts {
  deliveries: Pick<DeliveryStore, 'lastDelivered' | 'resend' | 'tryRefused'>;
  lineItems: LineItemService;
  people: PeopleService;
  clock: Clock;
  log: Log;
}

/** Looks at what line items show when no score is on its way: a teacher's hand comes at any time. */
export class LookService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** One line item whose look is due; false when there is none. */
  async lookAtNext(): Promise<boolean> {
    const { lineItems, deliveries, log } = this.#parts;
    const lineItem = await lineItems.takeLook();
    if (!lineItem) return false;
    if (lineItem.refused === true) {
      await deliveries.tryRefused(lineItem, lineItem.key, this.#parts.clock.now());
      return true;
    }
    const scores = await deliveries.lastDelivered(lineItem, lineItem.key);
    let shows: LineItemShows | undefined;
    for (const row of scores) {
      if (shows !== undefined && !isTrusted(shows)) break;
      try {
        shows = (await this.#read(lineItem, row)) ?? shows;
      } catch (error) {
        if (!(error instanceof ServiceError || error instanceof GradebookError)) throw error;
        log.warn({ run: lineItem.run, lineItem: lineItem.key, code: error.code }, 'line item not read back');
        // Perhaps it is no more: sending this score tells, and makes another.
        if (error.code === 'not-found') await deliveries.resend(lineItem, row._id, this.#parts.clock.now());
        return true;
      }
    }
    if (shows !== undefined) await lineItems.note(lineItem, shows);
    return true;
  }

  async #read(lineItem: KnownLineItem, row: ScoreRow): Promise<LineItemShows | undefined> {
    const { people, lineItems } = this.#parts;
    const person = await people.findEnrolment(row, row.person);
    if (!isGradedNow(person)) return undefined;
    const score = outgoing(row, person.sub, row.timestamp ?? row.changedAt);
    return lineItems.read(lineItem, await people.findRun(row), score);
  }
}
