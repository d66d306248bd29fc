import { beforeAll, describe, expect, it } from 'vitest';
import { launchThrough } from '../lms/launch-as.ts';
import type { LaunchOverrides } from '../lms/model.ts';
import { toolAndLms, type SiteName, type ToolAndLms } from '../setup/tool-and-lms.ts';
import { commandsOf } from './counting.ts';

/** The budgets of database commands and outgoing requests, counted by the driver and by the LMS's own log. */
let both: ToolAndLms;
beforeAll(async () => {
  both = await toolAndLms();
});

/** Walks a launch by hand up to its last form, so that the POST alone can be counted. */
async function preparedPost(site: SiteName, overrides: LaunchOverrides) {
  let held: { url: string; init: RequestInit } | undefined;
  const catching: typeof fetch = async (input, init) => {
    if (String(input).endsWith('/lti/launch')) {
      held = { url: String(input), init: init ?? {} };
      return new Response('', { status: 200 });
    }
    return fetch(input, init);
  };
  await launchThrough(both.lms, undefined, {
    site,
    person: 'tom',
    link: 'Course',
    overrides,
    fetch: catching,
  });
  if (!held) throw new Error('the launch never reached its POST');
  const { url, init } = held;
  return () => fetch(url, init);
}

describe.each(['moodle', 'canvas'] as const)('a warm launch from %s', (site) => {
  /** Commands of the launch's POST alone; the LMS is asked for nothing meanwhile. */
  async function commandsOfLaunch(overrides: LaunchOverrides = {}): Promise<string[]> {
    const post = await preparedPost(site, overrides);
    const { seq } = await both.lms.client.requests({ site });
    let answer: Response | undefined;
    const commands = await commandsOf(both.tool, async () => {
      answer = await post();
    });
    expect(answer?.status).toBe(200);
    expect(await answer?.text()).toContain('client-config');
    expect((await both.lms.client.requests({ site, since: seq })).requests).toEqual([]);
    return commands;
  }

  it('is a read and a write for somebody who was here within the hour', async () => {
    await both.enter({ site, person: 'tom' });
    expect(await commandsOfLaunch()).toEqual(['find', 'insert']);
  });

  it('is one more write where it brings news: another name, another standing, a return, an hour gone by', async () => {
    // The self-test's list of roles knows trainers by then.
    await both.enter({ site, person: 'ruth' });
    await both.enter({ site, person: 'tom' });
    const news = ['find', 'findAndModify', 'insert'];
    const renamed = { claims: { name: 'Tom Other', given_name: 'Tom', family_name: 'Other' } };
    expect(await commandsOfLaunch(renamed)).toEqual(news);
    expect(await commandsOfLaunch(renamed)).toEqual(['find', 'insert']);
    const [learner, trainer] = ['Learner', 'Instructor'].map((role) => ({
      claims: { ...renamed.claims, roles: [`http://purl.imsglobal.org/vocab/lis/v2/membership#${role}`] },
    }));
    expect(await commandsOfLaunch(trainer)).toEqual(news);
    expect(await commandsOfLaunch(learner)).toEqual(news);
    const { me } = await both.enter({ site, person: 'tom' });
    await both.tool.database.connection
      .collection('enrolments')
      .updateOne({ person: me.id, run: me.run.id }, { $set: { status: 'left' } });
    expect(await commandsOfLaunch()).toEqual(news);
    const hourAgo = new Date(both.tool.clock.now().getTime() - 61 * 60_000);
    await both.tool.database.connection
      .collection('enrolments')
      .updateOne({ person: me.id, run: me.run.id }, { $set: { lastLaunchAt: hourAgo } });
    expect(await commandsOfLaunch()).toEqual(news);
    expect(await commandsOfLaunch()).toEqual(['find', 'insert']);
  });

  it('writes no more when what was remembered of the platform has to be read again', async () => {
    await both.enter({ site, person: 'tom' });
    both.tool.clock.forward(61_000);
    const commands = await commandsOfLaunch();
    both.tool.clock.forward(-61_000);
    expect(commands.filter((name) => name !== 'find')).toEqual(['insert']);
    expect(commands.length).toBeGreaterThan(2);
  });

  it('begins with a login that asks the database nothing', async () => {
    await both.enter({ site, person: 'tom' });
    const { login } = await both.lms.client.launch({ site, person: 'tom', link: 'Course' });
    const { seq } = await both.lms.client.requests({ site });
    const commands = await commandsOf(both.tool, async () => {
      const answer = await fetch(`${login.action}?${new URLSearchParams(login.params)}`);
      expect(answer.status).toBe(200);
    });
    expect(commands).toEqual([]);
    expect((await both.lms.client.requests({ site, since: seq })).requests).toEqual([]);
  });
});

