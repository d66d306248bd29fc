import { beforeAll, expect, it } from 'vitest';
import { ensureIndexes } from '../../server/core/database.ts';
import { createLog } from '../../server/core/log.ts';
import { GradeService, type Gradebook, type OutgoingScore } from '../../server/rooms/grade/grade.service.ts';
import { GradeStore } from '../../server/rooms/grade/grade.store.ts';
import { LineItemStore } from '../../server/rooms/grade/line-item.store.ts';
import type { PeopleService, Run } from '../../server/rooms/people/people.service.ts';
import { testDatabase } from '../setup/database.ts';

/** Two processes on one outbox, with a gradebook that a test can hold up: no LMS is as slow as is needed here. */
const scope = { tenant: 'tenant-a', run: 'run-a' };
const database = await testDatabase();
let ahead = 0;
const clock = { now: () => new Date(Date.now() + ahead) };
const people = {
  findEnrolment: async () => ({ graded: true, sub: '42' }),
  findRun: async () => ({ id: 'run-a' }) as Run,
} as unknown as PeopleService;

beforeAll(() => ensureIndexes(database.connection));

function process(name: string, posts: string[], onLookUp: () => Promise<void> = async () => undefined) {
  const gradebook: Gradebook = {
    async lineItem() {
      await onLookUp();
      return 'https://lms.example/column/1';
    },
    async post(_run: Run, _url: string, score: OutgoingScore) {
      posts.push(`${name} ${score.value}`);
      return { kind: 'sent' };
    },
    result: async () => undefined,
  };
  return new GradeService({
    store: new GradeStore(database.connection),
    lineItems: new LineItemStore(database.connection),
    people,
    gradebook,
    clock,
    log: createLog('silent'),
    rooms: new Set(['course']),
  });
}

it('a process that was held up past its lease sends nothing: the score is another’s by then', async () => {
  const posts: string[] = [];
  const quick = process('quick', posts);
  const slow = process('slow', posts, async () => {
    // Six minutes for a look through the columns: row and column are free again, and the other process takes both.
    ahead += 6 * 60_000;
    expect(await quick.sendDue()).toBe(true);
  });
  await slow.schedule(scope, {
    lineItem: 'guided-minutes',
    person: 'tom',
    value: 10,
    final: true,
    comment: null,
    changedAt: clock.now(),
  });
  ahead += 2500;
  expect(await slow.sendDue()).toBe(true);
  expect(posts).toEqual(['quick 10']);
  expect(await slow.sendDue()).toBe(false);
  expect((await slow.overview(scope)).counts).toEqual({ waiting: 0, sent: 1, stopped: 0 });
});

it('scores wait for a column that another process makes, as long as it takes, and none counts as failed', async () => {
  const posts: string[] = [];
  const own = { tenant: 'tenant-b', run: 'run-b' };
  const columns = new LineItemStore(database.connection);
  const waiting = process('waiting', posts);
  // A process that died while it was at it: the column is free again after five minutes.
  expect(await columns.claim(own, 'guided-minutes', clock.now())).toBe(true);
  const score = { lineItem: 'guided-minutes', value: 7, final: true, comment: null } as const;
  await waiting.schedule(own, { ...score, person: 'ines', changedAt: clock.now() });
  for (let tries = 0; tries < 40; tries += 1) {
    ahead += 5500;
    expect(await waiting.sendDue()).toBe(true);
    expect(await waiting.overview(own)).toMatchObject({ counts: { waiting: 1, stopped: 0 }, troubled: [] });
  }
  expect(posts).toEqual([]);
  ahead += 5 * 60_000;
  expect(await waiting.sendDue()).toBe(true);
  expect(posts).toEqual(['waiting 7']);
});
