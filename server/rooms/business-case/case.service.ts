import type { Clock } from '../../core/clock.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import { AppError, notFound } from '../../core/errors.ts';
import type { Session } from '../../core/session.ts';
import type { PeopleService } from '../people/people.service.ts';
import type { PortfolioService } from '../portfolio/portfolio.service.ts';
import { presentHead, presentSection, presentTemplate } from './case.present.ts';
import { HEAD, type CaseStore, type StoredPart } from './case.store.ts';
import { presentChosenModel } from './chosen-model.present.ts';
import type { CaseHead, SectionValue, StandardsCheck, WholeCase } from './case.types.ts';
import { chosen, NEW_HEAD, unknownIn } from './head.rule.ts';
import { recentPens } from './pen.rule.ts';
import { sampleCase } from './sample-case.ts';
import type { StepService } from './step.service.ts';
import type { TemplateService } from './template.service.ts';

interface Parts {
  store: CaseStore;
  templates: TemplateService;
  steps: StepService;
  people: Pick<PeopleService, 'findPerson'>;
  portfolio: Pick<PortfolioService, 'chosen'>;
  clock: Clock;
}

interface Write<Value> {
  write: string;
  revision: number;
  value: Value;
  /** The browser it comes from; those of an older page name none. */
  pen?: string | undefined;
}

/** A case while it is written: opened whole, saved part by part, by the one it belongs to. */
export class CaseService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Everything that the page of a case needs. */
  async open(session: Session) {
    const { templates, store, clock } = this.#parts;
    const [template, parts, lang] = await Promise.all([
      templates.of(session),
      store.listOf(session, session.person),
      this.#langOf(session),
    ]);
    const now = clock.now();
    const sections = parts
      .filter(isSection)
      .map(({ part, pens = [], ...rest }) => ({ slug: part, ...rest, pens: recentPens(pens, now) }));
    return {
      lang,
      template: presentTemplate(template),
      head: presentHead(session, parts.find(isHead)),
      sections: sections.map((one) => presentSection(session, one)),
    };
  }

  /** The case as it stands, sections that were left out apart. */
  async whole(session: Session): Promise<WholeCase> {
    const { templates, store } = this.#parts;
    const [template, parts] = await Promise.all([
      templates.of(session),
      store.listOf(session, session.person),
    ]);
    const head = { ...NEW_HEAD, ...parts.find(isHead)?.value };
    const values = new Map(parts.filter(isSection).map(({ part, value }) => [part, value]));
    const sections = chosen(template, head).map((slug) => ({
      slug,
      value: values.get(slug) ?? { text: null, tables: {} },
    }));
    return { head, sections };
  }

  async saveHead(session: Session, { value, ...about }: Write<CaseHead>) {
    const unknown = unknownIn(value, await this.#parts.templates.of(session));
    if (unknown.length > 0) throw new AppError(400, 'invalid-input', { fields: unknown });
    const saved = await this.save(session, HEAD, { value, ...about });
    await this.#parts.steps.lookAtHead(session, value);
    return saved;
  }

  /**
   * One write. One over a revision that is no longer the newest does nothing: it was done before, or the answer has the
   * newer section.
   */
  async saveSection(session: Session, section: string, write: Write<SectionValue>) {
    await this.#known(session, section);
    const saved = await this.save(session, section, write);
    await this.#parts.steps.look(session, section, write.value);
    return saved;
  }

  /** It still holds, after what it grows from has changed. */
  async check(session: Session, section: string) {
    await this.#known(session, section);
    const at = this.#parts.clock.now();
    const name = { person: session.person, part: section };
    if (!(await this.#parts.store.noteChecked(session, name, at))) throw notFound('section');
    return { checkedAt: at.toISOString() };
  }

  /** How the finished case of the course wrote a section. */
  async sample(session: Session, section: string) {
    const [template, lang] = await Promise.all([this.#parts.templates.of(session), this.#langOf(session)]);
    const sample = sampleCase(template, lang);
    if (!sample || !template.sections.some(({ slug }) => slug === section)) throw notFound('section');
    const value = sample.sections.find(({ slug }) => slug === section)?.value ?? null;
    return { lang, title: sample.head.title, value };
  }

  /** What guides list themselves; null where the course has no such lists. */
  async guideLists(session: Session) {
    return { guides: (await this.#parts.templates.of(session)).guides ?? null };
  }

  /** What the author chose in the model chooser of the course; null until something is chosen. */
  async chosenModel(session: Session) {
    const chosen = await this.#parts.portfolio.chosen(session, session.person);
    return { chosen: chosen ? presentChosenModel(session, chosen) : null };
  }

  /** One write, whatever the part is. */
  async save(
    session: Session,
    part: string,
    { revision, ...written }: Write<CaseHead | SectionValue | StandardsCheck>,
  ) {
    const { store, clock } = this.#parts;
    const savedAt = clock.now();
    const { person, testUser } = session;
    const change = { ...written, person, part, testUser, savedAt };
    const saved = { revision: revision + 1, savedAt: savedAt.toISOString() };
    if (await store.save(session, { revision }, change)) return saved;
    const { part: standing, done } = await store.afterWrite(session, { person, part }, written.write);
    if (done) return { revision: done.revision, savedAt: done.savedAt.toISOString() };
    // Nobody has written since, but somebody tried, and was too late.
    if (standing?.revision === revision && (await store.save(session, standing, change)))
      return { ...saved, pens: recentPens(standing.pens ?? [], savedAt) };
    if (written.pen !== undefined)
      await store.noteTried(session, { person, part }, { pen: written.pen, at: savedAt });
    throw new AppError(409, 'conflict', {
      value: standing?.value ?? null,
      revision: standing?.revision ?? 0,
      savedAt: (standing?.savedAt ?? savedAt).toISOString(),
    });
  }

  async #known(session: Session, section: string): Promise<void> {
    const { sections } = await this.#parts.templates.of(session);
    if (!sections.some(({ slug }) => slug === section)) throw notFound('section');
  }

  /** A language chosen by the person wins over that of the launch. */
  async #langOf(session: Session): Promise<Lang> {
    const person = await this.#parts.people.findPerson(session, session.person);
    return person?.lang ?? session.lang;
  }
}

const isHead = (part: StoredPart): part is StoredPart & { value: CaseHead } => part.part === HEAD;
const isSection = (part: StoredPart): part is StoredPart & { value: SectionValue } => part.part !== HEAD;
