import { useMemo, useRef } from 'preact/hooks';
import {
  askedColumns,
  computedCells,
  isAnswered,
  type Row,
  type Values,
} from '../../../server/rooms/forms/answer.rule.ts';
import { lang, listText, t } from '../../core/i18n.ts';
import { Icon } from '../../ui/icon.tsx';
import { useOwnId } from '../../ui/own-id.ts';
import type { Sources } from './choices.ts';
import type { Column } from './forms.types.ts';
import { Cell } from './table-cell.tsx';
import { blockRoom } from './table-room.ts';
import { givenCell, isGiven, staysInPlace, type TableFieldOf } from './table-rows.ts';
import { valueText } from './value-words.ts';

/** What is wrong with single cells, by `row/column`. */
export type CellErrors = ReadonlyMap<string, string>;

/** What the room that shows a table can say of a row. */
export interface RowSayings {
  /** What the room works out in a row, or says in its own way, by column. */
  known?: ((row: Row) => Values) | undefined;
  /** Labels of the columns that are still to be filled. Given, rows are folded to a line or two where it is narrow. */
  lacks?: ((row: Row) => readonly string[]) | undefined;
}

export interface RowProps extends RowSayings {
  field: TableFieldOf;
  row: Row;
  at: number;
  sources: Sources;
  cellErrors: CellErrors;
  /** Each row is a block of its own. */
  blocks: boolean;
  /** Where it is narrow, the cells of one row stand open. */
  open: boolean;
  /** A table that nobody has begun has no row to take away. */
  begun: boolean;
  acts: RowActs;
}

/** Always the same, whatever stands in the table: rows are not drawn again for it. */
export interface RowActs {
  put: (row: Row, column: string, value: unknown) => void;
  leave: () => void;
  remove: (row: Row) => void;
  fold: (row: Row) => void;
}

/** A key in one cell leaves all other rows as they are drawn. */
export function BodyRow({ cellErrors, ...props }: RowProps) {
  const { field, row, at, sources, blocks, open, begun, acts, known, lacks } = props;
  const errors = useSame(cellErrors.size === 0 ? NO_ERRORS : errorsOf(field, row, cellErrors));
  return useMemo(
    () => <RowCells {...{ field, row, at, sources, blocks, open, begun, acts, known, lacks, errors }} />,
    [field, row, at, sources, blocks, open, begun, acts, known, lacks, errors],
  );
}

type RowErrors = readonly (readonly [column: string, words: string])[];
const NO_ERRORS: RowErrors = [];

const errorsOf = (field: TableFieldOf, row: Row, errors: CellErrors): RowErrors =>
  field.columns.flatMap(({ key }) => {
    const words = errors.get(`${row.key}/${key}`);
    return words === undefined ? [] : [[key, words] as const];
  });

/** The earlier one, as long as both say the same. */
export function useSame<T>(value: T): T {
  const kept = useRef(value);
  if (kept.current !== value && JSON.stringify(kept.current) !== JSON.stringify(value)) kept.current = value;
  return kept.current;
}

type CellsProps = Omit<RowProps, 'cellErrors'> & { errors: RowErrors };

function RowCells(props: CellsProps) {
  const { field, row, at, sources, blocks, open, begun, acts, known, lacks } = props;
  const shown = new Set(askedColumns(field.columns, row.cells));
  const worked = { ...computedCells(field.columns, row.cells, lang.value), ...known?.(row) };
  const name = rowName(field, row, sources);
  return (
    <tr role="row" class={open ? 'open' : undefined}>
      {lacks && <Fold {...props} worked={worked} lacking={lacks(row)} />}
      {field.columns.map((column, across) => (
        <td
          key={column.key}
          role="cell"
          data-label={column.label[lang.value]}
          style={blocks ? blockRoom(column, sources) : undefined}
        >
          {shown.has(column) && <BodyCell {...props} {...{ column, across, worked }} />}
        </td>
      ))}
      <td role="cell" class="acts-cell">
        {begun && field.rows.max > 1 && !staysInPlace(field, row) && (
          <button
            class="btn icon"
            type="button"
            aria-label={t('forms.table.remove', { row: at + 1, name })}
            onClick={() => acts.remove(row)}
          >
            <Icon name="close" size={20} />
          </button>
        )}
      </td>
    </tr>
  );
}

/** What a row says in a line or two: its name, what is worked out of it, and what is not said yet. */
function Fold({
  field,
  row,
  at,
  sources,
  open,
  acts,
  errors,
  worked,
  lacking,
}: CellsProps & { worked: Values; lacking: readonly string[] }) {
  const wrong = field.columns.filter(({ key }) => errors.some(([column]) => column === key));
  const figures = field.columns.filter(({ key, type }) => type === 'computed' && isAnswered(worked[key]));
  const labels = (columns: readonly Column[]) => columns.map(({ label }) => label[lang.value]);
  return (
    <td role="cell" class="row-fold">
      <button type="button" aria-expanded={open} onClick={() => acts.fold(row)}>
        <b>{rowName(field, row, sources) || t('forms.table.row', { row: at + 1 })}</b>
        {figures.length > 0 && (
          <span>
            {figures
              .map(
                (column) => `${column.label[lang.value]}: ${valueText(column, worked[column.key], sources)}`,
              )
              .join(' · ')}
          </span>
        )}
        {wrong.length > 0 && (
          <span class="wrong">{t('forms.table.wrong', { list: listText(labels(wrong)) })}</span>
        )}
        {lacking.length > 0 && <span>{t('forms.table.lacks', { list: listText(lacking) })}</span>}
      </button>
    </td>
  );
}

/** Its first words, in the reader's language where the course gave them. */
function rowName(field: TableFieldOf, row: Row, sources: Sources): string {
  const column = field.columns.find(({ type }) => ['text', 'textarea', 'row'].includes(type));
  if (!column) return '';
  const value = isGiven(field, row, column.key) ? givenCell(field, row, column.key) : row.cells[column.key];
  return valueText(column, value, sources).trim();
}

function BodyCell({
  field,
  row,
  at,
  column,
  across,
  sources,
  acts,
  errors,
  worked,
}: CellsProps & { column: Column; across: number; worked: Values }) {
  const id = useOwnId();
  if (isGiven(field, row, column.key))
    return <span class="given">{valueText(column, givenCell(field, row, column.key), sources)}</span>;
  const value = { ...row.cells, ...worked }[column.key];
  const error = errors.find(([key]) => key === column.key)?.[1];
  const names = {
    'data-cell': `${at}/${across}`,
    'aria-label': t('forms.table.cell', { column: column.label[lang.value], row: at + 1 }),
    'aria-invalid': error === undefined ? undefined : (true as const),
    'aria-describedby': error === undefined ? undefined : id,
  };
  return (
    <>
      <Cell
        {...{ column, value, names, sources }}
        leave={acts.leave}
        write={(next) => acts.put(row, column.key, next)}
      />
      {error !== undefined && (
        <p class="error" id={id}>
          {error}
        </p>
      )}
    </>
  );
}
