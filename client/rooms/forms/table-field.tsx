import './table-field.css';
import { useMemo, useRef, useState } from 'preact/hooks';
import { rowsOf, type Row } from '../../../server/rooms/forms/answer.rule.ts';
import { lang, t } from '../../core/i18n.ts';
import { FieldGroup } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Toast, useToaster } from '../../ui/toast.tsx';
import type { FieldProps } from './field-parts.tsx';
import { Misfits } from './misfits.tsx';
import { isSheet, readSheet } from './sheet-text.ts';
import { useCellKeys, type CellPlace } from './table-keys.ts';
import { gridOf, isTooWide } from './table-room.ts';
import { BodyRow, type CellErrors, type RowActs, type RowSayings } from './table-row.tsx';
import { newRow, spread, withCell, type Pasted, type TableFieldOf } from './table-rows.ts';

type TableFieldProps = FieldProps<'table'> & RowSayings & { cellErrors: CellErrors };

/** Repeated rows: Enter adds one, arrows go up and down, Tab goes through the cells, and a sheet can be pasted. */
export function TableField(props: TableFieldProps) {
  const { field, words, children, given, cellErrors, known, lacks } = props;
  const table = useTable(props);
  const { sources } = given;
  const folds = lacks !== undefined;
  const { blocks, columns, head } = useMemo(
    () => ({
      blocks: isTooWide(field.columns, sources),
      columns: gridOf(field.columns, sources),
      head: <Head field={field} folds={folds} />,
    }),
    [field, sources, folds, lang.value],
  );
  const kind = ['table-field', blocks && 'of-blocks', folds && 'folds'].filter(Boolean).join(' ');
  return (
    <FieldGroup {...words} kind={kind}>
      <div class="table-box" ref={table.place}>
        <table class="table cards" role="table" style={{ '--columns': columns }}>
          {head}
          <tbody role="rowgroup">
            {table.rows.map((row, at) => (
              <BodyRow
                key={row.key}
                {...{ field, row, at, sources, cellErrors, blocks, known, lacks }}
                open={row.key === table.open}
                begun={table.begun}
                acts={table.acts}
              />
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

function useTable({ field, value, write, leave, given }: FieldProps<'table'>) {
  // A first row to write in, which is no row of the answer before somebody writes there.
  const [first] = useState(() => newRow(field));
  const place = useRef<HTMLDivElement>(null);
  const toaster = useToaster();
  const kept = rowsOf(value);
  const rows = kept.length > 0 ? kept : [first];
  const [open, setOpen] = useState(kept.length > 1 ? undefined : rows[0]?.key);
  const full = rows.length >= field.rows.max;
  const { pasted, paste } = usePasting(rows, { field, write, given });
  const addRow = () => {
    const row = newRow(field);
    setOpen(row.key);
    write([...rows, row]);
  };
  const keys = useCellKeys(place, { full, paste, add: addRow, open: (at) => setOpen(rows[at]?.key) });
  const remove = (row: Row) => {
    const at = rows.indexOf(row);
    write(rows.filter((one) => one !== row));
    keys.goTo(Math.max(0, at - 1), 0);
    const back = () => write([...rows.slice(0, at), row, ...rows.slice(at + 1)]);
    toaster.say({ text: t('forms.table.removed', { row: at + 1 }), undo: back });
  };
  const acts = useActs({
    put: (row, column, next) => write(withCell(rows, row.key, column, next)),
    leave,
    remove,
    fold: (row) => setOpen(open === row.key ? undefined : row.key),
  });
  const add = () => {
    if (!full) keys.add();
  };
  return { rows, begun: kept.length > 0, open, full, place, pasted, add, acts, toaster };
}

function usePasting(
  rows: readonly Row[],
  { field, write, given }: Pick<FieldProps<'table'>, 'field' | 'write' | 'given'>,
) {
  const [pasted, setPasted] = useState<Pasted>();
  const paste = (event: ClipboardEvent, [row, column]: CellPlace) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!isPasted(field, column, text)) return;
    event.preventDefault();
    const next = spread(readSheet(text), { table: field, rows, row, column, sources: given.sources });
    setPasted(next);
    write(next.rows);
  };
  return { pasted, paste };
}

/** Made once, and done by what the table is by then. */
function useActs(acts: RowActs): RowActs {
  const now = useRef(acts);
  now.current = acts;
  return useMemo(
    () => ({
      put: (...put) => now.current.put(...put),
      leave: () => now.current.leave(),
      remove: (row) => now.current.remove(row),
      fold: (row) => now.current.fold(row),
    }),
    [],
  );
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

const Head = ({ field, folds }: { field: TableFieldOf; folds: boolean }) => (
  <thead role="rowgroup">
    <tr role="row">
      {folds && (
        <th role="columnheader" scope="col" class="row-fold">
          <span class="visually-hidden">{t('forms.table.in-short')}</span>
        </th>
      )}
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
