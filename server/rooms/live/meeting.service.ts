import type { Clock } from '../../core/clock.ts';
import type { BodyOf, Lang } from '../../core/endpoint.contract.ts';
import { AppError, notFound, notNow } from '../../core/errors.ts';
import type { Subscribe } from '../../core/event-stream.contract.ts';
import type { Scope } from '../../core/scope.ts';
import type { Session } from '../../core/session.ts';
import type { PeopleService } from '../people/people.service.ts';
import type { MeetingChannel, Step } from './meeting-channel.ts';
import type { tapMeeting } from './meeting.contract.ts';
import { faded } from './meeting.present.ts';
import { opened, press, settled } from './meeting.rule.ts';
import { setAsItIs, startOf } from './meeting-start.rule.ts';
import type { TapKind } from './meeting-tap.rule.ts';
import { meetingId, type KeptMeeting, type MeetingName, type MeetingStore } from './meeting.store.ts';
import { dayAfter, hasFaded, opensAt, planOf, type Planned } from './set-plan.rule.ts';
import { peopleOf } from './set-people.ts';
import type { SetStore } from './set.store.ts';
import type { MeetingSet } from './set.types.ts';

interface Parts {
  meetings: MeetingStore;
  sets: Pick<SetStore, 'find'>;
  channel: MeetingChannel;
  people: Pick<PeopleService, 'listEnrolments' | 'namesakesOf'>;
  clock: Clock;
  /** Questions that a set is offered, by their kind. */
  bankOf(scope: Scope): Promise<BankKind[]>;
}

interface BankKind {
  key: string;
  title: Record<Lang, string>;
  questions: Record<Lang, string>[];
}

/** Of two processes that write at once the slower one reads again. */
const ROUNDS = 6;
/** A press that waited longer than this was for a clock that has gone on without it. */
const LATE_MS = 20_000;
const FOR_NOW: ReadonlySet<TapKind> = new Set<TapKind>(['pause', 'go-on', 'speaks', 'name-process']);

/** Meetings of sets: opening, looking on, and what people do in them. */
export class MeetingService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async page(session: Session, name: MeetingName) {
    const { set, plan, held } = await this.#planned(session, name);
    const planned = plannedAt(plan, name.n);
    const kept = held.find(({ n }) => n === name.n);
    const who = whoIs(session);
    const shown = kept && this.#shownNow(kept, plan, who.person);
    const ids = [...new Set([...set.members, ...(kept?.people ?? [])])];
    const { version, lines, confidential, limits } = set.rules;
    return {
      set: { id: set.id, number: set.number },
      n: name.n,
      at: planned.at.toISOString(),
      timeZone: set.timeZone,
      opensAt: opensAt(planned.at).toISOString(),
      selfManaged: planned.selfManaged,
      facilitates: who.facilitates,
      // S3: the room of a meeting that its members run is theirs.
      link: who.facilitates && planned.selfManaged ? '' : set.link,
      people: await peopleOf(this.#parts.people, session, ids),
      rules: { version, lines: [...lines], confidential, limits },
      bank: await this.#parts.bankOf(session),
      nextAt: plan.find(({ n }) => n === name.n + 1)?.at.toISOString() ?? null,
      step: shown ? this.#parts.channel.whole(shown, who) : null,
    };
  }

  /** By whoever comes first, within the hour before its time or after it. */
  async open(session: Session, name: MeetingName): Promise<Step> {
    const { set, plan, held } = await this.#planned(session, name);
    const now = this.#parts.clock.now();
    if (opensAt(plannedAt(plan, name.n).at) > now) throw new AppError(409, 'too-early');
    // An earlier one would tell of actions that were reported long ago.
    if (held.some(({ n }) => n > name.n) && !held.some(({ n }) => n === name.n)) throw notFound('meeting');
    const state = opened(startOf(set, held, name.n, now));
    const kept = await this.#parts.meetings.open(session, name, state);
    return this.#parts.channel.whole(this.#shownNow(kept, plan, session.person), whoIs(session));
  }

  async events(session: Session, name: MeetingName, since: number): Promise<Subscribe> {
    return this.#parts.channel.listen(await this.#live(session, name), whoIs(session), since);
  }

  async changes(session: Session, name: MeetingName, since: number): Promise<Step | null> {
    return this.#parts.channel.wait(await this.#live(session, name), whoIs(session), since);
  }

