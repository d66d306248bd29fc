import type { Clock } from '../../core/clock.ts';
import { AppError } from '../../core/errors.ts';
import type { Scope } from '../../core/scope.ts';
import type { Session } from '../../core/session.ts';
import type { CourseService } from '../course/course.service.ts';
import { presentOwnMeetings } from './account.present.ts';
import { isAttended } from './attendance.rule.ts';
import type { AttendanceStore } from './attendance.store.ts';
import type { Attendance } from './attendance.types.ts';
import type { CalendarService } from './calendar.service.ts';
import type { LiveSession } from './calendar.types.ts';
import type { MeetingStore } from './meeting.store.ts';
import type { MemberStore } from './member.store.ts';
import type { Place } from './session.service.ts';
import { planOf } from './set-plan.rule.ts';
import { countedOf, isOneTooMany, neededOf, setSteps } from './set-steps.rule.ts';
import type { SetStore } from './set.store.ts';

interface Parts {
  sets: Pick<SetStore, 'ofPerson'>;
  meetings: Pick<MeetingStore, 'ofSet'>;
  attendances: AttendanceStore;
  members: Pick<MemberStore, 'claimAccount' | 'leaveAccount'>;
  calendar: Pick<CalendarService, 'glance'>;
  course: Pick<CourseService, 'noteAt'>;
  clock: Clock;
}

/** The private note of a set's step in which the account is written. */
const ACCOUNT = 'account';

/** Which of the course's meetings count for somebody, and the one that an account may stand for (L2). */
export class AccountService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async attended(session: Session) {
    const { held, steps, rows, passed } = await this.#read(session);
    const meetings = held.map(({ step, module, slug }, at) => {
      const row = rows.find((one) => one.step === step);
      const counts = isAttended(row?.mark ?? null);
      const state = !counts ? 'open' : row?.mark === 'made-up' ? 'made-up' : 'attended';
      const mayMakeUp = !counts && passed(at + 1) && !isOneTooMany(steps, rows, step);
      return { n: at + 1, module, step: slug, state, mayMakeUp } as const;
    });
    const counted = countedOf(
      steps,
      rows.map(({ step, mark }) => ({ step, attended: isAttended(mark), madeUp: mark === 'made-up' })),
    );
    return presentOwnMeetings(session, { counted, needed: neededOf(steps), meetings });
  }

  async say(session: Session, place: Place, done: boolean) {
    const { held, steps, rows, passed } = await this.#read(session);
    const at = held.findIndex(({ module, slug }) => module === place.module && slug === place.step);
    const { step } = held[at] ?? { step: '' };
    const row = rows.find((one) => one.step === step);
    if (!done) return this.#takeBack(session, step, row);
    if (at < 0 || !passed(at + 1) || isAttended(row?.mark ?? null))
      throw new AppError(409, 'nothing-to-make-up');
    if (isOneTooMany(steps, rows, step)) throw new AppError(409, 'account-used');
    const text = await this.#parts.course.noteAt(session, { step, box: ACCOUNT });
    if (text.trim() === '') throw new AppError(409, 'account-empty');
    return this.#stand(session, step);
  }

  async #stand(session: Session, step: string) {
    const { attendances, members, clock } = this.#parts;
    const at = clock.now();
    // Two at the same moment, each of them the only one when it was asked: one of them is.
    if (!(await members.claimAccount(session, session.person, step))) throw new AppError(409, 'account-used');
    await attendances.sayMadeUp(session, session, { step, at });
    await attendances.mark(session, session, { step, at, mark: 'made-up' });
    return { madeUp: true };
  }

  async #takeBack(session: Session, step: string, row: Attendance | undefined) {
    const { attendances, members, clock } = this.#parts;
    if (row?.madeUpAt) await attendances.sayMadeUp(session, session, { step, at: null });
    if (row?.mark === 'made-up')
      await attendances.mark(session, session, { step, at: clock.now(), mark: null });
    await members.leaveAccount(session, session.person, step);
    return { madeUp: false };
  }

  async #read(session: Scope & { person: string }) {
    const { attendances, calendar, sets, meetings, clock } = this.#parts;
    const [{ sessions }, rows, set] = await Promise.all([
      calendar.glance(session),
      attendances.listOf(session, session.person),
      sets.ofPerson(session, session.person),
    ]);
    const plan = set ? planOf(set, await meetings.ofSet(session, set.id)) : [];
    const held = sessions.filter(({ kind }): boolean => kind === 'set');
    /** By the set's own dates; by those of the cohort for whoever is in no set. */
    const passed = (n: number): boolean => {
      const at = plan.find((one) => one.n === n)?.at ?? endOf(held[n - 1]);
      return at !== null && at <= clock.now();
    };
    return { held, steps: setSteps(sessions), rows, passed };
  }
}

const endOf = (session: LiveSession | undefined): Date | null => session?.endsAt ?? null;
