import { describe, expect, it } from 'vitest';
import { programmeOf, type ProgrammeFacts, stepsNeeded } from '../../server/rooms/cohort/programme.rule.ts';
import { caseStanding } from '../../server/rooms/review/case-standing.rule.ts';
import { countedOf } from '../../server/rooms/live/set-steps.rule.ts';

/** Exactly what L2 asks for, and nothing over it. */
const JUST: ProgrammeFacts = {
  steps: { done: 90, of: 100 },
  sets: { counted: 4, needed: 4, of: 5 },
  triads: { counted: 4, needed: 4, of: 5 },
  nextTriad: { module: 'groundwork', step: 'triad-five' },
  hours: { logged: 2400, verified: 2400, needed: 2400 },
  businessCase: 'ready',
  evaluation: { state: 'finished', step: { module: 'sustain', step: 'outcome-evaluation' } },
};
const NONE = { counted: 0, needed: 0, of: 0 };

const partOf = (change: Partial<ProgrammeFacts>, name: string) => {
  const { complete, parts } = programmeOf({ ...JUST, ...change });
  return { complete, ...parts.find(({ part }) => part === name) };
};

describe('[L2] the programme is complete', () => {
  it('with exactly what it takes, in six parts', () => {
    const { complete, parts } = programmeOf(JUST);
    expect(complete).toBe(true);
    expect(parts.map(({ part, state, missing }) => [part, state, missing])).toEqual(
      ['steps', 'sets', 'triads', 'hours', 'case', 'evaluation'].map((part) => [part, 'met', null]),
    );
  });

  it.each<[string, Partial<ProgrammeFacts>, string, string]>([
    ['89.9 % of the steps', { steps: { done: 899, of: 1000 } }, 'steps', 'more'],
    ['three meetings', { sets: { counted: 3, needed: 4, of: 5 } }, 'sets', 'more'],
    ['three triads', { triads: { counted: 3, needed: 4, of: 5 } }, 'triads', 'more'],
    ['2,399 minutes', { hours: { logged: 2399, verified: 2399, needed: 2400 } }, 'hours', 'more'],
    [
      'a minute that nobody confirmed',
      { hours: { logged: 2400, verified: 2399, needed: 2400 } },
      'hours',
      'confirmation',
    ],
    ['a case that nobody handed in', { businessCase: 'begun' }, 'case', 'handing-in'],
    ['a case that nobody judged', { businessCase: 'waits' }, 'case', 'review'],
    ['a case that is not Ready', { businessCase: 'not-ready' }, 'case', 'readiness'],
    ['a case whose judgement is not to be seen', { businessCase: 'closed' }, 'case', 'other-look'],
    ['half an evaluation', { evaluation: { state: 'draft', step: null } }, 'evaluation', 'writing'],
  ])('not with %s, and says what is missing', (_what, change, name, missing) => {
    expect(partOf(change, name)).toMatchObject({ complete: false, state: 'under-way', missing });
  });

  it.each<[Partial<ProgrammeFacts>, string]>([
    [{ steps: { done: 0, of: 100 } }, 'steps'],
    [{ sets: { counted: 0, needed: 4, of: 5 } }, 'sets'],
    [{ triads: { counted: 0, needed: 4, of: 5 } }, 'triads'],
    [{ hours: { logged: 0, verified: 0, needed: 2400 } }, 'hours'],
    [{ businessCase: 'blank' }, 'case'],
    [{ evaluation: { state: 'blank', step: null } }, 'evaluation'],
  ])('and has not begun with %j', (change, name) => {
    expect(partOf(change, name)).toMatchObject({ complete: false, state: 'not-begun' });
  });

  it('asks for no part that the course does not have', () => {
    const rest = { sets: NONE, triads: NONE, hours: { logged: 0, verified: 0, needed: 0 } };
    const small = { ...JUST, ...rest, businessCase: undefined, evaluation: undefined };
    expect(programmeOf(small)).toMatchObject({ complete: true, parts: [{ part: 'steps' }] });
    expect(programmeOf({ ...small, steps: { done: 0, of: 0 } })).toEqual({ complete: false, parts: [] });
  });

  it('says where a triad and the evaluation go on', () => {
    expect(partOf({}, 'triads').at).toEqual(JUST.nextTriad);
    expect(partOf({}, 'evaluation').at).toEqual(JUST.evaluation?.step);
  });
});

it.each([
  [100, 90],
  [111, 100],
  [110, 99],
  [7, 7],
  [1, 1],
])('[L2] of %i steps %i are needed: 89.9 %% is not 90', (steps, needed) => {
  expect(stepsNeeded(steps)).toBe(needed);
});

it('[L2] an account stands for one meeting, however many there are', () => {
  const there = { attended: true, madeUp: false };
  const account = { attended: true, madeUp: true };
  const rows = [there, there, account, account].map((row, at) => ({ step: `set-${at}`, ...row }));
  expect(countedOf(['set-0', 'set-1', 'set-2', 'set-3', 'set-4'], rows)).toBe(3);
});

describe('[L2] [B11] a case is Ready', () => {
  const judged = (ready: boolean, closedTo: string[] = []) => ({
    state: 'released' as const,
    release: { at: new Date(0), by: 'ruth', score: ready ? 60 : 59, ready },
    closedTo,
  });
  const waits = { state: 'waiting' as const, release: null, closedTo: [] };
  const replaced = { state: 'replaced' as const, release: null, closedTo: [] };
  const standing = (...versions: Parameters<typeof caseStanding>[0]) =>
    caseStanding(versions, { begun: true, reader: 'marcus' });

  it('when the judgement that was released last found it so', () => {
    expect(standing(judged(true))).toBe('ready');
    expect(standing(judged(true), judged(false))).toBe('ready');
    expect(standing(judged(false), judged(true))).toBe('not-ready');
  });

  it('and goes on being so while a newer version is not judged', () => {
    expect(standing(waits, judged(true))).toBe('ready');
    expect(standing(waits, judged(false))).toBe('waits');
    expect(standing(waits, replaced)).toBe('waits');
  });

  it('and not before it was handed in, however much of it is written', () => {
    expect(standing()).toBe('begun');
    expect(caseStanding([], { begun: false, reader: 'marcus' })).toBe('blank');
  });

  it('which whoever gives the other look does not hear', () => {
    for (const ready of [true, false]) expect(standing(waits, judged(ready, ['marcus']))).toBe('closed');
    expect(standing(judged(true, ['ruth']))).toBe('ready');
  });
});
