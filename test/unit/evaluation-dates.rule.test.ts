import { describe, expect, it } from 'vitest';
import { TABLES } from '../../server/rooms/business-case/case-tables.rule.ts';
import type { WholeCase } from '../../server/rooms/business-case/case.types.ts';
import { evaluationPlan, fewPeople, nextIn } from '../../server/rooms/business-case/evaluation-dates.rule.ts';
import { proposedDays, proposedRows } from '../../server/rooms/business-case/proposed-rows.rule.ts';
import { rowsAt } from '../../server/rooms/business-case/case-tables.rule.ts';
import { changed, realTemplate, sampleCase, withRows, withSection } from './case-kit.ts';

const { evaluation, milestones, criteria } = TABLES;
const daysOf = (whole: WholeCase) =>
  Object.fromEntries(evaluationPlan(whole).collections.map(({ question, days }) => [question, days]));
/** One row of the evaluation, with these cells. */
const only = (cells: Record<string, unknown>, whole = sampleCase()) =>
  evaluationPlan(
    withRows(whole, evaluation, () => [
      { key: 'r', cells: { question: 'Does it help?', ...cells } as never },
    ]),
  ).collections[0];
const launchOn = (end: string) =>
  withRows(sampleCase(), milestones, (rows) => changed(rows, 'applications', { end }));

describe('[N9] the days of an evaluation plan', () => {
  it('are worked out from the launch and from when each row collects', () => {
    expect(daysOf(sampleCase())).toMatchObject({
      'Do they stay?': ['2027-08-31'],
      'Does it feel safe to ask?': ['2027-01-29', '2027-04-30'],
      'Are mentors listening?': ['2027-03-12'],
      'For whom did it not work?': ['2027-06-07'],
    });
    expect(daysOf(sampleCase())['Is time released?']).toEqual([
      '2026-10-07',
      '2026-11-07',
      '2026-12-07',
      ...['01', '02', '03', '04', '05', '06', '07', '08', '09'].map((month) => `2027-${month}-07`),
    ]);
  });

  it('move with the launch, but not those that their writer has fixed', () => {
    const moved = daysOf(launchOn('2026-10-31'));
    expect(moved['For whom did it not work?']).toEqual(['2027-07-31']);
    expect(moved['Is time released?']?.slice(3, 5)).toEqual(['2027-02-28', '2027-03-31']);
    expect(moved['Do they stay?']).toEqual(['2027-08-31']);
  });

  it.each([
    [{ timing: 'launch' }, ['2026-09-07']],
    [{ timing: 'quarterly' }, ['2026-12-07', '2027-03-07', '2027-06-07', '2027-09-07']],
    [{ timing: 'reviews' }, ['2027-03-12', '2027-09-10']],
    [{ timing: 'milestone', milestone: 'final-reviews' }, ['2027-04-30']],
    [{ milestone: 'decision' }, ['2026-07-10']],
    [{ timing: 'days', first_on: '2027-05-02', again_on: '2027-01-02' }, ['2027-01-02', '2027-05-02']],
  ])('of %o are %o', (cells, days) => {
    expect(only(cells)?.days).toEqual(days);
  });

  it.each([
    [{}, 'timing'],
    [{ timing: 'after' }, 'months'],
    [{ timing: 'milestone' }, 'milestone'],
    [{ timing: 'days' }, 'day'],
  ])('that cannot be known of %o say what is missing: %s', (cells, open) => {
    expect(only(cells)).toMatchObject({ days: [], open });
  });

  it('wait for a launch where there is none, or the timeline is not in the case', () => {
    for (const whole of [
      withRows(sampleCase(), milestones, (rows) => changed(rows, 'applications', { end: '' })),
      withRows(sampleCase(), milestones, (rows) => changed(rows, 'applications', { status: 'dropped' })),
      withSection(sampleCase(), 'pilot-timeline', () => undefined),
    ]) {
      expect(only({ timing: 'monthly' }, whole)).toMatchObject({ days: [], open: 'launch' });
      expect(only({ timing: 'days', first_on: '2027-05-02' }, whole)?.days).toEqual(['2027-05-02']);
    }
  });
});

describe('[S4.1] the reviews', () => {
  it('are on the day that is booked, and where none is half a year and a year after the launch', () => {
    expect(evaluationPlan(sampleCase()).reviews).toEqual([
      { point: '6', day: '2027-03-12' },
      { point: '12', day: '2027-09-10' },
    ]);
    const open = withRows(launchOn('2026-08-31'), milestones, (rows) =>
      changed(changed(rows, 'six-months', { end: '' }), 'twelve-months', { end: '' }),
    );
    expect(evaluationPlan(open).reviews).toEqual([
      { point: '6', day: '2027-02-28' },
      { point: '12', day: '2027-08-31' },
    ]);
  });

  it('are offered anew when the launch has left them behind by more than thirty days', () => {
    const offered = (end: string) => [...proposedDays(rowsAt(launchOn(end), milestones))];
    expect(offered('2026-09-20')).toEqual([]);
    expect(offered('2026-11-02')).toEqual([
      ['six-months', '2027-05-02'],
      ['twelve-months', '2027-11-02'],
    ]);
  });
});

describe('[N9] what a plan is collected with', () => {
  it('is what its writer chose: a form of the course, a survey, a sheet; at a review it is the review', () => {
    expect(evaluationPlan(sampleCase()).collections.map((one) => one.with)).toEqual([
      ['sheet'],
      ['survey'],
      ['sheet'],
      [{ form: 'midpoint-review', variant: 'plain' }],
      ['sheet'],
      ['sheet'],
    ]);
    const review = (variant: string) => ({ form: 'programme-review', variant });
    expect(only({ timing: 'six-months' })?.with).toEqual([review('6')]);
    expect(only({ timing: 'reviews' })?.with).toEqual([review('6'), review('12')]);
    expect(only({ timing: 'monthly' })?.with).toEqual(['sheet']);
  });

  it('says of how few people it is, so that nobody reckons in percentages', () => {
    const [first] = evaluationPlan(sampleCase()).collections;
    expect(first && fewPeople(first)).toBe(14);
    const many = withRows(sampleCase(), criteria, (rows) => changed(rows, 'leavers', { n_expected: 20 }));
    const [other] = evaluationPlan(many).collections;
    expect(other && fewPeople(other)).toBeUndefined();
  });
});

describe('[N9] the next day of a plan', () => {
  it('is the first one from today on, with all that falls on it', () => {
    const plan = evaluationPlan(sampleCase());
    expect(nextIn(plan, '2026-06-26')?.day).toBe('2026-10-07');
    expect(nextIn(plan, '2027-03-12')).toMatchObject({
      day: '2027-03-12',
      all: [{ review: null }, { review: '6' }],
    });
    expect(nextIn(plan, '2027-09-11')).toBeUndefined();
  });

  it('is there for a criterion that has no row yet: it is looked at when it is due', () => {
    const whole = withRows(sampleCase(), evaluation, () => []);
    expect(proposedRows(whole, evaluation)[0]).toMatchObject({
      criterion: ['leavers'],
      timing: 'days',
      first_on: '2027-08-31',
    });
  });
});

it('reads columns that the template has', () => {
  const [table] = realTemplate().sections.find(({ slug }) => slug === 'evaluation')?.tables ?? [];
  expect(table?.columns.map(({ key }) => key)).toEqual(
    expect.arrayContaining(
      'question criterion method source form timing months first_on again_on when milestone owner_role privacy'.split(
        ' ',
      ),
    ),
  );
});
