import type { Scope } from '../../core/scope.ts';
import type { Session } from '../../core/session.ts';
import { questionBankOf } from '../../content/question-bank.ts';
import { KINDS, type ModelChooserDocument, type ModelOption, type OwnModel } from './document.contract.ts';
import type { DocumentStore } from './document.store.ts';
import type { EditionService } from './edition.service.ts';
import { modelsOf } from './models.content.ts';
import { presentPortfolio } from './portfolio.present.ts';
import { mostOf, ranked } from './weighing.rule.ts';

interface Parts {
  store: DocumentStore;
  editions: EditionService;
}

/** What somebody chose in the model chooser, in their own words: where a business case begins. */
export interface ChosenModel {
  name: string;
  /** Where it is one that they devised. */
  own: OwnModel | undefined;
  reasons: string;
  criteria: { name: string; weight: number | null }[];
  /** The highest total first, then those that are not scored in full; scores in the order of the criteria. */
  options: { name: string; verdict: string; scores: (number | null)[]; total: number | null }[];
  most: number;
}

/** What a learner collects through the course. */
export class PortfolioService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async list(session: Session) {
    const rows = await this.#parts.store.listOf(session, session.person);
    return { documents: presentPortfolio(session, KINDS, rows) };
  }

  async questionsOffered(scope: Scope) {
    return questionBankOf(await this.#parts.editions.courseOf(scope)) ?? null;
  }

  async modelsOffered(scope: Scope) {
    return modelsOf(await this.#parts.editions.courseOf(scope)) ?? null;
  }

  /** For the business case; undefined until somebody has chosen. */
  async chosen(scope: Scope, person: string): Promise<ChosenModel | undefined> {
    const found = await this.#parts.store.find(scope, person, 'model-chooser');
    if (!found) return undefined;
    const { criteria, options, own, chosen, reasons } = found.value;
    const option = options.find(({ id }) => id === chosen);
    if (!option) return undefined;
    return {
      name: option.name,
      own: own.find(({ name }) => name.trim() !== '' && name.trim() === option.name.trim()),
      reasons,
      criteria: criteria.map(({ name, weight }) => ({ name, weight })),
      options: inOrder({ criteria, options }).map(({ option: one, total }) => ({
        name: one.name,
        verdict: one.verdict,
        scores: criteria.map(({ id }) => one.scores[id] ?? null),
        total,
      })),
      most: mostOf(criteria),
    };
  }
}

function inOrder(weighed: Pick<ModelChooserDocument, 'criteria' | 'options'>) {
  const first: { option: ModelOption; total: number | null }[] = ranked(weighed);
  const open = weighed.options.filter((option) => !first.some((one) => one.option === option));
  return [...first, ...open.map((option) => ({ option, total: null }))];
}
