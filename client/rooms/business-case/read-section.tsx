import { isAnswered, type Row } from '../../../server/rooms/forms/answer.rule.ts';
import type { SectionValue } from '../../../server/rooms/business-case/case-difference.rule.ts';
import { lang, t } from '../../core/i18n.ts';
import { Table, type Column as TableColumn } from '../../ui/table.tsx';
import { cellText, columnLabel, type ReadTable, type RowsOf } from './case-rows.ts';
import { Changed, ReadNodes, type Way } from './read-text.tsx';

/** A section to read: its text, and its tables with the columns in which something was written. */
export function ReadSection({
  value,
  tables,
  rowsOf,
}: {
  value: SectionValue;
  tables: readonly ReadTable[];
  rowsOf: RowsOf;
}) {
  const filled = tables.filter(({ key }) => (value.tables[key] ?? []).length > 0);
  if (!value.text && filled.length === 0) return <p class="help">{t('case.versions.empty')}</p>;
  return (
    <div class="read">
      {value.text && <ReadNodes nodes={value.text.content} />}
      {filled.map((table) => (
        <ReadRows key={table.key} table={table} rows={value.tables[table.key] ?? []} rowsOf={rowsOf} />
      ))}
    </div>
  );
}

function ReadRows({ table, rows, rowsOf }: { table: ReadTable; rows: readonly Row[]; rowsOf: RowsOf }) {
  const columns = filledColumns(table, rows).map((column): TableColumn<Row> => ({
    key: column.key,
    head: columnLabel(column),
    cell: (row) => cellText(column, row.cells[column.key], rowsOf),
  }));
  const [first, ...others] = columns;
  if (!first) return null;
  return (
    <Table
      caption={table.title[lang.value]}
      columns={[first, ...others]}
      rows={rows}
      rowKey={({ key }) => key}
    />
  );
}

const filledColumns = ({ columns }: ReadTable, rows: readonly Row[]) =>
  columns.filter(({ key }) => rows.some(({ cells }) => isAnswered(cells[key])));

/** One row, each cell below its label. */
export function ReadRow({
  row,
  table,
  rowsOf,
  way,
}: {
  row: Row;
  table: ReadTable;
  rowsOf: RowsOf;
  /** All of it came in, or went out. */
  way?: Way;
}) {
  return (
    <dl class="facts">
      {filledColumns(table, [row]).map((column) => {
        const text = cellText(column, row.cells[column.key], rowsOf);
        return (
          <div key={column.key}>
            <dt>{columnLabel(column)}</dt>
            <dd>{way ? <Changed way={way}>{text}</Changed> : text}</dd>
          </div>
        );
      })}
    </dl>
  );
}
