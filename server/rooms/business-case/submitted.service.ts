import type { Scope } from '../../core/scope.ts';
import type { Session } from '../../core/session.ts';
import type { BusinessCaseTemplate } from './business-case.content.ts';
import { titleOf } from './head.rule.ts';
import type { TemplateService } from './template.service.ts';
import { presentSubmitted } from './version.present.ts';
import type { VersionStore } from './version.store.ts';

interface Parts {
  versions: VersionStore;
  templates: TemplateService;
}

/** Versions that were handed in, as the rooms above ask for them. A draft or a moment is not among them. */
export class SubmittedService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** As this person may see it; undefined where there is no such version. One command. */
  async version(session: Session, author: string, number: number) {
    const found = await this.#parts.versions.findSubmitted(session, author, number);
    return found ? presentSubmitted(session, author, found) : undefined;
  }

  /** What a list says of it. */
  async about(scope: Scope, author: string, number: number) {
    const found = await this.#parts.versions.findSubmitted(scope, author, number);
    return found ? { id: found.id, number, at: found.at, title: titleOf(found.head) ?? '' } : undefined;
  }

  /** What a case of the run may hold, and how it is judged. */
  templateOf(scope: Scope): Promise<BusinessCaseTemplate> {
    return this.#parts.templates.of(scope);
  }
}
