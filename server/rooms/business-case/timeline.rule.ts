import type { Row } from '../../content/shape.rule.ts';
import { namesIn, placeOf, rowsAt, TABLES, textIn } from './case-tables.rule.ts';
import type { WholeCase } from './case.types.ts';
import type { Missing, MissingCode } from './missing.types.ts';

/** Milestones in an order that can be kept (rules B6 and B13). Days are `YYYY-MM-DD`, which sort as they follow. */

/** Reviews that every timeline has, by the names of their starting rows, with their months after the launch. */
const REVIEWS = [
  { row: 'six-months', months: 6 },
  { row: 'twelve-months', months: 12 },
] as const;
/** Days by which a review may lie beside its day. */
const MAY_MOVE = 30;
const DAY = 86_400_000;

export const isMilestone = (row: Row): boolean =>
  textIn(row, 'milestone') !== '' || textIn(row, 'end') !== '' || textIn(row, 'start') !== '';

/** Rows that wait for each other in a ring, so that none could ever begin: each ring once, in the order of the table. */
export function loopsIn(rows: readonly Row[]): Row[][] {
  const waitsFor = new Map(rows.map((row) => [row.key, namesIn(row, 'depends_on')]));
  const before = new Map(rows.map(({ key }) => [key, allBefore(key, waitsFor)]));
  const isTied = (one: Row, other: Row) =>
    Boolean(before.get(one.key)?.has(other.key) && before.get(other.key)?.has(one.key));
  return rows
    .filter((row, at) => isTied(row, row) && !rows.slice(0, at).some((earlier) => isTied(earlier, row)))
    .map((row) => rows.filter((other) => isTied(row, other)));
}

function allBefore(key: string, waitsFor: ReadonlyMap<string, readonly string[]>): Set<string> {
  const met = new Set<string>();
  const ahead = [...(waitsFor.get(key) ?? [])];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (met.has(next)) continue;
    met.add(next);
    ahead.push(...(waitsFor.get(next) ?? []));
  }
  return met;
}

/** The first day on which something is launched; undefined before there is one. */
export const launchDay = (rows: readonly Row[]): string | undefined =>
  rows
    .filter((row) => textIn(row, 'kind') === 'launch' && textIn(row, 'end') !== '')
    .filter((row) => textIn(row, 'status') !== 'dropped')
    .map((row) => textIn(row, 'end'))
    .toSorted()[0];

/** The day of each review by the launch (rule B13); none before there is a launch with a day. */
export function reviewDays(rows: readonly Row[]): Map<string, string> {
  const launch = launchDay(rows);
  return new Map(
    launch === undefined ? [] : REVIEWS.map(({ row, months }) => [row, monthsAfter(launch, months)]),
  );
}

/** Whether a review lies further from its day than it may. */
export const isFarFrom = (day: string, due: string): boolean =>
  Math.abs(Date.parse(day) - Date.parse(due)) > MAY_MOVE * DAY;

/** Half a year after 31 August is the last day of February, and no day of March. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

export function missingMilestones(whole: WholeCase): Missing[] {
  const rows = rowsAt(whole, TABLES.milestones)
    .filter(isMilestone)
    .filter((row) => textIn(row, 'status') !== 'dropped');
  return [
    ...rows.filter(endsBeforeItStarts).map((row) => of('start-after-end', row, 'end')),
    ...decisions(rows),
    ...reviews(rows),
    ...loops(rows),
  ];
}

const of = (code: MissingCode, row: Row, column: string, data: Missing['data'] = {}): Missing => ({
  code,
  ...placeOf(TABLES.milestones),
  row: row.key,
  column,
  stops: true,
  data: { name: textIn(row, 'milestone'), ...data },
});

export const endsBeforeItStarts = (row: Row): boolean => {
  const [start, end] = [textIn(row, 'start'), textIn(row, 'end')];
  return start !== '' && end !== '' && start > end;
};

/** What was tried is decided on after it was tried, unless the decision says that it is early on purpose. */
function decisions(rows: readonly Row[]): Missing[] {
  const tryOut = rows
    .filter((row) => textIn(row, 'kind') === 'run' && textIn(row, 'end') !== '')
    .toSorted((one, other) => (textIn(one, 'end') < textIn(other, 'end') ? -1 : 1))[0];
  if (!tryOut) return [];
  return rows
    .filter((row) => textIn(row, 'kind') === 'decide' && row.cells['early_on_purpose'] !== true)
    .filter((row) => textIn(row, 'end') !== '' && textIn(row, 'end') < textIn(tryOut, 'end'))
    .map((row) => of('decision-before-try-out', row, 'end', { other: textIn(tryOut, 'milestone') }));
}

function reviews(rows: readonly Row[]): Missing[] {
  const [six, twelve] = REVIEWS.map(({ row }) => rows.find(({ key }) => key === row));
  const days = reviewDays(rows);
  const moved = [six, twelve].flatMap((row) => {
    const [day, due] = [row && textIn(row, 'end'), row && days.get(row.key)];
    if (!row || !day || !due || !isFarFrom(day, due)) return [];
    return [{ ...of('review-moved', row, 'end', { day: due, most: MAY_MOVE }), stops: false }];
  });
  const [first, second] = [six && textIn(six, 'end'), twelve && textIn(twelve, 'end')];
  const isTurned = first && second && first >= second;
  return [...(six && isTurned ? [of('reviews-out-of-order', six, 'end')] : []), ...moved];
}

const loops = (rows: readonly Row[]): Missing[] =>
  loopsIn(rows).flatMap(([first, ...others]) =>
    first
      ? [
          of('loop', first, 'depends_on', {
            others: others.map((row) => textIn(row, 'milestone')).join(', '),
          }),
        ]
      : [],
  );
