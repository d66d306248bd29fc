import type { Lang } from '../../core/endpoint.contract.ts';
import type { Scope } from '../../core/scope.ts';
import { problems, type Problem, type Values } from './answer.rule.ts';
import type { DefinitionService } from './definition.service.ts';
import { PLAIN, withKnown, type ShownForm } from './form.rule.ts';
import { linesOf, NO_ANSWER, type PrintedLines } from './printing.service.ts';
import { printAnswered } from './print.rule.ts';
import { sayingOf } from './saying.ts';
import type { Choice } from './source.service.ts';

export interface OutsiderAnswer {
  values: Values;
  /** Lists that the room knows of which the form lets choose. */
  lists: Readonly<Record<string, readonly Choice[]>>;
}

/** Forms that somebody without an account fills in. The room that puts one before them keeps what they answer. */
export class OutsiderService {
  readonly #definitions: Pick<DefinitionService, 'find'>;

  constructor(definitions: Pick<DefinitionService, 'find'>) {
    this.#definitions = definitions;
  }

  /** The form, with what its room knows without asking. No command where the run's forms are known. */
  async form(scope: Scope, { form, known }: { form: string; known: ShownForm['known'] }): Promise<ShownForm> {
    return withKnown(await this.#definitions.find(scope, { form, variant: PLAIN }), known);
  }

  /** Everything that keeps the answer from being sent. `today` as YYYY-MM-DD. */
  lacks(form: ShownForm, values: Values, today: string): Problem[] {
    return problems(form, values, today);
  }

  /** What was answered, question by question. */
  printed(form: ShownForm, { values, lists }: OutsiderAnswer, lang: Lang): PrintedLines[] {
    const saying = { ...sayingOf(lang, lists), nothing: NO_ANSWER };
    return printAnswered(form, values, saying).flatMap(linesOf);
  }
}
