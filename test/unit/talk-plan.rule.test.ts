import { describe, expect, it } from 'vitest';
import { longestRun, planFaults, runOf, type TalkPlan } from '../../server/content/talk-plan.rule.ts';

/** `log-in closed list, and-you back card`: choices of a turn, as a writer lists them. */
const turn = (key: string, choices: string) => ({
  key,
  choices: choices.split(', ').map((one) => {
    const [name = '', kind = '', to = ''] = one.split(' ');
    return { key: name, kind, to };
  }),
});

/** The plan of the conversation that is written out in full: Greta and the cards. */
const greta: TalkPlan = {
  first: 'system',
  turns: [
    turn('system', 'log-in closed list, and-you back card, desk advice list, quiet wait card'),
    turn('list', 'seen advice figures, missing back card, machine closed figures'),
    turn(
      'card',
      'the-rule closed rule, quiet-word advice what-for, eleven back what-for, quiet wait what-for',
    ),
    turn('what-for', 'want back it-was-me, thursday advice thursday, today closed open'),
  ],
  ends: ['figures', 'rule', 'thursday', 'open', 'it-was-me'],
  paths: [
    ['quiet', 'eleven', 'want'],
    ['desk', 'seen'],
  ],
};

const withTurn = (key: string, choices: string): TalkPlan => ({
  ...greta,
  turns: greta.turns.map((one) => (one.key === key ? turn(key, choices) : one)),
});
const faults = (plan: TalkPlan) =>
  planFaults(plan).map(({ at, choice, says }) =>
    [at, choice, says].filter((part) => part !== undefined).join(' | '),
  );

describe('the plan of a practice conversation', () => {
  it('is sound as it was written out in full', () => {
    expect(planFaults(greta)).toEqual([]);
  });

  it.each<[what: string, plan: TalkPlan, fault: string | RegExp]>([
    [
      'a choice that leads nowhere',
      withTurn('list', 'seen advice figures, missing back cards, machine closed figures'),
      'list | missing | leads to cards, which is not there',
    ],
    ['a beginning that is no turn', { ...greta, first: 'rule' }, ' | begins with rule, which is no turn'],
    [
      'a turn that nobody reaches',
      withTurn('system', 'log-in closed card, and-you back card, desk advice card, quiet wait card'),
      'list | nobody gets there',
    ],
    [
      'an ending that nobody reaches',
      { ...greta, ends: [...greta.ends, 'never'] },
      'never | nobody gets there',
    ],
    [
      'a loop',
      withTurn(
        'card',
        'the-rule closed rule, quiet-word advice system, eleven back what-for, quiet wait what-for',
      ),
      'system | leads back to itself',
    ],
    [
      'a turn that leads to itself',
      withTurn('list', 'seen advice figures, missing back list, machine closed figures'),
      'list | leads back to itself',
    ],
    ['a name that is taken twice', { ...greta, ends: [...greta.ends, 'card'] }, 'card | card is there twice'],
    [
      'a choice that is there twice in its turn',
      withTurn('list', 'seen advice figures, seen back card, machine closed figures'),
      'list | seen | seen is there twice',
    ],
    [
      'a kind that there is not',
      withTurn('list', 'seen nudge figures, missing back card, machine closed figures'),
      'list | seen | kind is one of advice, closed, back, direct',
    ],
    [
      'a turn of one kind only',
      withTurn('list', 'seen back figures, missing back card, machine back figures'),
      'list | every choice is of the kind back',
    ],
    [
      'a turn without back or direct',
      withTurn('list', 'seen advice figures, missing closed card, machine closed figures'),
      'list | no choice is of the kind back or direct',
    ],
    [
      'two things to say',
      withTurn('list', 'seen advice figures, missing back card'),
      'list | 2 things to say; three and perhaps a silence, or four',
    ],
    [
      'four things to say and a silence',
      withTurn('list', 'a advice figures, b back card, c closed figures, d direct card, quiet wait card'),
      'list | 4 things to say; three and perhaps a silence, or four',
    ],
    ['a third path', { ...greta, paths: [...greta.paths, ['desk', 'machine']] }, ' | 3 paths; there are 2'],
    [
      'a path that stops before an ending',
      {
        ...greta,
        paths: [
          ['quiet', 'eleven'],
          ['desk', 'seen'],
        ],
      },
      '0 | 2 of its choices can be made, and then it is at no ending',
    ],
    [
      'a path that goes on after its ending',
      {
        ...greta,
        paths: [
          ['quiet', 'eleven', 'want'],
          ['desk', 'seen', 'want'],
        ],
      },
      '1 | 2 of its choices can be made, and then it is at no ending',
    ],
    [
      'two paths to one ending',
      {
        ...greta,
        paths: [
          ['quiet', 'eleven', 'want'],
          ['and-you', 'quiet', 'want'],
        ],
      },
      '1 | both paths come to the same ending',
    ],
  ])('has a fault: %s', (_what, plan, fault) => {
    expect(faults(plan)).toContain(fault);
  });

  it('has a fault: fewer than three endings', () => {
    const two = turn('system', 'a advice yes, b back no, c closed no');
    const plan = { first: 'system', turns: [two], ends: ['yes', 'no'], paths: [['a'], ['b']] };
    expect(faults(plan)).toEqual([' | 2 endings, 3 at least']);
  });

  it('has a fault: the same kind comes first in every turn', () => {
    const plan = {
      ...greta,
      turns: greta.turns.map(({ key, choices }) => ({
        key,
        choices: [...choices].sort(
          (one, other) => Number(other.kind === 'back') - Number(one.kind === 'back'),
        ),
      })),
    };
    expect(faults(plan)).toEqual([' | a choice of the kind back comes first in every turn']);
  });

  it('has a fault: a run of more than five turns', () => {
    const chain = ['a', 'b', 'c', 'd', 'e', 'f'].map((key, at, all) => {
      const next = all[at + 1] ?? 'one';
      return turn(key, `x ${at % 2 ? 'back' : 'closed'} ${next}, y direct two, z advice three`);
    });
    const plan = { first: 'a', turns: chain, ends: ['one', 'two', 'three'], paths: [['y'], ['z']] };
    expect(faults(plan)).toEqual([' | a run of 6 turns, 5 at most']);
    expect(faults({ ...plan, first: 'b', turns: chain.slice(1) })).toEqual([]);
  });
});

describe('a run through it', () => {
  it('comes to an ending, or stands at an open turn', () => {
    expect(runOf(greta, ['quiet', 'eleven', 'want'])).toMatchObject({ open: null, end: 'it-was-me' });
    expect(runOf(greta, ['quiet'])).toEqual({
      steps: [{ turn: 'system', choice: 'quiet' }],
      open: 'card',
      end: null,
    });
    expect(runOf(greta, [])).toEqual({ steps: [], open: 'system', end: null });
  });

  it('goes as far as its choices are still there', () => {
    expect(runOf(greta, ['desk', 'gone', 'want'])).toMatchObject({
      open: 'list',
      steps: [{ choice: 'desk' }],
    });
  });

  it('is as long as its heaviest choices', () => {
    expect(longestRun(greta, () => 1)).toBe(4);
    const silences = longestRun(
      greta,
      (_turn, { kind }) => (kind === 'wait' ? 8 : 0),
      (key) => (key === 'open' ? 2 : 0),
    );
    expect(silences).toBe(18);
  });
});
