import type { Scope } from '../../core/scope.ts';
import { isBegun } from './begun.rule.ts';
import type { BusinessCaseTemplate } from './business-case.content.ts';
import { HEAD, type CaseStore } from './case.store.ts';
import type { CaseHead, SectionValue } from './case.types.ts';
import type { TemplateService } from './template.service.ts';

/** A section as it stood, and what its figures are in. Nothing else of the case goes with it. */
export interface SectionMoment {
  value: SectionValue;
  revision: number;
  savedAt: Date;
  /** ISO 4217; empty: not chosen yet. */
  currency: string;
}

/** One section of a draft, for rooms above in which its author shows it to somebody. */
export class SectionMomentService {
  readonly #store: CaseStore;
  readonly #templates: TemplateService;

  constructor(store: CaseStore, templates: TemplateService) {
    this.#store = store;
    this.#templates = templates;
  }

  /** As it is saved; undefined where nothing was written yet. */
  async take(scope: Scope, person: string, slug: string): Promise<SectionMoment | undefined> {
    const [row, head, { sections }] = await Promise.all([
      this.#store.find(scope, { person, part: slug }),
      this.#store.find(scope, { person, part: HEAD }),
      this.#templates.of(scope),
    ]);
    const section = sections.find((one) => one.slug === slug);
    if (!row || !section) return undefined;
    const value = row.value as SectionValue;
    if (!isBegun(section, value)) return undefined;
    const { currency = '' } = (head?.value ?? {}) as Partial<CaseHead>;
    return { value, revision: row.revision, savedAt: row.savedAt, currency };
  }

  /** Whether somebody has gone on writing in a section since a moment of it. One command, however many people. */
  async changedSince(scope: Scope, persons: readonly string[]) {
    const known = persons.length === 0 ? NONE : await this.#store.revisionsOf(scope, [...new Set(persons)]);
    return ({ person, section, revision }: { person: string; section: string; revision: number }): boolean =>
      (known.get(`${person}/${section}`) ?? revision) !== revision;
  }

  /** Whether somebody has written in a section of their case; undefined where the course asks for none. One command. */
  async isBegun(scope: Scope, person: string): Promise<boolean | undefined> {
    const [template, written] = await Promise.all([
      this.#templates.find(scope),
      this.#store.revisionsOf(scope, [person]),
    ]);
    return template?.sections.some(({ slug }) => written.has(`${person}/${slug}`));
  }

  /** What a case of the run may hold, and how it is judged. */
  templateOf(scope: Scope): Promise<BusinessCaseTemplate> {
    return this.#templates.of(scope);
  }
}

const NONE: ReadonlyMap<string, number> = new Map();