  tap(session: Session, name: MeetingName, body: BodyOf<typeof tapMeeting>): Promise<Step> {
    const { channel } = this.#parts;
    return channel.inTurn(meetingId(session, name), () => this.#tap(session, name, body));
  }

  /** The set was changed: a meeting that is under way follows. */
  async follow(set: MeetingSet): Promise<void> {
    const { meetings, channel } = this.#parts;
    for (let round = 0; round < ROUNDS; round += 1) {
      const held = await meetings.ofSet(set, set.id);
      const open = held.findLast(({ state }) => state.phase !== 'closed');
      if (!open) return;
      const nextDay = dayAfter(planOf(set, held), open.n, set.timeZone);
      const now = await meetings.change(open, settled(open.state, setAsItIs(set, nextDay)));
      if (now) return channel.tell(now);
    }
    throw notNow();
  }

  /**
   * One command where this process shows the meeting to somebody: the state is at hand, and the write names the revision
   * it was worked out from. What is refused, or does nothing, is judged once more by what stands in the database.
   */
  async #tap(session: Session, name: MeetingName, { id, waitedMs, tap }: BodyOf<typeof tapMeeting>) {
    const { meetings, channel, clock } = this.#parts;
    const who = whoIs(session);
    const known = channel.known(meetingId(session, name));
    let kept = known;
    for (let round = 0; round < ROUNDS; round += 1) {
      const isFresh = kept === undefined || round > 0;
      kept = isFresh ? await this.#read(session, name) : kept;
      if (!kept || !isTheirs(kept, who)) throw notFound('meeting');
      if (kept.taps.includes(id)) return channel.whole(await this.#asItIsRead(kept, who.person), who);
      const isLate = waitedMs > LATE_MS && FOR_NOW.has(tap.kind);
      const pressed = { id, by: who.person, facilitates: who.facilitates, at: clock.now().getTime(), tap };
      const after = isLate ? kept.state : press(kept.state, pressed, { n: name.n });
      const doesNothing = typeof after === 'string' || after === kept.state;
      if (doesNothing && !isFresh) continue;
      if (typeof after === 'string') throw new AppError(409, 'tap-refused', { why: after });
      if (doesNothing) return channel.stepOf(kept, kept, who);
      // What is theirs a presenter may take back at any time.
      if (tap.kind !== 'erase') await this.#mindPresenter(kept);
      const now = await meetings.change(kept, after, id);
      if (now) {
        channel.tell(now);
        return channel.stepOf(kept, now, who);
      }
    }
    throw notNow();
  }

  async #read(scope: Scope, name: MeetingName): Promise<KeptMeeting | undefined> {
    const kept = await this.#parts.meetings.find(scope, name);
    if (kept) this.#parts.channel.tell(kept);
    return kept;
  }

  /** A record is its presenter's to change until the set meets again. */
  async #mindPresenter(kept: KeptMeeting): Promise<void> {
    if (kept.state.phase !== 'closed') return;
    const later = (await this.#parts.meetings.ofSet(kept, kept.set)).some(({ n }) => n > kept.n);
    if (later) throw new AppError(409, 'tap-refused', { why: 'closed' });
  }

  async #live(session: Session, name: MeetingName): Promise<KeptMeeting> {
    const known = this.#parts.channel.known(meetingId(session, name));
    const kept = known ?? (await this.#parts.meetings.find(session, name));
    if (!kept || !isTheirs(kept, whoIs(session))) throw notFound('meeting');
    // What is over is read as a page, where time has its say of who reads what (S11).
    if (this.#isLongOver(kept)) throw notFound('meeting');
    return kept;
  }

  /** One that nobody has closed is taken for over as well, long before what was written in it fades. */
  #isLongOver({ state: { closedAt, openedAt } }: KeptMeeting): boolean {
    const until = closedAt === null ? openedAt + LEFT_OPEN_MS : closedAt + OVER_MS;
    return until < this.#parts.clock.now().getTime();
  }

  /** A press that comes again weeks later is answered with no more than the page would show. */
  async #asItIsRead(kept: KeptMeeting, person: string): Promise<KeptMeeting> {
    if (!this.#isLongOver(kept)) return kept;
    const set = await this.#parts.sets.find(kept, kept.set);
    const plan = set ? planOf(set, await this.#parts.meetings.ofSet(kept, kept.set)) : [];
    return this.#shownNow(kept, plan, person);
  }

  #shownNow(kept: KeptMeeting, plan: readonly Planned[], person: string): KeptMeeting {
    const isOld = hasFaded(plan, kept.n, this.#parts.clock.now());
    return isOld ? { ...kept, state: faded(kept.state, person) } : kept;
  }

  async #planned(session: Session, { set: id, n }: MeetingName) {
    const set = await this.#parts.sets.find(session, id);
    if (!set || !(whoIs(session).facilitates || set.members.includes(session.person)))
      throw notFound('meeting');
    const held = await this.#parts.meetings.ofSet(session, id);
    const plan = planOf(set, held);
    if (!plan.some((one) => one.n === n)) throw notFound('meeting');
    return { set, plan, held };
  }
}

const OVER_MS = 86_400_000;
const LEFT_OPEN_MS = 14 * OVER_MS;

interface Who {
  person: string;
  facilitates: boolean;
}

/** A trainer of the run facilitates its sets; members are learners. */
const whoIs = ({ person, role }: Session): Who => ({ person, facilitates: role === 'trainer' });

const isTheirs = ({ state }: KeptMeeting, { person, facilitates }: Who): boolean =>
  facilitates || state.members.includes(person);

const plannedAt = (plan: readonly Planned[], n: number): Planned =>
  plan.find((one) => one.n === n) as Planned;
