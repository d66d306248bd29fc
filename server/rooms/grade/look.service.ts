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
  deliveries: Pick<DeliveryStore, 'deliveredAfter' | 'resend' | 'tryRefused'>;
  lineItems: LineItemService;
  people: PeopleService;
  clock: Clock;
  log: Log;
}

/** A look at many scores is cut into pages, and rests between them: it is nobody's hurry. */
const GO_ON_MS = 60_000;

/** Looks at what line items show when no score is on its way: a teacher's hand comes at any time. */
export class LookService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** One line item whose look is due; false when there is none. */
  async lookAtNext(): Promise<boolean> {
    const { lineItems, deliveries } = this.#parts;
    const lineItem = await lineItems.takeLook();
    if (!lineItem) return false;
    if (lineItem.refused === true) {
      await deliveries.tryRefused(lineItem, lineItem.key, this.#parts.clock.now());
      return true;
    }
    await this.#walk(lineItem);
    return true;
  }

  /**
   * The next of the delivered scores, by person: whoever was typed over is found within as many looks as there are pages. A
   * doubt ends the walk before the score that raised it, so that the next look begins with it, and is taken back only by
   * a walk that has come to its end.
   */
  async #walk(lineItem: KnownLineItem): Promise<void> {
    const { lineItems, deliveries, clock } = this.#parts;
    let after = lineItem.lookAfter ?? '';
    const { rows, more } = await deliveries.deliveredAfter(lineItem, lineItem.key, after);
    let shows: LineItemShows | undefined;
    for (const row of rows) {
      const seen = await this.#readOr(lineItem, row);
      if (seen === 'unanswered') return lineItems.passOver(lineItem, row.person);
      if (seen !== undefined && !isTrusted(seen))
        return lineItems.noteWalk(lineItem, seen, { lookAfter: after, lookDueAt: null });
      if (shows !== 'score') shows = seen ?? shows;
      after = row.person;
    }
    const known = lineItem.shows ?? null;
    if (more) {
      const lookDueAt = new Date(clock.now().getTime() + GO_ON_MS);
      const told = known !== null && !isTrusted(known) ? known : (shows ?? known ?? 'unknown');
      return lineItems.noteWalk(lineItem, told, { lookAfter: after, lookDueAt });
    }
    // Nobody there who is graded now: asked again after a while, as the look was taken.
    if (shows === undefined && (lineItem.lookAfter ?? '') === '') return lineItems.passOver(lineItem, null);
    return lineItems.noteWalk(lineItem, shows ?? known ?? 'unknown', { lookAfter: null, lookDueAt: null });
  }

  async #readOr(lineItem: KnownLineItem, row: ScoreRow): Promise<LineItemShows | undefined | 'unanswered'> {
    const { deliveries, clock, log } = this.#parts;
    try {
      return await this.#read(lineItem, row);
    } catch (error) {
      if (!(error instanceof ServiceError || error instanceof GradebookError)) throw error;
      log.warn({ run: lineItem.run, lineItem: lineItem.key, code: error.code }, 'line item not read back');
      // Perhaps it is no more: sending this score tells, and makes another.
      if (error.code === 'not-found') await deliveries.resend(lineItem, row._id, clock.now());
      return 'unanswered';
    }
  }

  async #read(lineItem: KnownLineItem, row: ScoreRow): Promise<LineItemShows | undefined> {
    const { people, lineItems } = this.#parts;
    const person = await people.findEnrolment(row, row.person);
    if (!isGradedNow(person)) return undefined;
    const score = outgoing(row, person.sub, row.timestamp ?? row.changedAt);
    return lineItems.read(lineItem, await people.findRun(row), score);
  }
}
