import type { ComponentChildren } from 'preact';
import type { BreakEven, Year } from '../../../server/rooms/business-case/costs.rule.ts';
import type { Cents } from '../../../server/rooms/business-case/money.rule.ts';
import { t } from '../../core/i18n.ts';
import { Bar, Chart, Curve } from '../../ui/chart.tsx';
import { Table } from '../../ui/table.tsx';

type Say = (cents: Cents, round?: boolean) => string;

/** Bars enough to see the first that pays, and few enough for a phone. */
const MOST_BARS = 6;

interface Step {
  units: number;
  worth: Cents;
}

/** How many of the weightiest benefit pay for the first year: one bar for each number of them, and the cost across. */
export function BreakEvenChart({ year, say }: { year: Year; say: Say }) {
  const [found] = year.breakEven.toSorted((one, other) => (one.line.total < other.line.total ? 1 : -1));
  if (!found || year.costs.all === 0n) return null;
  const steps = stepsOf(found);
  const words = { label: found.line.label, cost: say(year.costs.all, true), whole: found.whole };
  return (
    <section class="stack tight" aria-labelledby="h-break-even">
      <h3 id="h-break-even">{t('case.tables.costs.chart')}</h3>
      <p>{t('case.tables.costs.chart.sentence', words)}</p>
      <Bars
        steps={steps}
        cost={{ cents: year.costs.all, word: words.cost }}
        sentence={t('case.tables.costs.chart.drawn', words)}
        table={<Steps steps={steps} found={found} say={say} />}
      />
    </section>
  );
}

interface BarsProps {
  steps: readonly Step[];
  cost: { cents: Cents; word: string };
  sentence: string;
  table: ComponentChildren;
}

function Bars({ steps, cost, sentence, table }: BarsProps) {
  const size = steps[0]?.units ?? 1;
  const [from, to] = [size / 2, (steps.at(-1)?.units ?? 1) + size / 2];
  const height = Number(cost.cents);
  const most = Math.max(height, Number(steps.at(-1)?.worth ?? 0n));
  return (
    <Chart
      strand="project"
      sentence={sentence}
      x={{ from, to, ticks: steps.map(({ units }) => ({ at: units, word: String(units) })) }}
      y={{ from: 0, to: most, ticks: [{ at: height, word: cost.word }] }}
      table={{ word: t('case.tables.costs.chart.table'), content: table }}
    >
      {(places) => (
        <>
          {steps.map(({ units, worth }) => (
            <Bar key={units} x={units} y={Number(worth)} width={size * 0.6} places={places} />
          ))}
          <Curve plan places={places} points={[from, to].map((x) => [x, height] as const)} />
        </>
      )}
    </Chart>
  );
}

/** From one unit on to one beyond the number that pays; in larger steps where that is many. */
function stepsOf({ line, whole }: BreakEven): Step[] {
  const size = Math.ceil((whole + 1) / MOST_BARS);
  const count = Math.ceil((whole + 1) / size);
  return Array.from({ length: count }, (_, at) => {
    const units = (at + 1) * size;
    return { units, worth: line.ofOne * BigInt(units) };
  });
}

const Steps = ({ steps, found, say }: { steps: readonly Step[]; found: BreakEven; say: Say }) => (
  <Table
    caption={found.line.label}
    rows={steps}
    rowKey={({ units }) => units}
    columns={[
      { key: 'units', head: t('case.tables.costs.chart.units'), cell: ({ units }) => String(units) },
      {
        key: 'worth',
        head: t('case.tables.costs.chart.worth'),
        number: true,
        cell: ({ worth }) => say(worth),
      },
    ]}
  />
);
