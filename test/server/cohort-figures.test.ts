import { beforeAll, describe, expect, it } from 'vitest';
import { personOf, writeCohort, type HandWritten } from '../setup/cohort-rows.ts';
import { toolAndLms, type Entered, type ToolAndLms } from '../setup/tool-and-lms.ts';
import { commandsOf, documentsExamined } from './counting.ts';

interface Row {
  id: string;
  number: number;
  name: string | null;
  state: string;
}

interface Today {
  learners: number;
  notOpened: number;
  underWay: number;
  quietCount: number;
  done: number;
  quiet: Row[];
  lately: Row[];
}

let both: ToolAndLms;
let own: Entered;
let allSteps: number;
beforeAll(async () => {
  both = await toolAndLms();
  own = await both.enter({ site: 'moodle', person: 'ruth' });
  const { body } = await both.tool.call('GET', '/api/course/modules', { token: own.token });
  allSteps = (body as { modules: { steps: unknown[] }[] }).modules.flatMap((one) => one.steps).length;
});

/** A trainer of a cohort written by hand. */
async function trainerOf(run: string, people: HandWritten[]): Promise<string> {
  const { tool, tenants } = both;
  const scope = { tenant: tenants.moodle, run };
  const order = { ...scope, like: own.me.run.id, people, now: tool.clock.now() };
  await writeCohort(tool.database.connection, order);
  return tool.token({ ...scope, person: 'trainer', role: 'trainer' });
}

const get = async <T>(path: string, token: string): Promise<T> => {
  const { status, body } = await both.tool.call('GET', path, { token });
  expect(status).toBe(200);
  return body as T;
};
const today = (token: string) => get<Today>('/api/cohort/today', token);
const numbers = (rows: Row[]) => rows.map((row) => row.number);

describe('a cohort written by hand', () => {
  it('adds up, and says who has been away longest: somebody who came once and did nothing too', async () => {
    const token = await trainerOf('by-hand', [
      { number: 1, visited: 1, steps: 3, stepped: 1 },
      { number: 2, visited: 2, steps: 2, stepped: 30 },
      // Came once, seven weeks ago, and has done nothing since: away longer than everybody.
      { number: 3, visited: 49 },
      { number: 4, visited: 40, steps: 5, stepped: 41 },
      { number: 5, visited: 3 },
      { number: 6 },
      { number: 7 },
      { number: 8, visited: 90, steps: allSteps, stepped: 90 },
      { number: 9, visited: 60, steps: 1, stepped: 60, status: 'left' },
      { number: 10, visited: 60, role: 'trainer' },
      { number: 11, visited: 60, steps: 1, stepped: 60, testUser: true },
    ]);
    const page = await today(token);
    expect(page).toMatchObject({ learners: 8, notOpened: 2, underWay: 2, quietCount: 3, done: 1 });
    expect(numbers(page.quiet)).toEqual([3, 4, 2]);
    expect(numbers(page.lately)).toEqual([1, 2, 4, 8]);
    const { rows } = await get<{ rows: Row[] }>('/api/cohort/learners', token);
    expect(Object.fromEntries(rows.map((row) => [row.number, row.state]))).toEqual({
      1: 'under-way',
      2: 'quiet',
      3: 'quiet',
      4: 'quiet',
      5: 'not-begun',
      6: 'not-opened',
      7: 'not-opened',
      8: 'done',
    });
    const left = await get<{ rows: Row[]; total: number }>('/api/cohort/learners?who=left', token);
    expect(numbers(left.rows)).toEqual([9]);
    expect(left.total).toBe(8);
  });

  it('of whom more are quiet than a page shows: the sum counts them all, the ten longest are shown', async () => {
    const people = Array.from({ length: 14 }, (_, at) => ({ number: at + 1, visited: 22 + at }));
    const page = await today(await trainerOf('many-quiet', [...people, { number: 20, visited: 20 }]));
    expect(page).toMatchObject({ learners: 15, underWay: 1, quietCount: 14 });
    expect(numbers(page.quiet)).toEqual([14, 13, 12, 11, 10, 9, 8, 7, 6, 5]);
  });

  it('on the twenty-first day somebody is quiet, in the sum as in the list', async () => {
    const token = await trainerOf('edge', [
      { number: 1, visited: 20 },
      { number: 2, visited: 21 },
    ]);
    const page = await today(token);
    expect([page.quietCount, numbers(page.quiet)]).toEqual([1, [2]]);
    both.tool.clock.forward(86_400_000);
    const { rows } = await get<{ rows: Row[] }>('/api/cohort/learners', await renew('edge'));
    const next = await today(await renew('edge'));
    both.tool.clock.forward(-86_400_000);
    expect(rows.map((row) => row.state)).toEqual(['quiet', 'quiet']);
    expect([next.quietCount, numbers(next.quiet)]).toEqual([2, [2, 1]]);
  });

  it('tells two people of one name apart, and nobody else', async () => {
    const token = await trainerOf('namesakes', [
      { number: 3, name: 'Ana García' },
      { number: 4, name: 'ANA GARCIA' },
      { number: 5, name: 'Ana Garcés' },
      { number: 6, name: null },
      { number: 7, name: '\u202eBob\u200b' },
    ]);
    const { rows } = await get<{ rows: Row[] }>('/api/cohort/learners', token);
    expect(rows.map((row) => row.name)).toEqual([
      'Ana García (3)',
      'ANA GARCIA (4)',
      'Ana Garcés',
      null,
      'Bob',
    ]);
    const one = await get<{ learner: Row }>(`/api/cohort/learners/${personOf('namesakes', 4)}`, token);
    expect(one.learner.name).toBe('ANA GARCIA (4)');
  });
});

