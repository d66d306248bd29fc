import { beforeAll, describe, expect, test } from 'vitest';
import { toolAndLms, type Entered, type ToolAndLms } from '../setup/tool-and-lms.ts';
import { commandsOf } from './counting.ts';
import { allBest, answerQuiz, keysOfQuizzes, quizOf, type KnownQuiz } from './quiz-kit.ts';

let kit: ToolAndLms;
beforeAll(async () => {
  kit = await toolAndLms();
});

const KEY = 'skills-and-ethics/boundaries-check';
const STEP = `/api/course/steps/${KEY}`;
const QUIZ = quizOf(KEY) as KnownQuiz;
const [FIRST, SECOND] = QUIZ.scenes as [KnownQuiz['scenes'][0], KnownQuiz['scenes'][0]];
const wrong = (scene: KnownQuiz['scenes'][0], at = 0) => scene.others[at] as string;

interface Own {
  tried: Record<string, string[]>;
  right: number;
  total: number;
  tries: number;
  revision: number;
  doneAt: string | null;
}

async function send(who: Entered, body: { tried: Own['tried']; revision: number }, waited = 0) {
  const answer = await kit.tool.call('PUT', `${QUIZ.path}?waited=${waited}`, { token: who.token, body });
  return { status: answer.status, body: answer.body as Own };
}
const read = async (who: Entered) =>
  (await kit.tool.call('GET', QUIZ.path, { token: who.token })).body as Own;
const isDone = async (who: Entered) =>
  ((await kit.tool.call('GET', STEP, { token: who.token })).body as { done: boolean }).done;
const rows = () => kit.tool.database.connection.collection('quizzes');

describe('[a10] a quiz', () => {
  test('keeps what was tried and goes on where somebody stopped', async () => {
    const tom = await kit.enter({ site: 'moodle', person: 'tom' });
    expect(await read(tom)).toMatchObject({ tried: {}, right: 0, total: 6, tries: 0, revision: 0 });
    const half = { [FIRST.key]: [wrong(FIRST), FIRST.best], [SECOND.key]: [wrong(SECOND)] };
    expect((await send(tom, { tried: half, revision: 0 })).body).toMatchObject({ right: 1, tries: 3 });
    expect(await read(tom)).toMatchObject({ tried: half, right: 1, tries: 3, revision: 1, doneAt: null });
    expect(await isDone(tom)).toBe(false);
  });

  test('adds up what two devices tried, and takes the same twice as once', async () => {
    const ines = await kit.enter({ site: 'moodle', person: 'ines' });
    const phone = { tried: { [FIRST.key]: [wrong(FIRST, 0)] }, revision: 0 };
    const desk = { tried: { [FIRST.key]: [wrong(FIRST, 1), FIRST.best] }, revision: 0 };
    await Promise.all([send(ines, phone), send(ines, desk)]);
    await send(ines, phone);
    const { tried, tries, right, revision } = await read(ines);
    expect(tried[FIRST.key]?.toSorted()).toEqual([wrong(FIRST, 0), wrong(FIRST, 1), FIRST.best].toSorted());
    expect(tried[FIRST.key]?.at(-1)).toBe(FIRST.best);
    expect({ tries, right, revision }).toEqual({ tries: 3, right: 1, revision: 2 });
  });

  test('judges by its own key: answers that it does not have count for nothing', async () => {
    const lena = await kit.enter({ site: 'moodle', person: 'hannah' });
    const tried = {
      [FIRST.key]: ['no-such-answer'],
      'no-such-scene': [FIRST.best],
      [SECOND.key]: [FIRST.best],
    };
    expect((await send(lena, { tried, revision: 0 })).body).toMatchObject({ tried: {}, right: 0, tries: 0 });
    const crowd = Object.fromEntries(Array.from({ length: 11 }, (_, at) => [`scene-${at}`, ['a']]));
    expect((await send(lena, { tried: crowd, revision: 0 })).status).toBe(400);
    expect((await kit.tool.call('PUT', `${STEP}/done`, { token: lena.token })).status).toBe(403);
  });

  test('is a learner’s alone to answer, and there where the step has one', async () => {
    const ruth = await kit.enter({ site: 'moodle', person: 'ruth' });
    expect((await send(ruth, { tried: {}, revision: 0 })).status).toBe(403);
    const tom = await kit.enter({ site: 'moodle', person: 'tom' });
    const none = '/api/course/quizzes/conversation-models/goal-too-early';
    expect((await kit.tool.call('GET', none, { token: tom.token })).status).toBe(404);
  });
});

