import type {
  CellPlace,
  OrderPlace,
  RowBeside,
  RowPlace,
  TableBeside,
} from '../../../server/rooms/business-case/table-difference.rule.ts';
import { isAnswered } from '../../../server/rooms/forms/answer.rule.ts';
import { lang, t } from '../../core/i18n.ts';
import { cellText, columnLabel, holdsBoth, rowName, type ReadTable } from './case-rows.ts';
import { OnePlace, type Choosing } from './conflict-place.tsx';
import { ReadRow } from './read-section.tsx';

export function TablePlaces({
  tables,
  known,
  ...choosing
}: Choosing & { tables: readonly TableBeside[]; known: readonly ReadTable[] }) {
  return (
    <>
      {tables.map((beside) => {
        const table = known.find(({ key }) => key === beside.key);
        const differs = beside.order ?? beside.rows.some((row) => row.is === 'row' || row.cells.length > 0);
        return table && differs ? (
          <section key={table.key} class="flow">
            <h4>{table.title[lang.value]}</h4>
            {beside.order && <Order place={beside.order} {...{ beside, table }} {...choosing} />}
            {beside.rows.map((row, at) =>
              row.is === 'row' ? (
                <WholeRow key={row.key} {...{ row, table, at }} {...choosing} />
              ) : (
                <Cells key={row.key} {...{ row, table, at }} {...choosing} />
              ),
            )}
          </section>
        ) : null;
      })}
    </>
  );
}

interface OfTable {
  table: ReadTable;
  at: number;
}

function WholeRow({ row, table, at, ...choosing }: Choosing & OfTable & { row: RowPlace }) {
  const standing = row.one ?? row.other;
  const read = standing && <ReadRow row={standing} table={table} rowsOf={choosing.rowsOf} />;
  return (
    <OnePlace
      id={row.id}
      about={standing ? rowName(standing, table, at) : ''}
      one={row.one && read}
      other={row.other && read}
      {...choosing}
    />
  );
}

function Cells({ row, table, at, ...choosing }: Choosing & OfTable & { row: RowBeside }) {
  return (
    <>
      {row.cells.map((cell) => (
        <Cell key={cell.id} {...{ cell, table }} name={rowName(row.one, table, at)} {...choosing} />
      ))}
    </>
  );
}

function Cell({
  cell,
  table,
  name,
  ...choosing
}: Choosing & { cell: CellPlace; table: ReadTable; name: string }) {
  const column = table.columns.find(({ key }) => key === cell.column);
  const side = (value: unknown) =>
    isAnswered(value) && <p>{column ? cellText(column, value, choosing.rowsOf) : String(value)}</p>;
  return (
    <OnePlace
      id={cell.id}
      about={t('case.two.cell', { row: name, column: column ? columnLabel(column) : cell.column })}
      one={side(cell.one)}
      other={side(cell.other)}
      both={column !== undefined && holdsBoth(column)}
      {...choosing}
    />
  );
}

function Order({
  place,
  beside,
  table,
  ...choosing
}: Choosing & { place: OrderPlace; beside: TableBeside; table: ReadTable }) {
  const names = new Map(
    beside.rows.flatMap((row, at) =>
      row.is === 'cells' ? [[row.key, rowName(row.one, table, at)] as const] : [],
    ),
  );
  const side = (keys: readonly string[]) => (
    <ol>
      {keys.map((key) => (
        <li key={key}>{names.get(key)}</li>
      ))}
    </ol>
  );
  return (
    <OnePlace
      id={place.id}
      about={t('case.two.order')}
      one={side(place.one)}
      other={side(place.other)}
      both={false}
      {...choosing}
    />
  );
}
