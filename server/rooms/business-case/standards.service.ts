import { notFound } from '../../core/errors.ts';
import type { Session } from '../../core/session.ts';
import type { CaseService } from './case.service.ts';
import { STANDARDS, type CaseStore, type StoredPart } from './case.store.ts';
import type { StandardsCheck } from './case.types.ts';
import { presentCheck } from './standards.present.ts';
import type { TemplateService } from './template.service.ts';

interface Parts {
  store: Pick<CaseStore, 'find'>;
  cases: Pick<CaseService, 'save'>;
  templates: Pick<TemplateService, 'of'>;
}

/** An author's own look at a case through published standards. */
export class StandardsService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async open(session: Session) {
    const [standards, found] = await Promise.all([
      this.#known(session),
      this.#parts.store.find(session, { person: session.person, part: STANDARDS }),
    ]);
    return { standards, check: presentCheck(session, found as StoredPart<StandardsCheck> | undefined) };
  }

  async save(session: Session, write: { write: string; revision: number; value: StandardsCheck }) {
    await this.#known(session);
    const { revision, savedAt } = await this.#parts.cases.save(session, STANDARDS, write);
    return { revision, savedAt };
  }

  async #known(session: Session) {
    const { standards } = await this.#parts.templates.of(session);
    if (!standards) throw notFound('standards');
    return standards;
  }
}
