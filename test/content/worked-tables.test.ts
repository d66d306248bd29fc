import { describe, expect, test } from 'vitest';
import { hours, pagesOfEdition, pounds, shortHours, sum } from './shown-numbers.ts';

/**
 * Tables of the second edition that a sum stands in, figure by figure: whatever digit is wrong in either
 * language, a row differs from what is worked out here.
 */
const { expectShown, expectTable } = pagesOfEdition('advanced-mentoring-2');
const TARGET = 40 * 60;
const SESSION = 75;
const AROUND = 30;

describe('hours of mentoring', () => {
  test('1.9: four plans, what they talk, what goes around it, and the week', () => {
    const plan = ([mentees, each]: [number, number]) => {
      const talking = mentees * each * SESSION;
      const around = Math.min(mentees * each * AROUND, 600);
      const all = talking + around;
      return [String(mentees), ...[talking, around, all, all / 26].map(shortHours)];
    };
    const plans: [number, number][] = [
      [3, 6],
      [5, 4],
      [4, 6],
      [6, 4],
    ];
    expectTable('starting-points/start-your-hours', plans.map(plan));
  });

  test('8.1: four talks make eleven hours, and the first hour is an hour', () => {
    const parts = [10, 15, 20, 10, 5];
    expect(sum(parts)).toBe(60);
    expectTable(
      'groundwork/seven-steps',
      parts.map((minutes) => [String(minutes)]),
    );
    expectShown('groundwork/seven-steps', [String(SESSION)]);
  });

  test('8.7: the path, stage by stage, and what eight pairs give', () => {
    const talks = 4 * (SESSION + AROUND);
    const mentee = [20, 20, 180, talks, 30];
    const mentor = [20, 20, 360, talks, 30];
    const stages = [
      [20, 0, 6],
      [0, 20, 20],
      [20, 20, 3],
      [180, 360, 12],
      [talks, talks, 30],
      [30, 30, 13],
      [10],
    ];
    expect(sum(stages.map(([first = 0], at) => (at < 6 ? first : 0)))).toBe(sum(mentee));
    expect(sum(stages.map(([, second = 0]) => second))).toBe(sum(mentor));
    expectTable(
      'groundwork/groundwork-sections',
      stages.map((row) => row.map(String)),
    );
    const both = sum(mentee) + sum(mentor);
    expectShown('groundwork/groundwork-sections', [
      `${mentee.join(' + ')} = ${sum(mentee)}`,
      String(sum(mentor)),
      `8 x ${both.toLocaleString('en-GB')} = ${(8 * both).toLocaleString('en-GB')}`,
      String(Math.floor((8 * both) / 60)),
      String((8 * both) % 60),
    ]);
  });

  test('9.9: the panel of week 18, and what two more sessions change', () => {
    const done = 23 * 60;
    const left = TARGET - done;
    const row = (added: number) => {
      const togo = left - added * (SESSION + AROUND);
      return ['23 h', '8', ...(added > 0 ? [String(added)] : []), shortHours(togo), hours(togo / 8)];
    };
    expectTable('business-case-value/hours-check', [
      [hours(done)],
      [hours((TARGET * 18) / 26)],
      [hours(left / 8)],
      ['9'],
    ]);
    expectTable('business-case-value/hours-check', [row(0), row(2)]);
    // Past six weeks, as the panel has it.
    expect(44).toBeGreaterThan(6 * 7);
    expectShown('business-case-value/hours-check', ['44']);
  });
});

