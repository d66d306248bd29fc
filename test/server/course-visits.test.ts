import { beforeAll, describe, expect, it } from 'vitest';
import { personOf, writeCohort } from '../setup/cohort-rows.ts';
import { toolAndLms, type Entered, type ToolAndLms } from '../setup/tool-and-lms.ts';
import { commandsOf, documentsExamined } from './counting.ts';

interface StepLine {
  slug: string;
  number: string;
  state: string;
  shut: boolean;
}
interface RoadMap {
  next: { module: string; step: string } | null;
  modules: { slug: string; steps: StepLine[] }[];
}
interface Counted {
  slug: string;
  opened: number;
  done: number;
  skipped: number;
  furthest: number;
}

let both: ToolAndLms;
let ruth: Entered;
let modules: RoadMap['modules'];
beforeAll(async () => {
  both = await toolAndLms();
  ruth = await both.enter({ site: 'moodle', person: 'ruth' });
  modules = ((await get('/api/course/modules', ruth.token)) as RoadMap).modules;
});

const get = async (path: string, token: string) => (await both.tool.call('GET', path, { token })).body;
const stepPath = (module: number, step: number) =>
  `/api/course/steps/${modules[module]?.slug}/${modules[module]?.steps[step]?.slug}`;
const call = (method: string, path: string, token: string) => both.tool.call(method, path, { token });
const lines = async (token: string) => ((await get('/api/course/road-map', token)) as RoadMap).modules;
/** What is written behind an answer has been written. */
async function openingNoted(person: string, opened: string[]): Promise<void> {
  const rows = both.tool.database.connection.collection('progress');
  await expect.poll(async () => (await rows.findOne({ person }))?.['opened']).toEqual(opened);
}
const keyOf = (module: number, step: number) =>
  `${modules[module]?.slug}/${modules[module]?.steps[step]?.slug}`;
const figures = async (token: string): Promise<Counted[]> => {
  while (await both.tool.rooms.work.handOver());
  while (await both.tool.rooms.work.visits());
  const answer = (await get('/api/cohort/steps', token)) as { modules: { steps: Counted[] }[] };
  return answer.modules.flatMap(({ steps }) => steps);
};

describe('opening a step', () => {
  it('writes once, at the first opening by this person, and never again', async () => {
    const tom = await both.enter({ site: 'moodle', person: 'tom' });
    const open = () => call('GET', stepPath(0, 0), tom.token);
    const first = await commandsOf(both.tool, async () => {
      await open();
      await openingNoted(tom.me.id, [keyOf(0, 0)]);
    });
    expect(first.filter((name) => name !== 'find')).toEqual(['insert']);
    const again = await commandsOf(both.tool, open);
    expect(again.filter((name) => name !== 'find')).toEqual([]);
    const other = await commandsOf(both.tool, async () => {
      await call('GET', stepPath(0, 1), tom.token);
      await openingNoted(tom.me.id, [keyOf(0, 0), keyOf(0, 1)]);
    });
    expect(other.filter((name) => name !== 'find')).toEqual(['update']);
  });

  it('by a trainer, or as student view, is counted nowhere', async () => {
    const before = await figures(ruth.token);
    await call('GET', stepPath(2, 0), ruth.token);
    const order = { tenant: both.tenants.moodle, run: ruth.me.run.id, person: 'tried' };
    const token = await both.tool.token({ ...order, role: 'learner' });
    await both.tool.database.connection
      .collection('sessions')
      .updateOne({ person: 'tried' }, { $set: { testUser: true } });
    await call('GET', stepPath(2, 0), token);
    await openingNoted('tried', [keyOf(2, 0)]);
    expect(await figures(ruth.token)).toEqual(before);
  });
});

describe('a step kept ahead', () => {
  it('on somebody’s device in case the network goes is not one that they opened', async () => {
    const grace = await both.enter({ site: 'moodle', person: 'grace' });
    const kept = await call('GET', `${stepPath(0, 1)}?ahead=yes`, grace.token);
    expect(kept).toMatchObject({ status: 200, body: { number: '1.2' } });
    await call('GET', stepPath(0, 0), grace.token);
    await openingNoted(grace.me.id, [keyOf(0, 0)]);
  });
});

