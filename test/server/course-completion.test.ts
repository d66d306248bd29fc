import { beforeAll, describe, expect, test } from 'vitest';
import { hex } from '../setup/hex.ts';
import { toolAndLms, type ToolAndLms } from '../setup/tool-and-lms.ts';

let kit: ToolAndLms;
beforeAll(async () => {
  kit = await toolAndLms();
});

const KEY = 'success-from-the-start/midpoint-review';
const STEP = `/api/course/steps/${KEY}`;
const HOUR = 3_600_000;

type Learner = Awaited<ReturnType<ToolAndLms['enter']>>;

const whoIs = ({ me }: Learner, testUser = false) => ({ person: me.id, testUser });
const scopeOf = ({ me }: Learner, tenant = kit.tenants.moodle) => ({ tenant, run: me.run.id });
const ago = (ms: number) => new Date(kit.tool.clock.now().getTime() - ms);
const complete = (learner: Learner, at: Date) =>
  kit.tool.rooms.course.complete(scopeOf(learner), whoIs(learner), KEY, at);

async function seen({ token }: Learner) {
  const { body } = await kit.tool.call('GET', STEP, { token });
  const { done, doneAt, minutes } = body as { done: boolean; doneAt: string | null; minutes: number };
  return { done, doneAt, minutes };
}

const minutesDone = async ({ token }: Learner) =>
  ((await kit.tool.call('GET', '/api/course/road-map', { token })).body as { minutesDone: number })
    .minutesDone;

describe('[C6] a step whose product exists (L1)', () => {
  test('is done since then, once, however often it is told, and its minutes go to the gradebook', async () => {
    const learner = await kit.enter({ site: 'moodle', person: 'tom' });
    const at = ago(HOUR);
    expect(await complete(learner, at)).toBe(true);
    expect(await complete(learner, ago(0))).toBe(true);
    const { done, doneAt, minutes } = await seen(learner);
    expect({ done, doneAt }).toEqual({ done: true, doneAt: at.toISOString() });
    expect(await minutesDone(learner)).toBe(minutes);
    const row = await kit.tool.database.connection
      .collection('progress')
      .findOne({ tenant: kit.tenants.moodle, person: learner.me.id });
    expect(row).toMatchObject({ pending: { minutes }, history: [{ done: true }] });
  });

  test('[a2] can be taken back: the same product does not mark it again, one made anew does', async () => {
    const learner = await kit.enter({ site: 'moodle', person: 'ines' });
    const made = ago(HOUR);
    await complete(learner, made);
    expect((await kit.tool.call('DELETE', `${STEP}/done`, { token: learner.token })).body).toMatchObject({
      done: false,
    });
    expect(await complete(learner, made)).toBe(false);
    expect(await seen(learner)).toMatchObject({ done: false });
    expect(await complete(learner, new Date(kit.tool.clock.now().getTime() + 1000))).toBe(true);
    expect(await seen(learner)).toMatchObject({ done: true });
  });

  test('is not lost when the learner marks another at the same moment', async () => {
    const learner = await kit.enter({ site: 'moodle', person: 'farah' });
    const other = '/api/course/steps/conversation-models/goal-too-early/done';
    await Promise.all([complete(learner, ago(0)), kit.tool.call('PUT', other, { token: learner.token })]);
    const { minutes } = await seen(learner);
    expect(await minutesDone(learner)).toBe(minutes + 10);
  });

  test('is done for the platform’s test student too, and counted nowhere', async () => {
    const learner = await kit.enter({ site: 'canvas', person: 'test-student' });
    const scope = scopeOf(learner, kit.tenants.canvas);
    await kit.tool.rooms.course.complete(scope, whoIs(learner, true), KEY, ago(0));
    expect(await seen(learner)).toMatchObject({ done: true });
    const rows = kit.tool.database.connection.collection('progress');
    expect(await rows.findOne({ person: learner.me.id })).toMatchObject({ pending: null });
  });

  test('that the edition of the run no longer has marks nothing', async () => {
    const learner = await kit.enter({ site: 'moodle', person: 'tom' });
    const before = await minutesDone(learner);
    const gone = kit.tool.rooms.course.complete(scopeOf(learner), whoIs(learner), 'old-module/gone', ago(0));
    expect(await gone).toBe(false);
    expect(await minutesDone(learner)).toBe(before);
  });
});

describe('a step whose product is a box of private writing', () => {
  const name = 'relationship-models/sponsor-or-developer';
  const BOX = 'not-told';
  const write = (learner: Learner, box: string, value: string, revision = 0) =>
    kit.tool.call('PUT', `/api/course/notes/${name}/${box}`, {
      token: learner.token,
      body: { write: hex(), revision, value },
    });
  const done = async ({ token }: Learner) =>
    ((await kit.tool.call('GET', `/api/course/steps/${name}`, { token })).body as { done: boolean }).done;

  test('is done when one of its questions has words, and not by the free note beside it or by blanks', async () => {
    const learner = await kit.enter({ site: 'moodle', person: 'hannah' });
    expect((await write(learner, 'note', 'A thought beside it')).status).toBe(200);
    expect((await write(learner, BOX, '  ')).status).toBe(200);
    expect(await done(learner)).toBe(false);
    expect((await write(learner, BOX, 'I opened a door for her.', 1)).status).toBe(200);
    expect(await done(learner)).toBe(true);
  });

  test('stays done when the words are taken out again', async () => {
    const learner = await kit.enter({ site: 'moodle', person: 'grace' });
    await write(learner, BOX, 'Words');
    await write(learner, BOX, '', 1);
    expect(await done(learner)).toBe(true);
  });
});

describe('a form that is finished', () => {
  test('[a3] is told by its room, and completes the steps that open it', async () => {
    const learner = await kit.enter({ site: 'moodle', person: 'colm' });
    const made = { ...scopeOf(learner), ...whoIs(learner), what: 'FORM:midpoint-review', at: ago(0) };
    for (const room of kit.tool.rooms.rooms) await room.hears?.(made);
    expect(await seen(learner)).toMatchObject({ done: true });
  });
});
