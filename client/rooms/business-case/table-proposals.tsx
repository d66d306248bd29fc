import { useMemo } from 'preact/hooks';
import { TABLES, type WholeCase } from '../../../server/rooms/business-case/case-tables.rule.ts';
import { proposedDays, proposedRows } from '../../../server/rooms/business-case/proposed-rows.rule.ts';
import type { Row } from '../../../server/rooms/forms/answer.rule.ts';
import { dayText, listText, t } from '../../core/i18n.ts';
import { newRow } from '../forms/table-rows.ts';
import type { FieldOf } from '../forms/forms.types.ts';

interface Props {
  name: string | undefined;
  field: FieldOf<'table'>;
  rows: readonly Row[];
  /** As it stood when somebody paused: how many rows are said. */
  whole: WholeCase;
  /** As it stands: which rows are put in. Two presses put in no row twice. */
  now: () => WholeCase;
  write: (rows: readonly Row[]) => void;
}

/** Rows and days that follow from what stands elsewhere, to be put in by a press and changed like any others. */
export function TableProposals({ name, field, rows, whole, now, write }: Props) {
  const proposed = useMemo(() => proposedIn(whole, name), [whole, name]);
  const room = field.rows.max - rows.length;
  const count = Math.min(proposed.length, room);
  if (name === TABLES.milestones) return <ReviewDays rows={rows} write={write} />;
  if (count <= 0) return null;
  const put = () =>
    write([
      ...rows,
      ...proposedIn(now(), name)
        .slice(0, room)
        .map((cells) => {
          const row = newRow(field);
          return { ...row, cells: { ...row.cells, ...cells } };
        }),
    ]);
  return (
    <button class="btn small" type="button" onClick={put}>
      {t(name === TABLES.scores ? 'case.tables.put.scores' : 'case.tables.put.evaluation', { count })}
    </button>
  );
}

const proposedIn = (whole: WholeCase, name: string | undefined) =>
  name === undefined ? [] : proposedRows(whole, name);

function ReviewDays({ rows, write }: Pick<Props, 'rows' | 'write'>) {
  const days = proposedDays(rows);
  if (days.size === 0) return null;
  const put = () =>
    write(
      rows.map((row) => {
        const day = days.get(row.key);
        return day === undefined ? row : { ...row, cells: { ...row.cells, end: day } };
      }),
    );
  return (
    <button class="btn small" type="button" onClick={put}>
      {t('case.tables.put.reviews', {
        days: listText([...days.values()].map((day) => dayText(day, 'year'))),
      })}
    </button>
  );
}