describe('[a3] a quiz whose every scene has its best answer (L1)', () => {
  test('completes its step, as of when the last was pressed, and its minutes go to the gradebook', async () => {
    const farah = await kit.enter({ site: 'moodle', person: 'farah' });
    const before = kit.tool.clock.now().getTime();
    const { body } = await send(farah, { tried: allBest(QUIZ), revision: 0 }, 60_000);
    expect(body).toMatchObject({ right: 6, total: 6, tries: 6 });
    expect(before - Date.parse(body.doneAt ?? '')).toBeGreaterThan(50_000);
    expect(await isDone(farah)).toBe(true);
    const progress = kit.tool.database.connection.collection('progress');
    expect(await progress.findOne({ person: farah.me.id })).toMatchObject({ pending: { minutes: 6 } });
  });

  test('[C6] stays undone when its learner takes the mark back, though the same answers come again', async () => {
    const sofia = await kit.enter({ site: 'moodle', person: 'sofia' });
    await answerQuiz(kit.tool, sofia.token, QUIZ);
    const step = async () => (await kit.tool.call('GET', STEP, { token: sofia.token })).body;
    expect(await step()).toMatchObject({ done: true, markable: false, completes: 'all-best' });
    await kit.tool.call('DELETE', `${STEP}/done`, { token: sofia.token });
    await answerQuiz(kit.tool, sofia.token, QUIZ);
    kit.tool.clock.forward(6000);
    while (await kit.tool.rooms.work.markQuizzes());
    kit.tool.clock.forward(-6000);
    // What it was for is still there: the learner may say so.
    expect(await step()).toMatchObject({ done: false, markable: true });
    expect((await kit.tool.call('PUT', `${STEP}/done`, { token: sofia.token })).status).toBe(200);
    expect(await isDone(sofia)).toBe(true);
  });

  test('[C6] stays done when an edit adds a scene that was never answered', async () => {
    const other = await kit.enter({ site: 'canvas', person: 'farah' });
    await answerQuiz(kit.tool, other.token, QUIZ);
    // As if the scene had not been there: the row knows nothing of it.
    await rows().updateOne({ person: other.me.id }, { $unset: { [`tried.${FIRST.key}`]: 1 } });
    expect(await read(other)).toMatchObject({ right: 5, total: 6, doneAt: expect.any(String) });
    expect(await isDone(other)).toBe(true);
    const again = { ...(await read(other)).tried, [FIRST.key]: [wrong(FIRST)] };
    await send(other, { tried: again, revision: 1 });
    expect(await read(other)).toMatchObject({ right: 5, doneAt: expect.any(String) });
    expect(await isDone(other)).toBe(true);
  });

  test('is marked by a job where the request was cut off before', async () => {
    const colm = await kit.enter({ site: 'moodle', person: 'colm' });
    const progress = kit.tool.database.connection.collection('progress');
    await answerQuiz(kit.tool, colm.token, QUIZ);
    await progress.deleteOne({ person: colm.me.id });
    expect(await kit.tool.rooms.work.markQuizzes()).toBe(false);
    kit.tool.clock.forward(6000);
    while (await kit.tool.rooms.work.markQuizzes());
    kit.tool.clock.forward(-6000);
    expect(await isDone(colm)).toBe(true);
    expect(await rows().findOne({ person: colm.me.id })).toMatchObject({ pending: null });
  });
});

