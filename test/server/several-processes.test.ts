import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../server/core/config.ts';
import { connect } from '../../server/core/database.ts';
import { createLog } from '../../server/core/log.ts';
import { buildRooms } from '../../server/rooms.ts';
import { openRooms, type OpenRooms } from '../setup/rooms.ts';
import type { Launch } from '../../lti/index.ts';
import { launchThrough } from '../lms/launch-as.ts';
import { serveAt } from '../setup/tool.ts';
import { toolAndLms, type ToolAndLms } from '../setup/tool-and-lms.ts';

/** Two processes on one database, as behind a load balancer: each with a connection and a memory of its own. */
const LEARNERS = 60;

let both: ToolAndLms;
let second: OpenRooms;
beforeAll(async () => {
  both = await toolAndLms();
  const { tool } = both;
  const connection = await connect(tool.database.uri);
  const config = readConfig({
    PUBLIC_URL: tool.origin,
    SECRET: 'test-only: 0123456789 abcdefghijklm',
    ALLOW_HTTP: 'true',
    ALLOW_PRIVATE_PLATFORMS: 'true',
    MONGODB_URI: tool.database.uri,
  });
  second = await openRooms(buildRooms, {
    config,
    connection,
    log: createLog('silent'),
    clock: tool.clock,
  });
  await second.prepare();
  afterAll(async () => {
    await second.close();
    await connection.close();
  });
});

