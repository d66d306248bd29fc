import { filledCells } from './read-table.ts';
import { lang, t } from '../../core/i18n.ts';
import { Table, type Column as TableColumn } from '../../ui/table.tsx';
import type { Row } from '../../../server/rooms/forms/answer.rule.ts';
import type { Sources } from './choices.ts';
import type { Field, FieldOf } from './forms.types.ts';
import { valueText } from './value-words.ts';

/** An answer to read. */
export function ReadValue({ field, value, sources }: { field: Field; value: unknown; sources: Sources }) {
  if (field.type === 'table') return <ReadTable field={field} value={value} sources={sources} />;
  const text = valueText(field, value, sources);
  return <p class="their-words">{text === '' ? t('forms.empty') : text}</p>;
}

function ReadTable({ field, value, sources }: { field: FieldOf<'table'>; value: unknown; sources: Sources }) {
  const rows = filledCells(field, value, lang.value);
  const columns = field.columns.map((column): TableColumn<Row> => ({
    key: column.key,
    head: column.label[lang.value],
    cell: (row) => valueText(column, row.cells[column.key], sources),
  }));
  const [first, ...others] = columns;
  if (!first || rows.length === 0) return <p class="their-words">{t('forms.empty')}</p>;
  return (
    <Table
      caption={<span class="visually-hidden">{field.label[lang.value]}</span>}
      columns={[first, ...others]}
      rows={rows}
      rowKey={(row) => row.key}
    />
  );
}
