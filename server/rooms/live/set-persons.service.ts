import { notNow } from '../../core/errors.ts';
import type { Persons } from '../../core/persons.ts';
import type { Scope } from '../../core/scope.ts';
import type { MeetingChannel } from './meeting-channel.ts';
import { withoutPerson } from './meeting-forget.rule.ts';
import type { KeptMeeting, MeetingStore } from './meeting.store.ts';
import { isOf, withoutJoining } from './one-person.rule.ts';
import type { JoinerStore, SetStore } from './set.store.ts';
import type { MeetingSet } from './set.types.ts';

interface Parts {
  sets: SetStore;
  joiners: JoinerStore;
  meetings: MeetingStore;
  channel: Pick<MeetingChannel, 'tell'>;
}

const ROUNDS = 8;

/** What sets and their meetings keep of somebody: their own turns, actions and reports, and what they said to be placed. */
export class SetPersons implements Persons {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Nobody else's words: of a turn the record is the presenter's. */
  async take(scope: Scope, person: string): Promise<Record<string, unknown>> {
    const { sets, joiners, meetings } = this.#parts;
    const [set, said, held] = await Promise.all([
      sets.ofPerson(scope, person),
      joiners.find(scope, person),
      meetings.withPerson(scope, person),
    ]);
    const own = set && {
      number: set.number,
      meetings: set.meetings.map(({ at }) => at),
      rules: set.rules,
      agreed: set.agreed[person] ?? null,
      spokenWith: set.spoken?.[person] ?? null,
    };
    return {
      actionLearningSet: own ?? null,
      setJoining: said ? { languages: said.languages, timeZone: said.timeZone, line: said.line } : null,
      setMeetings: held.map((kept) => ownOf(kept, person)),
    };
  }

  async erase(scope: Scope, person: string): Promise<void> {
    const { sets, joiners, meetings } = this.#parts;
    await joiners.erase(scope, person);
    for (const set of await sets.list(scope)) await this.#outOf(scope, set.id, person);
    for (const kept of await meetings.withPerson(scope, person)) await this.#forget(scope, kept, person);
  }

  async #outOf(scope: Scope, id: string, person: string): Promise<void> {
    for (let round = 0; round < ROUNDS; round += 1) {
      const set = await this.#parts.sets.find(scope, id);
      if (!set || !leadsTo(set, person)) return;
      const agreed = without(set.agreed, person);
      const spoken = without(set.spoken ?? {}, person);
      const moves = set.moves.filter((move) => move.person !== person && move.by !== person);
      const members = set.members.filter((one) => one !== person);
      const joined = withoutJoining(set, isOf(person));
      if (await this.#parts.sets.change(set, { members, agreed, spoken, moves, joined })) return;
    }
    throw notNow();
  }

  async #forget(scope: Scope, first: KeptMeeting, person: string): Promise<void> {
    const { meetings, channel } = this.#parts;
    let kept: KeptMeeting | undefined = first;
    for (let round = 0; kept && round < ROUNDS; round += 1) {
      const now = {
        state: withoutPerson(kept.state, person),
        people: kept.people.filter((one) => one !== person),
        joined: withoutJoining(kept, isOf(person)),
      };
      if (await meetings.replace(kept, now))
        return channel.tell({ ...kept, ...now, revision: kept.revision + 1 });
      kept = await meetings.find(scope, kept);
    }
    if (kept) throw notNow();
  }
}

const without = <T>(all: Readonly<Record<string, T>>, person: string): Record<string, T> =>
  Object.fromEntries(Object.entries(all).filter(([one]) => one !== person));

const leadsTo = ({ members, agreed, spoken, moves, joined }: MeetingSet, person: string): boolean =>
  members.includes(person) ||
  joined?.some(isOf(person)) === true ||
  agreed[person] !== undefined ||
  spoken?.[person] !== undefined ||
  moves.some((move) => move.person === person || move.by === person);

function ownOf({ n, state }: KeptMeeting, person: string) {
  const turns = Object.values(state.turns).filter((turn) => turn.person === person);
  const isOwn = (turn: string) => turns.some(({ id }) => id === turn);
  const reported = Object.entries(state.brought).filter(([, { owner }]) => owner === person);
  return {
    n,
    here: state.here[person] ?? null,
    turns: turns.map(({ begunAt, endedAt, wanted, questions, advice }) => {
      return { begunAt, endedAt, wanted, questions, advice };
    }),
    lines: Object.values(state.lines)
      .filter(({ turn, gone }) => isOwn(turn) && !gone)
      .map(({ kind, text, at }) => ({ kind, text, at })),
    actions: Object.values(state.actions)
      .filter(({ owner, gone }) => owner === person && !gone)
      .map(({ text, first, planB, due }) => ({ text, first, planB, due })),
    reports: reported.map(([id, { text, due }]) => ({ text, due, report: state.reports[id] ?? null })),
  };
}
