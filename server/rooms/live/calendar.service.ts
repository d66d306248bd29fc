import type { Clock } from '../../core/clock.ts';
import type { BodyOf, Lang, QueryOf } from '../../core/endpoint.contract.ts';
import { AppError, notFound } from '../../core/errors.ts';
import { Memory } from '../../core/memory.ts';
import type { Scope } from '../../core/scope.ts';
import type { Session } from '../../core/session.ts';
import { momentAt, momentShowing, wallClock } from '../../core/wall-clock.rule.ts';
import type { Held } from '../../house.ts';
import type { CourseService, SessionOfCourse } from '../course/course.service.ts';
import { type PeopleService, runKey } from '../people/people.service.ts';
import type { settleRhythm, settleSession, takeSessions } from './calendar.contract.ts';
import { presentSession } from './calendar.present.ts';
import { meetingEvents, sessionEvents, sessionsFile } from './live-file.ts';
import { type MeetingDates, withMeetings } from './meeting-dates.service.ts';
import { FAR_DAYS, isFar, plannedDays, restsOn } from './calendar.rule.ts';
import type { CalendarStore } from './calendar.store.ts';
import { tellAfter } from './date-change.rule.ts';
import type { TriadDates } from './triad-dates.service.ts';
import type { LiveSession, Move, RunCalendarOfSessions, Settled } from './calendar.types.ts';

interface Parts {
  store: CalendarStore;
  course: Pick<CourseService, 'liveSessions'>;
  people: Pick<PeopleService, 'findPerson' | 'listEnrolments'>;
  clock: Clock;
  /** When the sets of people meet: some sessions are theirs to hold. */
  meetings: Pick<MeetingDates, 'of' | 'glance'>;
  /** When they practise in threes. */
  triads: Pick<TriadDates, 'events'>;
}

/** Somebody of a run. */
type Whose = Scope & { person: string };

/** Where a run has no zone yet. */
const NO_ZONE = 'UTC';
const MINUTE = 60_000;
/** How long a process trusts what it has read: another one may have saved since. */
const MEMORY_MS = 30_000;
/** More is nobody's business any more. */
const MOVES_KEPT = 10;

/** A run's sessions, and what they are worked out from. */
export interface SessionsOfRun {
  zone: string;
  startsOn: string | null;
  closures: readonly { from: string; to: string }[];
  settled: RunCalendarOfSessions;
  sessions: LiveSession[];
  /** Rises with whatever may move one of them. */
  moved: number;
}

/** When the live sessions of a run are held: by rule from its first day, and as its trainers moved them. */
export class CalendarService {
  readonly #parts: Parts;
  readonly #known = new Memory<SessionsOfRun>(MEMORY_MS);

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async read(session: Session) {
    const [all, about, sets] = await Promise.all([
      this.of(session),
      this.readerOf(session),
      this.#parts.meetings.of(session, session.person),
    ]);
    const { zone, startsOn, closures, settled } = all;
    const sessions = withMeetings(all.sessions, sets);
    const { rhythm, link, language, revision } = settled;
    return {
      now: this.#parts.clock.now().toISOString(),
      zone,
      startsOn,
      rhythm,
      link,
      language,
      closures: closures.map(({ from, to }) => ({ from, to })),
      sessions: sessions.map((one) => presentSession(session, one, about)),
      revision,
    };
  }

  /** All sessions of a run, in the order of the course. */
  async of(scope: Scope): Promise<SessionsOfRun> {
    const [course, settled] = await Promise.all([
      this.#parts.course.liveSessions(scope),
      this.#parts.store.find(scope),
    ]);
    return sessionsOf(course, settled);
  }

  /** The same, from what this process has read within half a minute: for pages that only say when something is held. */
  async glance(scope: Scope): Promise<SessionsOfRun> {
    const now = this.#parts.clock.now();
    const known = this.#known.get(runKey(scope), now);
    if (known) return known;
    const read = await this.of(scope);
    this.#known.set(runKey(scope), read, now);
    return read;
  }

  /** When each is held for somebody, by its step. */
  async times(whose: Whose): Promise<Map<string, Held>> {
    const [{ sessions }, sets] = await Promise.all([
      this.glance(whose),
      this.#parts.meetings.glance(whose, whose.person),
    ]);
    return new Map(
      withMeetings(sessions, sets).flatMap(({ step, startsAt: from, endsAt: until }) =>
        from && until ? [[step, { from, until }] as const] : [],
      ),
    );
  }

  /** One session, as somebody has it. Rejects with not-found when the run's edition has none at that step. */
  async find(whose: Whose, place: { module: string; step: string }): Promise<LiveSession> {
    const [{ sessions }, sets] = await Promise.all([
      this.of(whose),
      this.#parts.meetings.of(whose, whose.person),
    ]);
    const found = withMeetings(sessions, sets).find(
      ({ module, slug }) => module === place.module && slug === place.step,
    );
    if (!found) throw notFound('session');
    return found;
  }

