import { expect, test } from 'vitest';
import { loadCourse } from '../../server/content/course-folder.ts';
import { problemLine } from '../../server/content/problems.ts';
import { house } from '../../server/rooms.ts';
import { copyCourse, type Edit } from './course-copy.ts';

const READ = 'modules/01-one-question/01-read-this.en.md';
const MEET = 'modules/01-one-question/02-meet.en.md';
const CHECK = 'modules/02-try-it/01-check.en.md';
const OURS = ':::sources\nOurs: all of it.\n:::\n';

function problemsOf(...edits: Edit[]): string[] {
  const { folder, dispose } = copyCourse(edits);
  const { problems } = loadCourse(folder, { parts: house.contentParts });
  dispose();
  return problems.map(problemLine);
}
const inRead = (replace: string, words: string): Edit => ({ file: READ, replace, with: words });

test.each<[string, Edit, RegExp]>([
  ['no fold', { file: MEET, replace: OURS, with: '' }, /02-meet\.en\.md:\d+ sources: says nowhere/],
  ['a second fold', { file: MEET, replace: OURS, with: OURS + '\n' + OURS }, /sources: a second fold/],
  ['words after the fold', { file: CHECK, replace: OURS, with: `${OURS}\nMore.\n` }, /stands after the fold/],
  [
    'a fold of too many words',
    { file: MEET, replace: 'all of it.', with: 'all of it, '.repeat(30) },
    /sources: 91 words in the fold, 70 at most/,
  ],
  [
    'an id that the list does not have',
    inRead('source:a1', 'source:a7'),
    /01-read-this\.en\.md:\d+ link: source:a7/,
  ],
  [
    'somebody named whom the fold leaves out',
    inRead('nine lines.', 'nine lines, says Orr.'),
    /names "Orr"; the fold has no b1/,
  ],
  [
    'a claim that the fold leaves out',
    inRead('A1, opening', 'A1, opening; B1, end'),
    /rests on b1, missing in the fold/,
  ],
  [
    'a claim without an id',
    inRead('A1, opening', 'opening; A1'),
    /claims: .*begins with no id of sources\.yaml/,
  ],
])('a step with %s is told', (_what, edit, expected) => {
  expect(problemsOf(edit)).toContainEqual(expect.stringMatching(expected));
});

test.each<[string, Edit]>([
  ['another place in the same source', inRead('A1, opening', 'A1, opening; the second table')],
  ['a source by its name, which the fold has', inRead('nine lines.', 'nine lines, as Hale counts.')],
])('a step may have %s', (_what, edit) => {
  expect(problemsOf(edit)).toEqual([]);
});

test('without a list of sources a claim rests on a seed of its step', () => {
  const linked = ['en', 'es'].map((lang) => READ.replace('.en.', `.${lang}.`));
  const edits: Edit[] = [
    { file: 'sources.yaml', remove: true },
    ...linked.map((file) => ({ file, replace: '[Hale (2001)](source:a1)', with: 'Hale (2001)' })),
  ];
  const claims = (rests: string) =>
    problemsOf(...edits, inRead('A1, opening', rests)).filter((line) => line.includes('claims'));
  expect(claims('S001, opening')).toEqual([]);
  expect(claims('S003, opening')).toEqual([expect.stringContaining('missing in seeds')]);
  expect(claims('A1, opening')).toEqual([expect.stringContaining('has no source')]);
});

test.each<[string, Edit, RegExp]>([
  [
    'a log',
    inRead('| 1 | you | wait |', '| 1 | Bruno, M1 | wait |'),
    /01-read-this\.en\.md:\d+ cast: "Bruno": a label belongs here/,
  ],
  [
    'a drawing',
    { file: 'diagrams/words.en.yaml', replace: 'empty chair', with: 'the chair of Bruno' },
    /diagrams\/circle\.svg:0 cast: "Bruno"/,
  ],
  [
    'the table of a form',
    { file: 'forms/notes.yaml', replace: 'en: Send these notes.', with: 'en: Send Bruno these notes.' },
    /forms\/notes\.yaml:\d+ cast: "Bruno"/,
  ],
])('somebody of the cast has a label in %s', (_what, edit, expected) => {
  expect(problemsOf(edit)).toContainEqual(expect.stringMatching(expected));
});

test('and a name in what is told, also in a table without labels', () => {
  expect(problemsOf(inRead('| 1 | you | wait |', '| 1 | Bruno | waits |'))).toEqual([]);
});

test.each<[string, Edit, RegExp]>([
  [
    'a source in no part of the list',
    { file: 'sources.yaml', replace: 'group: talks', with: 'group: films' },
    /sources\.yaml:\d+ sources: films is no group/,
  ],
  [
    'a source twice',
    { file: 'sources.yaml', replace: 'id: b1', with: 'id: a1' },
    /sources\.yaml:\d+ sources: a1 twice/,
  ],
  [
    'somebody who works nowhere',
    { file: 'cast.yaml', replace: 'place: ward', with: 'place: moon' },
    /cast\.yaml:\d+ cast: moon is no place/,
  ],
  ['somebody twice', { file: 'cast.yaml', replace: 'name: Bruno', with: 'name: Ada' }, /cast: Ada twice/],
])('the lists themselves are told %s', (_what, edit, expected) => {
  expect(problemsOf(edit)).toContainEqual(expect.stringMatching(expected));
});

test('a norm of the whole page counts tables and leaves out what only some open', () => {
  const norm = (most: number): Edit => ({
    file: 'course.yaml',
    replace: 'norms: { article: [40, 120] }',
    with: `norms: { live-session: [1, ${most}], practice-triad: [1, 21] }\nnorms_count: page`,
  });
  const table: Edit = {
    file: MEET,
    replace: 'Nothing is recorded.',
    with: '| Minute | What |\n|---|---|\n| 1 | one question each, and then the next |',
  };
  expect(problemsOf(norm(20))).toEqual([]);
  expect(problemsOf(norm(20), table)).toContainEqual(
    expect.stringMatching(/02-meet\.en\.md:\d+ length-norm: 26 words/),
  );
});
