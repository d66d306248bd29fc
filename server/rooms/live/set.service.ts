import type { Clock } from '../../core/clock.ts';
import type { BodyOf } from '../../core/endpoint.contract.ts';
import { isTimeZone } from '../../core/days.rule.ts';
import { AppError, invalid, notFound, notNow } from '../../core/errors.ts';
import type { Session } from '../../core/session.ts';
import type { PeopleService } from '../people/people.service.ts';
import type { MeetingService } from './meeting.service.ts';
import type { MeetingStore } from './meeting.store.ts';
import type { CohortOfSets } from './set-cohort.ts';
import type { sayJoining, writeRules } from './set.contract.ts';
import { presentOwnSet } from './set.present.ts';
import { peopleOf } from './set-people.ts';
import type { JoinerStore, SetStore } from './set.store.ts';
import type { MeetingSet } from './set.types.ts';

export interface SetParts {
  sets: SetStore;
  joiners: JoinerStore;
  meetings: MeetingStore;
  meeting: Pick<MeetingService, 'follow'>;
  people: Pick<PeopleService, 'listEnrolments' | 'namesakesOf' | 'pageOf' | 'findRun' | 'settings'>;
  cohort: CohortOfSets;
  clock: Clock;
}

const ROUNDS = 4;
const RULES_KEPT = 20;

/** A set as its members have it: who is in it, when it meets, what it has agreed on. */
export class SetService {
  readonly #parts: SetParts;

  constructor(parts: SetParts) {
    this.#parts = parts;
  }

  async mine(session: Session) {
    const { sets, joiners, meetings, people, cohort } = this.#parts;
    const [set, said, others] = await Promise.all([
      sets.ofPerson(session, session.person),
      joiners.find(session, session.person),
      cohort.learners(session),
    ]);
    const held = set ? await meetings.ofSet(session, set.id) : [];
    const members = set ? await peopleOf(people, session, set.members) : [];
    return {
      now: this.#parts.clock.now().toISOString(),
      set: set ? presentOwnSet(set, held, new Map(members.map((one) => [one.id, one]))) : null,
      joining: {
        languages: [...(said?.languages ?? [])],
        timeZone: said?.timeZone ?? null,
        line: [...(said?.line ?? [])],
      },
      others: others.filter(({ id }) => id !== session.person),
    };
  }

  async sayJoining(session: Session, { languages, timeZone, line }: BodyOf<typeof sayJoining>) {
    if (timeZone !== null && !isTimeZone(timeZone))
      throw invalid([{ path: 'body.timeZone', code: 'invalid_zone' }]);
    const cohort = new Set((await this.#parts.cohort.learners(session)).map(({ id }) => id));
    const theirs = line.filter((one) => cohort.has(one) && one !== session.person);
    const said = { person: session.person, languages: [...new Set(languages)], timeZone, line: theirs };
    await this.#parts.joiners.say(session, said);
  }

  async agree(session: Session, id: string, version: number): Promise<void> {
    await this.#change(session, id, (set) => {
      if (set.rules.version !== version) throw new AppError(409, 'conflict', { version: set.rules.version });
      const agreed = { ...set.agreed, [session.person]: { version, at: this.#parts.clock.now() } };
      return set.agreed[session.person]?.version === version ? undefined : { agreed };
    });
  }

  /** Another text is another version, to which nobody has agreed but who wrote it. */
  async writeRules(session: Session, id: string, { version, ...text }: BodyOf<typeof writeRules>) {
    const at = this.#parts.clock.now();
    const set = await this.#change(session, id, (was) => {
      if (was.rules.version !== version) throw new AppError(409, 'conflict', { version: was.rules.version });
      const rules = { ...text, version: version + 1, at };
      const own = { [session.person]: { version: rules.version, at } };
      return {
        rules,
        earlierRules: [...was.earlierRules, was.rules].slice(-RULES_KEPT),
        agreed: was.members.includes(session.person) ? { ...was.agreed, ...own } : was.agreed,
      };
    });
    return { version: set.rules.version };
  }

  /** One change of a set that this person is in or facilitates; a meeting under way follows it. */
  async #change(
    session: Session,
    id: string,
    work: (set: MeetingSet) => Partial<MeetingSet> | undefined,
  ): Promise<MeetingSet> {
    for (let round = 0; round < ROUNDS; round += 1) {
      const set = await this.#parts.sets.find(session, id);
      const isTheirs = session.role === 'trainer' || set?.members.includes(session.person);
      if (!set || !isTheirs) throw notFound('set');
      const fields = work(set);
      if (!fields) return set;
      const now = await this.#parts.sets.change(set, fields);
      if (!now) continue;
      await this.#parts.meeting.follow(now);
      return now;
    }
    throw notNow();
  }
}
