import { notFound, notNow } from '../../core/errors.ts';
import type { BodyOf } from '../../core/endpoint.contract.ts';
import type { Session } from '../../core/session.ts';
import type { SessionsHeldService } from './sessions-held.service.ts';
import { isSelfManaged } from './set-dates.rule.ts';
import { type Group, problemsOf } from './set-formation.rule.ts';
import { joiningOf } from './joiners.ts';
import { peopleOf, shownOf } from './set-people.ts';
import { presentTrainersSet } from './set.present.ts';
import type { SetParts } from './set.service.ts';
import type { speakWith } from './sets-desk.contract.ts';
import { presentPractice } from './sets-desk.present.ts';
import type { TriadService } from './triad.service.ts';

export type SessionsHeld = Pick<SessionsHeldService, 'of' | 'ofPerson' | 'langOf'>;

interface Parts extends SetParts {
  sessions: SessionsHeld;
  triads: Pick<TriadService, 'practised'>;
}

const ROUNDS = 4;
const PAGE = 50;

/** Sets and practice of a cohort as its trainers see them: at a glance, and who needs a word. */
export class SetsDeskService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async overview(session: Session) {
    const { sets, meetings, people, clock } = this.#parts;
    const [all, held, { known, learners, said, timeZone }] = await Promise.all([
      sets.list(session),
      meetings.glances(session),
      joiningOf(this.#parts, session),
    ]);
    const cohort = await shownOf(people, session, learners);
    const named = new Map(cohort.map((one) => [one.id, one]));
    const ids = all.flatMap(({ members, moves }) => [
      ...members,
      ...moves.flatMap(({ person, by }) => [person, by]),
    ]);
    // Trainers, and those who have left.
    const others = ids.filter((id) => !named.has(id));
    for (const one of await peopleOf(people, session, others)) named.set(one.id, one);
    const placed = new Set(all.flatMap(({ members }) => members));
    const now = clock.now();
    const shown = all.map((set) => {
      const own = held.filter((one) => one.set === set.id).toSorted((one, other) => one.n - other.n);
      return presentTrainersSet(set, own, { people: named, problems: problemsOf(set.members, known), now });
    });
    const without = cohort
      .filter(({ id }) => !placed.has(id))
      .map((one) => ({ ...one, said: said.has(one.id) }));
    return { sets: shown, without, timeZone, now: now.toISOString() };
  }

  /** What stands against groups that nobody has formed yet. */
  async check(session: Session, groups: readonly Group[]) {
    const { known } = await joiningOf(this.#parts, session);
    return groups.map((group) => problemsOf(group, known));
  }

  async calls(session: Session) {
    const { sets, meetings } = this.#parts;
    const calling = await meetings.calling(session);
    if (calling.length === 0) return [];
    const numbers = new Map((await sets.list(session)).map(({ id, number }) => [id, number]));
    return calling
      .flatMap(({ set, n, state: { call } }) => {
        const number = numbers.get(set);
        if (number === undefined || !call) return [];
        return [{ set, number, n, selfManaged: isSelfManaged(n), at: new Date(call.at).toISOString() }];
      })
      .toSorted((one, other) => one.at.localeCompare(other.at));
  }

  /** S10. Until they are away twice again: that it was done is all that is kept of it. */
  async speak(
    session: Session,
    { set: id, person }: { set: string; person: string },
    { n, spoken: done }: BodyOf<typeof speakWith>,
  ) {
    for (let round = 0; round < ROUNDS; round += 1) {
      const set = await this.#parts.sets.find(session, id);
      if (!set?.members.includes(person)) throw notFound('set');
      const { [person]: _was, ...others } = set.spoken ?? {};
      const spoken = done ? { ...others, [person]: { n, at: this.#parts.clock.now() } } : others;
      if (await this.#parts.sets.change(set, { spoken })) return { spoken: done };
    }
    throw notNow();
  }

  async practice(session: Session, after: number) {
    const { sets, meetings, triads, people, sessions, clock } = this.#parts;
    const [held, all, glances, practised, run, lang] = await Promise.all([
      sessions.of(session),
      sets.list(session),
      meetings.glances(session),
      triads.practised(session),
      people.findRun(session),
      sessions.langOf(session),
    ]);
    const query = { who: 'active' as const, after, highest: run.entries, limit: PAGE };
    const { list, next } = await people.pageOf(session, query);
    const known = { held, sets: all, past: glances, triads: practised, now: clock.now() };
    const page = presentPractice(known, await shownOf(people, session, list), lang);
    const named = await peopleOf(
      people,
      session,
      page.away.map(({ person }) => person),
    );
    const away = page.away.map(({ weeks }, at) => ({
      ...(named[at] ?? { id: '', name: null, number: null }),
      weeks,
    }));
    return { ...page, away, next, now: known.now.toISOString() };
  }
}