  async settleRhythm(session: Session, { revision, ...next }: BodyOf<typeof settleRhythm>) {
    const { settled } = await this.of(session);
    const { rhythm: from } = settled;
    const { rhythm: to } = next;
    const isMoved = from.weekday !== to.weekday || from.time !== to.time;
    const move = { from, to, at: this.#parts.clock.now() };
    const rhythmMoves = [...settled.rhythmMoves, ...(isMoved ? [move] : [])].slice(-MOVES_KEPT);
    return this.#save(session, { ...settled, ...next, rhythmMoves, revision }, isMoved);
  }

  async settleSession(
    session: Session,
    place: { module: string; step: string },
    { revision, at: wanted, link, language, far }: BodyOf<typeof settleSession>,
  ) {
    const all = await this.of(session);
    const found = all.sessions.find(({ module, slug }) => module === place.module && slug === place.step);
    if (!found) throw notFound('session');
    const at = wanted && this.#momentOf(wanted, all, { planned: found.plannedOn, far });
    const before = all.settled.sessions.find(({ step }) => step === found.step);
    const moves = before?.moves ?? [];
    const isMoved = (at ?? null)?.getTime() !== (before?.at ?? null)?.getTime();
    const next: Settled = { step: found.step, at, link, language, moves };
    if (isMoved) next.moves = [...moves, this.#moveOf(found, next, all)].slice(-MOVES_KEPT);
    const others = all.settled.sessions.filter(({ step }) => step !== found.step);
    return this.#save(session, { ...all.settled, sessions: [...others, next], revision }, isMoved);
  }

  /** All that somebody comes to for a calendar program, triads too, or what is held at one step. */
  async file(session: Session, { lang, module, step }: QueryOf<typeof takeSessions>) {
    const whose = { ...session, lang };
    const wanted = step === undefined ? undefined : `${module}/${step}`;
    const [sessions, triads] = await Promise.all([
      this.events(whose, wanted),
      this.#parts.triads.events(whose, wanted),
    ]);
    const about = { lang, madeAt: this.#parts.clock.now() };
    return { name: 'sessions.ics', bytes: sessionsFile([...sessions, ...triads], about) };
  }

  /** Sessions as events of somebody's calendar; all of them, and what their set has fixed beyond them, where no step is named. */
  async events({ lang, ...whose }: Whose & { lang: Lang }, wanted?: string) {
    const [{ sessions, moved }, sets] = await Promise.all([
      this.glance(whose),
      this.#parts.meetings.glance(whose, whose.person),
    ]);
    const own = withMeetings(sessions, sets).filter(({ step }) => wanted === undefined || step === wanted);
    const about = { lang, moved: moved + (sets?.moved ?? 0) };
    const events = sessionEvents(whose, own, about);
    return wanted !== undefined || !sets
      ? events
      : [...events, ...meetingEvents(whose, sessions, { ...about, sets })];
  }

  /** In which language somebody reads, and since when: a trainer knows of all that was moved. */
  async readerOf(session: Session) {
    const [own] = await this.#parts.people.listEnrolments(session, [session.person]);
    const cameAt = session.role === 'learner' ? (own?.joinedAt ?? null) : null;
    return { lang: own?.lang ?? session.lang, cameAt };
  }

  /** A language chosen by the person wins over that of the launch. */
  async langOf(session: Session): Promise<Lang> {
    return (await this.#parts.people.findPerson(session, session.person))?.lang ?? session.lang;
  }

  /** Rejects where no clock shows that time, where the course rests, and where it is far and nobody says so. */
  #momentOf(
    wanted: { day: string; time: string },
    { zone, closures }: SessionsOfRun,
    { planned, far }: { planned: string | null; far: boolean },
  ): Date {
    const at = momentShowing(zone, wanted);
    if (!at) throw new AppError(400, 'no-such-hour');
    if (restsOn(wanted.day, closures)) throw new AppError(400, 'rest-day');
    if (isFar(planned, wanted.day) && !far) throw new AppError(409, 'far', { days: FAR_DAYS });
    return at;
  }

  #moveOf(found: LiveSession, { at }: Settled, { zone, settled }: SessionsOfRun): Move {
    const { plannedOn, startsAt } = found;
    const byRule = plannedOn === null ? null : momentAt(zone, { day: plannedOn, time: settled.rhythm.time });
    const to = at ?? byRule;
    const far = to !== null && isFar(plannedOn, wallClock(zone, to).day);
    return { from: startsAt, to, at: this.#parts.clock.now(), far };
  }

  async #save(scope: Scope, next: RunCalendarOfSessions, isMoved: boolean) {
    this.#known.drop(runKey(scope));
    const tellAt = isMoved ? tellAfter(this.#parts.clock.now()) : null;
    if (!(await this.#parts.store.save(scope, next, tellAt)))
      throw new AppError(409, 'conflict', { what: 'calendar' });
    return { revision: next.revision + 1 };
  }
}

type Course = Awaited<ReturnType<CourseService['liveSessions']>>;

function sessionsOf(
  { calendar, timeZone, revision, steps }: Course,
  settled: RunCalendarOfSessions,
): SessionsOfRun {
  const { startsOn, rests } = calendar;
  const mondays = steps.map(({ monday }) => monday ?? '');
  const { weekday } = settled.rhythm;
  const days = startsOn === null ? [] : plannedDays({ mondays, startsOn, weekday, closures: rests });
  const zone = timeZone ?? NO_ZONE;
  const sessions = steps.map((step, at) => sessionOf(step, { zone, settled, plannedOn: days[at] ?? null }));
  const moved = revision + settled.revision;
  return { zone, startsOn, closures: rests, settled, sessions, moved };
}

function sessionOf(
  { step, module, title }: SessionOfCourse,
  { zone, settled, plannedOn }: { zone: string; settled: RunCalendarOfSessions; plannedOn: string | null },
): LiveSession {
  const own = settled.sessions.find((one) => one.step === step.key);
  const byRule = plannedOn === null ? null : momentAt(zone, { day: plannedOn, time: settled.rhythm.time });
  const startsAt = own?.at ?? byRule;
  return {
    step: step.key,
    module,
    slug: step.slug,
    number: step.number,
    title,
    minutes: step.minutes,
    kind: step.visibility === 'set' ? 'set' : 'cohort',
    plannedOn,
    startsAt,
    endsAt: startsAt && new Date(startsAt.getTime() + step.minutes * MINUTE),
    moved: own?.moves.at(-1) ?? null,
    link: own?.link ?? settled.link,
    language: own?.language ?? settled.language,
  };
}
