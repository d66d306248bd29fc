import type { Clock } from '../../core/clock.ts';
import { notFound } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import type { Session } from '../../core/session.ts';
import type { CourseService } from '../course/course.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import { type AttendanceMark, isAttended, lateAfter } from './attendance.rule.ts';
import type { AttendanceStore, PendingMark } from './attendance.store.ts';
import type { CalendarService } from './calendar.service.ts';
import type { LiveSession } from './calendar.types.ts';
import { presentAttendant } from './session.present.ts';
import type { Place, SessionService } from './session.service.ts';

interface Parts {
  calendar: Pick<CalendarService, 'find'>;
  sessions: Pick<SessionService, 'isOver' | 'countsOf'>;
  attendances: AttendanceStore;
  course: Pick<CourseService, 'complete' | 'withdraw'>;
  people: Pick<PeopleService, 'findRun' | 'pageOf' | 'findEnrolment' | 'namesakesOf'>;
  clock: Clock;
  log: Log;
}

const PAGE = 50;
/** A mark that the course could not take on is told again after this. */
const AGAIN_MS = 60_000;

/** Who was there, as trainers say it; the course hears of it and credits the design minutes of the step. */
export class AttendanceService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async page(session: Session, place: Place, after: number) {
    const { calendar, people, attendances, sessions } = this.#parts;
    const [found, run] = await Promise.all([calendar.find(session, place), people.findRun(session)]);
    const query = { who: 'active' as const, after, highest: run.entries, limit: PAGE };
    const { list, next } = await people.pageOf(session, query);
    const persons = list.map(({ person }) => person);
    const [rows, counts, namesakes] = await Promise.all([
      attendances.listAt(session, found.step, persons),
      sessions.countsOf(session, found.step),
      people.namesakesOf(session, list),
    ]);
    const known = new Map(rows.map((row) => [row.person, row]));
    const of = { isOver: sessions.isOver(found), namesakes };
    return {
      people: list.map((one) => presentAttendant(session, one, { row: known.get(one.person), ...of })),
      next,
      counts,
    };
  }

  async mark(
    session: Session,
    place: Place,
    { person, mark }: { person: string; mark: AttendanceMark | null },
  ) {
    const { calendar, people, attendances, sessions, clock } = this.#parts;
    const [found, enrolment] = await Promise.all([
      calendar.find(session, place),
      people.findEnrolment(session, person),
    ]);
    if (enrolment?.role !== 'learner') throw notFound('person');
    const at = clock.now();
    const row = await attendances.mark(session, enrolment, { step: found.step, at, mark });
    const namesakes = await people.namesakesOf(session, [enrolment]);
    return presentAttendant(session, enrolment, { row, isOver: sessions.isOver(found), namesakes });
  }

  /** Everybody who has checked in, with one press; who came after the first ten minutes came late. */
  async confirm(session: Session, place: Place) {
    const { calendar, attendances, sessions, clock } = this.#parts;
    const found = await calendar.find(session, place);
    const confirmed = await attendances.confirm(session, {
      step: found.step,
      at: clock.now(),
      lateAfter: lateOf(found),
    });
    return { confirmed, counts: await sessions.countsOf(session, found.step) };
  }

  /** Tells the course of the mark that has waited longest; false when none does. A job calls it. */
  async tellNext(): Promise<boolean> {
    const { attendances, course, clock, log } = this.#parts;
    const waiting = await attendances.nextPending(clock.now());
    if (!waiting) return false;
    try {
      await tell(course, waiting);
      await attendances.settle(waiting);
    } catch (error) {
      await attendances.delay(waiting, new Date(clock.now().getTime() + AGAIN_MS));
      log.warn({ run: waiting.run, err: error }, 'attendance not told');
    }
    return true;
  }
}

const tell = async (course: Parts['course'], { mark, step, at, ...who }: PendingMark): Promise<unknown> =>
  isAttended(mark) ? course.complete(who, who, step, at) : course.withdraw(who, who, step);

/** Where nobody knows when it was, everybody was in time. */
const lateOf = ({ startsAt }: LiveSession): Date =>
  startsAt ? new Date(lateAfter({ startsAt: startsAt.toISOString() })) : new Date(8.64e15);
