import { beforeAll, expect, it } from 'vitest';
import { ensureIndexes } from '../../server/core/database.ts';
import { createLog } from '../../server/core/log.ts';
import type { Scope } from '../../server/core/scope.ts';
import { GradeService, type Gradebook, type OutgoingScore } from '../../server/rooms/grade/grade.service.ts';
import { GradeStore } from '../../server/rooms/grade/grade.store.ts';
import { LineItemStore } from '../../server/rooms/grade/line-item.store.ts';
import type { PeopleService, Run } from '../../server/rooms/people/people.service.ts';
import { testDatabase } from '../setup/database.ts';

/** The outbox on a gradebook that does what no LMS of ours does on demand. */
const database = await testDatabase();
let ahead = 0;
const clock = { now: () => new Date(Date.now() + ahead) };
const people = {
  findEnrolment: async () => ({ graded: true, sub: '42' }),
  findRun: async ({ tenant }: Scope) => ({ tenant }) as Run,
} as unknown as PeopleService;

beforeAll(() => ensureIndexes(database.connection));

function outbox(gradebook: Partial<Gradebook>, logged: string[] = []) {
  return new GradeService({
    store: new GradeStore(database.connection),
    lineItems: new LineItemStore(database.connection),
    people,
    gradebook: {
      lineItem: async () => 'https://lms.example/column/1',
      post: async () => ({ kind: 'sent' }),
      result: async () => undefined,
      ...gradebook,
    },
    clock,
    log: createLog('info', { write: (line) => void logged.push(line) }),
    rooms: new Set(['course']),
  });
}

async function sendLater(grade: GradeService): Promise<void> {
  ahead += 5000;
  while (await grade.sendDue());
}

const ten = () =>
  ({
    lineItem: 'guided-minutes',
    person: 'tom',
    value: 10,
    final: true,
    comment: null,
    changedAt: clock.now(),
  }) as const;

it('a score refused for its time goes out with a later one where results may not be read', async () => {
  const scope = { tenant: 'tenant-a', run: 'no-results' };
  const times: number[] = [];
  const grade = outbox({
    async post(_run: Run, _url: string, { timestamp }: OutgoingScore) {
      times.push(timestamp.getTime());
      return { kind: times.length === 1 ? 'stale' : 'sent' };
    },
    result: async () => 'unreadable',
  });
  await grade.schedule(scope, ten());
  await sendLater(grade);
  await sendLater(grade);
  expect(times).toHaveLength(2);
  expect(times[1]).toBeGreaterThan(times[0] ?? 0);
  expect((await grade.overview(scope)).counts).toEqual({ waiting: 0, sent: 1, stopped: 0 });
});

it('a fault of ours is not told as the platform’s words, and stands in the log with its place', async () => {
  const scope = { tenant: 'tenant-a', run: 'our-fault' };
  const logged: string[] = [];
  const grade = outbox(
    {
      lineItem: async () => {
        throw new TypeError('columns.flat is not a function');
      },
    },
    logged,
  );
  await grade.schedule(scope, ten());
  await sendLater(grade);
  expect((await grade.overview(scope)).troubled).toMatchObject([
    { status: 'waiting', failure: { code: 'unexpected', reason: '' } },
  ]);
  expect(logged.some((line) => line.includes('columns.flat') && line.includes('grade-outbox.test'))).toBe(
    true,
  );
});

it('a school whose LMS does not answer does not hold up the scores of another', async () => {
  const tried: string[] = [];
  const grade = outbox({
    lineItem: async (run: Run) => run.tenant,
    async post(_run: Run, tenant: string, { value }: OutgoingScore) {
      tried.push(`${tenant} ${value}`);
      if (tenant !== 'down' || ahead > 3_600_000) return { kind: 'sent' };
      // As long as a call waits for an answer.
      ahead += 10_000;
      return { kind: 'again', code: 'failed', reason: 'timed-out' };
    },
  });
  for (const [tenant, person, value] of [
    ['down', 'ana', 1],
    ['down', 'ben', 2],
    ['up', 'cara', 3],
  ] as const)
    await grade.schedule({ tenant, run: 'one' }, { ...ten(), person, value });
  await sendLater(grade);
  expect(tried).toEqual(['down 1', 'up 3']);
  ahead += 3_600_000;
  while (await grade.sendDue());
  expect(tried.filter((one) => one.startsWith('down')).sort()).toEqual(['down 1', 'down 1', 'down 2']);
});
