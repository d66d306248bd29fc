import type { Library } from '../../content/library.ts';
import type { Clock } from '../../core/clock.ts';
import { notFound } from '../../core/errors.ts';
import { Memory } from '../../core/memory.ts';
import type { Scope } from '../../core/scope.ts';
import type { PeopleService } from '../people/people.service.ts';
import type { FormsService } from '../forms/forms.service.ts';
import { withApplicationFields } from './application-fields.rule.ts';
import { templateOf, type BusinessCaseTemplate } from './business-case.content.ts';

/** A run goes over to another edition by somebody's word; the template of the last one is right for another minute. */
const EDITION_MS = 60_000;

interface Parts {
  people: Pick<PeopleService, 'findRun'>;
  forms: Pick<FormsService, 'formsOf'>;
  library: Library;
  clock: Clock;
}

/** What a case of a run may hold: the template of its edition of the course. */
export class TemplateService {
  readonly #parts: Parts;
  readonly #templates = new Memory<BusinessCaseTemplate>(EDITION_MS);

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** As `find`; rejects with not-found where the course asks for no case. */
  async of(scope: Scope): Promise<BusinessCaseTemplate> {
    const found = await this.find(scope);
    if (!found) throw notFound('business-case');
    return found;
  }

  /** No command where the run was asked for within the minute. Undefined where the course asks for no case. */
  async find(scope: Scope): Promise<BusinessCaseTemplate | undefined> {
    const { people, forms, library, clock } = this.#parts;
    const now = clock.now();
    const key = JSON.stringify([scope.tenant, scope.run]);
    const known = this.#templates.get(key, now);
    if (known) return known;
    const run = await people.findRun(scope);
    const course = library.course(run.course, run.edition);
    const found = templateOf(course);
    if (!found) return undefined;
    const asked = forms.formsOf(course);
    const sections = found.sections.map((section) => withApplicationFields(section, asked));
    const template = { ...found, sections };
    this.#templates.set(key, template, now);
    return template;
  }
}