it('marking a step takes three database commands until the answer, and taking it back too', async () => {
  const { token } = await both.enter({ site: 'moodle', person: 'farah' });
  const path = '/api/course/steps/conversation-models/goal-too-early/done';
  const mark = (method: 'PUT' | 'DELETE') => both.tool.call(method, path, { token });
  expect((await mark('PUT')).status).toBe(200);
  for (const method of ['DELETE', 'PUT'] as const) {
    const commands = await commandsOf(both.tool, async () => {
      expect((await mark(method)).body).toMatchObject({ done: method === 'PUT' });
    });
    expect(commands.length).toBeGreaterThan(0);
    expect(commands.length, commands.join(' ')).toBeLessThanOrEqual(3);
  }
});

describe('reading', () => {
  it('the road map takes six database commands at most', async () => {
    const { token } = await both.enter({ site: 'moodle', person: 'ines' });
    const commands = await commandsOf(both.tool, () =>
      both.tool.call('GET', '/api/course/road-map', { token }),
    );
    expect(commands.length).toBeGreaterThan(0);
    expect(commands.length, commands.join(' ')).toBeLessThanOrEqual(6);
  });

  it('a page of the cohort, and today, take as many commands for 10,000 learners as for 30: eight at most', async () => {
    const small = await cohortOf('small-run', 30);
    const large = await cohortOf('large-run', 10_000);
    const few = await counted('/api/cohort/learners', small);
    const many = await counted('/api/cohort/learners', large);
    expect(many.commands).toEqual(few.commands);
    expect(many.commands.length, many.commands.join(' ')).toBeLessThanOrEqual(8);
    expect(many.body).toMatchObject({ total: 10_000, pageSize: 50 });
    expect(many.body['rows']).toHaveLength(50);
    const today = await counted('/api/cohort/today', large);
    expect(today.commands).toEqual((await counted('/api/cohort/today', small)).commands);
    expect(today.commands.length, today.commands.join(' ')).toBeLessThanOrEqual(8);
    expect(today.body).toMatchObject({ learners: 10_000, notOpened: 5000, underWay: 5000, done: 0 });
    const [row] = today.body['lately'] as { stepsDone: number; stepsTotal: number; minutesDone: number }[];
    expect(row).toMatchObject({ stepsDone: (row?.stepsTotal ?? 0) - 1, minutesDone: 900 });
    const last = await counted('/api/cohort/learners?page=199', large);
    const rows = last.body['rows'] as { number: number }[];
    expect(rows.map((row) => row.number)).toEqual(Array.from({ length: 50 }, (_, index) => 9951 + index));
  });
});

async function counted(path: string, token: string) {
  let answer: { status: number; body: unknown } = { status: 0, body: {} };
  const commands = await commandsOf(both.tool, async () => {
    answer = await both.tool.call('GET', path, { token });
  });
  expect(answer.status).toBe(200);
  return { commands, body: answer.body as Record<string, unknown> };
}

/** A run with so many learners, half of whom have opened the course and marked all steps but one; a trainer's token for it. */
async function cohortOf(run: string, count: number): Promise<string> {
  const { tool, tenants } = both;
  const { connection } = tool.database;
  const tenant = tenants.moodle;
  const own = await both.enter({ site: 'moodle', person: 'ruth' });
  const runs = connection.collection('runs');
  const { _id, ...seen } = (await runs.findOne({ _id: own.me.run.id as never })) as Record<string, unknown>;
  expect(_id).toBe(own.me.run.id);
  await runs.insertOne({ ...seen, _id: run as never, contextKey: run });
  const now = new Date();
  const learners = Array.from({ length: count }, (_, index) => index + 1);
  const enrolments = learners.map((number) => enrolment({ tenant, run }, number, now));
  const marks = (await stepKeys(own.token))
    .slice(0, -1)
    .map((step) => ({ step, at: now, minutes: 10, version: 1 }));
  const progress = learners
    .filter((number) => number % 2 === 0)
    .map((number) => ({
      _id: `${run}-${number}` as never,
      tenant,
      run,
      person: `${run}-${number}`,
      testUser: false,
      marks,
      tally: { stepsDone: marks.length, minutesDone: 900, lastStepAt: now },
      history: [],
      pending: null,
      revision: 1,
    }));
  for (let from = 0; from < count; from += 1000) {
    await connection.collection('enrolments').insertMany(enrolments.slice(from, from + 1000));
    const part = progress.slice(from, from + 1000);
    if (part.length > 0) await connection.collection('progress').insertMany(part);
  }
  return tool.token({ tenant, run, person: 'trainer', role: 'trainer' });
}

async function stepKeys(token: string): Promise<string[]> {
  const { body } = await both.tool.call('GET', '/api/course/modules', { token });
  const { modules } = body as { modules: { slug: string; steps: { slug: string }[] }[] };
  return modules.flatMap((module) => module.steps.map((step) => `${module.slug}/${step.slug}`));
}

const enrolment = (scope: { tenant: string; run: string }, number: number, now: Date) => ({
  _id: `${scope.run}-${number}` as never,
  ...scope,
  person: `${scope.run}-${number}`,
  sub: `sub-${number}`,
  number,
  name: `Learner Number ${number}`,
  lang: null,
  role: 'learner',
  testUser: false,
  graded: true,
  status: 'active',
  joinedAt: now,
  lastLaunchAt: number % 2 === 0 ? now : null,
  seenInRoster: null,
});
