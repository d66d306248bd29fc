import { beforeAll, describe, expect, it } from 'vitest';
import { toolAndLms, type SiteName, type ToolAndLms } from '../setup/tool-and-lms.ts';

const SITES: SiteName[] = ['moodle', 'canvas'];
const HALF_HOUR = 31 * 60_000;

interface Row {
  id: string;
  number: number;
  name: string | null;
  stepsDone: number;
  state: string;
}

let both: ToolAndLms;
beforeAll(async () => {
  both = await toolAndLms();
});

/** Asks for the roster as a trainer does and reads it. */
async function readRoster(token: string): Promise<void> {
  const asked = await both.tool.call('POST', '/api/people/roster', { token, body: {} });
  expect(asked).toMatchObject({ status: 200, body: { asked: true } });
  while (await both.tool.rooms.work.rosters());
}

async function cohort(token: string): Promise<{ total: number; rows: Row[] }> {
  const all: Row[] = [];
  for (let after: number | null = 0; after !== null;) {
    const { body } = await both.tool.call('GET', `/api/cohort/learners?after=${after}`, { token });
    const { rows, total, next } = body as { total: number; rows: Row[]; next: number | null };
    all.push(...rows);
    after = next;
    if (after === null) return { total, rows: all };
  }
  throw new Error('no last page');
}

const stateOf = async (token: string) =>
  (await both.tool.call('GET', '/api/people/roster', { token })).body as Record<string, unknown>;

