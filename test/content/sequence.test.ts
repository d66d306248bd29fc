import { afterAll, expect, test } from 'vitest';
import { sequenceOf } from '../../server/content/sequence.ts';
import { copyCourse } from './course-copy.ts';

const READ = 'modules/01-one-question/01-read-this.en.md';
const MOULD = 'So it goes with questions.';
const { folder, dispose } = copyCourse([
  { file: READ, replace: 'version: 1\n', with: 'version: 1\nshape: P\nopens: n\n' },
  {
    file: READ,
    replace: "It's the same every week.",
    with: "It's the same every week.\n\n## And then\n\nNobody asks. A good question is a door.\n\n## Later\n\nAsk twice.\n\n## Last",
  },
  ...[
    READ,
    'modules/01-one-question/02-meet.en.md',
    'modules/02-try-it/01-check.en.md',
    'modules/02-try-it/02-practise.en.md',
  ].map((file) => ({ file, replace: '\n:::sources', with: `\n${MOULD}\n\n:::sources` })),
]);
afterAll(dispose);

const { steps, repeated } = sequenceOf(folder, 'en');
/** The first two modules, whose texts have the sentence. */
const [first, , quiz] = steps;
const four = steps.slice(0, 4);

test('each step stands with its shape, its pace and its last words', () => {
  expect(four.map(({ number, shape, opens }) => `${number} ${shape} ${opens}`)).toEqual([
    '1.1 P n',
    '1.2 - -',
    '2.1 - -',
    '2.2 - -',
  ]);
  expect(four.map(({ closing }) => closing)).toEqual(Array.from({ length: 4 }, () => MOULD));
  expect(quiz?.wordsPerMinute).toBeGreaterThan(10);
});

test('a last sentence that could stand on a postcard is a candidate; a request to the reader is none', () => {
  expect(first?.aphorisms).toEqual(["It's the same every week.", 'A good question is a door.', MOULD]);
});

test('the mould is seen: words that every step has in the same order', () => {
  expect(repeated).toEqual([{ words: 'so it goes with questions', steps: ['1.1', '1.2', '2.1', '2.2'] }]);
});
