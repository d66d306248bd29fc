import type { Clock } from '../../core/clock.ts';
import { Memory } from '../../core/memory.ts';
import type { Scope } from '../../core/scope.ts';
import { runKey } from '../people/people.service.ts';
import type { LiveSession } from './calendar.types.ts';
import type { MeetingStore } from './meeting.store.ts';
import { type HeldDates, planOf, type Planned } from './set-plan.rule.ts';
import type { SetStore } from './set.store.ts';
import type { MeetingSet } from './set.types.ts';

interface Parts {
  sets: Pick<SetStore, 'list' | 'ofPerson'>;
  meetings: Pick<MeetingStore, 'datesOf' | 'ofSet'>;
  clock: Clock;
}

/** When somebody's set meets. */
export interface SetDates {
  set: MeetingSet;
  plan: readonly Planned[];
  /** Rises whenever one of the dates may have moved. */
  moved: number;
}

const MEMORY_MS = 30_000;
const MINUTE = 60_000;
/** A meeting after the course is as long as those in it. */
const LENGTH_MIN = 90;

/** When somebody's set meets, for pages and calendars that say when something is held. */
export class MeetingDates {
  readonly #parts: Parts;
  readonly #known = new Memory<ReadonlyMap<string, SetDates>>(MEMORY_MS);

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Undefined: they are in no set yet. */
  async of(scope: Scope, person: string): Promise<SetDates | undefined> {
    const set = await this.#parts.sets.ofPerson(scope, person);
    return set && datesOf(set, await this.#parts.meetings.ofSet(scope, set.id));
  }

  /** The same, from what this process has read of the run within half a minute. */
  async glance(scope: Scope, person: string): Promise<SetDates | undefined> {
    const now = this.#parts.clock.now();
    const known = this.#known.get(runKey(scope), now);
    if (known) return known.get(person);
    const read = await this.#read(scope);
    this.#known.set(runKey(scope), read, now);
    return read.get(person);
  }

  async #read(scope: Scope): Promise<ReadonlyMap<string, SetDates>> {
    const [sets, held] = await Promise.all([
      this.#parts.sets.list(scope),
      this.#parts.meetings.datesOf(scope),
    ]);
    return new Map(
      sets.flatMap((set) => {
        const own = held.filter((one) => one.set === set.id);
        const dates = datesOf(set, own);
        return set.members.map((person) => [person, dates] as const);
      }),
    );
  }
}

const datesOf = (set: MeetingSet, held: readonly HeldDates[]): SetDates => {
  return { set, plan: planOf(set, held), moved: set.revision + held.length };
};

/** Sessions of a run as one of its people has them: those that sets hold are held when their own set meets. */
export function withMeetings(sessions: readonly LiveSession[], dates: SetDates | undefined): LiveSession[] {
  if (!dates) return [...sessions];
  const ofSets = sessions.filter(({ kind }) => kind === 'set');
  return sessions.map((session) => {
    const at = dates.plan[ofSets.indexOf(session)]?.at;
    if (!at) return session;
    const { link, lang } = dates.set;
    return {
      ...session,
      startsAt: at,
      endsAt: new Date(at.getTime() + session.minutes * MINUTE),
      moved: null,
      link: link === '' ? null : link,
      language: lang,
    };
  });
}

/** Meetings that no session of the course stands for: a set that goes on after it. */
export const meetingsAfter = (sessions: readonly LiveSession[], { plan }: SetDates) =>
  plan.slice(sessions.filter(({ kind }) => kind === 'set').length).map(({ n, at }) => {
    return { n, from: at, until: new Date(at.getTime() + LENGTH_MIN * MINUTE) };
  });
