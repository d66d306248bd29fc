import { ServiceError } from '../../../lti/index.ts';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import type { PeopleService } from '../people/people.service.ts';
import type { ColumnService, KnownColumn } from './column.service.ts';
import type { DeliveryStore } from './delivery.store.ts';
import { type ColumnShows, isTrusted } from './grade.rule.ts';
import type { ScoreRow } from './grade.store.ts';
import { GradebookError } from './gradebook.ts';
import { isGradedNow, outgoing } from './outgoing-score.ts';

interface Parts {
  deliveries: Pick<DeliveryStore, 'lastDelivered' | 'resend' | 'tryRefused'>;
  columns: ColumnService;
  people: PeopleService;
  clock: Clock;
  log: Log;
}

/** Looks at what columns show when no score is on its way: a teacher's hand comes at any time. */
export class LookService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** One column whose look is due; false when there is none. */
  async lookAtNext(): Promise<boolean> {
    const { columns, deliveries, log } = this.#parts;
    const column = await columns.takeLook();
    if (!column) return false;
    if (column.refused === true) {
      await deliveries.tryRefused(column, column.key, this.#parts.clock.now());
      return true;
    }
    const scores = await deliveries.lastDelivered(column, column.key);
    let shows: ColumnShows | undefined;
    for (const row of scores) {
      if (shows !== undefined && !isTrusted(shows)) break;
      try {
        shows = (await this.#read(column, row)) ?? shows;
      } catch (error) {
        if (!(error instanceof ServiceError || error instanceof GradebookError)) throw error;
        log.warn({ run: column.run, column: column.key, code: error.code }, 'column not read back');
        // Perhaps it is no more: sending this score tells, and makes another.
        if (error.code === 'not-found') await deliveries.resend(column, row._id, this.#parts.clock.now());
        return true;
      }
    }
    if (shows !== undefined) await columns.note(column, shows);
    return true;
  }

  async #read(column: KnownColumn, row: ScoreRow): Promise<ColumnShows | undefined> {
    const { people, columns } = this.#parts;
    const person = await people.findEnrolment(row, row.person);
    if (!isGradedNow(person)) return undefined;
    const score = outgoing(row, person.sub, row.timestamp ?? row.changedAt);
    return columns.read(column, await people.findRun(row), score);
  }
}
