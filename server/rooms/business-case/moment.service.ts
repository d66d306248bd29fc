import type { Clock } from '../../core/clock.ts';
import { AppError, notFound } from '../../core/errors.ts';
import { sha256, randomId } from '../../core/hash.ts';
import type { Log } from '../../core/log.ts';
import type { Session } from '../../core/session.ts';
import type { CaseService } from './case.service.ts';
import type { CaseStore } from './case.store.ts';
import type { SectionValue } from './case.types.ts';
import type { RestStore, Resting } from './rest.store.ts';
import type { TemplateService } from './template.service.ts';
import { presentVersion, presentVersionLine } from './version.present.ts';
import { contentOf, frozen, isUntouched, restsAt } from './version.rule.ts';
import type { VersionStore } from './version.store.ts';
import type { Frozen, Made } from './version.types.ts';

interface Parts {
  store: CaseStore;
  versions: VersionStore;
  resting: RestStore;
  cases: Pick<CaseService, 'saveSection'>;
  templates: TemplateService;
  clock: Clock;
  log: Log;
}

interface Keep {
  write: string;
  name: string;
  /** One text that was left out, and not the case as it stands. */
  leftOut: { section: string; value: SectionValue } | null;
}

const PAGE = 50;
/** Whoever writes at the same moment is faster; then the section is read again. */
const ROUNDS = 4;
/** A case that could not be kept is tried again after this. */
const AGAIN_MS = 3_600_000;

/** States of a case that were kept: they are listed, read, named, and a section of one can be put back. */
export class MomentService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Newest first. */
  async list(session: Session, before: string | undefined) {
    const at = before === undefined ? undefined : new Date(before);
    const rows = await this.#parts.versions.list(session, session.person, { before: at, limit: PAGE + 1 });
    return {
      versions: rows.slice(0, PAGE).map((row) => presentVersionLine(session, row)),
      more: rows.length > PAGE,
    };
  }

  async open(session: Session, id: string) {
    return presentVersion(session, await this.#find(session, id));
  }

  /** Keeps the case as it stands under a name, or a text that was left out. The same write again keeps it once. */
  async keep(session: Session, { write, name, leftOut }: Keep) {
    const { versions, clock } = this.#parts;
    const at = clock.now();
    const kept = await this.#present(session);
    const what = leftOut ? alone(kept, leftOut, at) : kept;
    const made: Made = leftOut ? 'left-out' : 'named';
    const version = { ...what, ...this.#told(session), made, name, at, write };
    const id = await versions.add(session, { ...version, key: `write ${write}`, content: hashOf(what) });
    if (id) return { id, at: at.toISOString() };
    const before = await versions.madeBy(session, session.person, write);
    return { id: before?.id ?? '', at: (before?.at ?? at).toISOString() };
  }

  /** Puts a section back as it was. */
  async restore(session: Session, id: string, { write, section }: { write: string; section: string }) {
    const then = (await this.#find(session, id)).sections.find(({ slug }) => slug === section);
    if (!then) throw notFound('section');
    return this.change(session, { write, section }, () => then.value);
  }

  /** Changes a section to what is made of what stands there, which is kept as a moment before. Once for a write. */
  async change(
    session: Session,
    { write, section }: { write: string; section: string },
    next: (own: SectionValue) => SectionValue,
  ) {
    const { store, cases } = this.#parts;
    const name = { person: session.person, part: section };
    for (let round = 0; round < ROUNDS; round += 1) {
      const { part, done } = await store.afterWrite(session, name, write);
      if (done) return { revision: done.revision, savedAt: done.savedAt.toISOString() };
      const value = next((part?.value ?? { text: null, tables: {} }) as SectionValue);
      await this.#keepPresent(session);
      const change = { write, revision: part?.revision ?? 0, value };
      try {
        const { revision, savedAt } = await cases.saveSection(session, section, change);
        return { revision, savedAt };
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
      }
    }
    throw new AppError(409, 'conflict', { section });
  }

  /** Keeps the case of somebody who has written and then rested; false when nobody has. A job calls it. */
  async keepNext(): Promise<boolean> {
    const { resting, clock, log } = this.#parts;
    const now = clock.now();
    const row = await resting.next(now);
    if (!row) return false;
    try {
      await this.#keepRested(row, now);
      await resting.settle(row, { now });
    } catch (error) {
      // Behind the others: one that cannot be read keeps nobody waiting.
      await resting.settle(row, { now, again: new Date(now.getTime() + AGAIN_MS) });
      log.warn({ run: row.run, err: error }, 'a case that rests is not kept');
    }
    return true;
  }

  /** Where another part is still written in, all of it is kept when that one rests. */
  async #keepRested(row: Resting, now: Date): Promise<void> {
    const { kept, savedAt } = await this.#stateOf(row, row.person);
    if (savedAt && restsAt(savedAt) <= now) await this.#keepState(row, kept, { made: 'rested', at: savedAt });
  }

  async #keepPresent(session: Session): Promise<void> {
    const { person, testUser } = session;
    const kept = await this.#present(session);
    const by = { tenant: session.tenant, run: session.run, person, testUser };
    await this.#keepState(by, kept, { made: 'replaced', at: this.#parts.clock.now() });
  }

  /** A state that was kept before is not kept again. */
  async #keepState(of: Resting, kept: Frozen, { made, at }: { made: Made; at: Date }): Promise<void> {
    if (isUntouched(kept)) return;
    const content = hashOf(kept);
    const { person, testUser } = of;
    const about = { person, testUser, number: null, name: '', pending: null, write: randomId() };
    await this.#parts.versions.add(of, { ...kept, ...about, made, at, content, key: `state ${content}` });
  }

  #told({ person, testUser }: Session) {
    return { person, testUser, number: null, pending: null };
  }

  async #present(session: Session): Promise<Frozen> {
    return (await this.#stateOf(session, session.person)).kept;
  }

  async #stateOf(scope: { tenant: string; run: string }, person: string) {
    const { store, templates } = this.#parts;
    const [template, parts] = await Promise.all([templates.of(scope), store.listOf(scope, person)]);
    const last = parts
      .map(({ savedAt }) => savedAt)
      .toSorted((one, other) => other.getTime() - one.getTime());
    return { kept: frozen(parts, template), savedAt: last[0] };
  }

  async #find(session: Session, id: string) {
    const found = await this.#parts.versions.find(session, session.person, id);
    if (!found) throw notFound('version');
    return found;
  }
}

const hashOf = (kept: Frozen): string => sha256(contentOf(kept));

const alone = (
  { head, sections }: Frozen,
  { section, value }: { section: string; value: SectionValue },
  savedAt: Date,
): Frozen => ({
  head,
  sections: [
    { slug: section, value, savedAt, revision: sections.find(({ slug }) => slug === section)?.revision ?? 0 },
  ],
});
