import { lineCents } from '../../content/computed.rule.ts';
import { isAnswered } from '../../content/condition.rule.ts';
import type { Row } from '../../content/shape.rule.ts';
import { numberIn, placeOf, rowsAt, TABLES, textIn } from './case-tables.rule.ts';
import type { WholeCase } from './case.types.ts';
import type { Missing } from './missing.types.ts';
import { halfOf, sumOf, type Cents } from './money.rule.ts';

/** Costs and benefits, year by year (rules B4 and B5), to the cent. */

/** A line that can be counted: everything that its sum needs is there. */
export interface CostLine {
  key: string;
  label: string;
  /** What one of it is called: "people". */
  unit: string;
  kind: 'cost' | 'benefit';
  nature: Nature;
  quantity: number;
  /** In a year in which it counts. */
  total: Cents;
  /** What one of it is worth in such a year. */
  ofOne: Cents;
  once: boolean;
  /** Once: the year in which it falls. Otherwise the first in which it counts. */
  year: number;
}

const NATURES = ['cash', 'staff-time', 'avoided-cost'] as const;
type Nature = (typeof NATURES)[number];

/** Money that must be found apart from time that is paid already: whoever decides reads them apart. */
export type Split = Record<Nature | 'all', Cents>;

export interface Year {
  year: number;
  costs: Split;
  /** Costs of this year that do not come back, and those that do. */
  once: Cents;
  recurring: Cents;
  benefits: Split;
  net: Cents;
  breakEven: BreakEven[];
  /** From the beginning to the end of this year. */
  soFar: { costs: Cents; benefits: Cents; net: Cents; netByHalf: Cents };
}

/** How many units of one benefit alone pay for a year. */
export interface BreakEven {
  line: CostLine;
  /** To hundredths, half up. */
  units: number;
  /** Whole ones: nobody leaves by two tenths. */
  whole: number;
}

export interface CostSums {
  years: Year[];
  /** Benefits and costs without a price, by label: they stand beside the sums and not in them. */
  unpriced: { kind: string; label: string }[];
  /** Rows that are written and cannot be counted yet. */
  open: Row[];
}

/** The second year is always shown: what comes once is not paid again then. */
const LEAST_YEARS = 2;
const MOST_YEARS = 3;

export function costSums(rows: readonly Row[]): CostSums {
  const lines = rows.flatMap((row) => lineOf(row) ?? []);
  const last = Math.max(LEAST_YEARS, ...lines.map(({ year }) => year));
  const years: Year[] = [];
  for (let year = 1; year <= last; year += 1) years.push(yearOf(year, lines, years.at(-1)));
  return { years, unpriced: rows.filter(isUnpriced).map(unpricedOf), open: rows.filter(isOpen) };
}

/** Undefined while something is missing, and for what has no price. What a choice hides, such as times a year, is not counted. */
export function lineOf(row: Row): CostLine | undefined {
  const [kind, timing] = [textIn(row, 'kind'), textIn(row, 'timing')];
  const nature = NATURES.find((one) => one === textIn(row, 'nature'));
  const [quantity, cost] = [numberIn(row, 'quantity'), numberIn(row, 'unit_cost')];
  if ((kind !== 'cost' && kind !== 'benefit') || !nature || timing === '' || quantity === undefined)
    return undefined;
  const once = timing === 'one-off';
  const times = once ? 1 : (numberIn(row, 'times_per_year') ?? 1);
  const total = lineCents([quantity, cost, times]);
  const ofOne = lineCents([1, cost, times]);
  if (total === undefined || ofOne === undefined) return undefined;
  const year = Math.min(MOST_YEARS, Math.max(1, Math.trunc(numberIn(row, 'first_year') ?? 1)));
  const said = { label: textIn(row, 'label'), unit: textIn(row, 'unit') };
  return { key: row.key, ...said, kind, nature, quantity, total, ofOne, once, year };
}