describe.each(SITES)('the roster of %s', (site) => {
  it('fills the cohort before anybody has launched', async () => {
    const trainer = await both.enter({ site, person: 'ruth' });
    expect(await cohort(trainer.token)).toMatchObject({ total: 0 });
    expect(await stateOf(trainer.token)).toMatchObject({ available: true, lastAt: null });
    while (await both.tool.rooms.work.rosters());
    const { total, rows } = await cohort(trainer.token);
    expect(total).toBe(12);
    expect(rows.every((row) => row.state === 'not-opened')).toBe(true);
    expect(rows.map((row) => row.name)).toContain('Tom Brightwell');
    expect(await stateOf(trainer.token)).toMatchObject({ lastCode: 'read' });
  });

  it('[C12] whose name is withheld keeps a number, and nobody is mixed up with anybody', async () => {
    const hannah = await both.enter({ site, person: 'hannah' });
    expect(hannah.me.name).toBeNull();
    expect(hannah.me.number).toBeGreaterThan(0);
    const again = await both.enter({ site, person: 'hannah' });
    expect(again.me).toMatchObject({ id: hannah.me.id, number: hannah.me.number });
    const trainer = await both.enter({ site, person: 'ruth' });
    const { rows } = await cohort(trainer.token);
    expect(rows.filter((row) => row.name === null).map((row) => row.number)).toEqual([hannah.me.number]);
    expect(new Set(rows.map((row) => row.number)).size).toBe(rows.length);
  });

  it('is read to its end: 130 more learners', async () => {
    await both.lms.client.addLearners(site, 130);
    const trainer = await both.enter({ site, person: 'ruth' });
    const { seq } = await both.lms.client.requests({ site });
    await readRoster(trainer.token);
    expect((await cohort(trainer.token)).total).toBe(142);
    const calls = await both.lms.client.requests({ site, endpoint: 'memberships', since: seq });
    // Moodle gives all at once unless it is asked for a limit, which it then miscounts; Canvas gives fifty.
    expect(calls.requests).toHaveLength(site === 'moodle' ? 1 : 3);
    for (const call of calls.requests)
      expect(call.path.includes('limit=50'), call.path).toBe(site === 'canvas');
  });

  it('marks who is missing as left, keeps their work, and welcomes them back', async () => {
    const tom = await both.enter({ site, person: 'tom' });
    const step = '/api/course/steps/conversation-models/goal-too-early/done';
    expect((await both.tool.call('PUT', step, { token: tom.token })).status).toBe(200);
    const trainer = await both.enter({ site, person: 'ruth' });
    await both.lms.client.changePerson({ site, person: 'tom', enrolled: false });
    both.tool.clock.forward(1000);
    await readRoster(trainer.token);
    const ids = async () => (await cohort(trainer.token)).rows.map((row) => row.id);
    expect(await ids()).not.toContain(tom.me.id);
    const still = await both.tool.call('GET', '/api/course/road-map', { token: tom.token });
    expect(still.status).toBe(401);
    await both.lms.client.changePerson({ site, person: 'tom', enrolled: true });
    const back = await both.enter({ site, person: 'tom' });
    expect(back.me).toMatchObject({ id: tom.me.id, number: tom.me.number });
    expect(await ids()).toContain(tom.me.id);
    const map = await both.tool.call('GET', '/api/course/road-map', { token: back.token });
    expect(map.body).toMatchObject({ minutesDone: 10 });
  });

  it('marks nobody as left when it leads to another host, and calls nobody there', async () => {
    const trainer = await both.enter({ site, person: 'ruth' });
    const before = (await cohort(trainer.token)).total;
    const elsewhere = `${both.lms.origin.replace('127.0.0.1', 'localhost')}/${site}/next`;
    await both.lms.client.fault({
      site,
      endpoint: 'memberships',
      status: 200,
      body: { id: 'x', context: { id: '2' }, members: [{ user_id: 'stranger', roles: ['Learner'] }] },
      headers: { link: `<${elsewhere}>; rel="next"` },
    });
    const { seq } = await both.lms.client.requests({ site });
    await readRoster(trainer.token);
    expect(
      (await both.lms.client.requests({ site, endpoint: 'memberships', since: seq })).requests,
    ).toHaveLength(1);
    expect((await cohort(trainer.token)).total).toBe(before + 1);
    expect(await stateOf(trainer.token)).toMatchObject({ lastCode: 'incomplete', people: 1 });
  });

  it('that names nobody at all sends nobody away', async () => {
    const trainer = await both.enter({ site, person: 'ruth' });
    await readRoster(trainer.token);
    const before = (await cohort(trainer.token)).total;
    await both.lms.client.fault({ site, endpoint: 'memberships', status: 200, body: { members: [] } });
    both.tool.clock.forward(1000);
    await readRoster(trainer.token);
    expect((await cohort(trainer.token)).total).toBe(before);
  });

  it('says what went wrong, keeps everybody, and tries again by itself', async () => {
    const trainer = await both.enter({ site, person: 'ruth' });
    await readRoster(trainer.token);
    const before = (await cohort(trainer.token)).total;
    await both.lms.client.fault({ site, endpoint: 'memberships', status: 500, body: 'oops' });
    await readRoster(trainer.token);
    expect(await stateOf(trainer.token)).toMatchObject({ lastCode: 'platform-failed' });
    expect((await cohort(trainer.token)).total).toBe(before);
    expect(await both.tool.rooms.work.rosters()).toBe(false);
    await both.lms.client.settings({ site, clockSkew: HALF_HOUR / 1000 });
    both.tool.clock.forward(HALF_HOUR);
    while (await both.tool.rooms.work.rosters());
    both.tool.clock.forward(-HALF_HOUR);
    await both.lms.client.settings({ site, clockSkew: 0 });
    expect(await stateOf(trainer.token)).toMatchObject({ lastCode: 'read' });
  });

  it('is not asked for while the platform is stopped, and goes on when it is back', async () => {
    const trainer = await both.enter({ site, person: 'ruth' });
    const { seq } = await both.lms.client.requests({ site });
    await both.tool.rooms.install.setStatus(both.tenants[site], 'stopped');
    await readRoster(trainer.token);
    expect((await both.lms.client.requests({ site, since: seq })).requests).toEqual([]);
    expect(await stateOf(trainer.token)).toMatchObject({ lastCode: 'platform-stopped' });
    await both.tool.rooms.install.setStatus(both.tenants[site], 'active');
    await readRoster(trainer.token);
    expect(await stateOf(trainer.token)).toMatchObject({ lastCode: 'read' });
  });

  it('does not undo the role of a launch', async () => {
    const trainer = await both.enter({ site, person: 'marcus' });
    const body = { members: [{ user_id: await subOf(site, 'marcus'), roles: ['Learner'] }] };
    await both.lms.client.fault({ site, endpoint: 'memberships', status: 200, body });
    await readRoster(trainer.token);
    expect((await cohort(trainer.token)).rows.map((row) => row.id)).not.toContain(trainer.me.id);
    await readRoster(trainer.token);
  });
});

async function subOf(site: SiteName, person: string): Promise<string> {
  const { people } = await both.lms.client.state(site);
  return people.find((one) => one.key === person)?.sub ?? '';
}