describe('money of the libraries', () => {
  const LEAVER = 700 + 1500 + 30 * 30;
  const costOf = (pairs: number, sessions: number, cover: boolean) => {
    const each = pairs * sessions * 1.75;
    const cash = (cover ? each * 20 : 0) + pairs * 2 * 5;
    const time = 60 * 30 + 8 * 30 + each * 30 + pairs * (4 * 30 + 2 * 24) + (cover ? 0 : each * 24);
    return { hours: each * 60, cash, time, both: cash + time };
  };

  test('9.3: every line of year one', () => {
    expectTable('business-case-value/what-it-really-costs', [
      ['60 h', '£30', pounds(60 * 30)],
      ['42 h', '£30', pounds(42 * 30), '42 h', '£20', pounds(42 * 20)],
      ['24 h', '£30', '12 h', '£24', pounds(24 * 30 + 12 * 24)],
      ['12', '£5', pounds(12 * 5)],
      ['8 h', '£30', pounds(8 * 30)],
    ]);
    expectShown('business-case-value/what-it-really-costs', [pounds(60 * 30 + 8 * 30)]);
  });

  test('9.3: four sizes, with cover and without', () => {
    const row = (pairs: number, sessions: number, cover = true) => {
      const { hours: each, cash, time, both } = costOf(pairs, sessions, cover);
      return [String(pairs), shortHours(each), ...[cash, time, both].map(pounds)];
    };
    expectTable('business-case-value/what-it-really-costs', [
      row(6, 4),
      row(6, 4, false),
      row(2, 4),
      row(12, 6),
    ]);
  });

  test('9.4: two days of one table, and where it breaks even', () => {
    const cost = costOf(6, 4, true).both;
    expectTable('business-case-value/cost-benefit-lines', [
      [pounds(LEAVER), pounds(2 * LEAVER), pounds(2 * LEAVER)],
      [pounds(1400), pounds(LEAVER)],
      [pounds(3000), pounds(LEAVER)],
      [pounds(5000)],
      [pounds(cost), pounds(2 * LEAVER + 1400 + 3000 + 5000), pounds(2 * LEAVER)],
    ]);
    const row = (pairs: number, leavers: number) => {
      const asked = costOf(pairs, 4, true).both;
      const value = leavers * LEAVER;
      return [
        String(pairs),
        pounds(asked),
        String(leavers),
        pounds(value),
        (asked / LEAVER).toFixed(2),
        pounds(value - asked),
        pounds(value / 2 - asked),
      ];
    };
    expectTable('business-case-value/cost-benefit-lines', [row(6, 2), row(6, 1), row(12, 2)]);
  });

  test('9.5: what the six sums would have been', () => {
    const once = 1200 + 300;
    const yearly = 2000;
    expectShown('business-case-value/number-traps', [
      String((40 * 30 * 10) / 60),
      // Berta's faculty is in Mexico: her sum shows no pounds.
      ...[
        once,
        once + yearly,
        3 * (once + yearly),
        once + 3 * yearly,
        3 * (once + yearly) - (once + 3 * yearly),
        (once + 3 * yearly) / 3,
      ].map((amount) => amount.toLocaleString('en-GB')),
    ]);
  });

  test('10.1: six pairs, four times, two people', () => {
    expectShown('business-case-persuade/reader-with-ten-minutes', [String(6 * 4 * 2 * 1.75)]);
  });
});

describe('scores', () => {
  const weigh = (scores: number[], weights: number[]) =>
    sum(scores.map((score, at) => score * (weights[at] ?? 0)));

  test('6.2: weights, scores and totals, and what a heavier weight of time turns', () => {
    const weights = [5, 5, 4, 3, 2];
    const options = [
      [1, 2, 5, 5, 1],
      [2, 2, 4, 4, 5],
      [4, 5, 1, 3, 3],
      [2, 4, 4, 3, 4],
    ];
    const phone = [3, 5, 3, 3, 3];
    const totals = (time: number, all: number[][]) =>
      all.map((scores) => weigh(scores, [5, 5, time, 3, 2])).map(String);
    expectTable('choose-or-devise/decision-matrix', [
      ...weights.map((weight, at) => [weight, ...options.map((scores) => scores[at] ?? 0)].map(String)),
      totals(4, options),
    ]);
    expectTable(
      'choose-or-devise/decision-matrix',
      [4, 5].map((time) => [String(time), ...totals(time, [...options, phone])]),
    );
    const terms = (scores: number[]) => scores.map((score, at) => score * (weights[at] ?? 0)).join(' + ');
    expectShown('choose-or-devise/decision-matrix', [
      `${terms(options[2] ?? [])} = ${totals(4, options)[2]}`,
      terms(phone),
    ]);
  });

  test('5.6: influence by the distance still to go', () => {
    const role = (influence: number, now: number, needed: number) => [influence, now, needed] as const;
    const signed = (support: number) => (support > 0 ? `+${support}` : String(support));
    expectTable(
      'context-safe-space/stakeholder-map',
      [role(5, 1, 2), role(4, -1, 1), role(3, 0, 0)].map(([influence, now, needed]) => [
        String(influence),
        signed(now),
        signed(needed),
        String(influence * (needed - now)),
      ]),
    );
    expectShown('context-safe-space/stakeholder-map', ['5 × 1, 4 × 2, 3 × 0']);
  });

  test('9.8: likelihood by impact; no product lies between the bands', () => {
    const product = (likelihood: number, impact: number) => [likelihood, impact, likelihood * impact];
    expectTable(
      'business-case-value/risk-table',
      [product(4, 4), product(3, 4), product(2, 5)].map((row) => row.map(String)),
    );
    const oneToFive = [1, 2, 3, 4, 5];
    const products = oneToFive.flatMap((one) => oneToFive.map((other) => one * other));
    expect(products.filter((one) => one > 12 && one < 15)).toEqual([]);
    expectShown('business-case-value/risk-table', ['5', '6', '12', '15']);
  });
});

test('12.1: the places of 38 pairs', () => {
  expectShown('evaluate-revise/evidence-you-have', ['38', String(2 * 38), '66']);
});