describe('a step that is skipped on purpose', () => {
  it('stands as such on the road map, what comes next passes over it, and it can be taken up again', async () => {
    const ines = await both.enter({ site: 'moodle', person: 'ines' });
    const map = async () => (await get('/api/course/road-map', ines.token)) as RoadMap;
    expect((await map()).next).toMatchObject({ step: modules[0]?.steps[0]?.slug });
    expect((await call('PUT', `${stepPath(0, 0)}/skipped`, ines.token)).body).toEqual({ skipped: true });
    await call('PUT', `${stepPath(0, 0)}/skipped`, ines.token);
    const skipped = await map();
    expect(skipped.next).toMatchObject({ step: modules[0]?.steps[1]?.slug });
    expect(skipped.modules[0]?.steps[0]).toMatchObject({ state: 'skipped' });
    expect(await get(stepPath(0, 0), ines.token)).toMatchObject({ skipped: true, done: false });
    // Done all the same: then it is done.
    await call('PUT', `${stepPath(0, 0)}/done`, ines.token);
    expect((await lines(ines.token))[0]?.steps[0]).toMatchObject({ state: 'done' });
    await call('DELETE', `${stepPath(0, 0)}/done`, ines.token);
    await call('DELETE', `${stepPath(0, 0)}/skipped`, ines.token);
    expect((await map()).next).toMatchObject({ step: modules[0]?.steps[0]?.slug });
    expect((await lines(ines.token))[0]?.steps[0]).toMatchObject({ state: 'todo' });
  });

  it('is saved in two commands beside the session, and is a learner’s own to say', async () => {
    const ines = await both.enter({ site: 'moodle', person: 'ines' });
    const commands = await commandsOf(both.tool, () => call('PUT', `${stepPath(1, 0)}/skipped`, ines.token));
    expect(commands.length).toBeLessThanOrEqual(3);
    expect((await call('PUT', `${stepPath(1, 0)}/skipped`, ruth.token)).status).toBe(403);
    expect((await call('PUT', '/api/course/steps/no/step/skipped', ines.token)).status).toBe(404);
    await call('DELETE', `${stepPath(1, 0)}/skipped`, ines.token);
  });
});

