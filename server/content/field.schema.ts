import { z } from 'zod';
import { conditionSchema } from './condition.schema.ts';
import { ACCESS, AUDIENCES, COMPUTED, RECORDS, SOURCES } from './field.vocabulary.ts';
import { bothLanguages, explained, fieldKey, keysOf, text } from './shapes.ts';

/** The definition of a field: what forms are made of, and the tables of the business case. */

const optionKey = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

const option = z.strictObject({
  key: optionKey.describe('As kept in the database; never changes.'),
  label: bothLanguages.describe('As read on the page.'),
  help: bothLanguages.optional().describe('What the choice brings about.'),
  alone: z.boolean().optional().describe('true: cannot stand beside another choice ("none", "nobody").'),
  shares: z
    .enum(keysOf(AUDIENCES))
    .optional()
    .describe('Choosing it shares the whole answer with this audience, until it is not chosen any more.'),
});
const options = z.array(option).min(2);

export const seenBy = z.partialRecord(
  z.enum(keysOf(AUDIENCES)).describe(explained(AUDIENCES)),
  z.enum(keysOf(ACCESS)).describe(explained(ACCESS)),
);

const value = z.union([text, z.number(), z.boolean()]);

const common = {
  key: fieldKey.describe('Name in the database; never changes.'),
  label: bothLanguages.describe('The question.'),
  help: bothLanguages.optional().describe('One or two sentences under the question.'),
  required: z
    .union([z.boolean(), conditionSchema])
    .default(false)
    .describe(
      'true, or the condition under which an answer is needed to finish; never while it is not asked.',
    ),
  shown_when: conditionSchema.optional().describe('Asked only when this holds.'),
  seen_by: seenBy.optional().describe('Who sees this field, where it differs from the form.'),
  contacts: z.literal(true).optional().describe('The local contacts stand under it.'),
  level: z
    .int()
    .min(1)
    .max(5)
    .optional()
    .describe('Level of evaluation: 1 reaction, 2 learning, 3 organisation, 4 behaviour, 5 result.'),
};
const writing = {
  max_length: z.int().min(1).optional().describe('Most characters.'),
  default: bothLanguages.optional().describe('Stands in the field until somebody changes it.'),
  no_names: z
    .literal(true)
    .optional()
    .describe('A role or label belongs here: a likely name gets a warning.'),
};
const ends = { low: bothLanguages.optional(), high: bothLanguages.optional() };
const scale = {
  ...ends,
  answered_by: z
    .literal('both')
    .optional()
    .describe('both: one number from each of the two people of a relationship.'),
};
const limits = { min: z.number().optional(), max: z.number().optional() };
const choice = {
  options: options.optional().describe('The choices, or a source.'),
  source: z.enum(keysOf(SOURCES)).optional().describe(explained(SOURCES)),
  none: bothLanguages.optional().describe('A choice beside a source: none of the list. Kept as "none".'),
};
const computed = {
  rule: z.enum(keysOf(COMPUTED)).describe(explained(COMPUTED)),
  from: z.array(fieldKey).default([]).describe('Fields or columns it is made from.'),
  editable: z.boolean().default(false).describe('true: the person may change what was worked out.'),
  says: bothLanguages
    .optional()
    .describe(
      'disguised-line: the line, with {field} in it; a piece between commas without an answer is left out.',
    ),
};

