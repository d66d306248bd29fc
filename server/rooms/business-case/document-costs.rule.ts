import type { Row } from '../../content/shape.rule.ts';
import { textIn } from './case-tables.rule.ts';
import type { DocumentPart } from './case-document.types.ts';
import { costSums, type CostSums, type Year } from './costs.rule.ts';
import type { CellsGiven, TableOfSection } from './document-cell.rule.ts';
import { filledColumns, shownRows, tableOf, type Filled } from './document-table.rule.ts';
import { amountText, currencySign, sumOf, type Cents } from './money.rule.ts';

/** The sheet of costs on paper: costs and benefits apart, then what they come to, year by year, as the page has it (B5). */

export function costParts(table: TableOfSection, rows: readonly Row[], given: CellsGiven): DocumentPart[] {
  const shown = shownRows(table, rows);
  const sums = costSums(shown);
  return [
    ...(['cost', 'benefit'] as const).flatMap((kind) => linesOf(kind, { table, rows: shown }, given)),
    ...sumsPart(sums, given),
    ...sentences(sums, given),
  ];
}

/** The lines of one kind; what one of them is counted in stands beside how many there are. */
function linesOf(
  kind: 'cost' | 'benefit',
  { table, rows }: { table: TableOfSection; rows: readonly Row[] },
  given: CellsGiven,
): DocumentPart[] {
  const own = rows.filter((row) => textIn(row, 'kind') === kind);
  const without = ['kind', 'unit'];
  const columns = table.columns.filter(({ key }) => !without.includes(key));
  const quantity = columns.find(({ key }) => key === 'quantity')?.label[given.saying.lang];
  const filled = filledColumns({ ...table, columns }, own, given).map((column): Filled => {
    if (column.title !== quantity) return column;
    const cells = column.cells.map((cell, at) => {
      const unit = own[at] && cell !== '' ? textIn(own[at], 'unit') : '';
      return unit === '' ? cell : `${cell} ${unit}`;
    });
    return { ...column, cells };
  });
  return own.length === 0
    ? []
    : [{ kind: 'table', title: given.saying.say(`${kind}s`), table: tableOf(filled) }];
}

const NATURES = ['cash', 'staff-time', 'avoided-cost'] as const;

type SumLine = [word: string, of: (year: Year) => Cents, together?: Cents];

function sumsPart({ years }: CostSums, { whole, saying }: CellsGiven): DocumentPart[] {
  const last = years.at(-1);
  if (!last || (last.soFar.costs === 0n && last.soFar.benefits === 0n)) return [];
  const { currency } = whole.head;
  const natures = NATURES.filter((nature) => years.some(({ costs }) => costs[nature] !== 0n));
  const lines: SumLine[] = [
    ['sum-once', ({ once }) => once],
    ['sum-recurring', ({ recurring }) => recurring],
    ['sum-costs', ({ costs }) => costs.all],
    ...natures.map((nature): SumLine => [`sum-${nature}`, ({ costs }) => costs[nature]]),
    ['sum-benefits', ({ benefits }) => benefits.all],
    ['sum-net', ({ net }) => net],
    ['sum-half', ({ soFar }) => soFar.netByHalf, last.soFar.netByHalf],
  ];
  const amount = (cents: Cents) => amountText(cents, saying.lang);
  const column = (title: string, cells: string[]): Filled => ({ title, numeric: true, cells });
  const filled: Filled[] = [
    {
      title: saying.say('sum'),
      numeric: false,
      cells: lines.map(([word]) => saying.say(word)),
    },
    ...years.map((year) =>
      column(
        saying.say('year', { number: year.year }),
        lines.map(([, of]) => amount(of(year))),
      ),
    ),
    column(
      saying.say('all-years', { number: years.length }),
      lines.map(([, of, together]) => amount(together ?? sumOf(years.map(of)))),
    ),
  ];
  const title =
    currency === ''
      ? saying.say('sums')
      : saying.say('sums-in', { currency: currencySign(currency, saying.lang) });
  return [{ kind: 'table', title, table: tableOf(filled) }];
}

/** What a table has no room for: break-even, what has no price, what could not be counted yet. */
function sentences({ years, unpriced, open }: CostSums, { saying }: CellsGiven): DocumentPart[] {
  const { say, lang } = saying;
  const units = new Intl.NumberFormat(lang === 'es' ? 'es-MX' : 'en-GB', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const even = years.flatMap(({ year, breakEven }) =>
    breakEven.map(({ line, units: exact, whole }) =>
      say('break-even', { year, benefit: line.label, exact: units.format(exact), whole }),
    ),
  );
  const named = (word: string, labels: readonly string[]) =>
    labels.length > 0 ? [say(word, { labels: labels.join('; ') })] : [];
  const lines = [
    ...even,
    ...named(
      'unpriced-benefits',
      unpriced.flatMap(({ kind, label }) => (kind === 'benefit' ? [label] : [])),
    ),
    ...named(
      'unpriced-costs',
      unpriced.flatMap(({ kind, label }) => (kind === 'benefit' ? [] : [label])),
    ),
    ...named(
      'not-counted',
      open.map((row) => textIn(row, 'label')).filter((label) => label !== ''),
    ),
  ];
  return lines.length > 0 ? [{ kind: 'lines', lines }] : [];
}
