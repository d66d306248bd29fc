import type { Field } from '../../content/field.schema.ts';
import type { PerLang } from '../../content/shapes.ts';

/** What many have answered, question by question, so that nothing of it leads to a person: no row of anybody's answers. */

export interface Count {
  label: PerLang<string>;
  people: number;
}

export interface OutcomeResult {
  field: string;
  label: PerLang<string>;
  /** Of a scale. */
  average: number | null;
  counts: Count[];
  /** In the order of the alphabet, which says nothing of who wrote what. */
  texts: string[];
  /** Of a table whose rows are given. */
  rows: {
    label: PerLang<string>;
    cells: { label: PerLang<string>; average: number | null; counts: Count[] }[];
  }[];
}

type Values = Readonly<Record<string, unknown>>;
type Table = Extract<Field, { type: 'table' }>;
interface Row {
  key: string;
  cells: Values;
}

const SCALE = [1, 2, 3, 4, 5];
const YES: PerLang<string> = { en: 'Yes', es: 'Sí' };

export const outcomeResults = (fields: readonly Field[], answers: readonly Values[]): OutcomeResult[] =>
  fields.map((field) => ({
    field: field.key,
    label: field.label,
    ...summed(
      field,
      answers.map((values) => values[field.key]),
    ),
    texts: textsOf(field, answers),
    rows: field.type === 'table' ? rowsOf(field, answers) : [],
  }));

function summed(field: Field, values: readonly unknown[]): Pick<OutcomeResult, 'average' | 'counts'> {
  if (field.type === 'scale-1-5') {
    const numbers = values.filter((one) => typeof one === 'number');
    const counts = SCALE.map((step) => count({ en: String(step), es: String(step) }, numbers, step));
    return { average: averageOf(numbers), counts };
  }
  if (field.type === 'checkbox') return { average: null, counts: [count(YES, values, true)] };
  const options = 'options' in field ? (field.options ?? []) : [];
  return { average: null, counts: options.map(({ key, label }) => count(label, values, key)) };
}

const count = (label: PerLang<string>, values: readonly unknown[], wanted: unknown): Count => ({
  label,
  people: values.filter((one) => one === wanted).length,
});

const averageOf = (numbers: readonly number[]): number | null =>
  numbers.length === 0
    ? null
    : Math.round((numbers.reduce((sum, one) => sum + one, 0) / numbers.length) * 10) / 10;

/** Of a table, what people added in rows of their own. */
function textsOf(field: Field, answers: readonly Values[]): string[] {
  const isText = field.type === 'text' || field.type === 'textarea';
  const texts = answers.flatMap((values): unknown[] => {
    if (field.type !== 'table') return isText ? [values[field.key]] : [];
    const own = tableOf(values[field.key]).filter(({ key }) => !isGiven(field, key));
    return own.map(({ cells }) => cells[field.columns[0]?.key ?? '']);
  });
  return texts
    .filter((one): one is string => typeof one === 'string' && one.trim() !== '')
    .toSorted((one, other) => one.localeCompare(other));
}

const isGiven = ({ starts }: Table, key: string): boolean => starts.some((row) => row.key === key);

const tableOf = (value: unknown): Row[] => (Array.isArray(value) ? (value as Row[]) : []);

function rowsOf(field: Table, answers: readonly Values[]): OutcomeResult['rows'] {
  const [named, ...asked] = field.columns;
  return field.starts.map(({ key, cells }) => {
    const given = cells[named?.key ?? ''];
    const theirs = answers.flatMap((values) => tableOf(values[field.key]).filter((row) => row.key === key));
    return {
      label: typeof given === 'object' ? given : { en: String(given), es: String(given) },
      cells: asked.map((column) => ({
        label: column.label,
        ...summed(
          column as Field,
          theirs.map((row) => row.cells[column.key]),
        ),
      })),
    };
  });
}
