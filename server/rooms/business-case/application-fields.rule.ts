import type { Field } from '../../content/field.schema.ts';
import type { KnownSection } from './case-tables.rule.ts';

/** What people are asked who would like to take part; criteria of matching are read from their answers. */
const APPLICATIONS = ['mentor-application', 'mentee-application'];

interface Form {
  slug: string;
  fields: readonly Pick<Field, 'key' | 'type' | 'label'>[];
}

type Table = KnownSection['tables'][number];
type Column = Table['columns'][number];

/** The section with the questions of the applications as choices, wherever a column names them. */
export function withApplicationFields<Section extends KnownSection>(
  section: Section,
  forms: readonly Form[],
): Section {
  const withChoices = (column: Column): Column =>
    column.type === 'select' && column.source === 'application-fields'
      ? { ...column, source: undefined, options: questionsOf(forms) }
      : column;
  return {
    ...section,
    tables: section.tables.map((table) => ({ ...table, columns: table.columns.map(withChoices) })),
  };
}

/** Each question once, though both are asked it. */
function questionsOf(forms: readonly Form[]) {
  const asked = forms
    .filter(({ slug }) => APPLICATIONS.includes(slug))
    .flatMap(({ fields }) => fields.filter(({ type }) => type !== 'computed' && type !== 'signature'));
  return asked
    .filter(({ key }, at) => asked.findIndex((one) => one.key === key) === at)
    .map(({ key, label }) => ({ key, label }));
}
