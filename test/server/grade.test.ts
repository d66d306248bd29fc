import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { gradeKit, NINE, SITES, TEN, type GradeKit } from './grade-kit.ts';

let kit: GradeKit;
beforeAll(async () => {
  kit = await gradeKit();
});

const bodiesOf = (posts: { body: string }[]) =>
  posts.map((post) => JSON.parse(post.body) as Record<string, unknown>);

describe.each(SITES)('scores to %s', (site) => {
  beforeEach(async () => {
    await kit.lms.client.clearFaults();
    await kit.from(site);
  });

  it('only the newest is sent: mark, mark and undo are one request with the last value', async () => {
    const learner = await kit.enter({ site, person: 'tom' });
    await kit.mark(learner, TEN);
    await kit.mark(learner, NINE);
    await kit.mark(learner, TEN, false);
    await kit.send();
    const posts = await kit.posts(site);
    expect(posts.map((post) => post.status)).toEqual([200]);
    expect(bodiesOf(posts)[0]).toMatchObject({ scoreGiven: 9, scoreMaximum: 2400 });
    expect((await kit.cell(site, 'tom'))?.visible).toBe(9);
  });

  it('two changes within one second both arrive, with whole seconds that rise', async () => {
    const learner = await kit.enter({ site, person: 'farah' });
    await kit.mark(learner, TEN);
    await kit.send();
    await kit.mark(learner, NINE);
    await kit.send();
    const posts = bodiesOf(await kit.posts(site));
    expect(posts.map((post) => post['scoreGiven'])).toEqual([10, 19]);
    const [first = 0, second = 0] = posts.map((post) => Date.parse(String(post['timestamp'])));
    expect(second - first).toBeGreaterThanOrEqual(1000);
    expect(first % 1000).toBe(0);
    expect(second % 1000).toBe(0);
    expect((await kit.cell(site, 'farah'))?.visible).toBe(19);
  });

  it('a running total is fully graded at every moment, with a number, and nothing personal in it', async () => {
    const learner = await kit.enter({ site, person: 'beatriz' });
    await kit.mark(learner, TEN);
    await kit.send();
    await kit.mark(learner, TEN, false);
    await kit.send();
    const posts = await kit.posts(site);
    expect(bodiesOf(posts)).toMatchObject([
      { scoreGiven: 10, scoreMaximum: 2400, gradingProgress: 'FullyGraded', activityProgress: 'InProgress' },
      { scoreGiven: 0, scoreMaximum: 2400, gradingProgress: 'FullyGraded', activityProgress: 'InProgress' },
    ]);
    for (const { body } of posts) expect(body).not.toMatch(/comment"|Beatriz|Luna|@/);
    expect((await kit.cell(site, 'beatriz'))?.visible).toBe(0);
  });

  it('marking the same twice sends nothing more', async () => {
    const learner = await kit.enter({ site, person: 'neil' });
    await kit.mark(learner, TEN);
    await kit.send();
    await kit.mark(learner, TEN);
    await kit.send();
    expect(await kit.posts(site)).toHaveLength(1);
  });

  it('trainers, and people whom the LMS gives no role, are never scored', async () => {
    const trainer = await kit.enter({ site, person: 'marcus' });
    const path = `/api/course/steps/${TEN}/done`;
    expect((await kit.tool.call('PUT', path, { token: trainer.token })).status).toBe(403);
    const nobody = await kit.enter({ site, person: 'amir', overrides: { claims: { roles: [] } } });
    await kit.mark(nobody, TEN);
    await kit.send();
    expect(await kit.posts(site)).toEqual([]);
  });

  it('a score weeks after the last launch arrives, on a new token', async () => {
    const learner = await kit.enter({ site, person: 'joanna' });
    await kit.mark(learner, TEN);
    const { seq } = await kit.lms.client.requests({ site });
    await kit.lms.client.settings({ site, clockSkew: 21 * 86_400 });
    await kit.send(21 * 86_400_000);
    expect((await kit.cell(site, 'joanna'))?.visible).toBe(10);
    const tokens = (await kit.lms.client.requests({ site, endpoint: 'token', since: seq })).requests;
    expect(tokens.map((one) => one.status)).toEqual([200]);
    await kit.lms.client.settings({ site, clockSkew: 0 });
  });
});

it('[C21] the test student of Canvas works like a learner, is never scored and never counted', async () => {
  await kit.from('canvas');
  const student = await kit.enter({ site: 'canvas', person: 'test-student' });
  expect(student.me).toMatchObject({ role: 'learner', testUser: true });
  await kit.mark(student, TEN);
  const map = await kit.tool.call('GET', '/api/course/road-map', { token: student.token });
  expect(map.body).toMatchObject({ minutesDone: 10 });
  while (await kit.tool.rooms.work.handOver());
  await kit.send();
  expect(await kit.posts('canvas')).toEqual([]);
  const trainer = await kit.enter({ site: 'canvas', person: 'ruth' });
  const { body } = await kit.tool.call('GET', '/api/cohort/learners', { token: trainer.token });
  const { rows } = body as { rows: { id: string }[] };
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.map((row) => row.id)).not.toContain(student.me.id);
});
