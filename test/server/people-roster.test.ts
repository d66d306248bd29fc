import { beforeAll, beforeEach, expect, it } from 'vitest';
import { toolAndLms, type Entered, type ToolAndLms } from '../setup/tool-and-lms.ts';

const MINUTE = 60_000;

interface Row {
  id: string;
  name: string | null;
  stepsDone: number;
}

let both: ToolAndLms;
let trainer: Entered;
let tom: Entered;
beforeAll(async () => {
  both = await toolAndLms();
});

beforeEach(async () => {
  await both.lms.client.settings({ site: 'moodle', roster: 'all' });
  trainer = await both.enter({ site: 'moodle', person: 'ruth' });
  tom = await both.enter({ site: 'moodle', person: 'tom' });
  await read();
});

const read = async () => {
  both.tool.clock.forward(1000);
  await both.tool.call('POST', '/api/people/roster', { token: trainer.token, body: {} });
  while (await both.tool.rooms.work.rosters());
};
/** The list comes due by itself; the LMS's clock goes along, for its tokens live a minute. */
const later = async (minutes: number) => {
  both.tool.clock.forward(minutes * MINUTE);
  ahead += minutes * 60;
  await both.lms.client.settings({ site: 'moodle', clockSkew: ahead });
  while (await both.tool.rooms.work.rosters());
};
let ahead = 0;
const rows = async (who = 'active') => {
  const path = `/api/cohort/learners?who=${who}`;
  const { body } = await both.tool.call('GET', path, { token: trainer.token });
  return (body as { rows: Row[] }).rows;
};
const ids = async (who?: string) => (await rows(who)).map((row) => row.id);
const opens = async (who: Entered) =>
  (await both.tool.call('GET', '/api/course/road-map', { token: who.token })).status;
const refusal = async ({ token }: Entered) =>
  ((await both.tool.call('GET', '/api/me', { token })).body as { error?: { code: string } }).error?.code;
const state = async () =>
  (await both.tool.call('GET', '/api/people/roster', { token: trainer.token })).body as Record<
    string,
    unknown
  >;

it.each(['trainers', 'inactive'] as const)(
  'a list of %s sends nobody away at once; at its second reading all have left, and stay in sight with their work',
  async (roster) => {
    const step = '/api/course/steps/conversation-models/goal-too-early/done';
    await both.tool.call('PUT', step, { token: tom.token });
    await both.lms.client.settings({ site: 'moodle', roster });
    await read();
    expect(await ids()).toContain(tom.me.id);
    expect(await opens(tom)).toBe(200);
    expect(await state()).toMatchObject({ lastCode: 'doubtful' });
    // A second press is no second opinion.
    await read();
    expect(await ids()).toContain(tom.me.id);
    await later(11);
    expect(await state()).toMatchObject({ lastCode: 'read' });
    expect(await ids()).toEqual([]);
    expect(await opens(tom)).toBe(401);
    expect(await refusal(tom)).toBe('session-ended');
    const left = await rows('left');
    expect(left.find((row) => row.id === tom.me.id)).toMatchObject({ name: 'Tom Brightwell', stepsDone: 1 });
    expect(left.length).toBeGreaterThan(10);
  },
);

it('a slip that is over at the second reading leaves no trace', async () => {
  await both.lms.client.settings({ site: 'moodle', roster: 'trainers' });
  await read();
  await both.lms.client.settings({ site: 'moodle', roster: 'all' });
  await later(11);
  await both.lms.client.settings({ site: 'moodle', roster: 'trainers' });
  await read();
  expect(await state()).toMatchObject({ lastCode: 'doubtful' });
  expect(await ids()).toContain(tom.me.id);
  expect(await opens(tom)).toBe(200);
});

it('somebody who stands on the list twice, once as gone, goes on working', async () => {
  await both.lms.client.changePerson({
    site: 'moodle',
    person: 'tom',
    set: { alsoListed: [{ status: 'Inactive', kind: 'learner' }] },
  });
  await read();
  expect(await opens(tom)).toBe(200);
  expect(await ids()).toContain(tom.me.id);
  await both.lms.client.changePerson({ site: 'moodle', person: 'tom', set: { alsoListed: [] } });
});

it('a name that the platform takes back goes after one reading', async () => {
  expect((await rows()).find((row) => row.id === tom.me.id)?.name).toBe('Tom Brightwell');
  await both.lms.client.changePerson({ site: 'moodle', person: 'tom', set: { withheld: true } });
  await both.enter({ site: 'moodle', person: 'tom' });
  await read();
  expect((await rows()).find((row) => row.id === tom.me.id)?.name).toBeNull();
  await both.lms.client.changePerson({ site: 'moodle', person: 'tom', set: { withheld: false } });
  await read();
  expect((await rows()).find((row) => row.id === tom.me.id)?.name).toBe('Tom Brightwell');
});

it('of two readers that overlap, only the one that holds the list writes', async () => {
  const { roster } = both.tool.rooms.people;
  await both.tool.call('POST', '/api/people/roster', { token: trainer.token, body: {} });
  const now = () => both.tool.clock.now();
  const slow = await roster.lease(now());
  both.tool.clock.forward(6 * MINUTE);
  const quick = await roster.lease(now());
  expect(quick?.run.id).toBe(slow?.run.id);
  const list = { members: [], complete: true, readAt: now() };
  expect(await roster.apply(slow!, list, now)).toBeUndefined();
  await roster.noteFailure(slow!, 'failed', now());
  expect(await state()).toMatchObject({ lastCode: 'read', people: expect.any(Number) });
  expect(await roster.lease(now())).toBeUndefined();
  expect(await roster.apply(quick!, list, now)).toMatchObject({ code: 'read', left: 0 });
  both.tool.clock.forward(-6 * MINUTE);
});

it('a course that is gone is asked for ever more rarely, then no more, until somebody comes or asks', async () => {
  await both.lms.client.fault({
    site: 'moodle',
    endpoint: 'memberships',
    status: 404,
    body: 'gone',
    times: 0,
  });
  const { seq } = await both.lms.client.requests({ site: 'moodle' });
  await read();
  for (let day = 0; day < 20; day += 1) await later(1441);
  const asked = async () =>
    (await both.lms.client.requests({ site: 'moodle', endpoint: 'memberships', since: seq })).requests.length;
  expect(await asked()).toBe(13);
  await both.lms.client.clearFaults();
  const again = await both.enter({ site: 'moodle', person: 'ruth' });
  trainer = again;
  expect(await state()).toMatchObject({ lastCode: 'not-found', nextAt: expect.any(String) });
  while (await both.tool.rooms.work.rosters());
  expect(await asked()).toBe(14);
  expect(await state()).toMatchObject({ lastCode: 'read' });
});