const textField = z.strictObject({
  ...common,
  type: z.literal('text').describe('One line.'),
  ...writing,
  starts_with: z
    .strictObject({ en: z.array(text).min(1), es: z.array(text).min(1) })
    .optional()
    .describe('The answer begins with one of these words.'),
});
const textareaField = z.strictObject({
  ...common,
  type: z.literal('textarea').describe('Several lines.'),
  ...writing,
});
const numberField = z.strictObject({
  ...common,
  type: z.literal('number'),
  ...limits,
  step: z.number().positive().default(1).describe('Smallest difference between two answers.'),
  unit: bothLanguages.optional().describe('Stands after the number.'),
  default: z.number().optional(),
  money: z.literal(true).optional().describe('In the currency of the business case.'),
  tally: z.literal(true).optional().describe('Counted by pressing, live.'),
});
const dateField = z.strictObject({
  ...common,
  type: z.literal('date'),
  not_in_future: z.literal(true).optional(),
  not_before: fieldKey.optional().describe('Not earlier than the date in this field.'),
  default: z.literal('today').optional(),
});
const datetimeField = z.strictObject({
  ...common,
  type: z.literal('datetime').describe('Kept in UTC with the time zone where it was typed.'),
  step_minutes: z.int().min(1).optional(),
  after: fieldKey.optional().describe('Later than the time in this field.'),
  within_minutes: z.int().optional().describe('At most so many minutes after it.'),
});
const radioField = z.strictObject({
  ...common,
  type: z.literal('radio').describe('One of a few, all in sight.'),
  options,
  line: bothLanguages.optional().describe('Label of one line that may be written beside the choice.'),
  default: optionKey.optional(),
});
const selectField = z.strictObject({
  ...common,
  type: z.literal('select').describe('One of a list.'),
  ...choice,
  default: optionKey.optional(),
});
const multiselectField = z.strictObject({
  ...common,
  type: z.literal('multiselect').describe('Any number of a list.'),
  ...choice,
  ...limits,
  default: z.array(optionKey).optional(),
});
const checkboxField = z.strictObject({
  ...common,
  type: z.literal('checkbox'),
  shares: z
    .enum(keysOf(AUDIENCES))
    .optional()
    .describe('Ticking it shares the whole answer with this audience.'),
  ticked_by: z.enum(['author', 'both']).default('author').describe('both: the two people of a relationship.'),
});
const fiveField = z.strictObject({ ...common, type: z.literal('scale-1-5'), ...scale });
const tenField = z.strictObject({
  ...common,
  type: z.literal('scale-0-10'),
  ...scale,
  items: z
    .array(z.strictObject({ key: fieldKey, label: bothLanguages, ...ends }))
    .min(2)
    .optional()
    .describe('Several readings on one scale, each with ends of its own or those of the field.'),
});
const computedField = z.strictObject({ ...common, type: z.literal('computed'), ...computed });

const rowField = z.strictObject({
  ...common,
  type: z.literal('row').describe('Points at a row of a table.'),
  of: text.describe('The table, as <section>/<table>.'),
  many: z.boolean().default(false),
});

const columnSchema = z.discriminatedUnion('type', [
  textField,
  textareaField,
  numberField,
  dateField,
  datetimeField,
  radioField,
  selectField,
  multiselectField,
  checkboxField,
  fiveField,
  tenField,
  computedField,
  rowField,
]);
export type Column = z.output<typeof columnSchema>;

/** A table of repeated rows. A row has a key of its own, so that others can point at it. */
export const tableSchema = z.strictObject({
  columns: z.array(columnSchema).min(2).describe('In the order in which they stand on the page.'),
  rows: z
    .strictObject({ min: z.int().min(0).default(0), max: z.int().min(1).default(50) })
    .prefault({})
    .describe('Fewest rows to finish, and most.'),
  source: z.enum(keysOf(SOURCES)).optional().describe('Rows are brought along from here.'),
  starts: z
    .array(
      z.strictObject({
        key: optionKey.describe('Name of the row; never changes.'),
        fixed: z
          .boolean()
          .default(false)
          .describe('true: it stays, and so do its given cells; empty ones are filled in.'),
        cells: z.record(fieldKey, z.union([bothLanguages, value])).describe('By column.'),
      }),
    )
    .default([])
    .describe('Rows that stand there from the beginning.'),
});
export type Table = z.output<typeof tableSchema>;

const tableField = z.strictObject({ ...common, type: z.literal('table'), ...tableSchema.shape });
const codeField = z.strictObject({
  ...common,
  type: z.literal('code').describe('A label that names nobody.'),
  pattern: text.describe('Regular expression of a whole answer.'),
  offers: z.array(text).default([]).describe('Offered one after the other.'),
});
const refField = z.strictObject({
  ...common,
  type: z.literal('ref').describe('Points at another record.'),
  to: z.enum(keysOf(RECORDS)).describe(explained(RECORDS)),
  options: z.array(option).min(1).optional().describe('Choices beside the records.'),
});
const signatureField = z.strictObject({
  ...common,
  type: z.literal('signature').describe('Initials or label, typed, with the time.'),
  ways: z.array(z.enum(['here', 'link', 'paper'])).min(1),
});

export const fieldSchema = z.discriminatedUnion('type', [
  ...columnSchema.options,
  tableField,
  codeField,
  refField,
  signatureField,
]);
export type Field = z.output<typeof fieldSchema>;
