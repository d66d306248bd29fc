import type { Clock } from '../../core/clock.ts';
import type { Scope } from '../../core/scope.ts';
import type { Session } from '../../core/session.ts';
import type { PeopleService } from '../people/people.service.ts';
import { isAttended } from './attendance.rule.ts';
import type { AttendanceStore } from './attendance.store.ts';
import type { CalendarService } from './calendar.service.ts';
import type { LiveSession } from './calendar.types.ts';

interface Parts {
  calendar: Pick<CalendarService, 'of' | 'glance' | 'langOf'>;
  attendances: AttendanceStore;
  people: Pick<PeopleService, 'learnersOf'>;
  clock: Clock;
}

/** Sessions of the cohort that are over, who of it was there, and when the run began. */
export interface HeldSessions {
  begins: Date | null;
  learners: readonly string[];
  sessions: readonly (Pick<LiveSession, 'step' | 'module' | 'slug' | 'number' | 'title'> & {
    startsAt: Date;
    there: ReadonlySet<string>;
  })[];
}

/** How a cohort came to its sessions, one after the other (S3.25). */
export class SessionsHeldService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  langOf = (session: Session) => this.#parts.calendar.langOf(session);

  /** The same of one learner, who sees of nobody else whether they came. */
  async ofPerson(scope: Scope, person: string) {
    const { calendar, attendances, clock } = this.#parts;
    const [{ sessions, startsOn }, rows] = await Promise.all([
      calendar.glance(scope),
      attendances.listOf(scope, person),
    ]);
    const there = new Set(rows.filter(wasLive).map(({ step }) => step));
    return {
      begins: firstMoment(startsOn),
      sessions: over(sessions, clock.now()).map(({ step, startsAt: at }) => ({ at, there: there.has(step) })),
    };
  }

  async of(scope: Scope): Promise<HeldSessions> {
    const { calendar, attendances, people, clock } = this.#parts;
    const [{ sessions, startsOn }, rows, learners] = await Promise.all([
      calendar.of(scope),
      attendances.ofRun(scope),
      people.learnersOf(scope),
    ]);
    const now = clock.now();
    const cohort = new Set(learners);
    const thereAt = new Map<string, Set<string>>();
    for (const row of rows) {
      if (!cohort.has(row.person) || !wasLive(row)) continue;
      const there = thereAt.get(row.step);
      if (there) there.add(row.person);
      else thereAt.set(row.step, new Set([row.person]));
    }
    return {
      begins: firstMoment(startsOn),
      learners,
      sessions: over(sessions, now).map((one) => ({
        ...one,
        there: thereAt.get(one.step) ?? new Set<string>(),
      })),
    };
  }
}

/** Those of the whole cohort that are over. */
const over = (sessions: readonly LiveSession[], now: Date) =>
  sessions.flatMap(({ kind, startsAt, endsAt, ...one }) =>
    kind === 'cohort' && startsAt && endsAt && endsAt <= now ? [{ ...one, startsAt }] : [],
  );

const firstMoment = (startsOn: string | null): Date | null =>
  startsOn === null ? null : new Date(`${startsOn}T00:00:00Z`);

/** Whoever has checked in was there until a trainer says otherwise; the task in its place is no practice with others. */
const wasLive = ({
  mark,
  checkedInAt,
}: {
  mark: Parameters<typeof isAttended>[0];
  checkedInAt: Date | null;
}) => (mark === null ? checkedInAt !== null : isAttended(mark) && mark !== 'made-up');
