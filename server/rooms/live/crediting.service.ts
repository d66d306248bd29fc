import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import type { PeopleService } from '../people/people.service.ts';
import type { AttendanceStore } from './attendance.store.ts';
import type { CalendarService } from './calendar.service.ts';
import { attendedAs, overAt } from './meeting-attended.rule.ts';
import type { KeptMeeting, MeetingStore } from './meeting.store.ts';
import { setSteps } from './set-steps.rule.ts';

interface Parts {
  meetings: Pick<MeetingStore, 'nextToCredit' | 'credited' | 'creditLater'>;
  attendances: Pick<AttendanceStore, 'credit'>;
  calendar: Pick<CalendarService, 'glance'>;
  people: Pick<PeopleService, 'listEnrolments'>;
  clock: Clock;
  log: Log;
}

/** A meeting that could not be credited is tried again after this. */
const AGAIN_MS = 60_000;

/** Who was at a meeting of a set has attended its step: a mark like a trainer's, which the course hears of the same way. */
export class CreditingService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Credits the meeting that has waited longest; false when none does. A job calls it. */
  async creditNext(): Promise<boolean> {
    const { meetings, clock, log } = this.#parts;
    const kept = await meetings.nextToCredit(clock.now());
    if (!kept) return false;
    try {
      await this.#credit(kept);
      await meetings.credited(kept);
    } catch (error) {
      await meetings.creditLater(kept, new Date(clock.now().getTime() + AGAIN_MS));
      log.warn({ run: kept.run, err: error }, 'meeting not credited');
    }
    return true;
  }

  async #credit({ tenant, run, n, state }: KeptMeeting): Promise<void> {
    const { attendances, calendar, people } = this.#parts;
    const scope = { tenant, run };
    const step = setSteps((await calendar.glance(scope)).sessions)[n - 1];
    const marks = Object.keys(state.here).flatMap((person) => {
      const mark = attendedAs(state, person);
      return mark ? [{ person, mark }] : [];
    });
    // A set that goes on meeting after the course is in no step of it.
    if (!step || marks.length === 0) return;
    const enrolled = await people.listEnrolments(
      scope,
      marks.map(({ person }) => person),
    );
    for (const { person, mark } of marks) {
      const who = enrolled.find((one) => one.person === person);
      if (who) await attendances.credit(scope, who, { step, at: overAt(state), mark });
    }
  }
}
