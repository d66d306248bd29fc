import './table-field.css';
import { useRef, useState } from 'preact/hooks';
import {
  askedColumns,
  computedCells,
  isAnswered,
  rowsOf,
  type Row,
} from '../../../server/rooms/forms/answer.rule.ts';
import { lang, t } from '../../core/i18n.ts';
import { FieldGroup } from '../../ui/field.tsx';
import { useOwnId } from '../../ui/own-id.ts';
import { Icon } from '../../ui/icon.tsx';
import { Toast, useToaster } from '../../ui/toast.tsx';
import type { FieldProps } from './field-parts.tsx';
import { Misfits } from './misfits.tsx';
import { isSheet, readSheet } from './sheet-text.ts';
import type { Column, Values } from './forms.types.ts';
import { Cell } from './table-cell.tsx';
import { useCellKeys, type CellPlace } from './table-keys.ts';
import {
  givenCell,
  isGiven,
  newRow,
  spread,
  staysInPlace,
  withCell,
  type Pasted,
  type TableFieldOf,
} from './table-rows.ts';
import { valueText } from './value-words.ts';

/** What is wrong with single cells, by `row/column`. */
export type CellErrors = ReadonlyMap<string, string>;

interface TableFieldProps extends FieldProps<'table'> {
  cellErrors: CellErrors;
  /** What the room works out in a row, or says in its own way, by column. */
  known?: (row: Row) => Values;
  /** More columns than a page is wide: each row is a block of its own, at any width. */
  blocks?: boolean;
}

/** Repeated rows: Enter adds one, arrows go up and down, Tab goes through the cells, and a sheet can be pasted. */
export function TableField(props: TableFieldProps) {
  const { field, words, children, blocks } = props;
  const table = useTable(props);
  return (
    <FieldGroup {...words} kind={blocks ? 'table-field of-blocks' : 'table-field'}>
      <div class="table-box" ref={table.place}>
        <table class="table cards" role="table">
          <Head field={field} />
          <tbody role="rowgroup">
            {table.rows.map((row, at) => (
              <BodyRow key={row.key} row={row} at={at} table={table} {...props} />
            ))}
          </tbody>
        </table>
      </div>
      {table.pasted && <Misfits pasted={table.pasted} />}
      {field.rows.max > 1 && <AddRow max={field.rows.max} full={table.full} add={table.add} />}
      <Toast toaster={table.toaster} undoWord={t('forms.undo')} />
      {children}
    </FieldGroup>
  );
}

function useTable({ field, value, write, given }: FieldProps<'table'>) {
  // A first row to write in, which is no row of the answer before somebody writes there.
  const [first] = useState(() => newRow(field));
  const [pasted, setPasted] = useState<Pasted>();
  const place = useRef<HTMLDivElement>(null);
  const toaster = useToaster();
  const kept = rowsOf(value);
  const rows = kept.length > 0 ? kept : [first];
  const full = rows.length >= field.rows.max;
  const paste = (event: ClipboardEvent, [row, column]: CellPlace) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!isPasted(field, column, text)) return;
    event.preventDefault();
    const next = spread(readSheet(text), { table: field, rows, row, column, sources: given.sources });
    setPasted(next);
    write(next.rows);
  };
  const keys = useCellKeys(place, { full, paste, add: () => write([...rows, newRow(field)]) });
  const remove = (row: Row, at: number) => {
    write(rows.filter((one) => one !== row));
    keys.goTo(Math.max(0, at - 1), 0);
    const back = () => write([...rows.slice(0, at), row, ...rows.slice(at + 1)]);
    toaster.say({ text: t('forms.table.removed', { row: at + 1 }), undo: back });
  };
  const add = () => {
    if (!full) keys.add();
  };
  return { rows, begun: kept.length > 0, full, place, pasted, add, remove, toaster };
}

const AddRow = ({ max, full, add }: { max: number; full: boolean; add: () => void }) => (
  <div class="row">
    <button class="btn small" type="button" aria-disabled={full} onClick={add}>
      <Icon name="add" /> {t('forms.table.add')}
    </button>
    {full && <span class="help">{t('forms.table.full', { max })}</span>}
  </div>
);

/** A column of several lines takes several lines, unless they come in cells. */
const isPasted = (field: TableFieldOf, column: number, text: string): boolean =>
  isSheet(text) && (text.includes('\t') || field.columns[column]?.type !== 'textarea');

const Head = ({ field }: { field: TableFieldOf }) => (
  <thead role="rowgroup">
    <tr role="row">
      {field.columns.map((column) => (
        <th key={column.key} role="columnheader" scope="col">
          {column.label[lang.value]}
          {column.required === false && column.type !== 'computed' && (
            <span class="optional"> {t('forms.optional')}</span>
          )}
        </th>
      ))}
      <th role="columnheader" scope="col">
        <span class="visually-hidden">{t('forms.table.act')}</span>
      </th>
    </tr>
  </thead>
);

interface RowProps extends TableFieldProps {
  row: Row;
  at: number;
  table: ReturnType<typeof useTable>;
}

function BodyRow({ row, at, table, field, write, ...rest }: RowProps) {
  const shown = new Set(askedColumns(field.columns, row.cells));
  const remove = t('forms.table.remove', { row: at + 1, name: nameOf(field, row) });
  return (
    <tr role="row">
      {field.columns.map((column, across) => (
        <td
          key={column.key}
          role="cell"
          class={isLong(column) ? 'long' : undefined}
          data-label={column.label[lang.value]}
        >
          {shown.has(column) && <BodyCell {...{ row, at, across, table, field, write, ...rest }} />}
        </td>
      ))}
      <td role="cell" class="acts-cell">
        {table.begun && field.rows.max > 1 && !staysInPlace(field, row) && (
          <button class="btn icon" type="button" aria-label={remove} onClick={() => table.remove(row, at)}>
            <Icon name="close" size={20} />
          </button>
        )}
      </td>
    </tr>
  );
}

/** A sentence or a day needs more room than a figure or a word. */
const LONG_TEXT = 100;
const isLong = (column: Column): boolean =>
  ['textarea', 'date', 'row'].includes(column.type) ||
  (column.type === 'text' && (column.max_length ?? Infinity) > LONG_TEXT);

const nameOf = (field: TableFieldOf, row: Row): string => {
  const first = row.cells[field.columns[0]?.key ?? ''];
  return typeof first === 'string' && isAnswered(first) ? first : '';
};

function BodyCell({
  row,
  at,
  across,
  table,
  field,
  write,
  leave,
  given,
  cellErrors,
  known,
}: RowProps & { across: number }) {
  const id = useOwnId();
  const column = field.columns[across];
  if (!column) return null;
  if (isGiven(field, row, column.key))
    return <span class="given">{valueText(column, givenCell(field, row, column.key), given.sources)}</span>;
  const worked = { ...computedCells(field.columns, row.cells, lang.value), ...known?.(row) };
  const value = { ...row.cells, ...worked }[column.key];
  const error = cellErrors.get(`${row.key}/${column.key}`);
  const names = {
    'data-cell': `${at}/${across}`,
    'aria-label': t('forms.table.cell', { column: column.label[lang.value], row: at + 1 }),
    'aria-invalid': error === undefined ? undefined : (true as const),
    'aria-describedby': error === undefined ? undefined : id,
  };
  const put = (next: unknown) => write(withCell(table.rows, row.key, column.key, next));
  return (
    <>
      <Cell {...{ column, value, leave, names, sources: given.sources }} write={put} />
      {error !== undefined && (
        <p class="error" id={id}>
          {error}
        </p>
      )}
    </>
  );
}