function yearOf(year: number, lines: readonly CostLine[], before: Year | undefined): Year {
  const now = lines.filter((line) => (line.once ? line.year === year : line.year <= year));
  const costs = now.filter(({ kind }) => kind === 'cost');
  const benefits = now.filter(({ kind }) => kind === 'benefit');
  const spent = splitOf(costs);
  const gained = splitOf(benefits);
  const soFar = {
    costs: (before?.soFar.costs ?? 0n) + spent.all,
    benefits: (before?.soFar.benefits ?? 0n) + gained.all,
  };
  return {
    year,
    costs: spent,
    once: totalOf(costs.filter((line) => line.once)),
    recurring: totalOf(costs.filter((line) => !line.once)),
    benefits: gained,
    net: gained.all - spent.all,
    breakEven: benefits.flatMap((line) => breakEvenOf(line, spent.all) ?? []),
    soFar: {
      ...soFar,
      net: soFar.benefits - soFar.costs,
      netByHalf: halfOf(soFar.benefits) - soFar.costs,
    },
  };
}

const totalOf = (lines: readonly CostLine[]): Cents => sumOf(lines.map(({ total }) => total));

const splitOf = (lines: readonly CostLine[]): Split => ({
  all: totalOf(lines),
  cash: totalOf(lines.filter(({ nature }) => nature === 'cash')),
  'staff-time': totalOf(lines.filter(({ nature }) => nature === 'staff-time')),
  'avoided-cost': totalOf(lines.filter(({ nature }) => nature === 'avoided-cost')),
});

function breakEvenOf(line: CostLine, cost: Cents): BreakEven | undefined {
  if (line.ofOne <= 0n) return undefined;
  const hundredths = (cost * 200n + line.ofOne) / (line.ofOne * 2n);
  const whole = (cost + line.ofOne - 1n) / line.ofOne;
  return { line, units: Number(hundredths) / 100, whole: Number(whole) };
}

const isUnpriced = (row: Row): boolean => textIn(row, 'nature') === 'unpriced' && textIn(row, 'label') !== '';

const unpricedOf = (row: Row) => ({ kind: textIn(row, 'kind'), label: textIn(row, 'label') });

const isOpen = (row: Row): boolean =>
  textIn(row, 'nature') !== 'unpriced' &&
  lineOf(row) === undefined &&
  ['label', 'quantity', 'unit_cost'].some((column) => isAnswered(row.cells[column]));

/** One currency; time and cash each have a line, or it is said that there is none; every line says who says so (rule B4). */
export function missingCosts(whole: WholeCase): Missing[] {
  const rows = rowsAt(whole, TABLES.lines).filter((row) => textIn(row, 'label') !== '' || isOpen(row));
  const at = placeOf(TABLES.lines);
  const ofRow = (code: 'no-source' | 'not-counted', row: Row, more: { column?: string; stops: boolean }) =>
    ({ code, ...at, row: row.key, ...more, data: { name: textIn(row, 'label') } }) satisfies Missing;
  const natures = new Set(
    rows.filter((row) => textIn(row, 'kind') === 'cost').map((row) => textIn(row, 'nature')),
  );
  const noCash = rowsAt(whole, TABLES.budgets).some(({ cells }) => cells['no_cash_needed'] === true);
  const isPriced = rows.some((row) => numberIn(row, 'unit_cost') !== undefined);
  return [
    ...(isPriced && whole.head.currency === '' ? [{ code: 'no-currency' as const, ...at, stops: true }] : []),
    ...(natures.has('staff-time') ? [] : [{ code: 'no-staff-time' as const, ...at, stops: false }]),
    ...(natures.has('cash') || noCash ? [] : [{ code: 'no-cash' as const, ...at, stops: false }]),
    ...rows
      .filter((row) => textIn(row, 'source') === '')
      .map((row) => ofRow('no-source', row, { column: 'source', stops: true })),
    ...rows.filter(isOpen).map((row) => ofRow('not-counted', row, { stops: false })),
  ];
}
