import type { ComponentChildren } from 'preact';
import type { Row } from '../../../server/rooms/forms/answer.rule.ts';
import {
  cellTexts,
  columnTitle,
  isNumeric,
  type CellsGiven,
  type TableOfSection,
} from '../../../server/rooms/business-case/document-cell.rule.ts';
import { shownRows } from '../../../server/rooms/business-case/document-table.rule.ts';
import { lang } from '../../core/i18n.ts';
import { Table, type Column } from '../../ui/table.tsx';

export interface NotedCell {
  table: string;
  row: string;
  column: string;
  number: number;
}

interface NotedTableProps {
  table: TableOfSection;
  rows: readonly Row[];
  given: CellsGiven;
  noted: readonly NotedCell[];
  link: (number: number) => ComponentChildren;
}

interface CellRow {
  key: string;
  cells: readonly string[];
}

/** Rows of a case with what is worked out in them, as every file of it has them; each cell says which one it is. */
export function NotedTable(props: NotedTableProps) {
  const { table, given } = props;
  const rows = shownRows(table, props.rows).map((row): CellRow => ({
    key: row.key,
    cells: cellTexts(table, row, given),
  }));
  const columns = table.columns.flatMap((column, at): Column<CellRow>[] => {
    if (!rows.some(({ cells }) => cells[at])) return [];
    const place = (row: CellRow) => ({
      ...props,
      row: row.key,
      column: column.key,
      text: row.cells[at] ?? '',
    });
    return [
      {
        key: column.key,
        head: columnTitle(column, given),
        number: isNumeric(column),
        cell: (row) => <NotedCellText {...place(row)} />,
      },
    ];
  });
  const [first, ...others] = columns;
  const [only] = rows;
  if (!first || !only) return null;
  if (table.rows.max === 1) return <Facts columns={columns} row={only} />;
  return (
    <Table
      caption={table.title[lang.value]}
      columns={[first, ...others]}
      rows={rows}
      rowKey={({ key }) => key}
    />
  );
}

/** The one row of a table that has no more. */
const Facts = ({ columns, row }: { columns: readonly Column<CellRow>[]; row: CellRow }) => (
  <dl class="facts">
    {columns.map(({ key, head, cell }) => (
      <div key={key}>
        <dt>{head}</dt>
        <dd>{cell(row)}</dd>
      </div>
    ))}
  </dl>
);

interface CellProps extends Pick<NotedTableProps, 'table' | 'noted' | 'link'> {
  row: string;
  column: string;
  text: string;
}

function NotedCellText({ table: { key }, row, column, text, noted, link }: CellProps) {
  const numbers = noted
    .filter((one) => one.table === key && one.row === row && one.column === column)
    .map(({ number }) => number);
  const words = <span data-cell={`${key}/${row}/${column}`}>{text}</span>;
  if (numbers.length === 0) return words;
  return (
    <mark tabIndex={-1} data-noted={numbers.join(' ')}>
      {numbers.map(link)}
      {words}
    </mark>
  );
}
