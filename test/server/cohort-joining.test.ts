import { beforeAll, expect, it } from 'vitest';
import { toolAndLms, type Entered, type ToolAndLms } from '../setup/tool-and-lms.ts';

const DAY = 86_400_000;
const STEPS = ['goal-too-early', 'story-before-solution', 'what-already-works'] as const;

let both: ToolAndLms;
let trainer: Entered;
beforeAll(async () => {
  both = await toolAndLms();
  trainer = await both.enter({ site: 'moodle', person: 'ruth' });
});

const mark = async (who: Entered, step: string) => {
  const path = `/api/course/steps/conversation-models/${step}/done`;
  expect((await both.tool.call('PUT', path, { token: who.token })).status).toBe(200);
  while (await both.tool.rooms.work.handOver());
};
const stepsOf = async (person: string) => {
  const path = `/api/cohort/learners/${person}`;
  const { body } = await both.tool.call('GET', path, { token: trainer.token });
  return (body as { done?: { step: string }[] }).done?.map((one) => one.step).sort();
};
const cohort = async () =>
  (
    (await both.tool.call('GET', '/api/cohort/learners', { token: trainer.token })).body as {
      rows: { id: string }[];
    }
  ).rows.map((row) => row.id);
const pair = (into: Entered, from: Entered) => `/api/cohort/learners/${into.me.id}/joined/${from.me.id}`;
/** Days later, with every session still open. */
async function later(days: number): Promise<void> {
  both.tool.clock.forward(days * DAY);
  const sessions = both.tool.database.connection.collection('sessions');
  const expiresAt = new Date(both.tool.clock.now().getTime() + DAY);
  await sessions.updateMany({ ended: false }, { $set: { expiresAt } });
}
it('work under an old account goes on under the new one, scores too, and can be taken back for thirty days', async () => {
  const old = await both.enter({ site: 'moodle', person: 'tom' });
  await mark(old, STEPS[0]);
  await mark(old, STEPS[1]);
  // The platform gave Tom another account, with which he has done one step twice over and another one.
  const now = await both.enter({ site: 'moodle', person: 'ines' });
  await mark(now, STEPS[1]);
  const call = (method: string, token = trainer.token) => both.tool.call(method, pair(now, old), { token });
  expect((await call('PUT', now.token)).status).toBe(403);
  expect((await call('PUT')).body).toEqual({ joined: true });
  expect((await call('PUT')).body).toEqual({ joined: true });
  expect(await stepsOf(now.me.id)).toEqual([STEPS[0], STEPS[1]].sort());
  expect(await cohort()).not.toContain(old.me.id);
  expect((await both.tool.call('GET', '/api/me', { token: old.token })).status).toBe(401);
  while (await both.tool.rooms.work.handOver());
  both.tool.clock.forward(5000);
  while (await both.tool.rooms.work.scores());
  const scores = both.tool.database.connection.collection('scores');
  expect(await scores.findOne({ person: now.me.id })).toMatchObject({
    value: 19,
    status: 'sent',
  });
  await mark(now, STEPS[2]);

  await later(29);
  expect((await call('DELETE')).body).toEqual({ joined: false });
  expect(await stepsOf(now.me.id)).toEqual([STEPS[1], STEPS[2]].sort());
  expect(await stepsOf(old.me.id)).toEqual([STEPS[0], STEPS[1]].sort());
  expect(await cohort()).toContain(old.me.id);
  expect((await call('DELETE')).status).toBe(404);

  expect((await call('PUT')).status).toBe(200);
  await later(31);
  expect((await call('DELETE')).status).toBe(409);
  both.tool.clock.forward(-60 * DAY);
});

it('proposes people of the same name and those who have left', async () => {
  const neil = await both.enter({ site: 'moodle', person: 'neil' });
  const { people } = await both.lms.client.state('moodle');
  const one = people.find((person) => person.key === 'neil');
  const enrolments = both.tool.database.connection.collection('enrolments');
  const row = await enrolments.findOne({ person: neil.me.id });
  const { _id, ...fields } = row as Record<string, unknown>;
  expect(_id).toBeTruthy();
  await enrolments.insertOne({
    ...fields,
    _id: 'neil-of-old' as never,
    person: 'neil-of-old',
    sub: 'neil-of-old',
    number: 900,
    status: 'left',
  });
  const path = `/api/cohort/learners/${neil.me.id}/twins`;
  const { body } = await both.tool.call('GET', path, { token: trainer.token });
  const { rows } = body as { rows: { id: string; place: string }[] };
  expect(one).toBeDefined();
  expect(rows).toMatchObject([{ id: 'neil-of-old', place: 'left' }]);
  expect((await both.tool.call('GET', path, { token: neil.token })).status).toBe(403);
});
