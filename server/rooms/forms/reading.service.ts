import type { Scope } from '../../core/scope.ts';
import type { Answer } from './answer.types.ts';
import type { AnswerStore } from './answer.store.ts';
import type { DefinitionService } from './definition.service.ts';
import { PLAIN, type Field, type ShownForm } from './form.rule.ts';
import { averagesOf, fieldsFor, numbersFor, type Audience } from './seen.rule.ts';

interface Parts {
  store: Pick<AnswerStore, 'listOfForm'>;
  definitions: DefinitionService;
}

/** A finished answer as far as an audience reads it. */
export interface ReadAnswer {
  person: string;
  subject: string;
  /** When it was finished last. */
  finishedAt: Date;
  values: Readonly<Record<string, unknown>>;
}

/** Questions that an audience reads the answers to, or the averages of. */
export interface AskedOf {
  form: ShownForm;
  fields: Field[];
}

export interface FieldAverage {
  field: string;
  average: number;
  people: number;
}

/**
 * Everybody's answers to a form, for the room that it opens in: it has judged who asks, and as which audience. Nobody's
 * draft is among them, and nothing of student view.
 */
export class ReadingService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** What an audience reads of a form at all. */
  async asked(scope: Scope, form: string, audience: Audience): Promise<AskedOf> {
    const shown = await this.#parts.definitions.find(scope, { form, variant: PLAIN });
    const reads = (field: Field) => {
      const access = field.seen_by?.[audience] ?? shown.seen_by[audience] ?? 'none';
      return access === 'read' || access === 'write' || access === 'averages';
    };
    return { form: shown, fields: shown.fields.filter(reads) };
  }

  /** Finished answers, each as far as the audience reads it. */
  async list(scope: Scope, form: string, audience: Audience): Promise<ReadAnswer[]> {
    const { shown, answers } = await this.#all(scope, form);
    return answers.map((answer) => ({
      person: answer.person,
      subject: answer.subject,
      finishedAt: answer.finishedAt ?? answer.savedAt,
      values: Object.fromEntries(
        fieldsFor(shown, answer, { audience, lang: answer.lang }).map(({ field, value }) => [
          field.key,
          value,
        ]),
      ),
    }));
  }

  /** Averages by subject, of fields that enough people count in (the form's `smallest_group`). */
  async averages(scope: Scope, form: string, audience: Audience): Promise<Map<string, FieldAverage[]>> {
    const { shown, answers } = await this.#all(scope, form);
    const smallest = shown.smallest_group ?? Number.MAX_SAFE_INTEGER;
    const subjects = [...new Set(answers.map(({ subject }) => subject))];
    const numbersOf = (wanted: string) =>
      answers.flatMap((one) => (one.subject === wanted ? [numbersFor(shown, one, audience)] : []));
    return new Map(subjects.map((subject) => [subject, averagesOf(numbersOf(subject), smallest)]));
  }

  async #all(scope: Scope, form: string): Promise<{ shown: ShownForm; answers: Answer[] }> {
    const { store, definitions } = this.#parts;
    const [shown, answers] = await Promise.all([
      definitions.find(scope, { form, variant: PLAIN }),
      store.listOfForm(scope, { form, variant: PLAIN }),
    ]);
    const finished = answers.filter(({ finishedAt, testUser }) => finishedAt !== null && !testUser);
    // Where others read what was finished, what is being changed since is not theirs yet.
    return { shown, answers: finished.map((one) => ({ ...one, values: one.finished ?? one.values })) };
  }
}
