import { beforeAll, describe, expect, it } from 'vitest';
import { toolAndLms, type Entered, type ToolAndLms } from '../setup/tool-and-lms.ts';
import { entryRow, relationshipRow, writeLog } from './hours-rows.ts';

interface Home {
  window: { opensOn: string | null; startsOn: string | null; endsOn: string | null };
  plan: object | null;
  closures: object[];
  runClosures: object[];
  entries: { id: string }[];
  relationships: { id: string; label: string }[];
}

let both: ToolAndLms;
let ruth: Entered;
let tom: Entered;
let ines: Entered;
beforeAll(async () => {
  both = await toolAndLms();
  ruth = await both.enter({ site: 'moodle', person: 'ruth' });
  tom = await both.enter({ site: 'moodle', person: 'tom' });
  ines = await both.enter({ site: 'moodle', person: 'ines' });
});

const call = (method: string, path: string, who: Entered, body?: unknown) =>
  both.tool.call(method, `/api/${path}`, { token: who.token, ...(body === undefined ? {} : { body }) });
const home = async (who: Entered) => (await call('GET', 'hours', who)).body as Home;

interface Settled {
  revision: number;
  settings: Record<string, unknown>;
}

/** Told to logs a minute later. */
async function settle(change: object): Promise<void> {
  const { revision, settings } = (await call('GET', 'people/run/settings', ruth)).body as Settled;
  const body = { revision, settings: { ...settings, ...change } };
  expect((await call('PUT', 'people/run/settings', ruth, body)).status).toBe(200);
  both.tool.clock.forward(61_000);
}

describe('the plan', () => {
  const plan = { mentees: 3, sessions: 6, minutes: 75, aroundMin: 30 };

  it('is kept before anything is logged, with the weeks in which nobody can meet, and read back as it is', async () => {
    const closures = [{ from: '2026-12-21', to: '2027-01-03' }];
    expect((await call('PUT', 'hours/plan', tom, { plan, closures })).status).toBe(200);
    expect(await home(tom)).toMatchObject({ plan, closures, entries: [] });
    await call('PUT', 'hours/plan', tom, { plan: null, closures: [] });
    expect(await home(tom)).toMatchObject({ plan: null, closures: [] });
  });

  it('has twenty-eight days without mentoring at most, a day in two closures counted once', async () => {
    const put = (...closures: object[]) => call('PUT', 'hours/plan', tom, { plan, closures });
    const three = { from: '2026-12-01', to: '2026-12-21' };
    expect((await put(three, { from: '2026-12-15', to: '2026-12-28' })).status).toBe(200);
    const tooLong = await put(three, { from: '2026-12-15', to: '2026-12-29' });
    expect(tooLong.status).toBe(400);
    expect(tooLong.body).toMatchObject({ error: { code: 'closures-too-long', days: 29, most: 28 } });
    expect((await home(tom)).closures).toHaveLength(2);
  });
});

describe('the days of a log', () => {
  it('are longer by the weeks in which the course rests', async () => {
    await settle({ startsOn: '2026-11-02', closures: [] });
    const { window } = await home(tom);
    await settle({ closures: [{ from: '2026-12-21', to: '2027-01-03', why: 'Winter' }] });
    const rested = await home(tom);
    expect(rested.runClosures).toEqual([{ from: '2026-12-21', to: '2027-01-03' }]);
    const days = Date.parse(rested.window.endsOn ?? '') - Date.parse(window.endsOn ?? '');
    expect(days / 86_400_000).toBe(14);
    expect(rested.window.opensOn).toBe('2026-11-02');
  });

  it('of whoever came late are paced from their own first day, and open with those of the others', async () => {
    await settle({ startsOn: '2026-11-02', closures: [] });
    const enrolments = both.tool.database.connection.collection('enrolments');
    const joined = (day: string) =>
      enrolments.updateOne({ person: tom.me.id }, { $set: { joinedAt: new Date(`${day}T12:00:00Z`) } });
    await joined('2026-10-20');
    const early = (await home(tom)).window;
    expect(early).toMatchObject({ opensOn: '2026-11-02', startsOn: '2026-11-02' });
    await joined('2026-11-20');
    expect((await home(tom)).window).toEqual({ ...early, startsOn: '2026-11-20' });
  });
});

it('two logs of one person are one once a trainer has joined their entries, and two again when they part', async () => {
  const { connection } = both.tool.database;
  const whose = ({ me }: Entered) => ({ tenant: both.tenants.moodle, run: me.run.id, person: me.id });
  const log = (id: string, ...days: string[]) => ({
    relationships: [relationshipRow(`pair-${id}`, { label: 'M1' })],
    entries: days.map((day) => entryRow(`${id}-${day}`, `${day}T10:00:00Z`, { relationship: `pair-${id}` })),
  });
  await writeLog(connection, { ...whose(tom), ...log('old', '2026-11-10', '2026-11-11') });
  await writeLog(connection, { ...whose(ines), ...log('new', '2026-11-11', '2026-11-12') });
  const pair = `cohort/learners/${ines.me.id}/joined/${tom.me.id}`;
  const ids = async () => (await home(ines)).entries.map(({ id }) => id);

  expect((await call('PUT', pair, ruth)).status).toBe(200);
  // Of the hour that both have, the log that goes on keeps its own.
  expect(await ids()).toEqual(['new-2026-11-12', 'new-2026-11-11', 'old-2026-11-10']);
  expect((await home(ines)).relationships.map(({ label }) => label)).toEqual(['M1', 'M2']);

  expect((await call('DELETE', pair, ruth)).status).toBe(200);
  expect(await ids()).toEqual(['new-2026-11-12', 'new-2026-11-11']);
  expect((await home(ines)).relationships.map(({ label }) => label)).toEqual(['M1']);
});
