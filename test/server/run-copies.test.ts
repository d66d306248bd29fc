import { beforeAll, describe, expect, it } from 'vitest';
import { toolAndLms, type Entered, type SiteName, type ToolAndLms } from '../setup/tool-and-lms.ts';

interface Copy {
  of: { id: string; title: string | null } | null;
  former: { id: string; title: string | null }[];
  answer: string | null;
  begun: boolean;
}

let both: ToolAndLms;
beforeAll(async () => {
  both = await toolAndLms();
});

const read = async (who: Entered) =>
  (await both.tool.call('GET', '/api/people/run/copy', { token: who.token })).body as Copy;
const decide = async (who: Entered, body: object) =>
  (await both.tool.call('PUT', '/api/people/run/copy', { token: who.token, body })).status;
const minutes = async (who: Entered) =>
  (
    (await both.tool.call('GET', '/api/course/road-map', { token: who.token })).body as {
      minutesDone: number;
    }
  ).minutesDone;
const done = (who: Entered) =>
  both.tool.call('PUT', '/api/course/steps/conversation-models/goal-too-early/done', { token: who.token });

async function copied(site: SiteName) {
  const ruth = await both.enter({ site, person: 'ruth' });
  const tom = await both.enter({ site, person: 'tom' });
  await done(tom);
  const copy = await both.lms.client.copyCourse({ site });
  return { ruth, tom, link: copy.links[0]?.id ?? '' };
}

describe.each(['moodle', 'canvas'] as const)('a course copied in %s', (site) => {
  it('[C7] starts a run of its own with clean data, and asks its trainer whether it goes on with the other', async () => {
    const { ruth, tom, link } = await copied(site);
    // A learner may come first: until somebody decides they see a fresh run.
    const again = await both.enter({ site, person: 'tom', link });
    expect(again.me.run.id).not.toBe(tom.me.run.id);
    expect(await minutes(again)).toBe(0);
    expect(await minutes(tom)).toBeGreaterThan(0);
    const trainer = await both.enter({ site, person: 'ruth', link });
    expect(await read(trainer)).toMatchObject({ of: { id: ruth.me.run.id }, answer: null, begun: true });
    const today = await both.tool.call('GET', '/api/cohort/today', { token: trainer.token });
    expect(today.body).toMatchObject({ copyAsked: true });
    // Somebody has work here: joining the runs now would hide it from them.
    expect(await decide(trainer, { answer: 'share', with: ruth.me.run.id })).toBe(409);
    expect(await decide(trainer, { answer: 'anew' })).toBe(200);
    expect(await read(trainer)).toMatchObject({ answer: 'anew' });
    expect(await decide(trainer, { answer: 'anew' })).toBe(409);
    const settled = await both.tool.call('GET', '/api/cohort/today', { token: trainer.token });
    expect(settled.body).toMatchObject({ copyAsked: false });
  });

  it('[C7] goes on with the run that it was copied from where its trainer says so', async () => {
    const { ruth, tom, link } = await copied(site);
    const trainer = await both.enter({ site, person: 'ruth', link });
    expect(await decide(trainer, { answer: 'share', with: ruth.me.run.id })).toBe(200);
    const again = await both.enter({ site, person: 'tom', link });
    expect(again.me.run.id).toBe(tom.me.run.id);
    expect(await minutes(again)).toBeGreaterThan(0);
    // The gradebook and the list stay those of the first course.
    const runs = both.tool.database.connection.collection<{
      _id: string;
      ags: object;
      membershipsUrl: string;
    }>('runs');
    const before = await runs.findOne({ _id: ruth.me.run.id });
    const farah = await both.enter({ site, person: 'farah', link });
    expect(farah.me.run.id).toBe(tom.me.run.id);
    const after = await runs.findOne({ _id: ruth.me.run.id });
    expect([after?.ags, after?.membershipsUrl]).toEqual([before?.['ags'], before?.['membershipsUrl']]);
  });
});

it('somebody who comes by the copy alone is not sent away by the list of the first course, nor graded there', async () => {
  const { ruth, link } = await copied('moodle');
  const trainer = await both.enter({ site: 'moodle', person: 'ruth', link });
  await decide(trainer, { answer: 'share', with: ruth.me.run.id });
  const sub = 'only-in-the-copy';
  const { me, token } = await both.enter({
    site: 'moodle',
    person: 'tom',
    link,
    overrides: { claims: { sub, name: 'Noor' } },
  });
  expect(me.run.id).toBe(ruth.me.run.id);
  const enrolments = both.tool.database.connection.collection('enrolments');
  expect(await enrolments.findOne({ sub, run: me.run.id })).toMatchObject({ graded: false });
  both.tool.clock.forward(60_000);
  await both.tool.call('POST', '/api/people/roster', { token: ruth.token, body: {} });
  while (await both.tool.rooms.work.rosters());
  expect(await enrolments.findOne({ sub, run: me.run.id })).toMatchObject({ status: 'active' });
  expect((await both.tool.call('GET', '/api/me', { token })).status).toBe(200);
});

it('where the platform names no ancestor the trainer chooses among the runs that they train in', async () => {
  const { ruth, link } = await copied('moodle');
  const overrides = { claims: { 'https://purl.imsglobal.org/spec/lti/claim/custom': {} } };
  const trainer = await both.enter({ site: 'moodle', person: 'ruth', link, overrides });
  const copy = await read(trainer);
  expect(copy.of).toBeNull();
  expect(copy.former.map(({ id }) => id)).toContain(ruth.me.run.id);
  const today = await both.tool.call('GET', '/api/cohort/today', { token: trainer.token });
  expect(today.body).toMatchObject({ copyAsked: false });
  expect(await decide(trainer, { answer: 'share', with: 'a-run-of-somebody-else' })).toBe(409);
  expect(await decide(trainer, { answer: 'share', with: ruth.me.run.id })).toBe(200);
});

it('is for trainers to say', async () => {
  const tom = await both.enter({ site: 'moodle', person: 'tom' });
  expect(await decide(tom, { answer: 'anew' })).toBe(403);
  expect((await both.tool.call('GET', '/api/people/run/copy', { token: tom.token })).status).toBe(403);
});
