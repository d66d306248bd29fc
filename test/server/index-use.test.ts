import { beforeAll, describe, expect, it } from 'vitest';
import { randomToken, sha256 } from '../../server/core/hash.ts';
import { personOf, writeCohort } from '../setup/cohort-rows.ts';
import { toolAndLms, type ToolAndLms } from '../setup/tool-and-lms.ts';
import { documentsExamined } from './counting.ts';

/** Questions that are asked often read what they answer with, however many rows stand beside it. */
const MANY = 2000;
const STEP = '/api/course/steps/conversation-models/goal-too-early/done';
let both: ToolAndLms;
let me: { id: string; run: { id: string } };
let token: string;

beforeAll(async () => {
  // Whoever can send no mail asks for nothing that is to be sent.
  both = await toolAndLms({ SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'hours@example.org' });
  ({ me, token } = await both.enter({ site: 'moodle', person: 'tom' }));
  const { connection } = both.tool.database;
  const now = both.tool.clock.now();
  const scope = { tenant: both.tenants.moodle, run: 'many' };
  const people = Array.from({ length: MANY }, (_, at) => ({ number: at + 1, steps: 3, visited: 1 }));
  await writeCohort(connection, { ...scope, like: me.run.id, people, now });
  await connection.collection('enrolments').updateMany({ run: 'many' }, { $set: { inGradebook: true } });
  await connection.collection('persons').insertMany(
    people.map(({ number }) => ({
      _id: personOf('many', number),
      tenant: scope.tenant,
      sub: `sub-${number}`,
      lang: null,
    })) as never,
  );
  await connection.collection('notes').insertMany(
    people.flatMap(({ number }) =>
      ['note', 'missed'].map((box) => ({
        ...scope,
        _id: `${number} ${box}`,
        person: personOf('many', number),
        step: 'business-case-persuade/set-without-us',
        box,
        text: 'Of somebody else',
        revision: 1,
        savedAt: now,
        writes: [],
      })),
    ) as never,
  );
  await connection.collection('hoursReminders').insertMany(
    people.map(({ number }) => ({
      ...scope,
      _id: `reminders ${number}`,
      person: personOf('many', number),
      address: 'somebody@example.org',
      dueAt: new Date(now.getTime() + number * 60_000),
    })) as never,
  );
  await connection.collection('sessions').insertMany(
    people.map(({ number }) => ({
      ...scope,
      _id: `${scope.tenant}.${sha256(randomToken())}`,
      person: personOf('many', number),
      role: 'learner',
      administers: false,
      testUser: false,
      lang: 'en',
      landing: '/app/',
      usedAt: now,
      expiresAt: new Date(now.getTime() + 3_600_000),
      ended: false,
    })) as never,
  );
  await connection.collection('scores').insertMany(
    people.map(({ number }) => ({
      ...scope,
      _id: personOf('many', number),
      lineItem: 'guided-minutes',
      person: personOf('many', number),
      value: 30,
      final: false,
      comment: null,
      revision: 1,
      version: 1,
      status: 'sent',
      nextTryAt: now,
      leasedUntil: new Date(0),
      lease: null,
      failure: null,
    })) as never,
  );
});

/** The most that any one question of some work looks at, with its name. */
async function most(work: () => Promise<unknown>): Promise<[string, number]> {
  const { examined } = await documentsExamined(both.tool, work);
  return examined.reduce((first, one) => (one[1] > first[1] ? one : first), ['nothing was asked', -1]);
}

async function ok(method: string, path: string): Promise<void> {
  expect((await both.tool.call(method, path, { token })).status).toBe(200);
}

describe(`among ${MANY} rows of every kind a question looks at a few`, () => {
  it.each([
    ['who is asking', 'GET', '/api/me'],
    ['the road map', 'GET', '/api/course/road-map'],
    ['marking a step', 'PUT', STEP],
    ['taking a mark back', 'DELETE', STEP],
    ['private notes of a step', 'GET', '/api/course/notes/business-case-persuade/set-without-us'],
    ['all private notes', 'GET', '/api/course/notes'],
  ])('%s', async (_what, method, path) => {
    const [question, count] = await most(() => ok(method, path));
    expect(count, question).toBeGreaterThanOrEqual(0);
    expect(count, question).toBeLessThanOrEqual(10);
  });

  it('saving a private note, also when somebody was faster', async () => {
    const path = '/api/course/notes/business-case-persuade/set-without-us/missed';
    for (const [revision, status] of [
      [0, 200],
      [1, 200],
      [1, 409],
    ] as const) {
      const body = { value: 'Mine', revision, write: `${revision}${status}`.padStart(32, '0') };
      const [question, count] = await most(async () => {
        expect((await both.tool.call('PUT', path, { token, body })).status).toBe(status);
      });
      expect(count, question).toBeLessThanOrEqual(10);
    }
  });

  it('a session that has rested, and is noted as used', async () => {
    both.tool.clock.forward(11 * 60_000);
    const { commands, examined } = await documentsExamined(both.tool, () => ok('GET', '/api/me'));
    both.tool.clock.forward(-11 * 60_000);
    expect(commands).toContain('update');
    expect(Math.max(...examined.map(([, count]) => count)), JSON.stringify(examined)).toBeLessThanOrEqual(10);
  });

  it('a launch, of somebody who was here and of somebody new', async () => {
    const hourAgo = new Date(both.tool.clock.now().getTime() - 61 * 60_000);
    await both.tool.database.connection
      .collection('enrolments')
      .updateOne({ run: me.run.id, person: me.id }, { $set: { lastLaunchAt: hourAgo } });
    for (const person of ['tom', 'tom', 'ines']) {
      const [question, count] = await most(() => both.enter({ site: 'moodle', person }));
      expect(count, question).toBeGreaterThanOrEqual(0);
      expect(count, question).toBeLessThanOrEqual(10);
    }
  });

  it('what the jobs ask while nothing is to be done', async () => {
    const jobs = Object.entries(both.tool.rooms.work);
    for (const [name, work] of jobs) {
      for (let left = 50; left > 0 && (await work()); left -= 1);
      const [question, count] = await most(work);
      // Meetings and triads are asked after while somebody looks at them (meeting-channel.test.ts).
      if (!['meetings', 'triads'].includes(name))
        expect(count, `${name}: ${question}`).toBeGreaterThanOrEqual(0);
      expect(count, `${name}: ${question}`).toBeLessThanOrEqual(10);
    }
    expect(jobs.length).toBeGreaterThan(3);
  });

  it('ending the sessions of one person', async () => {
    const scope = { tenant: both.tenants.moodle, run: 'many' };
    const [question, count] = await most(() => both.tool.rooms.sessions.endAll(scope, personOf('many', 7)));
    expect(count, question).toBeLessThanOrEqual(1);
  });
});