describe('a trainer', () => {
  it('does not find late whoever skipped the rest of a module on purpose', async () => {
    const { tool, tenants } = both;
    const scope = { tenant: tenants.moodle, run: 'skipping' };
    const people = [1, 2].map((number) => ({ number, visited: 1 }));
    const like = ruth.me.run.id;
    await writeCohort(tool.database.connection, { ...scope, like, people, now: tool.clock.now() });
    const begun = tool.clock.now().getTime() - 8 * 7 * 86_400_000;
    const startsOn = new Date(begun).toISOString().slice(0, 10);
    await tool.database.connection
      .collection('runs')
      .updateOne({ _id: 'skipping' as never }, { $set: { startsOn } });
    const trainer = await tool.token({ ...scope, person: 'trainer', role: 'trainer' });
    const first = await tool.token({ ...scope, person: personOf('skipping', 1), role: 'learner' });
    const late = async () => {
      while (await tool.rooms.work.visits());
      const { rows } = (await get('/api/cohort/learners', trainer)) as { rows: { modulesLate: number }[] };
      return rows.map(({ modulesLate }) => modulesLate);
    };
    const [before, other] = await late();
    expect(before).toBeGreaterThanOrEqual(4);
    for (const [step] of modules[0]!.steps.entries())
      await call('PUT', `${stepPath(0, step)}/skipped`, first);
    expect(await late()).toEqual([before! - 1, other]);
    await call('DELETE', `${stepPath(0, 0)}/skipped`, first);
    expect(await late()).toEqual([before, other]);
  });

  it('sees how many have opened, done and skipped each step, and how far people have come', async () => {
    const { tool, tenants } = both;
    const scope = { tenant: tenants.moodle, run: 'by-step' };
    const people = Array.from({ length: 4 }, (_, at) => ({ number: at + 1, visited: 1 }));
    await writeCohort(tool.database.connection, {
      ...scope,
      like: ruth.me.run.id,
      people,
      now: tool.clock.now(),
    });
    const trainer = await tool.token({ ...scope, person: 'trainer', role: 'trainer' });
    const as = (number: number) =>
      tool.token({ ...scope, person: personOf('by-step', number), role: 'learner' });
    const [one, two, three] = [await as(1), await as(2), await as(3)];
    expect((await figures(trainer)).every(({ opened, furthest }) => opened + furthest === 0)).toBe(true);
    await call('PUT', `${stepPath(0, 0)}/done`, one);
    await call('PUT', `${stepPath(0, 1)}/skipped`, one);
    await call('GET', stepPath(0, 0), two);
    await openingNoted(personOf('by-step', 2), [keyOf(0, 0)]);
    await call('PUT', `${stepPath(0, 0)}/done`, three);
    await call('GET', stepPath(0, 2), three);
    await openingNoted(personOf('by-step', 3), [keyOf(0, 2)]);
    const [first, second, third] = await figures(trainer);
    expect(first).toMatchObject({ opened: 3, done: 2, skipped: 0, furthest: 1 });
    expect(second).toMatchObject({ opened: 0, done: 0, skipped: 1, furthest: 1 });
    expect(third).toMatchObject({ opened: 1, done: 0, skipped: 0, furthest: 1 });
    await call('DELETE', `${stepPath(0, 1)}/skipped`, one);
    expect((await figures(trainer)).slice(0, 2)).toMatchObject([
      { furthest: 2 },
      { skipped: 0, furthest: 0 },
    ]);
    expect((await call('GET', '/api/cohort/steps', one)).status).toBe(403);
  });

  it('of 10,000 learners pays for the figures of one run, and one learner’s change reads one learner anew', async () => {
    const { tool, tenants } = both;
    const scope = { tenant: tenants.moodle, run: 'many-steps' };
    const people = Array.from({ length: 10_000 }, (_, at) => ({
      number: at + 1,
      visited: 0,
      steps: 110,
      stepped: 0,
    }));
    await writeCohort(tool.database.connection, {
      ...scope,
      like: ruth.me.run.id,
      people,
      now: tool.clock.now(),
    });
    const trainer = await tool.token({ ...scope, person: 'trainer', role: 'trainer' });
    const learner = await tool.token({ ...scope, person: personOf('many-steps', 1), role: 'learner' });
    const ask = () => call('GET', '/api/cohort/steps', trainer);
    expect((await ask()).body).toMatchObject({ learners: 10_000, counted: false });
    while (await tool.rooms.work.figures());
    expect((await ask()).body).toMatchObject({ counted: true });
    const commands = await commandsOf(both.tool, ask);
    expect(commands.length, commands.join(' ')).toBeLessThanOrEqual(8);
    const { examined } = await documentsExamined(both.tool, ask);
    expect(examined.reduce((sum, [, documents]) => sum + documents, 0)).toBeLessThanOrEqual(20);
    await call('PUT', `${stepPath(0, 0)}/skipped`, learner);
    while (await tool.rooms.work.visits());
    const sessions = both.tool.database.connection.collection('sessions');
    const nextDay = new Date(tool.clock.now().getTime() + 86_400_000);
    await sessions.updateMany({}, { $set: { expiresAt: nextDay } });
    tool.clock.forward(31_000);
    const counting = await commandsOf(both.tool, async () => {
      while (await tool.rooms.work.figures());
    });
    expect(counting.length, counting.join(' ')).toBeLessThanOrEqual(20);
    expect((await figures(trainer))[0]).toMatchObject({ skipped: 1 });
  }, 120_000);
});
