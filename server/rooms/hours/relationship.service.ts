import type { Clock } from '../../core/clock.ts';
import { AppError, invalid, notFound } from '../../core/errors.ts';
import type { Scope } from '../../core/scope.ts';
import type { Session } from '../../core/session.ts';
import type { Made } from '../../house.ts';
import type { LogStore } from './log.store.ts';
import type { Phase, Relationship } from './log.types.ts';
import { forgottenPaper } from './paper-finished.rule.ts';
import type { PaperService } from './paper.service.ts';
import {
  begun,
  endedWithoutFault,
  endingTakenBack,
  inState,
  withNext,
  withPhase,
  type About,
  type Next,
} from './relationship-change.rule.ts';
import { isOpen, nudgesOf, refusalOf, sessionsOf } from './relationship.rule.ts';
import { presentPage, presentRelationship } from './relationship.present.ts';
import type { RelationshipStore } from './relationship.store.ts';
import type { RunHoursService } from './run-hours.service.ts';
import type { StepService } from './step.service.ts';

interface Parts {
  logs: LogStore;
  store: RelationshipStore;
  papers: PaperService;
  steps: StepService;
  runs: Pick<RunHoursService, 'of'>;
  clock: Clock;
}

interface Who extends Scope {
  person: string;
  testUser: boolean;
}

interface Saved {
  revision: number;
}

/** Two devices at once: the slower one reads again. More rounds than this are no accident. */
const ROUNDS = 8;

/** Whom a learner mentors: from the first label to the end. */
export class RelationshipService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Adds somebody, or changes what is said of them. The id is the device's: sent again, it is the same one. */
  async save(session: Session, id: string, about: About): Promise<Saved> {
    const at = this.#parts.clock.now();
    return this.#change(session, (all) => {
      const before = all.find((one) => one.id === id);
      const others = all.filter((one) => one !== before);
      if (others.some(({ label }) => label === about.label)) throw new AppError(409, 'label-taken');
      const refusal = before && !isOpen(before) ? undefined : refusalOf(about, others.filter(isOpen).length);
      if (refusal) throw new AppError(400, 'relationship-refused', { ...refusal });
      const after = before ? { ...before, ...about, connectionSaidAt: at } : begun(id, about, at);
      return before ? all.map((one) => (one === before ? after : one)) : [...all, after];
    });
  }

  async open(session: Session, id: string) {
    const { logs, papers, clock, runs } = this.#parts;
    const [log, { numbers }, answers] = await Promise.all([
      logs.find(session, session.person),
      runs.of(session),
      papers.of(session, session.person),
    ]);
    const found = log?.relationships.find((one) => one.id === id);
    if (!log || !found) throw notFound('relationship');
    const now = clock.now();
    const given = {
      entries: log.entries,
      open: log.relationships.filter(isOpen).length,
      sessions: numbers.sessions,
      now,
    };
    return presentPage({
      relationship: presentRelationship(found, { asks: log.asks, now }),
      ...papers.present(found, { log, answers }),
      sessions: sessionsOf(found, log.entries).length,
      nudges: nudgesOf(found, given),
    });
  }

  async setNext(session: Session, id: string, next: Next | null): Promise<Saved> {
    const now = this.#parts.clock.now();
    if (next && next.endsAt <= next.at) throw invalid([{ path: 'body.next.endsAt', code: 'not-after' }]);
    if (next && next.endsAt < now) throw invalid([{ path: 'body.next.at', code: 'in-past' }]);
    return this.changeOne(session, id, (one) => (isOpen(one) ? withNext(one, next, now) : undefined));
  }

  setPhase(session: Session, id: string, phase: Phase, on: string): Promise<Saved> {
    return this.changeOne(session, id, (one) => withPhase(one, phase, on));
  }

  setState(session: Session, id: string, state: 'paused' | 'open' | 'renewed' | 'completed'): Promise<Saved> {
    const at = this.#parts.clock.now();
    return this.changeOne(session, id, (one) => inState(one, state, at));
  }

  /** Either of the two has said so. */
  endWithoutFault(session: Session, id: string, undo: boolean): Promise<Saved> {
    const at = this.#parts.clock.now();
    return this.changeOne(session, id, (one) => {
      // Pressed twice it has ended once.
      if (!undo && one.ending === 'no-fault') return one;
      return undo ? endingTakenBack(one, at) : endedWithoutFault(one, at);
    });
  }

  /** The mentor says that both have signed on paper, or that it was said by mistake. */
  async signedOnPaper(session: Session, id: string, signed: boolean): Promise<Saved> {
    const at = this.#parts.clock.now();
    const inTool = signed ? null : await this.#parts.papers.agreedAt(session, session.person, id);
    return this.changeOne(session, id, (one) => {
      const { agreement } = one;
      // The mentee's own signature is not the mentor's to take away.
      if (agreement.way === 'link') return signed ? one : undefined;
      const now = signed
        ? { mentorAt: agreement.mentorAt ?? at, menteeAt: agreement.menteeAt ?? at, way: 'paper' as const }
        : { mentorAt: inTool, menteeAt: null, way: null };
      return { ...one, agreement: now };
    });
  }

  /** A paper about a relationship was finished. */
  async hear(made: Made): Promise<void> {
    const heard = await this.#parts.papers.heard(made);
    if (heard) await this.#change(made, (all) => changed(all, heard.id, heard.change));
  }

  /** A paper was forgotten: what was known from it is not known any more. */
  async forgot(session: Session, { form, subject }: { form: string; subject: string }): Promise<void> {
    await this.#change(session, (all) => changed(all, subject, (one) => forgottenPaper(one, form)));
  }

  /** An agreement was begun, perhaps the first. */
  async began(session: Session): Promise<void> {
    const { logs, steps } = this.#parts;
    await steps.look(session, (await logs.find(session, session.person))?.relationships ?? []);
  }

  /** Changes one relationship; 409 where it stands in no state for that. */
  async changeOne(
    who: Who,
    id: string,
    change: (one: Relationship) => Relationship | undefined,
  ): Promise<Saved> {
    return this.#change(who, (all) => {
      const before = all.find((one) => one.id === id);
      if (!before) throw notFound('relationship');
      const after = change(before);
      if (!after) throw new AppError(409, 'relationship-state', { ending: before.ending });
      return changed(all, id, () => after);
    });
  }

  /** Reads, lets the caller decide, writes; again when somebody was faster. What steps ask for is looked at afterwards. */
  async #change(who: Who, decide: (all: readonly Relationship[]) => readonly Relationship[]): Promise<Saved> {
    const { logs, store, clock, steps } = this.#parts;
    for (let round = 0; round < ROUNDS; round++) {
      const seen = await logs.find(who, who.person);
      const before = seen?.relationships ?? [];
      const relationships = decide(before);
      if (relationships === before) return { revision: seen?.revision ?? 0 };
      const revision = await store.save(who, who, seen, { relationships, at: clock.now() });
      if (revision === undefined) continue;
      await steps.look(who, relationships);
      return { revision };
    }
    throw new AppError(409, 'conflict', { what: 'relationship' });
  }
}

/** The same list where nothing is different. */
function changed(
  all: readonly Relationship[],
  id: string,
  change: (one: Relationship) => Relationship,
): readonly Relationship[] {
  const before = all.find((one) => one.id === id);
  const after = before && change(before);
  return after === before ? all : all.map((one) => (one === before && after ? after : one));
}
