import type { Lang } from '../../core/endpoint.contract.ts';
import type { Scope } from '../../core/scope.ts';
import type { AnswerStore } from './answer.store.ts';
import type { DefinitionService } from './definition.service.ts';
import { PLAIN, withKnown, type Field, type ShownForm } from './form.rule.ts';
import { printAnswered, type PrintedField } from './print.rule.ts';
import { sayingOf } from './saying.ts';

interface Parts {
  store: AnswerStore;
  definitions: DefinitionService;
}

interface Order {
  person: string;
  form: string;
  subject: string;
  /** What the room that the form opens in knows anyway. */
  known: ShownForm['known'];
}

interface Blank {
  lang: Lang;
  /** A line over its title. */
  over: string;
  /** What is said of it otherwise where it is used. */
  instead: Partial<Pick<ShownForm, 'note' | 'sees'>>;
}

export interface PrintedLines {
  label: string;
  lines: string[];
  /** Its first row is its head. Empty where there is no table. */
  table: string[][];
}

export interface PrintedAnswer {
  title: string;
  /** What was answered, in the form's order. */
  fields: PrintedLines[];
  /** Sentences that both people tick, which whoever reads it now has still to tick. */
  ticks: { key: string; label: string }[];
  /** All that was answered, as one text: it differs when anything does. */
  text: string;
}

/** Stands for no answer; such questions are left out of what is read to the end before signing. */
export const NO_ANSWER = '';

/** Answers as they are printed for others, and blank forms. Whoever asks has judged who may read them. */
export class PrintingService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * The form as a file for Word, to be filled in by hand away from the program: what need not be pointed at there is left out.
   * Rejects with not-found.
   */
  async blank(scope: Scope, form: string, { lang, over, instead }: Blank): Promise<Uint8Array> {
    const shown = await this.#parts.definitions.find(scope, { form, variant: PLAIN });
    const fields = shown.fields.filter((field) => field.type !== 'ref' || field.required !== false);
    const { formDocument } = await import('./form-document.ts');
    return formDocument({
      form: { ...shown, ...instead, fields },
      values: undefined,
      lang,
      sources: {},
      over,
    });
  }

  /** Undefined: there is none, or it is being changed. One command where the run's forms are known. */
  async finished(scope: Scope, name: Order, lang: Lang): Promise<PrintedAnswer | undefined> {
    const { store, definitions } = this.#parts;
    const [form, answer] = await Promise.all([
      definitions.find(scope, { form: name.form, variant: PLAIN }),
      store.find(scope, { person: name.person, form: name.form, subject: name.subject, variant: PLAIN }),
    ]);
    if (answer?.state !== 'finished') return undefined;
    const both = form.fields.filter(isForBoth);
    const fields = form.fields.filter((field) => !isForBoth(field) && !isTheirs(field));
    const own = withKnown({ ...form, fields }, name.known);
    const printed = printAnswered(own, answer.values, { ...sayingOf(lang, {}), nothing: NO_ANSWER });
    return {
      title: form.title[lang],
      fields: printed.flatMap(linesOf),
      ticks: both.map((field) => ({ key: field.key, label: field.label[lang] })),
      text: JSON.stringify([form.version, answer.values, name.known]),
    };
  }
}

/** A question and what was answered to it; nothing of one without an answer. */
export function linesOf({ label, body }: PrintedField): PrintedLines[] {
  if (body.kind === 'table')
    return body.rows.length > 0 ? [{ label, lines: [], table: [body.head, ...body.rows] }] : [];
  const lines = body.kind === 'text' ? body.lines.filter((line) => line !== NO_ANSWER) : [];
  return lines.length > 0 ? [{ label, lines, table: [] }] : [];
}

const isForBoth = (field: Field): boolean => field.type === 'checkbox' && field.ticked_by === 'both';

/** A signature that is given by whoever reads it. */
const isTheirs = (field: Field): boolean => field.type === 'signature' && field.ways.includes('link');
