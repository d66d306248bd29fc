import { describe, expect, it } from 'vitest';
import type { Row } from '../../server/content/shape.rule.ts';
import { rowsAt, TABLES } from '../../server/rooms/business-case/case-tables.rule.ts';
import { costSums, missingCosts } from '../../server/rooms/business-case/costs.rule.ts';
import { amountText, moneyText } from '../../server/rooms/business-case/money.rule.ts';
import { changed, sampleCase, withRows } from './case-kit.ts';

const pounds = (cents: bigint | undefined) => (cents === undefined ? undefined : amountText(cents, 'en'));
const line = (key: string, cells: Record<string, unknown>): Row => ({
  key,
  cells: { kind: 'cost', nature: 'cash', label: key, source: 's', timing: 'recurring', ...cells },
});

describe('costs and benefits', () => {
  it('[K14] the case of the college, to the cent, from its own lines', () => {
    const { years, unpriced, open } = costSums(rowsAt(sampleCase(), TABLES.lines));
    const [first, second] = years;
    expect(years).toHaveLength(2);
    expect(pounds(first?.once)).toBe('4,449.60');
    expect(pounds(first?.recurring)).toBe('10,318.00');
    expect(pounds(first?.costs.all)).toBe('14,767.60');
    expect(pounds(first?.costs.cash)).toBe('392.00');
    expect(pounds(first?.costs['staff-time'])).toBe('14,375.60');
    expect(pounds(first?.benefits.all)).toBe('13,428.00');
    expect(pounds(first?.net)).toBe('-1,339.60');
    expect(pounds(second?.costs.all)).toBe('10,318.00');
    expect(pounds(second?.net)).toBe('3,110.00');
    expect(pounds(second?.soFar.net)).toBe('1,770.40');
    expect(pounds(second?.soFar.netByHalf)).toBe('-11,657.60');
    expect(first?.breakEven.map(({ line: { label }, units, whole }) => [label, units, whole])).toEqual([
      ['Leavers avoided', 2.2, 3],
    ]);
    expect(second?.breakEven.map(({ units, whole }) => [units, whole])).toEqual([[1.54, 2]]);
    expect(unpriced).toEqual([{ kind: 'benefit', label: 'Trust between sites' }]);
    expect(open).toEqual([]);
  });

  it('counts a recurring line from its first year on, and what comes once in its year alone', () => {
    const { years } = costSums([
      line('a', { quantity: 1, unit_cost: 10 }),
      line('b', { quantity: 1, unit_cost: 100, first_year: 2 }),
      line('c', { quantity: 1, unit_cost: 1000, timing: 'one-off', first_year: 3 }),
    ]);
    expect(years.map(({ costs }) => pounds(costs.all))).toEqual(['10.00', '110.00', '1,110.00']);
    expect(years.map(({ once }) => pounds(once))).toEqual(['0.00', '0.00', '1,000.00']);
  });

  it('does not count what a choice has hidden: times a year of a line that comes once', () => {
    const twelve = { quantity: 2, unit_cost: 10, times_per_year: 12 };
    const { years } = costSums([line('a', { ...twelve, timing: 'one-off' }), line('b', twelve)]);
    expect(pounds(years[0]?.costs.all)).toBe('260.00');
  });

  it('adds up tenths and cents that a machine cannot, and sums beyond its numbers', () => {
    const tenths = Array.from({ length: 3 }, (_, at) => line(`t${at}`, { quantity: 1, unit_cost: 0.1 }));
    expect(pounds(costSums(tenths).years[0]?.costs.all)).toBe('0.30');
    const large = { quantity: 900_000, unit_cost: 900_000.01, times_per_year: 366 };
    expect(pounds(costSums([line('l', large)]).years[0]?.costs.all)).toBe('296,460,003,294,000.00');
  });

  it('leaves out a line that cannot be counted yet, and says which', () => {
    const rows = [
      line('half', { quantity: 3, unit_cost: undefined }),
      line('typed', { quantity: 'about three', unit_cost: 2 }),
      line('endless', { quantity: Infinity, unit_cost: 2 }),
      line('whole', { quantity: 3, unit_cost: 2 }),
    ];
    const { years, open } = costSums(rows);
    expect(open.map(({ key }) => key)).toEqual(['half', 'typed', 'endless']);
    expect(pounds(years[0]?.costs.all)).toBe('6.00');
  });

  it('says for each benefit how many of it alone pay for the year, and none for one that is worth nothing', () => {
    const benefit = { kind: 'benefit', nature: 'avoided-cost' };
    const { years } = costSums([
      line('cost', { quantity: 10, unit_cost: 30 }),
      line('stay', { ...benefit, quantity: 1, unit_cost: 100 }),
      line('days', { ...benefit, quantity: 1, unit_cost: 10, times_per_year: 2 }),
      line('free', { ...benefit, quantity: 1, unit_cost: 0 }),
    ]);
    expect(years[0]?.breakEven.map(({ line: { key }, units, whole }) => [key, units, whole])).toEqual([
      ['stay', 3, 3],
      ['days', 15, 15],
    ]);
  });
});

describe('what the lines of costs lack', () => {
  const codes = (whole = sampleCase()) =>
    missingCosts(whole).map(({ code, row, stops }) => [code, row, stops]);

  it('is nothing in the case of the college', () => expect(codes()).toEqual([]));

  it('is a source of each line, and time and cash that nobody thought of', () => {
    const noSource = withRows(sampleCase(), TABLES.lines, (rows) => changed(rows, 'row-3', { source: ' ' }));
    expect(codes(noSource)).toEqual([['no-source', 'row-3', true]]);
    const onlyBenefits = withRows(sampleCase(), TABLES.lines, (rows) => rows.slice(-2));
    expect(codes(onlyBenefits)).toEqual([
      ['no-staff-time', undefined, false],
      ['no-cash', undefined, false],
    ]);
    const said = withRows(onlyBenefits, TABLES.budgets, (rows) =>
      changed(rows, 'row-1', { no_cash_needed: true }),
    );
    expect(codes(said)).toEqual([['no-staff-time', undefined, false]]);
  });
});

describe('money as it is read', () => {
  it('has the sign of its currency, cents, and the marks of the texts of the course', () => {
    expect(moneyText(1_476_760n, { currency: 'GBP', lang: 'en' })).toBe('£14,767.60');
    expect(moneyText(1_476_760n, { currency: 'GBP', lang: 'es' })).toBe('£14,767.60');
    expect(moneyText(-133_960n, { currency: 'GBP', lang: 'en' })).toBe('-£1,339.60');
    expect(moneyText(-5n, { currency: 'MXN', lang: 'es' })).toBe('-$0.05');
    expect(moneyText(1_476_760n, { currency: 'GBP', lang: 'en', round: true })).toBe('£14,768');
  });

  it('of a case without a currency stands by itself, and the case is told that it has none', () => {
    expect(moneyText(1_476_760n, { currency: '', lang: 'en' })).toBe('14,767.60');
    const whole = sampleCase();
    const found = missingCosts({ ...whole, head: { ...whole.head, currency: '' } });
    expect(found.map(({ code, stops }) => [code, stops])).toEqual([['no-currency', true]]);
  });

  it('of a currency without cents shows them only where there are some', () => {
    expect(moneyText(120_000n, { currency: 'CLP', lang: 'en' })).toBe('$1,200');
    expect(moneyText(120_050n, { currency: 'CLP', lang: 'en' })).toBe('$1,200.50');
  });
});
