import { describe, expect, it } from 'vitest';
import { savePlan } from '../../server/rooms/hours/entry.contract.ts';
import { PLAN_LIMITS, planOf, type Pair } from '../../server/rooms/hours/planner.rule.ts';

const numbers = {
  target: 2_400,
  caps: { aroundSession: 30, around: 600, messages: 600, observed: 480 },
};
const first = { counted: 0, aroundCounted: 0, pairs: [] as Pair[], numbers, weeksLeft: 26 };
const plan = (mentees: number, sessions: number) => ({ mentees, sessions, minutes: 75, aroundMin: 30 });

describe('the forty-hour planner', () => {
  it('[K1] three mentees at six sessions come to 31 h 30; a fourth, eight sessions each or six more add up', () => {
    const found = planOf({ ...first, plan: plan(3, 6) });
    expect(found).toMatchObject({ ahead: 18, total: 1_890, short: 510, surplus: 0, enough: false });
    expect(found.would).toEqual({ more: 6, mentees: 4, sessions: 8, alone: 32 });
  });

  it.each([
    [4, 6, { total: 2_400, short: 0, surplus: 120, enough: true }],
    [6, 4, { total: 2_400, short: 0, surplus: 120, enough: true }],
    [5, 4, { total: 2_100, short: 300, surplus: 0, enough: false }],
  ])('[K1] %i mentees at %i sessions each', (mentees, sessions, expected) => {
    expect(planOf({ ...first, plan: plan(mentees, sessions) })).toMatchObject(expected);
  });

  it('[K1] without any preparation logged it takes 32 sessions', () => {
    const bare = { mentees: 4, sessions: 8, minutes: 75, aroundMin: 0 };
    expect(planOf({ ...first, plan: bare })).toMatchObject({ ahead: 32, total: 2_400, enough: true });
    const one = planOf({ ...first, plan: { ...bare, mentees: 1, sessions: 1 } });
    expect(one.would).toEqual({ more: 31, mentees: null, sessions: null, alone: 32 });
  });

  it('[P5] says in week one what will not add up, and how many sessions a week it would take', () => {
    expect(planOf({ ...first, plan: plan(3, 6) }).enough).toBe(false);
    expect(planOf({ ...first, plan: plan(4, 6) }).perWeek).toBeCloseTo(24 / 26, 6);
    expect(planOf({ ...first, plan: plan(4, 6), weeksLeft: null }).perWeek).toBeNull();
  });

  it('counts what was held, nothing ahead with somebody ended, and all of it with somebody new', () => {
    const pairs = [
      { held: 4, open: true },
      { held: 4, open: true },
      { held: 1, open: true },
    ];
    const own = { ...first, counted: 720, aroundCounted: 120, pairs };
    // 12 h, and 2 + 2 + 5 + 6 conversations of 1 h 45.
    expect(planOf({ ...own, plan: plan(4, 6) })).toMatchObject({ ahead: 15, total: 2_295, short: 105 });
    expect(planOf({ ...own, plan: plan(4, 6) }).would).toMatchObject({ more: 1, mentees: 5 });
    const ended = [...pairs.slice(0, 2), { held: 1, open: false }];
    expect(planOf({ ...own, pairs: ended, plan: plan(4, 6) }).ahead).toBe(10);
    expect(planOf({ ...own, plan: plan(2, 6) }).ahead).toBe(4);
  });

  it('gives out what is left of the cap on preparing, and calls the rest surplus', () => {
    const found = planOf({ ...first, counted: 2_000, aroundCounted: 590, plan: plan(1, 4) });
    expect(found).toMatchObject({ total: 2_310, surplus: 110 });
    const long = planOf({ ...first, plan: { mentees: 1, sessions: 2, minutes: 60, aroundMin: 45 } });
    expect(long).toMatchObject({ total: 180, surplus: 30 });
  });
});

it('a plan is kept up to the numbers that the planner offers, and not beyond', () => {
  const most = { ...PLAN_LIMITS, minutes: 60, aroundMin: 30 };
  const isKept = (plan: object) => savePlan.body.safeParse({ plan, closures: [] }).success;
  expect(isKept(most)).toBe(true);
  expect(isKept({ ...most, mentees: PLAN_LIMITS.mentees + 1 })).toBe(false);
  expect(isKept({ ...most, sessions: PLAN_LIMITS.sessions + 1 })).toBe(false);
});
