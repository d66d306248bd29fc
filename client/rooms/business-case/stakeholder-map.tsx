import { numberIn, textIn } from '../../../server/rooms/business-case/case-tables.rule.ts';
import type { Row } from '../../../server/rooms/forms/answer.rule.ts';
import { t } from '../../core/i18n.ts';

const STEP = 56;
const ROW = 44;
const EDGE = 24;
const RADIUS = 11;

interface Stakeholder {
  at: number;
  name: string;
  influence: number;
  now: number;
  needed: number;
}

/** Support against influence: where each role stands, and an arrow to where it is needed. */
export function StakeholderMap({ rows }: { rows: readonly Row[] }) {
  const all = rows.flatMap(stakeholderOf);
  if (all.length === 0) return null;
  const ranked = all
    .filter((one) => priorityOf(one) > 0)
    .toSorted((one, other) => priorityOf(other) - priorityOf(one));
  const [first] = ranked;
  return (
    <figure class="case-picture">
      <figcaption>
        {first ? t('case.tables.support.first', { name: first.name }) : t('case.tables.support.enough')}
      </figcaption>
      <Drawing all={all} />
      <ol class="numbered">
        {all.map((one) => (
          <li key={one.at} value={one.at}>
            {t('case.tables.support.one', {
              name: one.name,
              gap: one.needed - one.now,
              priority: priorityOf(one),
            })}
          </li>
        ))}
      </ol>
    </figure>
  );
}

const Drawing = ({ all }: { all: readonly Stakeholder[] }) => (
  <svg
    viewBox={`0 0 ${EDGE + 5 * STEP} ${EDGE + 5 * ROW}`}
    role="img"
    aria-label={t('case.tables.support.drawn')}
  >
    <path class="grid" d={gridLines()} />
    {all.map((one) => (
      <Mark key={one.at} one={one} beside={all.filter((other) => isBefore(other, one)).length} />
    ))}
    <text class="axis" x={EDGE + 2.5 * STEP} y={EDGE + 5 * ROW - 4} text-anchor="middle">
      {t('case.tables.support.support')}
    </text>
    <text class="axis" transform={`translate(16 ${2.5 * ROW}) rotate(-90)`} text-anchor="middle">
      {t('case.tables.support.influence')}
    </text>
  </svg>
);

const priorityOf = ({ influence, now, needed }: Stakeholder): number => influence * Math.max(0, needed - now);

function stakeholderOf(row: Row, at: number): Stakeholder[] {
  const [influence, now] = [numberIn(row, 'influence'), numberIn(row, 'support_now')];
  const needed = numberIn(row, 'support_needed') ?? now;
  if (influence === undefined || now === undefined || needed === undefined) return [];
  if (influence < 1 || influence > 5 || Math.abs(now) > 2 || Math.abs(needed) > 2) return [];
  return [{ at: at + 1, name: textIn(row, 'role'), influence, now, needed }];
}

const isBefore = (other: Stakeholder, one: Stakeholder): boolean =>
  other.at < one.at && other.influence === one.influence && other.now === one.now;

const xOf = (support: number): number => EDGE + (support + 2.5) * STEP;
const yOf = (influence: number): number => (5.5 - influence) * ROW;

const gridLines = (): string =>
  [
    ...[0, 1, 2, 3, 4, 5].map((at) => `M${EDGE + at * STEP} 0V${5 * ROW}`),
    ...[0, 1, 2, 3, 4, 5].map((at) => `M${EDGE} ${at * ROW}H${EDGE + 5 * STEP}`),
  ].join('');

/** Who stands in the same place stands beside. */
function Mark({ one, beside }: { one: Stakeholder; beside: number }) {
  const x = xOf(one.now) - STEP / 4 + beside * (RADIUS + 6);
  const y = yOf(one.influence);
  const end = xOf(one.needed) - Math.sign(one.needed - one.now) * RADIUS;
  const back = Math.sign(one.needed - one.now) * 6;
  return (
    <>
      {one.needed !== one.now && (
        <path class="way" d={`M${x} ${y}H${end}m${-back} -5l${back} 5l${-back} 5`} />
      )}
      <circle class="who" cx={x} cy={y} r={RADIUS} />
      <text class="mark" x={x} y={y + 5} text-anchor="middle">
        {one.at}
      </text>
    </>
  );
}
