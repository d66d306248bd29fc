import { holds } from '../../content/condition.rule.ts';
import type { Row } from '../../content/shape.rule.ts';
import { namesIn, numberIn, placeOf, rowsAt, TABLES, textIn } from './case-tables.rule.ts';
import type { WholeCase } from './case.types.ts';
import { launchDay, monthsAfter, reviewDays } from './timeline.rule.ts';

/**
 * The days of an evaluation plan: what is collected when, counted from the launch in the timeline, so that a plan whose
 * launch moves has other days without a word written anew. Days are `YYYY-MM-DD` and have no zone.
 */

/** A form that the program has is named as it is there; the two others are made of the plan itself. */
export type CollectedWith = 'sheet' | 'survey' | { form: string; variant: string };

export interface Collection {
  /** Key of the row in the table of the evaluation. */
  row: string;
  question: string;
  /** The success criteria that it covers, as rows of their table. */
  criteria: readonly Row[];
  method: string;
  source: string;
  owner: string;
  privacy: string;
  /** When, in words of the writer's own. */
  words: string;
  /** In their order. */
  days: readonly string[];
  /** Why there is no day: which choice or day is missing, and where. */
  open: 'timing' | 'launch' | 'months' | 'milestone' | 'day' | undefined;
  with: readonly CollectedWith[];
}

export interface PlannedReview {
  point: '6' | '12';
  day: string;
}

export interface EvaluationPlan {
  launch: string | undefined;
  collections: readonly Collection[];
  reviews: readonly PlannedReview[];
}

const YEAR = 12;
const REVIEWS = [
  { point: '6', row: 'six-months' },
  { point: '12', row: 'twelve-months' },
] as const;

export function evaluationPlan(whole: WholeCase): EvaluationPlan {
  const milestones = rowsAt(whole, TABLES.milestones).filter((row) => textIn(row, 'status') !== 'dropped');
  const criteria = rowsAt(whole, TABLES.criteria).filter((row) => textIn(row, 'statement') !== '');
  const rows = rowsAt(whole, TABLES.evaluation).filter(
    (row) => textIn(row, 'question') !== '' || namesIn(row, 'criterion').length > 0,
  );
  const launch = launchDay(milestones);
  const reviews = reviewsOf(milestones);
  return {
    launch,
    reviews,
    collections: rows.map((row) => collectionOf(row, { launch, reviews, milestones, criteria })),
  };
}

/** On the day that the timeline books, and where it books none on the day that follows from the launch (rule B13). */
function reviewsOf(milestones: readonly Row[]): PlannedReview[] {
  const due = reviewDays(milestones);
  return REVIEWS.flatMap(({ point, row }) => {
    const booked = milestones.find(({ key }) => key === row);
    const day = (booked && textIn(booked, 'end')) || due.get(row);
    return day ? [{ point, day }] : [];
  });
}

interface Around {
  launch: string | undefined;
  reviews: readonly PlannedReview[];
  milestones: readonly Row[];
  criteria: readonly Row[];
}

function collectionOf(row: Row, around: Around): Collection {
  const named = namesIn(row, 'criterion');
  const criteria = around.criteria.filter(({ key }) => named.includes(key));
  const found = daysOf(row, around);
  return {
    row: row.key,
    question: textIn(row, 'question') || criteria.map((one) => textIn(one, 'statement')).join('; '),
    criteria,
    method: textIn(row, 'method'),
    source: textIn(row, 'source'),
    owner: textIn(row, 'owner_role'),
    privacy: textIn(row, 'privacy'),
    words: textIn(row, 'when'),
    days: typeof found === 'string' ? [] : [...new Set(found)].toSorted(),
    open: typeof found === 'string' ? found : undefined,
    with: formsOf(row),
  };
}

/** The days, or what is missing for them to be known. */
function daysOf(
  row: Row,
  { launch, reviews, milestones }: Around,
): readonly string[] | NonNullable<Collection['open']> {
  const counted = (months: readonly number[]) =>
    launch === undefined ? 'launch' : months.map((count) => monthsAfter(launch, count));
  const at = (...points: readonly string[]) => {
    const days = reviews.filter(({ point }) => points.includes(point)).map(({ day }) => day);
    return days.length === points.length ? days : 'launch';
  };
  switch (timingOf(row)) {
    case 'launch':
      return counted([0]);
    case 'monthly':
      return counted(every(1));
    case 'quarterly':
      return counted(every(3));
    case 'six-months':
      return at('6');
    case 'twelve-months':
      return at('12');
    case 'reviews':
      return at('6', '12');
    case 'after':
      return numberIn(row, 'months') === undefined ? 'months' : counted([numberIn(row, 'months') ?? 0]);
    case 'milestone': {
      const day = milestones.find(({ key }) => key === textIn(row, 'milestone'))?.cells['end'];
      return typeof day === 'string' && day !== '' ? [day] : 'milestone';
    }
    case 'days': {
      const days = ['first_on', 'again_on'].map((column) => textIn(row, column)).filter((day) => day !== '');
      return days.length > 0 ? days : 'day';
    }
    default:
      return 'timing';
  }
}

/** A row that names a milestone and nothing else is collected for it. */
const timingOf = (row: Row): string =>
  textIn(row, 'timing') || (textIn(row, 'milestone') === '' ? '' : 'milestone');

const every = (months: number): number[] =>
  Array.from({ length: YEAR / months }, (_, at) => (at + 1) * months);

/** The review has the criteria in it; anything else that names no form is noted on a sheet. */
function formsOf(row: Row): CollectedWith[] {
  const timing = textIn(row, 'timing');
  const points = timing === 'six-months' ? ['6'] : timing === 'twelve-months' ? ['12'] : ['6', '12'];
  const review = points.map((variant) => ({ form: 'programme-review', variant }));
  const form = textIn(row, 'form');
  if (form === 'programme-review') return review;
  if (form === 'survey' || form === 'sheet') return [form];
  if (form !== '') return [{ form, variant: 'plain' }];
  return holds({ field: 'timing', in: ['six-months', 'twelve-months', 'reviews'] }, row.cells)
    ? review
    : ['sheet'];
}

/** Sections that the plan is made of. */
export const PLAN_SECTIONS = [TABLES.milestones, TABLES.criteria, TABLES.evaluation].map(
  (table) => placeOf(table).section,
);

/** What comes next from a day on, that day too; undefined when all of it is past, or nothing has a day. */
export function nextIn({ collections, reviews }: EvaluationPlan, today: string) {
  const all = [
    ...collections.flatMap((one) => one.days.map((day) => ({ day, row: one.row, point: undefined }))),
    ...reviews.map(({ day, point }) => ({ day, row: undefined, point })),
  ];
  const day = all
    .map((one) => one.day)
    .filter((one) => one >= today)
    .toSorted()[0];
  if (day === undefined) return undefined;
  const question = (row: string | undefined) => collections.find((one) => one.row === row)?.question ?? '';
  return {
    day,
    all: all
      .filter((one) => one.day === day)
      .map(({ row, point }) => ({ question: question(row), review: point ?? null })),
  };
}

/** Groups of fewer people are counted and given no percentage (rule B12). */
const FEW = 20;

/** How many people the smallest of the criteria is about, where there are too few of them for a percentage. */
export function fewPeople({ criteria }: Pick<Collection, 'criteria'>): number | undefined {
  const counts = criteria.flatMap((row) => numberIn(row, 'n_expected') ?? []);
  const least = Math.min(...counts);
  return counts.length > 0 && least < FEW ? least : undefined;
}
