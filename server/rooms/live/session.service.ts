import type { Clock } from '../../core/clock.ts';
import { AppError } from '../../core/errors.ts';
import type { Scope } from '../../core/scope.ts';
import type { Session } from '../../core/session.ts';
import type { CourseService } from '../course/course.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import { checkInWindow, isWithin, pulseWindow } from './attendance.rule.ts';
import type { AttendanceStore } from './attendance.store.ts';
import type { CalendarService } from './calendar.service.ts';
import { presentSession } from './calendar.present.ts';
import type { LiveSession } from './calendar.types.ts';
import type { ClockStore } from './clock.store.ts';
import { countsOf, presentOwn } from './session.present.ts';
import { type ClockAct, pressed } from './sheet-clock.rule.ts';

export interface Place {
  module: string;
  step: string;
}

interface Parts {
  calendar: Pick<CalendarService, 'find' | 'readerOf'>;
  attendances: AttendanceStore;
  clocks: ClockStore;
  course: Pick<CourseService, 'runSheet'>;
  people: Pick<PeopleService, 'learnersOf'>;
  clock: Clock;
}

/** When a session is held, in the words of rules that both sides know. */
export const heldOf = ({ startsAt, endsAt }: LiveSession) => ({
  startsAt: startsAt?.toISOString() ?? null,
  endsAt: endsAt?.toISOString() ?? null,
});

/** A live session as those see it who are in it: the learner their own part, the trainer run sheet and clock. */
export class SessionService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async read(session: Session, place: Place) {
    const { calendar, clock } = this.#parts;
    const [found, about] = await Promise.all([calendar.find(session, place), calendar.readerOf(session)]);
    const isLearner = session.role === 'learner';
    const [own, trainer] = await Promise.all([
      isLearner ? this.own(session, found) : null,
      isLearner ? null : this.#forTrainer(session, found, about.lang),
    ]);
    return {
      now: clock.now().toISOString(),
      session: presentSession(session, found, about),
      checkIn: checkInWindow(heldOf(found)),
      pulse: pulseWindow(heldOf(found)),
      alternative: found.kind === 'cohort',
      own,
      trainer,
    };
  }

  async own(session: Session, found: LiveSession) {
    const row = await this.#parts.attendances.find(session, session.person, found.step);
    return presentOwn(session, row, this.isOver(found));
  }

  isOver({ endsAt }: LiveSession): boolean {
    return endsAt !== null && endsAt <= this.#parts.clock.now();
  }

  async checkIn(session: Session, place: Place) {
    const { calendar, attendances, clock } = this.#parts;
    const found = await calendar.find(session, place);
    const [window, at] = [checkInWindow(heldOf(found)), clock.now()];
    if (!isWithin(window, at.toISOString())) throw new AppError(409, 'check-in-shut', { ...window });
    const row = await attendances.checkIn(session, session, { step: found.step, at });
    return presentOwn(session, row, this.isOver(found));
  }

  async tellAbsence(session: Session, place: Place, cannot: boolean) {
    const { calendar, attendances, clock } = this.#parts;
    const found = await calendar.find(session, place);
    const at = cannot ? clock.now() : null;
    const row = await attendances.tell(session, session, { step: found.step, at });
    return presentOwn(session, row, this.isOver(found));
  }

  /** L3. Only of a session that is over and has such a task: sets and triads have a later date instead. */
  async sayMadeUp(session: Session, place: Place, done: boolean) {
    const { calendar, attendances, clock } = this.#parts;
    const found = await calendar.find(session, place);
    if (found.kind === 'set' || !this.isOver(found)) throw new AppError(409, 'nothing-to-make-up');
    const at = done ? clock.now() : null;
    const row = await attendances.sayMadeUp(session, session, { step: found.step, at });
    return presentOwn(session, row, true);
  }

  async moveClock(session: Session, place: Place, { revision, act }: { revision: number; act: ClockAct }) {
    const { calendar, clocks, course, clock } = this.#parts;
    const found = await calendar.find(session, place);
    const { startsAt } = heldOf(found);
    if (startsAt === null) throw new AppError(409, 'not-dated');
    const [rows, state] = await Promise.all([
      course.runSheet(session, place),
      clocks.find(session, found.step),
    ]);
    const now = clock.now().toISOString();
    const next = { ...pressed(rows, { startsAt, state, now, act }), revision };
    if (!(await clocks.save(session, found.step, next)))
      throw new AppError(409, 'conflict', { what: 'clock' });
    return { now, clock: { ...next, revision: revision + 1 } };
  }

  /** How many of the cohort are what; who has left it stands in no list either. */
  async countsOf(scope: Scope, step: string) {
    const { attendances, people } = this.#parts;
    const [rows, learners] = await Promise.all([attendances.listAt(scope, step), people.learnersOf(scope)]);
    const known = new Set(learners);
    return { learners: learners.length, ...countsOf(rows.filter(({ person }) => known.has(person))) };
  }

  async #forTrainer(session: Session, found: LiveSession, lang: 'en' | 'es') {
    const { course, clocks } = this.#parts;
    const place = { module: found.module, step: found.slug };
    const [rows, clock, counts] = await Promise.all([
      course.runSheet(session, place),
      clocks.find(session, found.step),
      this.countsOf(session, found.step),
    ]);
    const sheet = rows.map(({ from, minutes, title, html }) => ({
      from,
      minutes,
      title: title[lang],
      html: html[lang],
    }));
    return { sheet, clock, counts };
  }
}
