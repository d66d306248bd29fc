import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { contentRoot, loadRemembered } from '../../server/content/remembered.ts';
import type { Course } from '../../server/content/course.types.ts';
import { questionBankOf } from '../../server/content/question-bank.ts';
import type {
  ModelChooserDocument,
  OwnQuestion,
  QuestionBankDocument,
  Reading,
} from '../../server/rooms/portfolio/document.contract.ts';
import { together, without } from '../../server/rooms/portfolio/document.rule.ts';
import {
  areTenSorted,
  looksLikeAdvice,
  sortedQuestions,
} from '../../server/rooms/portfolio/question.rule.ts';
import { areFivePlaced, cornersOf, quarterOf } from '../../server/rooms/portfolio/style-map.rule.ts';
import { isScored, mostOf, ranked, sinkersOf, tiltsOf } from '../../server/rooms/portfolio/weighing.rule.ts';
import { house } from '../../server/rooms.ts';

const question = (id: string, rest: Partial<OwnQuestion> = {}): OwnQuestion => ({
  id,
  text: `Question ${id}?`,
  drawer: 'open',
  from: null,
  struck: null,
  ...rest,
});
const ten = Array.from({ length: 10 }, (_, at) => question(`q${at}`));

describe('a question bank', () => {
  it.each<[string, QuestionBankDocument, boolean]>([
    ['ten in drawers', { questions: ten }, true],
    ['nine', { questions: ten.slice(1) }, false],
    ['one without a drawer', { questions: [...ten.slice(1), question('x', { drawer: null })] }, false],
    ['one struck out', { questions: [...ten.slice(1), question('x', { struck: { why: '' } })] }, false],
    ['one without words', { questions: [...ten.slice(1), question('x', { text: '  ' })] }, false],
    [
      'ten, and one struck out beside them',
      { questions: [...ten, question('x', { struck: { why: '' } })] },
      true,
    ],
  ])('with %s', (_what, bank, sorted) => {
    expect(areTenSorted(bank)).toBe(sorted);
    expect(sortedQuestions(bank).length >= 10).toBe(sorted);
  });

  test.each([
    'Have you thought of talking to her?',
    '"Have you tried a list?"',
    'Have you considered...',
    'Why don’t you ask him?',
    "Don't you think it's too early?",
    'Would it help to make a list?',
    '¿No has pensado en hablar con ella?',
    '¿Has probado hacer una lista?',
    '¿Por qué no le preguntas?',
    '¿No te parece muy pronto?',
    '¿Te serviría hacer una lista?',
  ])('[b3] asks whether this is advice in disguise: %s', (text) => {
    expect(looksLikeAdvice(text)).toBe(true);
  });

  it('[S0.13] finds no advice in the course’s own questions, nor in the first of each drawer', () => {
    const course = loadRemembered(join(contentRoot, 'advanced-mentoring'), { parts: house.contentParts })
      .course as Course;
    const { questions, drawers, inquiries } = questionBankOf(course)!;
    const texts = [...questions.map(({ text }) => text), ...drawers.map(({ starter }) => starter)];
    expect(texts.flatMap(({ en, es }) => [en, es]).filter(looksLikeAdvice)).toEqual([]);
    expect(inquiries).toHaveLength(12);
    for (const { key } of inquiries)
      expect(
        questions.some(({ inquiry }) => inquiry === key),
        key,
      ).toBe(true);
  });
});

const reading = (places: [number | null, number | null][]): Reading => ({
  id: 'r',
  day: '2026-04-01',
  sentences: places.map(([leads, need], at) => ({ id: `s${at}`, text: `Sentence ${at}`, leads, need })),
  tags: {},
});

describe('a style map', () => {
  it('puts a sentence into a corner, and one on a line into none', () => {
    expect(quarterOf({ leads: 1, need: 1 })).toBe('leading-head');
    expect(quarterOf({ leads: 2, need: 5 })).toBe('leading-heart');
    expect(quarterOf({ leads: 4, need: 2 })).toBe('following-head');
    expect(quarterOf({ leads: 5, need: 4 })).toBe('following-heart');
    expect(quarterOf({ leads: 3, need: 1 })).toBeUndefined();
    expect(quarterOf({ leads: 1, need: 3 })).toBeUndefined();
  });

  it('counts the five sentences of 3.3 as the step does: one in each corner, one that is hard to say', () => {
    const five: [number, number][] = [
      [1, 1],
      [5, 1],
      [1, 5],
      [5, 5],
      [3, 3],
    ];
    expect(cornersOf(reading(five))).toEqual({
      'leading-head': 1,
      'leading-heart': 1,
      'following-head': 1,
      'following-heart': 1,
    });
    expect(areFivePlaced({ readings: [reading(five)] })).toBe(true);
    expect(areFivePlaced({ readings: [reading([...five.slice(1), [3, null]])] })).toBe(false);
    // Five on two maps of different weeks are no map.
    expect(areFivePlaced({ readings: [reading(five.slice(2)), reading(five.slice(3))] })).toBe(false);
  });
});