/** A token that is valid on the tool's day. */
async function renew(run: string): Promise<string> {
  const token = await both.tool.token({
    tenant: both.tenants.moodle,
    run,
    person: 'trainer',
    role: 'trainer',
  });
  const sessions = both.tool.database.connection.collection('sessions');
  await sessions.updateMany({}, { $set: { expiresAt: new Date(Date.now() + 90 * 86_400_000) } });
  return token;
}

describe('a page of the cohort', () => {
  it('somebody who is no learner leaves the cohort and comes back, with what was decided kept', async () => {
    const token = await trainerOf('aside', [
      { number: 1, name: 'Ana', visited: 1, steps: 2, stepped: 1 },
      { number: 2, name: 'Marcus' },
    ]);
    const path = `/api/cohort/learners/${personOf('aside', 2)}/not-learner`;
    expect((await both.tool.call('PUT', path, { token })).body).toEqual({ place: 'not-learner' });
    expect((await both.tool.call('PUT', path, { token })).body).toEqual({ place: 'not-learner' });
    expect(await today(token)).toMatchObject({ learners: 1, notOpened: 0 });
    const aside = await get<{ rows: Row[] }>('/api/cohort/learners?who=not-learner', token);
    expect(numbers(aside.rows)).toEqual([2]);
    expect((await both.tool.call('DELETE', path, { token })).body).toEqual({ place: 'active' });
    expect(await today(token)).toMatchObject({ learners: 2, notOpened: 1 });
    const kept = await both.tool.database.connection
      .collection<{ _id: string; decisions: { what: string; by: string }[] }>('enrolments')
      .findOne({ _id: personOf('aside', 2) });
    expect(kept?.decisions).toMatchObject([
      { what: 'not-learner', by: 'trainer' },
      { what: 'learner', by: 'trainer' },
    ]);
    const learner = await both.tool.token({ tenant: both.tenants.moodle, run: 'aside', role: 'learner' });
    expect((await both.tool.call('PUT', path, { token: learner })).status).toBe(403);
    const nobody = '/api/cohort/learners/nobody/not-learner';
    expect((await both.tool.call('PUT', nobody, { token })).status).toBe(404);
  });

  it('walks through everybody by key, with gaps of people who are no learners', async () => {
    const people = Array.from({ length: 700 }, (_, at) => ({
      number: at + 1,
      // A gap far longer than a page.
      ...(at >= 200 && at < 520 ? { status: 'left' as const } : {}),
    }));
    const token = await trainerOf('gaps', people);
    const seen: number[] = [];
    for (let after: number | null = 0; after !== null;) {
      const page: { rows: Row[]; next: number | null } = await get(
        `/api/cohort/learners?after=${after}`,
        token,
      );
      expect(page.rows.length).toBeLessThanOrEqual(50);
      seen.push(...numbers(page.rows));
      after = page.next;
    }
    const expected = people.filter((one) => one.status !== 'left').map((one) => one.number);
    expect(seen).toEqual(expected);
  });

  it.each(['/api/cohort/today', '/api/cohort/learners', '/api/cohort/learners?after=10'])(
    '%s asks and reads as much for 2,000 learners as for 30',
    async (path) => {
      const size = `sizes${path.replace(/\W/g, '')}`;
      const cohort = (count: number) =>
        Array.from({ length: count }, (_, at) => ({
          number: at + 1,
          ...(at % 3 ? { visited: at % 60, steps: at % 5, stepped: at % 60 } : {}),
        }));
      const small = await trainerOf(`${size}-30`, cohort(30));
      const large = await trainerOf(`${size}-2000`, cohort(2000));
      const counts = [];
      for (const token of [small, large]) {
        await get(path, token);
        const found = await documentsExamined(both.tool, () => get(path, token));
        counts.push(found);
      }
      const [few, many] = counts;
      expect(many?.commands).toEqual(few?.commands);
      expect(many?.commands.length, many?.commands.join(' ')).toBeLessThanOrEqual(8);
      const shown = path.endsWith('today') ? 15 : 50;
      const read = many?.examined.filter(([what]) => /^(enrolments|progress|cohortFigures|runs)/.test(what));
      const sum = read?.reduce((all, [, one]) => all + one, 0);
      // One row more tells whether there is a next page; the run and its figures stand beside.
      expect(sum, JSON.stringify(read)).toBeLessThanOrEqual(3 * shown + 3);
    },
  );
});

