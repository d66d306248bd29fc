import { beforeAll, describe, expect, it } from 'vitest';
import type { Course } from '../../server/content/course.types.ts';
import type { Session } from '../../server/core/session.ts';
import { presentList } from '../../server/rooms/course/note.present.ts';
import { readCourses } from '../../server/rooms.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { notesKit, type Listed, type NotesKit } from './notes-kit.ts';
import { inFirstEdition } from '../setup/first-edition.ts';

const courses = readCourses().all();
const [first, second] = [1, 2].map((edition) => courses.find((one) => one.edition === edition)) as [
  Course,
  Course,
];
const steps = (course: Course) => course.modules.flatMap((module) => module.steps);
/** A step that its learner marks, in both editions, and one with something to write. */
const marked = steps(first).find(({ judge, prompts }) => judge === null && prompts.length === 0);
const asking = steps(first).find(({ prompts }) => prompts.length > 0);
const QUIZ = 'starting-points/mentoring-or-not';
const scenesIn = (course: Course) => steps(course).find(({ key }) => key === QUIZ)?.quiz?.scenes ?? [];
const tried = Object.fromEntries(scenesIn(first).map(({ key, best }) => [key, [best]]));

let kit: NotesKit;
let tom: Entered;
let ruth: Entered;
const get = async <T>(path: string, who = tom) =>
  (await kit.tool.call('GET', path, { token: who.token })).body as T;

interface Before {
  minutesDone: number;
  results: object;
}
let before: Before;
const minutesDone = async () => (await get<{ minutesDone: number }>('/api/course/road-map')).minutesDone;
const results = () => get<object>(`/api/course/quizzes/${QUIZ}`);

beforeAll(async () => {
  kit = await notesKit();
  ruth = await kit.enter({ site: 'moodle', person: 'ruth' });
  await inFirstEdition(kit, 'moodle');
  tom = await kit.enter({ site: 'moodle', person: 'tom' });
  if (!marked || !asking) throw new Error('the first edition has no such steps');
  await kit.tool.call('PUT', `/api/course/steps/${marked.key}/done`, { token: tom.token });
  const answers = { token: tom.token, body: { tried, revision: 0 } };
  await kit.tool.call('PUT', `/api/course/quizzes/${QUIZ}`, answers);
  await kit.put(tom, `${asking.key}/${asking.prompts[0]?.key}`, { value: 'Ask Marta first.' });
  before = { minutesDone: await minutesDone(), results: await results() };
  await kit.tool.call('PUT', '/api/course/edition', {
    token: ruth.token,
    body: { edition: 2 },
  });
});

describe('[C6] [C7] a run that has marks, quiz results and notes takes the newer edition', () => {
  it('and reads it from then on', async () => {
    expect(await get('/api/course/edition', ruth)).toMatchObject({ edition: 2, newer: null });
  });

  it('keeps what is done, with its minutes, and says which step was rewritten since', async () => {
    expect(before.minutesDone).toBeGreaterThan(0);
    expect(await minutesDone()).toBe(before.minutesDone);
    const now = steps(second).find(({ key }) => key === marked?.key);
    expect(await get(`/api/course/steps/${marked?.key}`)).toMatchObject({
      done: true,
      updatedSince: (now?.version ?? 0) > (marked?.version ?? 0),
    });
  });

  it('keeps the quiz done, and its answers to the scenes that are still asked', async () => {
    const { doneAt } = before.results as { doneAt: string | null };
    expect(doneAt).not.toBeNull();
    expect(await results()).toMatchObject({ doneAt });
    const kept = (await results()) as { tried: Record<string, string[]> };
    const still = new Set(scenesIn(second).map(({ key }) => key));
    const asked = scenesIn(first).filter(({ key }) => still.has(key));
    expect(asked.length).toBeGreaterThan(0);
    for (const { key, best } of asked) expect(kept.tried[key]).toContain(best);
  });

  it('keeps what was written, whether its question is still asked or not', async () => {
    const { notes } = await get<{ notes: Listed[] }>('/api/course/notes');
    expect(notes.map(({ text }) => text)).toEqual(['Ask Marta first.']);
  });
});

it('[C7] what was written to a question that is gone stays among the notes, without the question', () => {
  const session = { tenant: 'school', run: 'run', person: 'tom', role: 'learner' } as Session;
  const [place] = asking?.prompts ?? [];
  const note = {
    tenant: 'school',
    run: 'run',
    person: 'tom',
    step: asking?.key ?? '',
    box: place?.key ?? '',
    text: 'Ask Marta first.',
    savedAt: new Date('2026-03-26T10:42:00Z'),
    revision: 1,
  } as Parameters<typeof presentList>[1][number];
  const without = {
    ...first,
    modules: first.modules.map((module) => ({
      ...module,
      steps: module.steps.map((step) => (step.key === asking?.key ? { ...step, prompts: [] } : step)),
    })),
  };
  const listed = (course: Course) => presentList(session, [note], { course, lang: 'en' });
  expect(listed(first)).toMatchObject([{ text: 'Ask Marta first.', question: place?.question.en }]);
  expect(listed(without)).toMatchObject([
    { text: 'Ask Marta first.', question: null, number: asking?.number },
  ]);
});
