import { notNow } from '../../core/errors.ts';
import { knowsNobody, type Pair, type Persons } from '../../core/persons.ts';
import type { Scope } from '../../core/scope.ts';
import type { MeetingChannel } from './meeting-channel.ts';
import type { MeetingService } from './meeting.service.ts';
import type { KeptMeeting, MeetingStore } from './meeting.store.ts';
import { type Joined, joiningOf, withoutJoining, withPersonAs } from './one-person.rule.ts';
import type { JoinerStore, SetStore } from './set.store.ts';
import type { MeetingSet } from './set.types.ts';

interface Parts {
  sets: SetStore;
  joiners: Pick<JoinerStore, 'join' | 'part'>;
  meetings: MeetingStore;
  meeting: Pick<MeetingService, 'follow'>;
  channel: Pick<MeetingChannel, 'tell'>;
}

type Changed = Partial<MeetingSet> | undefined;

/** Whoever changes the same at the same moment is faster; then it is read again. */
const ROUNDS = 8;

/** Two entries that are one person, in sets and their meetings: they are in one set, and have what either did in its meetings. */
export class SetJoining implements Persons {
  readonly take = knowsNobody.take;
  readonly erase = knowsNobody.erase;
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async join(scope: Scope, pair: Pair): Promise<void> {
    const { from, into } = pair;
    const { sets, joiners, meetings } = this.#parts;
    await joiners.join(scope, pair);
    // Meetings first: one that is under way follows its set, and would have both in it.
    for (const kept of await meetings.withPerson(scope, from))
      await this.#rename(scope, kept, { from, into, left: false });
    const [theirs, own] = [await sets.ofPerson(scope, from), await sets.ofPerson(scope, into)];
    if (theirs) await this.#change(scope, theirs.id, (set) => joinedIn(set, pair, own === undefined));
  }

  async part(scope: Scope, pair: Pair): Promise<void> {
    const { sets, joiners, meetings } = this.#parts;
    await joiners.part(scope, pair);
    for (const kept of await meetings.withPerson(scope, pair.into)) await this.#renameBack(scope, kept, pair);
    for (const { id } of await sets.list(scope)) await this.#change(scope, id, (set) => partedIn(set, pair));
  }

  async #change(scope: Scope, id: string, next: (set: MeetingSet) => Changed): Promise<void> {
    const { sets, meeting } = this.#parts;
    for (let round = 0; round < ROUNDS; round += 1) {
      const set = await sets.find(scope, id);
      const fields = set && next(set);
      if (!set || !fields) return;
      const now = await sets.change(set, fields);
      if (now) return meeting.follow(now);
    }
    throw notNow();
  }

  /** Where both were in one meeting, each has their own of it: who said what there is known by others. */
  #rename(scope: Scope, first: KeptMeeting, joining: Joined): Promise<void> {
    const { from, into } = joining;
    return this.#replace(scope, first, (kept) => {
      if (kept.people.includes(into)) return undefined;
      const joined = [...(kept.joined ?? []), joining];
      return { state: withPersonAs(kept.state, from, into), people: [...kept.people, into], joined };
    });
  }

  #renameBack(scope: Scope, first: KeptMeeting, { from, into }: Pair): Promise<void> {
    return this.#replace(scope, first, (kept) => {
      const over = joiningOf(kept, from, into);
      if (!over) return undefined;
      const people = kept.people.filter((one) => one !== into);
      const joined = withoutJoining(kept, (one) => one === over);
      return { state: withPersonAs(kept.state, into, from), people, joined };
    });
  }

  async #replace(
    scope: Scope,
    first: KeptMeeting,
    next: (kept: KeptMeeting) => Pick<KeptMeeting, 'state' | 'people' | 'joined'> | undefined,
  ): Promise<void> {
    const { meetings, channel } = this.#parts;
    let kept: KeptMeeting | undefined = first;
    for (let round = 0; kept && round < ROUNDS; round += 1) {
      const now = next(kept);
      if (!now) return;
      if (await meetings.replace(kept, now))
        return channel.tell({ ...kept, ...now, revision: kept.revision + 1 });
      kept = await meetings.find(scope, kept);
    }
    if (kept) throw notNow();
  }
}

/** What of a set names its people. */
const namedIn = ({ members, agreed, spoken, moves }: MeetingSet) => ({
  members,
  agreed,
  moves,
  ...(spoken ? { spoken } : {}),
});

/** `into` takes the place; whoever has one already leaves this one free. */
function joinedIn(set: MeetingSet, { from, into }: Pair, isFree: boolean): Changed {
  if (!set.members.includes(from)) return undefined;
  const joined = [...(set.joined ?? []), { from, into, left: !isFree }];
  if (isFree) return { ...withPersonAs(namedIn(set), from, into), joined };
  return { members: set.members.filter((one) => one !== from), joined };
}

function partedIn(set: MeetingSet, { from, into }: Pair): Changed {
  const over = joiningOf(set, from, into);
  if (!over) return undefined;
  const joined = withoutJoining(set, (one) => one === over);
  if (!over.left) return { ...withPersonAs(namedIn(set), into, from), joined };
  const members = set.members.includes(from) ? set.members : [...set.members, from];
  return { members, joined };
}