describe('a trainer', () => {
  test('sees how far a learner is, and nothing of what was answered', async () => {
    const grace = await kit.enter({ site: 'moodle', person: 'grace' });
    await send(grace, { tried: { [FIRST.key]: [wrong(FIRST), FIRST.best] }, revision: 0 });
    const ruth = await kit.enter({ site: 'moodle', person: 'ruth' });
    const path = `/api/course/learners/${grace.me.id}/quizzes`;
    const { body } = await kit.tool.call('GET', path, { token: ruth.token });
    expect((body as { rows: unknown }).rows).toEqual([
      {
        module: 'skills-and-ethics',
        step: 'boundaries-check',
        number: '4.9',
        title: 'Boundaries check',
        right: 1,
        total: 6,
        tries: 2,
        doneAt: null,
      },
    ]);
    expect(JSON.stringify(body)).not.toMatch(new RegExp(`${FIRST.key}|${FIRST.best}|${wrong(FIRST)}`));
    expect((await kit.tool.call('GET', path, { token: grace.token })).status).toBe(403);
    // Another course's trainer, with the same person's id.
    const other = await kit.enter({ site: 'canvas', person: 'ruth' });
    const { body: elsewhere } = await kit.tool.call('GET', path, { token: other.token });
    expect(elsewhere).toMatchObject({ rows: [] });
  });
});

describe('budgets of a quiz', () => {
  test('an answer takes two database commands, and 1 kB at most; the one that completes it marks a step beside', async () => {
    const neil = await kit.enter({ site: 'moodle', person: 'neil' });
    const tried = { [FIRST.key]: [wrong(FIRST)] };
    const counted = (body: { tried: Own['tried']; revision: number }) =>
      commandsOf(kit.tool, async () => expect((await send(neil, body)).status).toBe(200));
    await counted({ tried: {}, revision: 0 });
    expect(await counted({ tried, revision: 0 })).toEqual(['find', 'insert']);
    const more = { ...tried, [SECOND.key]: [wrong(SECOND)] };
    expect(await counted({ tried: more, revision: 1 })).toEqual(['find', 'update']);
    expect(await counted({ tried: allBest(QUIZ), revision: 2 })).toEqual([
      'find',
      'update',
      'find',
      'insert',
    ]);
    expect(await commandsOf(kit.tool, () => read(neil))).toEqual(['find', 'find']);
  });

  test.each(keysOfQuizzes())('the answer about %s with everything tried is 1 kB at most', async (key) => {
    const learner = await kit.enter({ site: 'canvas', person: 'ines' });
    const quiz = quizOf(key) as KnownQuiz;
    const tried = Object.fromEntries(quiz.scenes.map((one) => [one.key, [...one.others, one.best]]));
    const { body } = await kit.tool.call('PUT', quiz.path, {
      token: learner.token,
      body: { tried, revision: 0 },
    });
    expect(body).toMatchObject({ right: quiz.scenes.length });
    expect(JSON.stringify(body).length).toBeLessThanOrEqual(1024);
  });
});

describe('two entries that are one person', () => {
  test('go on with the quizzes of both, and part with what is their own; who is forgotten leaves none', async () => {
    const [old, now] = (await Promise.all(
      ['beatriz', 'joanna'].map((person) => kit.enter({ site: 'moodle', person })),
    )) as [Entered, Entered];
    await send(old, { tried: { [FIRST.key]: [wrong(FIRST)] }, revision: 0 });
    const scope = { tenant: kit.tenants.moodle, run: now.me.run.id };
    const room = kit.tool.rooms.rooms.find((one) => one.service === kit.tool.rooms.course);
    if (!room) throw new Error('no course');
    const both = { from: old.me.id, into: now.me.id };
    await room.persons.join?.(scope, both);
    await room.persons.join?.(scope, both);
    expect((await read(now)).tried).toEqual({ [FIRST.key]: [wrong(FIRST)] });
    await room.persons.part?.(scope, both);
    expect((await read(now)).tried).toEqual({});
    expect((await read(old)).tries).toBe(1);
    expect(await room.persons.take(scope, old.me.id)).toMatchObject({
      quizzes: [{ step: KEY, tried: { [FIRST.key]: [wrong(FIRST)] } }],
    });
  });
});
