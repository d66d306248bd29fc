import { describe, expect, test } from 'vitest';
import { eachEdition } from './both-editions.ts';
import { hours, pagesOf, pounds, sum } from './shown-numbers.ts';

/**
 * Sums that the texts show. Each is worked out here from what the text gives, and looked for in both languages: whoever
 * changes one number of an example finds the others.
 */
const TARGET = 40 * 60;

describe.each(eachEdition)('%s', (name, { course }) => {
  const { expectShown, stepOf } = pagesOf(course);
  const second = name === 'advanced-mentoring-2';

  describe('hours of mentoring', () => {
    const session = 75;
    const around = 30;
    const cap = 600;

    test('1.9: a session with what surrounds it, four plans, and the week', () => {
      const planned = (mentees: number, sessions: number) =>
        mentees * sessions * session + Math.min(mentees * sessions * around, cap);
      expectShown('starting-points/start-your-hours', [
        hours(session + around),
        hours(session),
        hours(planned(3, 6)),
        `${planned(5, 4) / 60} h`,
        `${planned(4, 6) / 60} h`,
        `${planned(6, 4) / 60} h`,
        hours(TARGET / 26),
      ]);
    });

    test('9.9: what week 18 expects, and what two more sessions do', () => {
      const done = 23 * 60;
      const weeksLeft = 26 - 18;
      const more = 2 * (session + around);
      expectShown('business-case-value/hours-check', [
        hours(done),
        hours((TARGET * 18) / 26),
        hours((TARGET - done) / weeksLeft),
        ...(second ? [] : [hours(more)]),
        hours((TARGET - done - more) / weeksLeft),
      ]);
    });

    test('8.7: hours of a mentee, of a mentor, of eight pairs', () => {
      const sessions = 4 * (session + around);
      const mentee = sum([20, 20, 180, sessions, 30]);
      const mentor = sum([20, 20, 360, sessions, 30]);
      const inWords = (minutes: number) => [String(Math.floor(minutes / 60)), String(minutes % 60)];
      expectShown('groundwork/groundwork-sections', [
        `${sessions}, ${sessions}`,
        ...inWords(mentee),
        ...inWords(mentor),
        ...inWords(8 * (mentee + mentor)),
      ]);
    });
  });

  describe('costs and benefits', () => {
    const sessions = 6 * 4 * 1.75;
    const cost = {
      coordination: 60 * 30,
      mentors: sessions * 30,
      cover: sessions * 20,
      preparation: 36 * 28,
      handbooks: 12 * 5,
      evaluation: 8 * 30,
    };
    const total = sum(Object.values(cost));
    const once = cost.preparation + cost.handbooks;
    const cash = cost.cover + cost.handbooks;
    const leaver = 700 + 1500 + 30 * 30;

    test('9.3: every line, cash and time apart, once and each year', () => {
      expectShown('business-case-value/what-it-really-costs', [
        ...Object.values(cost).map(pounds),
        ...[total, cash, total - cash, once, total - once].map(pounds),
        String(30 * 6 * 2 * 1.75),
      ]);
    });

    test('9.4: Monday, Wednesday, break-even and half the benefit', () => {
      expectShown('business-case-value/cost-benefit-lines', [
        ...[leaver, 2 * leaver, 2 * leaver + 1400 + 3000 + 5000, total].map(pounds),
        ...(second ? [leaver - total] : [total - once, total - leaver]).map(pounds),
        (total / leaver).toFixed(2),
      ]);
    });
  });

  describe('scores', () => {
    test('6.2: totals of four options, the tilt, and the repair', () => {
      const weights = [5, 5, 4, 3, 2];
      const tilted = [5, 5, 5, 3, 2];
      const total = (scores: number[], by = weights) => sum(scores.map((score, at) => score * (by[at] ?? 0)));
      const peers = [4, 5, 1, 3, 3];
      const spot = [2, 4, 4, 3, 4];
      const repaired = [3, 5, 3, 3, 3];
      const shown = [
        total([1, 2, 5, 5, 1]),
        total([2, 2, 4, 4, 5]),
        ...[peers, spot, repaired].map((scores) => total(scores)),
        ...[peers, spot, repaired].map((scores) => total(scores, tilted)),
      ];
      expectShown('choose-or-devise/decision-matrix', shown.map(String));
    });

    test('8.3: eight people, by topic, other organisation and kind of help', () => {
      const score = (topic: number, other: number, kind: number) =>
        String((5 * topic + 3 * other + 2 * kind) / 10);
      expectShown('groundwork/matching-game', [score(0.5, 1, 1), score(1, 0, 1), score(0, 0, 1)]);
    });

    test('5.6: influence by the distance still to go', () => {
      expectShown('context-safe-space/stakeholder-map', [String(5 * (2 - 1)), String(4 * (1 - -1))]);
    });

    test('9.8: likelihood by impact, and where medium and high begin', () => {
      const times = second ? '×' : 'x';
      expectShown('business-case-value/risk-table', [
        `4 ${times} 4 = ${4 * 4}`,
        `3 ${times} 4 = ${3 * 4}`,
        `2 ${times} 5 = ${2 * 5}`,
        '15',
      ]);
    });
  });

  test('9.1: ten sections and eight, and three selections of the eighteen', () => {
    expectShown('business-case-value/full-and-short', [
      '(10)',
      '(8)',
      String(10 + 4),
      String(10 + 3),
      String(10 + 2),
    ]);
  });

  test('5.5 and 6.4: two turns of five parts fill the ninety minutes of a set', () => {
    const turn = sum([5, 8, 15, 4, 3]);
    const [pause, review] = second ? [3, 7] : [0, 10];
    const next = 10 + turn + pause;
    const end = next + turn + review;
    expectShown('context-safe-space/context-exchange', [String(turn)]);
    expectShown('choose-or-devise/set-1', [
      `10-${10 + turn}`,
      `${next}-${next + turn}`,
      `${next + turn}-${end}`,
    ]);
    expect(stepOf('choose-or-devise/set-1').minutes).toBe(end);
  });

  test('4.5: three rounds, in the second edition with a break before the third', () => {
    const round = second ? 24 : sum([12, 6, 4, 6]);
    const afterTwo = 10 + 2 * round;
    const breakEnds = afterTwo + 10;
    expectShown(
      'skills-and-ethics/skills-lab',
      second
        ? [`10-${afterTwo}`, `${afterTwo}-${breakEnds}`, `${breakEnds}-${breakEnds + round}`]
        : [String(round), `10-${10 + 3 * round}`],
    );
  });
});
