import type { BodyOf } from '../../core/endpoint.contract.ts';
import { dayIn } from '../../core/days.rule.ts';
import { AppError, notFound, notNow } from '../../core/errors.ts';
import type { Session } from '../../core/session.ts';
import { momentAt } from '../../core/wall-clock.rule.ts';
import { tellAfter } from './date-change.rule.ts';
import { formSets as formed, problemsOf } from './set-formation.rule.ts';
import { meetingDays, warningsOf } from './set-dates.rule.ts';
import type { formSets, moveMeeting, placeMember, settleSet } from './set.contract.ts';
import { joiningOf } from './joiners.ts';
import { planOf } from './set-plan.rule.ts';
import type { SetParts } from './set.service.ts';
import type { SetStore } from './set.store.ts';
import type { MeetingSet, Move, SetRules } from './set.types.ts';

interface Parts extends SetParts {
  /** The rules that a set of this run begins with. */
  startingRules(session: Session, lang: MeetingSet['lang'], at: Date): Promise<SetRules>;
}

const ROUNDS = 4;
const MOVES_KEPT = 200;
const DATE_MOVES_KEPT = 40;

/** What trainers do with sets: form them, put somebody elsewhere, move a date. */
export class FormingService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async propose(session: Session) {
    const [all, { known }] = await Promise.all([
      this.#parts.sets.list(session),
      joiningOf(this.#parts, session),
    ]);
    const placed = new Set(all.flatMap(({ members }) => members));
    const free = [...known.values()].filter(({ person }) => !placed.has(person));
    const { sets, left } = formed(free);
    return { sets: sets.map((members) => ({ members, problems: problemsOf(members, known) })), left };
  }

  async form(session: Session, { sets: groups, first, time, lang }: BodyOf<typeof formSets>) {
    const { sets, people, clock } = this.#parts;
    const now = clock.now();
    const [all, { known, timeZone }, settings] = await Promise.all([
      sets.list(session),
      joiningOf(this.#parts, session),
      people.settings.of(session, now),
    ]);
    const placed = new Set(all.flatMap(({ members }) => members));
    const named = groups.flat();
    const isFree = named.every((person) => known.has(person) && !placed.has(person));
    if (!isFree || new Set(named).size !== named.length) throw new AppError(409, 'conflict');
    const tooMany = groups.some((group) => problemsOf(group, known).includes('too-many'));
    if (tooMany) throw new AppError(409, 'too-many-in-a-set');
    const meetings = meetingDays(first, settings.closures).map((day) => {
      return { at: momentAt(timeZone, { day, time }), movedAt: null };
    });
    const rules = await this.#parts.startingRules(session, lang, now);
    const fresh = { meetings, timeZone, link: '', lang, rules, earlierRules: [], agreed: {} };
    let number = Math.max(0, ...all.map((set) => set.number));
    for (const members of groups) {
      number += 1;
      const unmoved = { moves: [], dateMoves: [] };
      const made = await sets.make(session, {
        ...fresh,
        ...unmoved,
        number,
        members,
        formedAt: now,
        revision: 1,
      });
      if (!made) throw new AppError(409, 'conflict');
    }
    return { formed: groups.length };
  }

  /** Out of one set before into the other: in between somebody is in none, and never in two. */
  async place(session: Session, person: string, { to, reason }: BodyOf<typeof placeMember>) {
    const { sets, clock } = this.#parts;
    const { known } = await joiningOf(this.#parts, session);
    const [from, target] = await Promise.all([
      sets.ofPerson(session, person),
      to === null ? undefined : sets.find(session, to),
    ]);
    if (!known.has(person) || (to !== null && !target)) throw notFound('set');
    if (from?.id === target?.id) return { problems: [] };
    const after = target ? [...target.members, person] : [];
    const problems = problemsOf(after, known);
    if (target && problems.includes('too-many')) throw new AppError(409, 'too-many-in-a-set');
    const move: Move = {
      person,
      from: from?.number ?? null,
      to: target?.number ?? null,
      reason,
      by: session.person,
      at: clock.now(),
    };
    const noted = (was: MeetingSet) => [...was.moves, move].slice(-MOVES_KEPT);
    if (from)
      await this.#change(session, from.id, (was) => ({
        members: was.members.filter((one) => one !== person),
        moves: noted(was),
      }));
    if (target)
      await this.#change(session, target.id, (was) => ({
        members: [...was.members.filter((one) => one !== person), person],
        moves: from ? was.moves : noted(was),
      }));
    return { problems: target ? problems : [] };
  }

  async moveMeeting(
    session: Session,
    { set: id, n }: { set: string; n: number },
    { at, anyway }: BodyOf<typeof moveMeeting>,
  ) {
    const { sets, meetings, people, clock } = this.#parts;
    const [set, held] = await Promise.all([sets.find(session, id), meetings.ofSet(session, id)]);
    const plan = set ? planOf(set, held) : [];
    const planned = plan.find((one) => one.n === n);
    if (!set || planned?.state !== 'planned') throw notFound('meeting');
    const { closures } = await people.settings.of(session, clock.now());
    const days = plan.map((one) => dayIn(set.timeZone, one.at));
    const day = dayIn(set.timeZone, new Date(at));
    const warnings = warningsOf({ n, day }, days, closures);
    if (warnings.length > 0 && !anyway) return { moved: false, warnings };
    await this.#change(session, id, (was) => {
      const now = clock.now();
      const kept = planOf(was, held).map((one, place) => ({
        at: one.at,
        movedAt: was.meetings[place]?.movedAt ?? null,
      }));
      const move = { n, from: kept[n - 1]?.at ?? planned.at, to: new Date(at), at: now };
      return {
        meetings: kept.with(n - 1, { at: move.to, movedAt: now }),
        dateMoves: [...was.dateMoves, move].slice(-DATE_MOVES_KEPT),
        tellAt: tellAfter(now),
      };
    });
    return { moved: true, warnings };
  }

  async settle(session: Session, id: string, fields: BodyOf<typeof settleSet>): Promise<void> {
    await this.#change(session, id, () => fields);
  }

  async #change(session: Session, id: string, work: (was: MeetingSet) => Parameters<SetStore['change']>[1]) {
    for (let round = 0; round < ROUNDS; round += 1) {
      const set = await this.#parts.sets.find(session, id);
      if (!set) throw notFound('set');
      const now = await this.#parts.sets.change(set, work(set));
      if (!now) continue;
      await this.#parts.meeting.follow(now);
      return;
    }
    throw notNow();
  }
}
