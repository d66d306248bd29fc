import type { Clock } from '../../core/clock.ts';
import type { Log as ProgramLog } from '../../core/log.ts';
import type { HouseView } from '../../house.ts';
import type { GradeService } from '../grade/grade.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import type { LogRow } from './log.store.ts';
import type { RunHoursService } from './run-hours.service.ts';
import { hoursOf, tallyOf } from './tally.rule.ts';
import type { TallyStore } from './tally.store.ts';

interface Parts {
  tallies: TallyStore;
  runs: RunHoursService;
  people: Pick<PeopleService, 'noteChange'>;
  grade: Pick<GradeService, 'schedule'>;
  house: Pick<HouseView, 'tell'>;
  clock: Clock;
  log: ProgramLog;
}

/** A log that could not be handed over is tried again after this. */
const AGAIN_MS = 60_000;

/** Tells cohort, gradebook and the steps of the course what a log has come to. */
export class TallyService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Hands over the log that has waited longest; false when none is due. A job calls it. */
  async handOverNext(): Promise<boolean> {
    const { tallies, clock, log } = this.#parts;
    const row = await tallies.next(clock.now());
    if (!row) return false;
    try {
      await this.#handOver(row);
    } catch (error) {
      await tallies.delay(row, new Date(clock.now().getTime() + AGAIN_MS));
      log.warn({ run: row.run, err: error }, 'hours not handed over');
    }
    return true;
  }

  /** Student view is in no cohort and in no gradebook. */
  async #handOver(row: LogRow): Promise<void> {
    const { tallies, runs, people } = this.#parts;
    const { numbers } = await runs.of(row);
    const tally = tallyOf(row, numbers);
    if (!row.testUser) {
      await people.noteChange(row, row.person);
      await this.#schedule(row, tally.verified);
    }
    if (tally.entries > (row.tally?.entries ?? 0)) await this.#tellOfEntry(row);
    await tallies.settle(row, tally);
  }

  /** Nothing before the first verified hour: a nought in the gradebook would say that somebody had failed to. */
  async #schedule(row: LogRow, verified: number): Promise<void> {
    const { tallies, grade, clock } = this.#parts;
    if (verified === 0 && !row.graded) return;
    if (!row.graded) await tallies.noteGraded(row);
    await grade.schedule(row, {
      lineItem: 'mentoring-hours',
      person: row.person,
      value: hoursOf(verified),
      final: true,
      comment: null,
      changedAt: row.pending?.dueAt ?? clock.now(),
      revision: row.revision,
    });
  }

  /** Steps ask for an entry. Told here and not when it is saved, which has two commands. */
  async #tellOfEntry({ tenant, run, person, testUser }: LogRow): Promise<void> {
    const { house, clock } = this.#parts;
    await house.tell({ tenant, run, person, testUser, what: 'HOURS:entry', at: clock.now() });
  }
}
