import { useState } from 'preact/hooks';
import type { Row } from '../../../server/rooms/forms/answer.rule.ts';
import { costSums, type CostSums, type Year } from '../../../server/rooms/business-case/costs.rule.ts';
import { moneyText, type Cents } from '../../../server/rooms/business-case/money.rule.ts';
import { lang, listText, t } from '../../core/i18n.ts';
import { Icon } from '../../ui/icon.tsx';
import { Table } from '../../ui/table.tsx';
import { BreakEvenChart } from './costs-chart.tsx';

type Say = (cents: Cents, round?: boolean) => string;

interface CostsProps {
  rows: readonly Row[];
  currency: string;
  /** Adds words to the section's text; false: they stand there already. Without it the sums are to be read. */
  place?: (words: string) => boolean;
}

/** What the lines come to: in sentences first, then year by year, then as a picture. Cash and time stand apart. */
export function CostsSums({ rows, currency, place }: CostsProps) {
  const sums = costSums(rows);
  const [first] = sums.years;
  if (!first || (first.costs.all === 0n && first.benefits.all === 0n))
    return <p class="help">{t('case.tables.costs.nothing')}</p>;
  const say: Say = (cents, round = false) => moneyText(cents, { currency, lang: lang.value, round });
  return (
    <div class="costs-sums">
      <section class="sheet project words" aria-labelledby="h-costs-words">
        <h3 id="h-costs-words">{t('case.tables.costs.words')}</h3>
        <InWords {...sentencesOf(sums, first, say)} {...(place && { place })} />
      </section>
      <Years years={sums.years} say={say} />
      <BreakEvenChart year={first} say={say} />
    </div>
  );
}

interface Said {
  /** What a reader needs to know. */
  first: string[];
  /** What it rests on. */
  more: string[];
}

function sentencesOf(sums: CostSums, first: Year, say: Say): Said {
  const { years, unpriced, open } = sums;
  const last = years.at(-1) ?? first;
  return {
    first: [
      t('case.tables.costs.first', {
        cost: say(first.costs.all, true),
        cash: say(first.costs.cash, true),
        time: say(first.costs['staff-time'], true),
      }),
      ...years.map((year) =>
        balance('year', year.net, { say, year: year.year, benefit: say(year.benefits.all, true) }),
      ),
      balance('half', last.soFar.netByHalf, { say, year: last.year }),
    ],
    more: [
      ...years.flatMap(({ year, breakEven }) =>
        breakEven.map(({ line, units, whole }) =>
          t('case.tables.costs.pays', { year, label: line.label, units: twoDigits(units), whole }),
        ),
      ),
      ...(unpriced.length > 0
        ? [t('case.tables.costs.unpriced', { list: listText(unpriced.map(({ label }) => label)) })]
        : []),
      ...(open.length > 0 ? [t('case.tables.costs.open', { count: open.length })] : []),
    ],
  };
}

/** The sentences, and the way into the text: at its end, beside what stands there. */
function InWords({ first, more, place }: Said & Pick<CostsProps, 'place'>) {
  return (
    <>
      {first.map((text) => (
        <p key={text} class="lede">
          {text}
        </p>
      ))}
      {more.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {place && <PutInText words={first.join(' ')} place={place} />}
    </>
  );
}

function PutInText({ words, place }: { words: string; place: NonNullable<CostsProps['place']> }) {
  const [placed, setPlaced] = useState<'put' | 'there'>();
  return (
    <div class="row">
      <button class="btn small" type="button" onClick={() => setPlaced(place(words) ? 'put' : 'there')}>
        <Icon name="copy" size={18} /> {t('case.tables.costs.put')}
      </button>
      <p class="help" role="status">
        {placed && t(`case.tables.costs.put.${placed}`)}
      </p>
    </div>
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