it('figures follow a large cohort by themselves, once for many changes', async () => {
  const people = Array.from({ length: 600 }, (_, at) => ({ number: at + 1 }));
  const token = await trainerOf('large', people);
  expect(await today(token)).toMatchObject({ learners: 600, notOpened: 600 });
  const { people: service, cohort } = both.tool.rooms as unknown as {
    people: { noteChange(scope: object, person: string): Promise<void> };
    cohort: { figures: { countNext(): Promise<boolean> } };
  };
  const scope = { tenant: both.tenants.moodle, run: 'large' };
  const rows = both.tool.database.connection.collection<{ _id: string }>('enrolments');
  for (const number of [1, 2, 3]) {
    await rows.updateOne({ _id: personOf('large', number) }, { $set: { lastLaunchAt: new Date() } });
    await service.noteChange(scope, personOf('large', number));
  }
  expect(await today(token)).toMatchObject({ notOpened: 600 });
  while (await cohort.figures.countNext());
  expect(await today(token)).toMatchObject({ notOpened: 597, underWay: 3 });
  await rows.updateOne({ _id: personOf('large', 4) }, { $set: { lastLaunchAt: new Date() } });
  await service.noteChange(scope, personOf('large', 4));
  expect(await cohort.figures.countNext()).toBe(false);
  both.tool.clock.forward(31_000);
  expect(await cohort.figures.countNext()).toBe(true);
  expect(await today(token)).toMatchObject({ notOpened: 596, underWay: 4 });
  const commands = await commandsOf(both.tool, () => cohort.figures.countNext());
  expect(commands).toEqual(['distinct']);
});
