import type { Scope } from '../../core/scope.ts';
import type { Clock } from '../../core/clock.ts';
import type { PeopleService } from '../people/people.service.ts';
import type { CalendarService } from './calendar.service.ts';
import { overAt, turnsHeld } from './meeting-attended.rule.ts';
import type { KeptMeeting, MeetingName, MeetingStore } from './meeting.store.ts';
import { peopleOf, type ShownPerson } from './set-people.ts';
import { MEETINGS, isSelfManaged } from './set-dates.rule.ts';
import { planOf } from './set-plan.rule.ts';
import { setSteps } from './set-steps.rule.ts';
import type { SetStore } from './set.store.ts';
import type { MeetingSet } from './set.types.ts';

interface Parts {
  meetings: Pick<MeetingStore, 'find' | 'ofRun' | 'ofSet' | 'withPerson'>;
  sets: Pick<SetStore, 'find' | 'list' | 'ofPerson'>;
  calendar: Pick<CalendarService, 'glance'>;
  people: Pick<PeopleService, 'listEnrolments' | 'namesakesOf'>;
  clock: Clock;
}

/** A meeting of a set as it was held, without a word of what was said in it. */
export interface HeldMeeting extends MeetingName {
  /** Of the set. */
  number: number;
  /** The course's step of it; null for a meeting beyond the course. */
  step: string | null;
  selfManaged: boolean;
  /** The set is at its last ten minutes, or through. */
  isReviewed: boolean;
  /** Null while they are at it. */
  endedAt: Date | null;
  /** Who was there, at any moment. */
  here: string[];
  members: string[];
  rulesConfirmed: boolean;
  turns: { person: string; minutes: number }[];
}

const MINUTE_MS = 60_000;

/** Meetings as rooms above know them: who was there, and when it ended. */
export class HeldMeetings {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Those that somebody was at, the newest first. */
  async of(scope: Scope, person: string): Promise<HeldMeeting[]> {
    const [all, sets] = await Promise.all([
      this.#parts.meetings.withPerson(scope, person),
      this.#parts.sets.list(scope),
    ]);
    const theirs = all.filter(({ state }) => state.here[person] !== undefined);
    return this.#asHeld(scope, theirs, sets);
  }

  /** All of a run, the newest first. */
  async ofRun(scope: Scope): Promise<HeldMeeting[]> {
    const [all, sets] = await Promise.all([this.#parts.meetings.ofRun(scope), this.#parts.sets.list(scope)]);
    return this.#asHeld(scope, all, sets);
  }

  async find(scope: Scope, name: MeetingName): Promise<HeldMeeting | undefined> {
    const [kept, set] = await Promise.all([
      this.#parts.meetings.find(scope, name),
      this.#parts.sets.find(scope, name.set),
    ]);
    return kept && set ? (await this.#asHeld(scope, [kept], [set]))[0] : undefined;
  }

  /** When the meeting that ends the course's series will be, for somebody who is in a set; null: it was, or nobody knows. */
  async lastAt(scope: Scope, person: string): Promise<Date | null> {
    const set = await this.#parts.sets.ofPerson(scope, person);
    if (!set) return null;
    const plan = planOf(set, await this.#parts.meetings.ofSet(scope, set.id));
    const last = plan.find(({ n }) => n === MEETINGS);
    return last?.state === 'planned' ? last.at : null;
  }

  /** People as others of the run know them. */
  shown(scope: Scope, persons: readonly string[]): Promise<ShownPerson[]> {
    return peopleOf(this.#parts.people, scope, persons);
  }

  async #asHeld(
    scope: Scope,
    all: readonly KeptMeeting[],
    sets: readonly MeetingSet[],
  ): Promise<HeldMeeting[]> {
    const steps = setSteps((await this.#parts.calendar.glance(scope)).sessions);
    const now = this.#parts.clock.now();
    const numbers = new Map(sets.map(({ id, number }) => [id, number]));
    return all
      .map((kept) =>
        heldOf(kept, { number: numbers.get(kept.set) ?? 0, step: steps[kept.n - 1] ?? null, now }),
      )
      .toSorted((one, other) => other.n - one.n || one.number - other.number);
  }
}

function heldOf(
  { set, n, state }: KeptMeeting,
  { number, step, now }: { number: number; step: string | null; now: Date },
): HeldMeeting {
  const over = overAt(state);
  const endedAt = state.closedAt !== null || over <= now ? over : null;
  return {
    set,
    n,
    number,
    step,
    selfManaged: isSelfManaged(n),
    isReviewed: endedAt !== null || state.phase === 'review',
    endedAt,
    here: Object.keys(state.here),
    members: [...state.members],
    rulesConfirmed: Object.keys(state.here).every((person) => state.rules.confirmed[person] !== undefined),
    turns: turnsHeld(state).map(({ person, begunAt, endedAt: ended }) => ({
      person,
      minutes: Math.max(1, Math.round(((ended ?? begunAt) - begunAt) / MINUTE_MS)),
    })),
  };
}
