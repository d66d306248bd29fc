import type { Clock } from '../../core/clock.ts';
import type { BodyOf } from '../../core/endpoint.contract.ts';
import { notFound } from '../../core/errors.ts';
import type { Scope } from '../../core/scope.ts';
import type { Session } from '../../core/session.ts';
import type { PeopleService } from '../people/people.service.ts';
import type { SharingService } from '../sharing/sharing.service.ts';
import { openActions } from './between.rule.ts';
import type { noteAction, sayToFacilitator, showInDirectory } from './member.contract.ts';
import { presentBetween, presentOwnEntry, presentShownEntry, presentTrainersWord } from './member.present.ts';
import type { MemberStore } from './member.store.ts';
import type { DirectoryEntry } from './member.types.ts';
import type { MeetingStore } from './meeting.store.ts';
import { planOf } from './set-plan.rule.ts';
import { peopleOf } from './set-people.ts';
import type { SetStore } from './set.store.ts';
import type { MeetingSet } from './set.types.ts';

interface Parts {
  sets: Pick<SetStore, 'find' | 'ofPerson' | 'list'>;
  meetings: Pick<MeetingStore, 'ofSet'>;
  members: MemberStore;
  people: Pick<PeopleService, 'listEnrolments' | 'namesakesOf'>;
  sharing: Pick<SharingService, 'sharedBy'>;
  clock: Clock;
}

/** What a member has of their set between its meetings, and how its people reach one another. */
export class MemberService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async between(session: Session, id: string) {
    const set = await this.#own(session, id);
    const { meetings, members, sharing, clock } = this.#parts;
    const [held, kept, shared] = await Promise.all([
      meetings.ofSet(session, id),
      members.find(session, session.person),
      sharing.sharedBy(session, set.members),
    ]);
    const around = { plan: planOf(set, held), held, kept, now: clock.now() };
    return {
      ...presentBetween(session.person, around),
      shared: shared.map((one) => ({
        id: one.id,
        person: one.person,
        title: one.title,
        at: one.at.toISOString(),
      })),
    };
  }

  /** Of one's own that waits for its report. */
  async note(
    session: Session,
    { set, action }: { set: string; action: string },
    { state, said }: BodyOf<typeof noteAction>,
  ): Promise<void> {
    await this.#own(session, set);
    const { meetings, members, clock } = this.#parts;
    const open = openActions(await meetings.ofSet(session, set));
    if (!open.some(({ id, owner }) => id === action && owner === session.person)) throw notFound('action');
    await members.note(session, session.person, action, { state, said, at: clock.now() });
  }

  async say(
    session: Session,
    { set: id, n }: { set: string; n: number },
    { quarter, said }: BodyOf<typeof sayToFacilitator>,
  ): Promise<void> {
    const set = await this.#own(session, id);
    const { meetings, members, clock } = this.#parts;
    const plan = planOf(set, await meetings.ofSet(session, id));
    if (!plan.some((one) => one.n === n)) throw notFound('meeting');
    const word = { set: id, quarter, said, at: clock.now(), seenAt: null };
    await members.say(session, session.person, n, quarter || said !== '' ? word : null);
  }

  async words(session: Session) {
    const { members, sets } = this.#parts;
    const [all, known] = await Promise.all([members.all(session), sets.list(session)]);
    const numbers = new Map(known.map(({ id, number }) => [id, number]));
    const said = all.flatMap(({ person, words }) =>
      Object.entries(words).map(([n, word]) => ({ person, n: Number(n), word })),
    );
    const named = await this.#named(
      session,
      said.map(({ person }) => person),
    );
    const newest = said.toSorted((one, other) => other.word.at.getTime() - one.word.at.getTime());
    return {
      words: newest.flatMap(({ person, n, word }) => {
        const [who, set] = [named.get(person), numbers.get(word.set)];
        // Of whoever has left, or of a set that is no more, nothing waits.
        if (!who || who.number === null || set === undefined) return [];
        return [presentTrainersWord(session, word, { person: who, set, n })];
      }),
    };
  }

  async seen(session: Session, { person, n }: { person: string; n: number }): Promise<void> {
    const { members, clock } = this.#parts;
    const word = (await members.find(session, person)).words[n];
    if (!word) throw notFound('word');
    if (word.seenAt === null) await members.say(session, person, n, { ...word, seenAt: clock.now() });
  }

  /** Whom those who are asked about have chosen to be seen by, decides: one's set, or everybody who learns in the run. */
  async directory(session: Session) {
    const { sets, members } = this.#parts;
    const set = await sets.ofPerson(session, session.person);
    const inSet = new Set(set?.members);
    const [own, ofSet, ofCohort] = await Promise.all([
      members.find(session, session.person),
      members.list(session, [...inSet]),
      members.shownToCohort(session),
    ]);
    const shown = new Map<string, DirectoryEntry>();
    for (const { person, entry } of [...ofSet, ...ofCohort])
      if (entry && entry.to !== 'nobody' && person !== session.person) shown.set(person, entry);
    const named = await this.#named(session, [...shown.keys()]);
    const people = [...shown].flatMap(([id, entry]) => {
      const person = named.get(id);
      return person?.number == null ? [] : [presentShownEntry(entry, { person, inSet: inSet.has(id) })];
    });
    const order = (one: (typeof people)[number]) => (one.inSet ? 0 : 1e6) + (one.person.number ?? 0);
    return {
      own: own.entry && presentOwnEntry(own.entry),
      people: people.toSorted((one, other) => order(one) - order(other)),
    };
  }

  async show(session: Session, entry: BodyOf<typeof showInDirectory>): Promise<void> {
    const { members, clock } = this.#parts;
    await members.show(session, session.person, { ...entry, at: clock.now() });
  }

  async #own(session: Session, id: string): Promise<MeetingSet> {
    const set = await this.#parts.sets.find(session, id);
    if (!set?.members.includes(session.person)) throw notFound('set');
    return set;
  }

  async #named(scope: Scope, ids: readonly string[]) {
    const list = await peopleOf(this.#parts.people, scope, ids);
    return new Map(list.map((one) => [one.id, one]));
  }
}
