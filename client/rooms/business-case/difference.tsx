import './difference.css';
import type { SectionDifference } from '../../../server/rooms/business-case/case-difference.rule.ts';
import type { ReadTable, RowsOf } from './case-rows.ts';
import { DifferentTable } from './difference-tables.tsx';
import { DifferentText } from './difference-text.tsx';

/** What changed in a section, read as one text: words, rows and cells that came in or went out stand where they did. */
export const SectionDifferenceView = ({
  difference,
  tables,
  rowsOf,
}: {
  difference: SectionDifference;
  tables: readonly ReadTable[];
  rowsOf: RowsOf;
}) => (
  <div class="difference-read">
    <DifferentText parts={difference.text} />
    {difference.tables.map((beside) => {
      const table = tables.find(({ key }) => key === beside.key);
      const differs = beside.order ?? beside.rows.some((row) => row.is === 'row' || row.cells.length > 0);
      return table && differs ? (
        <DifferentTable key={beside.key} beside={beside} table={table} rowsOf={rowsOf} />
      ) : null;
    })}
  </div>
);