/** The table of step 6.2, and the repaired column. */
const WEIGHTS = { fit: 5, power: 5, time: 4, skills: 3, reach: 2 };
const SCORES = {
  nothing: [1, 2, 5, 5, 1],
  welcome: [2, 2, 4, 4, 5],
  peers: [4, 5, 1, 3, 3],
  talks: [2, 4, 4, 3, 4],
  telephone: [3, 5, 3, 3, 3],
};
const keys = Object.keys(WEIGHTS);
const weighed = (names: (keyof typeof SCORES)[], weights: Partial<typeof WEIGHTS> = {}) => ({
  criteria: Object.entries({ ...WEIGHTS, ...weights }).map(([id, weight]) => ({ id, name: id, weight })),
  options: names.map((id) => ({
    id,
    name: id,
    verdict: '',
    scores: Object.fromEntries(keys.map((key, at) => [key, SCORES[id][at]!])),
  })),
});
const totals = (of: ReturnType<typeof weighed>) =>
  Object.fromEntries(ranked(of).map(({ option, total }) => [option.id, total]));

describe('[N5][S1.10] weights and scores', () => {
  it('add up as in step 6.2', () => {
    expect(totals(weighed(['nothing', 'welcome', 'peers', 'talks']))).toEqual({
      nothing: 52,
      welcome: 58,
      peers: 64,
      talks: 63,
    });
    expect(totals(weighed(['peers', 'talks'], { time: 5 }))).toEqual({ peers: 65, talks: 67 });
    expect(totals(weighed(['telephone', 'talks']))).toEqual({ telephone: 67, talks: 63 });
    expect(totals(weighed(['telephone', 'talks'], { time: 5 }))).toEqual({ telephone: 70, talks: 67 });
    expect(mostOf(weighed([]).criteria)).toBe(95);
  });

  it('find the sinker and the tilt', () => {
    const first = weighed(['peers', 'talks']);
    expect(sinkersOf(first.criteria, first.options[0]!).map(({ id }) => id)).toEqual(['time']);
    expect(tiltsOf(first)).toContainEqual(
      expect.objectContaining({ criterion: expect.objectContaining({ id: 'time' }), weight: 5 }),
    );
    const repaired = weighed(['telephone', 'talks']);
    expect(sinkersOf(repaired.criteria, repaired.options[0]!)).toEqual([]);
    expect(tiltsOf(repaired)).toEqual([]);
  });

  it('say nothing of an option that is not scored in full', () => {
    const { criteria, options } = weighed(['peers']);
    const half = { ...options[0]!, scores: { ...options[0]!.scores, reach: null } };
    expect(isScored(criteria, half)).toBe(false);
    expect(ranked({ criteria, options: [half] })).toEqual([]);
    expect(isScored([], half)).toBe(false);
  });
});

describe('two documents of one kind', () => {
  it('are one with what either has, each item once, and come apart again', () => {
    const mine = { questions: [question('a'), question('b')] };
    const theirs = { questions: [question('b'), question('c')] };
    const both = together('question-bank', mine, theirs);
    expect(both.questions.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(together('question-bank', both, theirs)).toEqual(both);
    const changed = {
      questions: both.questions.map((one) => (one.id === 'c' ? { ...one, text: 'Mine' } : one)),
    };
    expect(without('question-bank', changed, theirs).questions.map(({ id }) => id)).toEqual(['a', 'c']);
  });

  it('of which one is a choice keep mine, or theirs where I have not chosen', () => {
    const chooser = (rest: Partial<ModelChooserDocument>): ModelChooserDocument => ({
      compared: [],
      own: [],
      criteria: [],
      options: [],
      chosen: null,
      reasons: '',
      ...rest,
    });
    const both = together(
      'model-chooser',
      chooser({ reasons: 'Mine' }),
      chooser({ reasons: 'Theirs', chosen: 'x', compared: ['pal'] }),
    );
    expect(both).toMatchObject({ reasons: 'Mine', chosen: 'x', compared: ['pal'] });
  });
});