/** Both processes work until neither finds anything more. */
async function bothWork(name: 'scores' | 'rosters'): Promise<void> {
  const until = async (rooms: OpenRooms) => {
    let rests = 0;
    while (rests < 3) {
      if (await rooms.work[name]()) rests = 0;
      else {
        rests += 1;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  };
  await Promise.all([until(both.tool.rooms), until(second)]);
}

describe.each(['moodle', 'canvas'] as const)('two processes and %s', (site) => {
  it('read the roster once', async () => {
    await both.lms.client.addLearners(site, LEARNERS);
    await both.enter({ site, person: 'ruth' });
    const { seq } = await both.lms.client.requests({ site });
    await bothWork('rosters');
    const { requests } = await both.lms.client.requests({ site, endpoint: 'memberships', since: seq });
    expect(requests).toHaveLength(site === 'moodle' ? 1 : 2);
  });

  it(`send ${LEARNERS} scores, each exactly once, into one column`, async () => {
    const trainer = await both.enter({ site, person: 'ruth' });
    const scope = { tenant: both.tenants[site], run: trainer.me.run.id };
    const all = { who: 'active' as const, after: 0, highest: 1000, limit: 1000 };
    const learners = (await both.tool.rooms.people.pageOf(scope, all)).list.slice(-LEARNERS);
    expect(learners).toHaveLength(LEARNERS);
    const changedAt = both.tool.clock.now();
    await Promise.all(
      learners.map((one, index) =>
        [both.tool.rooms, second][index % 2]!.grade.schedule(scope, {
          lineItem: 'guided-minutes',
          person: one.person,
          value: index + 1,
          final: true,
          comment: null,
          changedAt,
          revision: 1,
        }),
      ),
    );
    const { seq } = await both.lms.client.requests({ site });
    both.tool.clock.forward(2500);
    await bothWork('scores');
    // Whoever found the column being made waits five seconds for it.
    both.tool.clock.forward(6000);
    await bothWork('scores');
    both.tool.clock.forward(-8500);
    const { requests } = await both.lms.client.requests({ site, endpoint: 'scores', since: seq });
    expect(requests.map((one) => one.status)).toEqual(Array.from({ length: LEARNERS }, () => 200));
    const people = requests.map((one) => (JSON.parse(one.body) as { userId: string }).userId);
    expect(new Set(people).size).toBe(LEARNERS);
    const { items, cells } = await both.lms.client.gradebook(site);
    expect(items.filter((one) => one.tag === 're-entry-guided-minutes')).toHaveLength(1);
    expect(cells.map((one) => Math.round(one.visible ?? 0)).sort((a, b) => a - b)).toEqual(
      Array.from({ length: LEARNERS }, (_, index) => index + 1),
    );
  });

  it('two first launches of one person at once give one person, one place and one number', async () => {
    const launch = (sub: string): Launch & { sub: string } => ({
      platformId: both.tenants[site],
      messageType: 'LtiResourceLinkRequest',
      deploymentId: '1',
      sub,
      roles: {
        instructor: false,
        learner: true,
        administrator: false,
        observer: false,
        testUser: false,
        unknown: [],
      },
      targetLinkUri: `${both.tool.origin}/lti/launch`,
      context: { id: 'a course nobody has opened' },
      custom: {},
      presentation: {},
      platformInstance: { family: site },
      issuedAt: new Date(),
    });
    const now = new Date();
    const subs = Array.from({ length: 12 }, (_, index) => `newcomer-${index % 4}`);
    const arrivals = await Promise.all(
      subs.map((sub, index) => [both.tool.rooms, second][index % 2]!.people.enter(launch(sub), now)),
    );
    expect(new Set(arrivals.map((one) => one.run.id)).size).toBe(1);
    expect(new Set(arrivals.map((one) => one.enrolment.person)).size).toBe(4);
    expect(new Set(arrivals.map((one) => one.enrolment.number)).size).toBe(4);
    const run = arrivals[0]?.run.id ?? '';
    const rows = both.tool.database.connection.collection('enrolments');
    expect(await rows.countDocuments({ tenant: both.tenants[site], run })).toBe(4);
  });
});

it('each request of a launch may go to another process: the browser sees one tool', async () => {
  const served: string[] = [];
  const processes = [both.tool.rooms, second];
  // A load balancer without stickiness: turn by turn.
  const balancer = createServer((request, response) => {
    const turn = served.push(`${request.method} ${request.url?.split('?')[0]}`) % 2;
    processes[turn]?.app(request, response);
  }).listen(0, 'localhost');
  await once(balancer, 'listening');
  const origin = `http://localhost:${(balancer.address() as AddressInfo).port}`;
  try {
    for (const person of ['ines', 'tom', 'farah']) {
      served.length = 0;
      const order = { site: 'moodle' as const, person, link: 'Course' };
      const page = await launchThrough(both.lms, origin, order);
      expect(page.status).toBe(200);
      // Two requests of the browser, and the session is there.
      expect(served).toEqual([expect.stringMatching(/ \/lti\/login$/), 'POST /lti/launch']);
      const headers = { authorization: `Bearer ${page.token}` };
      for (const _turn of processes)
        expect((await fetch(`${origin}/api/course/road-map`, { headers })).status).toBe(200);
    }
  } finally {
    balancer.closeAllConnections();
    balancer.close();
  }
});

it('a launch that reaches two processes in the same moment opens one session', async () => {
  const origins = [both.tool.origin, await serveAt(second.app)];
  for (let time = 0; time < 5; time += 1) {
    let posts: (() => Promise<Response>)[] = [];
    const twice: typeof fetch = async (input, init) => {
      if (!String(input).endsWith('/lti/launch')) return fetch(input, init);
      posts = origins.map((origin) => () => fetch(`${origin}/lti/launch`, init));
      return new Response('');
    };
    await launchThrough(both.lms, undefined, {
      site: 'moodle',
      person: 'ines',
      link: 'Course',
      fetch: twice,
    });
    const answers = await Promise.all(posts.map((post) => post()));
    expect(answers.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([200, 400]);
  }
});

it('a whole class that opens a new installation in the same moment is let in, everybody once', async () => {
  const { client } = both.lms;
  const { deploymentId, ...values } = await client.installTool({
    site: 'canvas',
    clientId: '10000000000777',
  });
  const platform = await both.tool.rooms.install.addPlatform({
    name: 'another school',
    issuer: values.issuer,
    clientId: values.clientId,
    deploymentId,
    authorizationEndpoint: values.authorizationEndpoint,
    tokenEndpoint: values.tokenEndpoint,
    jwksUri: values.jwksUri,
    family: 'canvas',
    frameOrigins: [both.lms.origin],
  });
  const people = (await client.state('canvas')).people.filter((one) => one.kind === 'learner').slice(0, 12);
  await client.addLink({ site: 'canvas', title: 'New', tool: values.id, custom: { content_id: 'course' } });
  const arrived = await Promise.all(
    people.map((one) => both.enter({ site: 'canvas', person: one.key, link: 'New' })),
  );
  expect(new Set(arrived.map((one) => one.me.id)).size).toBe(12);
  expect(new Set(arrived.map((one) => one.me.number)).size).toBe(12);
  expect(new Set(arrived.map((one) => one.me.run.id)).size).toBe(1);
  const rows = both.tool.database.connection.collection('enrolments');
  expect(await rows.countDocuments({ tenant: platform.id })).toBe(12);
});
