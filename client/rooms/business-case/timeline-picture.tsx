import { textIn } from '../../../server/rooms/business-case/case-tables.rule.ts';
import type { Row } from '../../../server/rooms/forms/answer.rule.ts';
import { dayText, t } from '../../core/i18n.ts';

interface Stretch {
  key: string;
  name: string;
  from: string;
  to: string;
  state: string;
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const LEAST_SHARE = 1.5;

/** Milestones one below the other, each where its days lie. The words are text beside the bars and keep their size. */
export function TimelinePicture({ rows }: { rows: readonly Row[] }) {
  const all = rows.flatMap(stretchOf).toSorted((one, other) => (one.to < other.to ? -1 : 1));
  const from = all.map((one) => one.from).toSorted()[0];
  const to = all.at(-1)?.to;
  if (from === undefined || to === undefined || all.length < 2) return null;
  const values = { count: all.length, from: dayText(from, 'year'), to: dayText(to, 'year') };
  return (
    <figure class="case-picture timeline">
      <figcaption>{t('case.tables.timeline', values)}</figcaption>
      <ol>
        {all.map((one) => (
          <li key={one.key} class={one.state}>
            <span>{one.name}</span>
            <span class="days">{daysText(one)}</span>
            <span class="line" aria-hidden="true">
              <span style={barOf(one, from, to)} />
            </span>
          </li>
        ))}
      </ol>
    </figure>
  );
}

function stretchOf(row: Row): Stretch[] {
  const [start, to, state] = [textIn(row, 'start'), textIn(row, 'end'), textIn(row, 'status')];
  if (!DAY.test(to) || state === 'dropped') return [];
  const from = DAY.test(start) && start <= to ? start : to;
  return [{ key: row.key, name: textIn(row, 'milestone'), from, to, state }];
}

const daysText = ({ from, to }: Stretch): string =>
  from === to
    ? dayText(to, 'year')
    : t('case.tables.timeline.days', { from: dayText(from, 'year'), to: dayText(to, 'year') });

function barOf(one: Stretch, from: string, to: string) {
  const whole = Date.parse(to) - Date.parse(from) || 1;
  const share = (day: string) => ((Date.parse(day) - Date.parse(from)) / whole) * 100;
  const width = Math.max(LEAST_SHARE, share(one.to) - share(one.from));
  return { insetInlineStart: `${Math.min(100 - width, share(one.from))}%`, inlineSize: `${width}%` };
}
