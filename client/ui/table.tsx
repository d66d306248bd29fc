import './table.css';
import type { ComponentChildren } from 'preact';

export interface Column<Row> {
  key: string;
  head: string;
  cell: (row: Row) => ComponentChildren;
  /** Figures stand at the end of their column and never wrap. */
  number?: boolean;
  /** What the foot of the table says below this column. */
  foot?: ComponentChildren;
}

export interface Sorting {
  key: string;
  direction: 'ascending' | 'descending';
}

interface TableProps<Row> {
  caption: ComponentChildren;
  /** The first column names the row. */
  columns: readonly [Column<Row>, ...Column<Row>[]];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  /** Given, the heads of these columns are buttons. The caller sorts the rows. */
  sort?: { by: Sorting | undefined; keys: readonly string[]; choose: (next: Sorting) => void };
}

/**
 * A table, and cards where its own width is under 38 rem. Roles are written out because cards change `display`, and with
 * it what browsers tell screen readers.
 */
export function Table<Row>({ caption, columns, rows, rowKey, sort }: TableProps<Row>) {
  return (
    <div class="table-box">
      <table class="table cards" role="table">
        <caption>{caption}</caption>
        <thead role="rowgroup" class={sort ? 'sorts' : undefined}>
          <tr role="row">
            {columns.map((column) => (
              <Head key={column.key} column={column} sort={sort} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <BodyRow key={rowKey(row)} columns={columns} row={row} />
          ))}
        </tbody>
        {columns.some((column) => column.foot !== undefined) && <Foot columns={columns} />}
      </table>
    </div>
  );
}

function Head<Row>({ column, sort }: { column: Column<Row>; sort: TableProps<Row>['sort'] }) {
  const by = sort?.by?.key === column.key ? sort.by.direction : undefined;
  const next = { key: column.key, direction: by === 'ascending' ? 'descending' : 'ascending' } as const;
  return (
    <th role="columnheader" scope="col" class={numberClass(column)} aria-sort={by}>
      {sort?.keys.includes(column.key) ? (
        <button type="button" onClick={() => sort.choose(next)}>
          {column.head}
        </button>
      ) : (
        column.head
      )}
    </th>
  );
}

function BodyRow<Row>({
  columns: [first, ...others],
  row,
}: {
  columns: TableProps<Row>['columns'];
  row: Row;
}) {
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        {first.cell(row)}
      </th>
      {others.map((column) => (
        <td key={column.key} role="cell" class={numberClass(column)} data-label={column.head}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

function Foot<Row>({ columns: [first, ...others] }: Pick<TableProps<Row>, 'columns'>) {
  return (
    <tfoot role="rowgroup">
      <tr role="row">
        <th role="rowheader" scope="row">
          {first.foot}
        </th>
        {others.map((column) => (
          <td key={column.key} role="cell" class={numberClass(column)} data-label={column.head}>
            {column.foot}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}

const numberClass = ({ number }: { number?: boolean }) => (number ? 'number' : undefined);
