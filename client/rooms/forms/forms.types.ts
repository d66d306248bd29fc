import type { Answer } from '../../core/api.ts';
import type { Lang, ShownForm, Values } from '../../../server/rooms/forms/answer.rule.ts';
import type { Field } from '../../../server/rooms/forms/form.rule.ts';

export type { Field, Lang, ShownForm, Values };
export type Column = FieldOf<'table'>['columns'][number];
export type FieldOf<Type extends Field['type']> = Extract<Field, { type: Type }>;

export type Opened = Answer<'GET /api/forms/:form/:variant/:subject'>;
export type Listed = Answer<'GET /api/forms'>['forms'][number];
export type Saved = Answer<'PUT /api/forms/:form/:variant/:subject'>;
export type SavedProblem = Saved['problems'][number];
export type Shared = Opened['answer']['shared'][number];

/** Kind of write of the outbox: an answer, and whether it is to be finished. */
export const ANSWER = 'forms/answer';

/** What an answer is found by. */
export interface AnswerName {
  form: string;
  variant: string;
  subject: string;
}

/** An answer as it is written: its values, and what the server must know to keep them. */
export interface Filled {
  values: Values;
  version: number;
  lang: Lang;
  /** Finishes it: a part of the form, or `*`, the whole. Gone with the next change. */
  finish?: string;
  /** The person's choice to store a form that otherwise stays with them. */
  store?: true;
}

/** One choice as a person reads it. */
export interface Choice {
  key: string;
  label: string;
  help?: string | undefined;
  alone?: boolean | undefined;
}
