import { beforeAll, expect, it } from 'vitest';
import { toolAndLms, type Entered, type ToolAndLms } from '../setup/tool-and-lms.ts';

interface Row {
  id: string;
  state: string;
  stepsDone: number;
  minutesDone: number;
  lastStepAt: string | null;
}

interface Today {
  learners: number;
  notOpened: number;
  underWay: number;
  done: number;
  quiet: Row[];
  lately: Row[];
}

const DAY = 86_400_000;

let both: ToolAndLms;
let trainer: Entered;
beforeAll(async () => {
  both = await toolAndLms();
  trainer = await both.enter({ site: 'moodle', person: 'ruth' });
  while (await both.tool.rooms.work.rosters());
});

const today = async () =>
  (await both.tool.call('GET', '/api/cohort/today', { token: trainer.token })).body as Today;
const rowOf = async (id: string) => {
  const { body } = await both.tool.call('GET', '/api/cohort/learners', { token: trainer.token });
  return (body as { rows: Row[] }).rows.find((row) => row.id === id);
};
const mark = async (who: Entered, step: string, done = true) => {
  const path = `/api/course/steps/conversation-models/${step}/done`;
  const { status } = await both.tool.call(done ? 'PUT' : 'DELETE', path, { token: who.token });
  expect(status).toBe(200);
  while (await both.tool.rooms.work.handOver());
};

it('today counts whom the roster names, who has opened the course and who is under way', async () => {
  expect(await today()).toMatchObject({ learners: 12, notOpened: 12, underWay: 0, lately: [] });
  const tom = await both.enter({ site: 'moodle', person: 'tom' });
  expect(await today()).toMatchObject({ learners: 12, notOpened: 11, underWay: 1, lately: [] });
  await mark(tom, 'goal-too-early');
  expect((await today()).lately.map((row) => row.id)).toEqual([tom.me.id]);
});

it('today and the list of learners say the same of everybody, after marking and after taking it back', async () => {
  const ines = await both.enter({ site: 'moodle', person: 'ines' });
  for (const [step, done, steps, minutes] of [
    ['goal-too-early', true, 1, 10],
    ['story-before-solution', true, 2, 19],
    ['goal-too-early', false, 1, 9],
  ] as const) {
    await mark(ines, step, done);
    const row = await rowOf(ines.me.id);
    expect(row).toMatchObject({ stepsDone: steps, minutesDone: minutes, state: 'under-way' });
    const shown = (await today()).lately.find((one) => one.id === ines.me.id);
    expect(row).toEqual({ ...shown, hours: { counted: 0, verified: 0 } });
  }
  await mark(ines, 'story-before-solution', false);
  expect(await rowOf(ines.me.id)).toMatchObject({ stepsDone: 0, minutesDone: 0, state: 'not-begun' });
  expect((await today()).lately.map((row) => row.id)).not.toContain(ines.me.id);
});

it('somebody who has marked nothing for three weeks is named, and not before', async () => {
  const farah = await both.enter({ site: 'moodle', person: 'farah' });
  await mark(farah, 'goal-too-early');
  const before = new Set((await today()).quiet.map((row) => row.id));
  expect(before.has(farah.me.id)).toBe(false);
  const rows = both.tool.database.connection.collection('sessions');
  const later = new Date(Date.now() + 60 * DAY);
  await rows.updateMany({}, { $set: { expiresAt: later } });
  both.tool.clock.forward(22 * DAY);
  const { quiet } = await today();
  both.tool.clock.forward(-22 * DAY);
  expect(quiet.map((row) => row.id)).toContain(farah.me.id);
});

it('a learner of another course is not found, whatever their number', async () => {
  const copy = await both.lms.client.copyCourse({ site: 'moodle' });
  const link = copy.links[0]?.id ?? '';
  const neil = await both.enter({ site: 'moodle', person: 'neil', link });
  expect(neil.me.run.id).not.toBe(trainer.me.run.id);
  const stranger = await both.enter({ site: 'canvas', person: 'neil' });
  for (const id of [stranger.me.id, 'nobody']) {
    const answer = await both.tool.call('GET', `/api/cohort/learners/${id}`, { token: trainer.token });
    expect(answer.status).toBe(404);
  }
  const own = await both.tool.call('GET', `/api/cohort/learners/${trainer.me.id}`, { token: neil.token });
  expect(own.status).toBe(404);
});

it('a record names its steps in the language that its reader has chosen', async () => {
  const grace = await both.enter({ site: 'moodle', person: 'grace' });
  await mark(grace, 'goal-too-early');
  const titles = async () => {
    const path = `/api/cohort/learners/${grace.me.id}`;
    const { body } = await both.tool.call('GET', path, { token: trainer.token });
    return (body as { done: { title: string }[] }).done.map((step) => step.title);
  };
  const [english] = await titles();
  const choose = { token: trainer.token, body: { lang: 'es' } };
  expect((await both.tool.call('PUT', '/api/me/language', choose)).status).toBeLessThan(300);
  const [spanish] = await titles();
  expect(english).toMatch(/^When the goal/);
  expect(spanish).toMatch(/^Cuando /);
});
