import type { CellPlace, TableBeside } from '../../../server/rooms/business-case/table-difference.rule.ts';
import type { Inline } from '../../../server/rooms/business-case/sentences.rule.ts';
import { isAnswered } from '../../../server/rooms/forms/answer.rule.ts';
import { lang, t } from '../../core/i18n.ts';
import { cellText, columnLabel, rowName, type ReadTable, type RowsOf } from './case-rows.ts';
import { DifferentWords } from './difference-text.tsx';
import { ReadRow } from './read-section.tsx';
import { Changed } from './read-text.tsx';

interface OfTable {
  table: ReadTable;
  rowsOf: RowsOf;
}

/** Rows that came in, went out or are different in some of their cells; those that are the same are not shown. */
export function DifferentTable({ beside, table, rowsOf }: OfTable & { beside: TableBeside }) {
  return (
    <section class="different-table">
      <h4>{table.title[lang.value]}</h4>
      {beside.order && <p>{t('case.versions.order')}</p>}
      {beside.rows.map((row, at) => {
        if (row.is === 'row') {
          const standing = row.other ?? row.one;
          const way = row.other ? 'in' : 'out';
          return standing ? (
            <div key={row.key} class="different-row">
              <ReadRow row={standing} table={table} rowsOf={rowsOf} way={way} />
            </div>
          ) : null;
        }
        return row.cells.length === 0 ? null : (
          <div key={row.key} class="different-row">
            <p>{rowName(row.other, table, at)}</p>
            <dl class="facts">
              {row.cells.map((cell) => (
                <DifferentCell key={cell.id} cell={cell} table={table} rowsOf={rowsOf} />
              ))}
            </dl>
          </div>
        );
      })}
    </section>
  );
}

function DifferentCell({ cell, table, rowsOf }: OfTable & { cell: CellPlace }) {
  const column = table.columns.find(({ key }) => key === cell.column);
  if (!column) return null;
  const text = (value: unknown) => (isAnswered(value) ? cellText(column, value, rowsOf) : '');
  const [one, other] = [text(cell.one), text(cell.other)];
  const isWords = column.type === 'text' || column.type === 'textarea';
  return (
    <div>
      <dt>{columnLabel(column)}</dt>
      <dd>
        {isWords ? (
          <DifferentWords one={inline(one)} other={inline(other)} />
        ) : (
          <>
            {one !== '' && <Changed way="out">{one}</Changed>}{' '}
            {other !== '' && <Changed way="in">{other}</Changed>}
          </>
        )}
      </dd>
    </div>
  );
}

const inline = (text: string): Inline[] => (text === '' ? [] : [{ type: 'text', text }]);
