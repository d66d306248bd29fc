import { beforeAll, describe, expect, it } from 'vitest';
import { launchThrough } from '../lms/launch-as.ts';
import type { LaunchOverrides } from '../lms/model.ts';
import { writeCohort } from '../setup/cohort-rows.ts';
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
    const news = ['find', 'update', 'insert'];
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
    const read = () => both.tool.call('GET', '/api/course/road-map', { token });
    // When sessions are held a process reads once in half a minute, for everybody in the run.
    await read();
    const commands = await commandsOf(both.tool, read);
    expect(commands.length).toBeGreaterThan(0);
    expect(commands.length, commands.join(' ')).toBeLessThanOrEqual(6);
  });

  it('a page of the cohort, and today, take as many commands for 10,000 learners as for 30: eight at most', async () => {
    const small = await cohortOf('small-run', 30);
    const large = await cohortOf('large-run', 10_000);
    for (const path of ['/api/cohort/today', '/api/cohort/learners']) {
      // Whoever asks first counts the cohort.
      for (const token of [small, large]) await both.tool.call('GET', path, { token });
      const few = await counted(path, small);
      const many = await counted(path, large);
      expect(many.commands).toEqual(few.commands);
      expect(many.commands.length, many.commands.join(' ')).toBeLessThanOrEqual(8);
    }
    const { body: page } = await counted('/api/cohort/learners', large);
    expect(page).toMatchObject({ total: 10_000, next: 50 });
    expect(page['rows']).toHaveLength(50);
    const { body: today } = await counted('/api/cohort/today', large);
    expect(today).toMatchObject({
      learners: 10_000,
      notOpened: 5000,
      underWay: 5000,
      quietCount: 0,
      done: 0,
    });
    const [row] = today['lately'] as { stepsDone: number; stepsTotal: number; minutesDone: number }[];
    expect(row).toMatchObject({ stepsDone: 110, stepsTotal: 111, minutesDone: 1100 });
    const last = await counted('/api/cohort/learners?after=9950', large);
    const rows = last.body['rows'] as { number: number }[];
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 50 }, (_, index) => 9951 + index));
    expect(last.body['next']).toBeNull();
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
  const scope = { tenant: tenants.moodle, run };
  const own = await both.enter({ site: 'moodle', person: 'ruth' });
  const people = Array.from({ length: count }, (_, at) => ({
    number: at + 1,
    ...(at % 2 === 0 ? {} : { visited: 0, steps: 110, stepped: 0 }),
  }));
  const order = { ...scope, like: own.me.run.id, people, now: tool.clock.now() };
  await writeCohort(tool.database.connection, order);
  return tool.token({ ...scope, person: 'trainer', role: 'trainer' });
}
