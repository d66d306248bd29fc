import type { Row } from '../../../server/rooms/forms/answer.rule.ts';
import { costSums, type CostSums, type Year } from '../../../server/rooms/business-case/costs.rule.ts';
import { moneyText, type Cents } from '../../../server/rooms/business-case/money.rule.ts';
import { lang, listText, t } from '../../core/i18n.ts';
import { Table } from '../../ui/table.tsx';
import { BreakEvenChart } from './costs-chart.tsx';

type Say = (cents: Cents, round?: boolean) => string;

/** What the lines come to: in sentences first, then year by year, then as a picture. Cash and time stand apart. */
export function CostsSums({ rows, currency }: { rows: readonly Row[]; currency: string }) {
  const sums = costSums(rows);
  const [first] = sums.years;
  if (!first || (first.costs.all === 0n && first.benefits.all === 0n))
    return <p class="help">{t('case.tables.costs.nothing')}</p>;
  const say: Say = (cents, round = false) => moneyText(cents, { currency, lang: lang.value, round });
  return (
    <div class="costs-sums">
      <section class="sheet project words" aria-labelledby="h-costs-words">
        <h3 id="h-costs-words">{t('case.tables.costs.words')}</h3>
        <Sentences sums={sums} first={first} say={say} />
      </section>
      <Years years={sums.years} say={say} />
      <BreakEvenChart year={first} say={say} />
    </div>
  );
}

function Sentences({ sums, first, say }: { sums: CostSums; first: Year; say: Say }) {
  const { years, unpriced, open } = sums;
  const last = years.at(-1) ?? first;
  return (
    <>
      <p class="lede">
        {t('case.tables.costs.first', {
          cost: say(first.costs.all, true),
          cash: say(first.costs.cash, true),
          time: say(first.costs['staff-time'], true),
        })}
      </p>
      {years.map((year) => (
        <p key={year.year} class="lede">
          {balance('year', year.net, { say, year: year.year, benefit: say(year.benefits.all, true) })}
        </p>
      ))}
      <p class="lede">{balance('half', last.soFar.netByHalf, { say, year: last.year })}</p>
      {years.flatMap(({ year, breakEven }) =>
        breakEven.map(({ line, units, whole }) => (
          <p key={`${year}/${line.key}`}>
            {t('case.tables.costs.pays', { year, label: line.label, units: twoDigits(units), whole })}
          </p>
        )),
      )}
      {unpriced.length > 0 && (
        <p>{t('case.tables.costs.unpriced', { list: listText(unpriced.map(({ label }) => label)) })}</p>
      )}
      {open.length > 0 && <p>{t('case.tables.costs.open', { count: open.length })}</p>}
    </>
  );
}

/** A balance as people say it: so much short, so much ahead, even. */
function balance(
  of: 'year' | 'half',
  net: Cents,
  { say, ...values }: { say: Say; year: number; benefit?: string },
): string {
  const way = net < 0n ? 'short' : net > 0n ? 'ahead' : 'even';
  return t(`case.tables.costs.${of}.${way}`, { ...values, amount: say(net < 0n ? -net : net, true) });
}

const twoDigits = (units: number): string =>
  new Intl.NumberFormat(lang.value === 'es' ? 'es-MX' : 'en-GB', { minimumFractionDigits: 2 }).format(units);

/** The rows of the sums, in the order in which they follow from each other. */
const LINES = {
  once: (year: Year) => year.once,
  recurring: (year: Year) => year.recurring,
  costs: (year: Year) => year.costs.all,
  cash: (year: Year) => year.costs.cash,
  time: (year: Year) => year.costs['staff-time'],
  benefits: (year: Year) => year.benefits.all,
  net: (year: Year) => year.net,
  'so-far': (year: Year) => year.soFar.net,
  'half-so-far': (year: Year) => year.soFar.netByHalf,
} satisfies Record<string, (year: Year) => Cents>;
type Line = keyof typeof LINES;

const Years = ({ years, say }: { years: readonly Year[]; say: Say }) => (
  <Table
    caption={t('case.tables.costs.years')}
    rows={Object.keys(LINES) as Line[]}
    rowKey={(line) => line}
    columns={[
      { key: 'line', head: t('case.tables.costs.sum'), cell: (line) => t(`case.tables.costs.line.${line}`) },
      ...years.map((year) => ({
        key: String(year.year),
        head: t('case.tables.costs.year', { year: year.year }),
        number: true,
        cell: (line: Line) => say(LINES[line](year)),
      })),
    ]}
  />
);
