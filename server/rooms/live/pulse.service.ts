import type { Clock } from '../../core/clock.ts';
import { AppError } from '../../core/errors.ts';
import type { Session } from '../../core/session.ts';
import { isAttended, isWithin, pulseWindow } from './attendance.rule.ts';
import type { AttendanceStore } from './attendance.store.ts';
import type { CalendarService } from './calendar.service.ts';
import type { PulseAnswer } from './pulse.rule.ts';
import type { PulseStore } from './pulse.store.ts';
import { presentPulse } from './session.present.ts';
import { heldOf, type Place } from './session.service.ts';

interface Parts {
  calendar: Pick<CalendarService, 'find'>;
  attendances: Pick<AttendanceStore, 'notePulse' | 'listAt'>;
  pulses: PulseStore;
  clock: Clock;
}

/** Two minutes at the end of a session, without a name. */
export class PulseService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** That somebody has answered is noted first: between the two an answer may get lost, and never comes twice. */
  async answer(session: Session, place: Place, answer: PulseAnswer) {
    const { calendar, attendances, pulses, clock } = this.#parts;
    const found = await calendar.find(session, place);
    const window = pulseWindow(heldOf(found));
    if (!isWithin(window, clock.now().toISOString())) throw new AppError(409, 'pulse-shut', { ...window });
    if (!(await attendances.notePulse(session, session, found.step)))
      throw new AppError(409, 'pulse-answered');
    // Student view tries it out, and nobody reads it.
    if (!session.testUser) await pulses.add(session, found.step, answer);
    return { answered: true as const };
  }

  async read(session: Session, place: Place) {
    const { calendar, attendances, pulses } = this.#parts;
    const { step } = await calendar.find(session, place);
    const [answers, rows] = await Promise.all([
      pulses.list(session, step),
      attendances.listAt(session, step),
    ]);
    const there = rows.filter(
      ({ mark, checkedInAt, testUser }) => !testUser && (isAttended(mark) || checkedInAt !== null),
    );
    return presentPulse(session, answers, Math.max(there.length, answers.length));
  }
}
