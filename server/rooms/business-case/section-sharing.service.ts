import { AppError, notFound } from '../../core/errors.ts';
import type { Scope } from '../../core/scope.ts';
import type { Session } from '../../core/session.ts';
import type { ShareGate } from '../sharing/sharing.service.ts';
import { isBegun } from './begun.rule.ts';
import { sectionValue } from './case.contract.ts';
import type { CaseStore } from './case.store.ts';
import type { SectionValue } from './case.types.ts';
import type { MomentService } from './moment.service.ts';
import { placed } from './placed.rule.ts';
import type { TemplateService } from './template.service.ts';
import { textsIn } from './written-texts.rule.ts';

interface Parts {
  store: CaseStore;
  moments: Pick<MomentService, 'change'>;
  templates: TemplateService;
}

/** A section of a case as it is shared, and as a copy of another's comes in. */
export class SectionSharing implements ShareGate {
  readonly audiences = ['cohort', 'trainers'] as const;
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async about(scope: Scope, part: string) {
    const section = await this.#section(scope, part);
    return section && { title: section.title, draws: { tables: section.tables } };
  }

  async own(scope: Scope, person: string, part: string) {
    const [row, section] = await Promise.all([
      this.#parts.store.find(scope, { person, part }),
      this.#section(scope, part),
    ]);
    if (!row || !section) return undefined;
    const content = row.value as SectionValue;
    return isBegun(section, content) ? { content, revision: row.revision } : undefined;
  }

  /** What stands there is kept as a moment first. */
  async place(session: Session, part: string, { content, write }: { content: unknown; write: string }) {
    const section = await this.#section(session, part);
    if (!section) throw notFound('section');
    await this.#parts.moments.change(session, { section: part, write }, (own) => {
      const value = placed(own, content as SectionValue, section);
      // Together they may be longer than any section is.
      if (!value || !sectionValue.safeParse(value).success) throw new AppError(409, 'no-room');
      return value;
    });
  }

  texts(content: unknown): string[] {
    return textsIn(content as SectionValue);
  }

  async #section(scope: Scope, part: string) {
    const { sections } = await this.#parts.templates.of(scope);
    return sections.find(({ slug }) => slug === part);
  }
}
