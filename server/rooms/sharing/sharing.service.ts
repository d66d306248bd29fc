import type { Clock } from '../../core/clock.ts';
import { AppError, notFound } from '../../core/errors.ts';
import type { Scope } from '../../core/scope.ts';
import type { Session } from '../../core/session.ts';
import type { PeopleService } from '../people/people.service.ts';
import type { AdaptationStore } from './adaptation.store.ts';
import type { AuthorsService } from './authors.service.ts';
import { credited, creditedAt, creditsOf } from './family.rule.ts';
import type { ItemStore } from './item.store.ts';
import { presentCopy, presentOwnItem, presentReaders, type ShownCredit } from './sharing.present.ts';
import type { Adaptation, Audience, Kind, ShareGate, Thing } from './sharing.types.ts';

export type { ShownCredit } from './sharing.present.ts';
export type { ShareGate } from './sharing.types.ts';

export interface SharingParts {
  items: ItemStore;
  adaptations: AdaptationStore;
  authors: AuthorsService;
  people: Pick<PeopleService, 'cohortOf'>;
  clock: Clock;
}

interface Share {
  write: string;
  audience: Audience;
  revision: number;
}

/** Sharing one's own, one thing at a time, with one audience, until it is taken back (C5). */
export class SharingService {
  readonly #parts: SharingParts;
  readonly #gates = new Map<Kind, ShareGate>();

  constructor(parts: SharingParts) {
    this.#parts = parts;
  }

  /** A room lets things of its own be shared. */
  openTo(kind: Kind, gate: ShareGate): void {
    this.#gates.set(kind, gate);
  }

  gateOf(kind: Kind): ShareGate {
    const gate = this.#gates.get(kind);
    if (!gate) throw notFound('thing');
    return gate;
  }

  /** What it is called and how it is drawn. Rejects with not-found where this run has no such thing. */
  async about(scope: Scope, { kind, part }: Thing) {
    const about = await this.gateOf(kind).about(scope, part);
    if (!about) throw notFound('thing');
    return about;
  }

  /** Freezes what is saved, if that is what its author has looked at. */
  async share(session: Session, { kind, part }: Thing, { write, audience, revision }: Share) {
    const { items, adaptations, clock } = this.#parts;
    const thing = { kind, part };
    const { person, testUser } = session;
    const gate = this.gateOf(kind);
    await this.about(session, thing);
    if (!gate.audiences.includes(audience)) throw notFound('audience');
    const before = await items.findOwn(session, person, { ...thing, audience });
    if (before?.write === write) return { id: before.id, at: before.at.toISOString() };
    const own = await gate.own(session, person, part);
    if (!own) throw new AppError(409, 'nothing-to-share');
    if (own.revision !== revision) throw new AppError(409, 'conflict', { revision: own.revision });
    const from = credited(await adaptations.ofPerson(session, person, thing));
    const at = clock.now();
    const id = await items.share(session, {
      ...thing,
      person,
      testUser,
      audience,
      at,
      write,
      content: own.content,
      credits: creditsOf(from),
      via: from.map((one) => one.id),
    });
    return { id, at: at.toISOString() };
  }

  async withdraw(session: Session, id: string) {
    if (!(await this.#parts.items.withdraw(session, session.person, id))) throw notFound('item');
    return {};
  }

  async own(session: Session) {
    const { items, adaptations, authors } = this.#parts;
    const [shared, taken] = await Promise.all([
      items.ofPerson(session, session.person),
      adaptations.ofPerson(session, session.person),
    ]);
    const made = await adaptations.madeOf(
      session,
      shared.map(({ id }) => id),
    );
    const credits = await authors.credits(
      session,
      taken.map((one) => one.credits),
    );
    return {
      items: shared.map((item) => presentOwnItem(session, item, countOf(made, item.id))),
      copies: taken.map((copy, at) => presentCopy(session, copy, credits[at] ?? [])),
    };
  }

  /** Sections that these people share with their cohort: for rooms above, which know who belongs together. */
  async sharedBy(scope: Scope, people: readonly string[]) {
    const found = await this.#parts.items.ofPeople(scope, people);
    const gate = this.gateOf('section');
    const lines = await Promise.all(
      found.map(async ({ id, person, part, at }) => {
        const title = (await gate.about(scope, part))?.title;
        return title ? [{ id, person, title, at }] : [];
      }),
    );
    return lines.flat();
  }

  async readers(session: Session) {
    const { people, authors } = this.#parts;
    const { learners, trainers } = await people.cohortOf(session, session.person);
    return presentReaders(session, learners, await authors.of(session, trainers));
  }

  /**
   * Whose work stands in what somebody has of a kind, by part, a list for each copy: for whatever they show or take away
   * of it. `at`: as it was then.
   */
  async creditsOf(scope: Scope, person: string, { kind, at }: { kind: Kind; at?: Date | undefined }) {
    const { adaptations, authors } = this.#parts;
    const standing = creditedAt(await adaptations.ofPerson(scope, person), at).filter(
      (one) => one.kind === kind,
    );
    const shown = await authors.credits(
      scope,
      standing.map(({ credits }) => credits),
    );
    const byPart = new Map<string, ShownCredit[][]>();
    for (const [index, { part }] of standing.entries())
      byPart.set(part, [...(byPart.get(part) ?? []), shown[index] ?? []]);
    return byPart as ReadonlyMap<string, ShownCredit[][]>;
  }
}

/** Those that were taken in; what student view takes counts nowhere. */
const countOf = (made: readonly Adaptation[], item: string): number =>
  made.filter(
    ({ placedAt, testUser, credits }) =>
      placedAt !== null && !testUser && credits.some((one) => one.item === item),
  ).length;
