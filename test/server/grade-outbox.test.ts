import { beforeAll, expect, it } from 'vitest';
import { ensureIndexes } from '../../server/core/database.ts';
import { createLog } from '../../server/core/log.ts';
import type { GradeService } from '../../server/rooms/grade/grade.service.ts';
import type { Gradebook } from '../../server/rooms/grade/gradebook.ts';
import { testDatabase } from '../setup/database.ts';
import { outboxOn } from './grade-kit.ts';

/** The outbox on a gradebook that does what no LMS of ours does on demand. */
const database = await testDatabase();
let ahead = 0;
const clock = { now: () => new Date(Date.now() + ahead) };
beforeAll(() => ensureIndexes(database.connection));

function outbox(gradebook: Partial<Gradebook>, logged: string[] = []) {
  const log = createLog('info', { write: (line) => void logged.push(line) });
  return outboxOn(database, gradebook, { clock, log });
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
    revision: 1,
  }) as const;

it('a score refused for its time goes out with a later one where results may not be read', async () => {
  const scope = { tenant: 'tenant-a', run: 'no-results' };
  const times: number[] = [];
  const grade = outbox({
    async post(_run, _column, { timestamp }) {
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
  expect((await grade.overview(scope)).counts).toMatchObject({ waiting: 0, sent: 1, stopped: 0 });
});

it('a fault of ours is not told as the platform’s words, and stands in the log with its place', async () => {
  const scope = { tenant: 'tenant-a', run: 'our-fault' };
  const logged: string[] = [];
  const grade = outbox(
    {
      column: async () => {
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
    async post({ tenant }, _column, { value }) {
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
