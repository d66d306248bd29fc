import { beforeEach, expect, it } from 'vitest';
import { createLog } from '../../../server/core/log.ts';
import { MIGRATIONS } from '../../../server/core/migrations/list.ts';
import { type Migration, migrate } from '../../../server/core/migrations/migrate.ts';
import { testDatabase } from '../../setup/database.ts';

const database = await testDatabase();
const logged: string[] = [];
const log = createLog('info', { write: (line) => void logged.push(line) });
let clock = new Date('2026-03-02T10:00:00Z');
const later = (hours: number) => (clock = new Date(clock.getTime() + hours * 3_600_000));
beforeEach(async () => {
  await database.drop();
  logged.length = 0;
  clock = new Date('2026-03-02T10:00:00Z');
});

const start = (migrations: Migration[], leaseMs?: number) =>
  migrate({
    connection: database.connection,
    migrations,
    log,
    now: () => clock,
    ...(leaseMs === undefined ? {} : { leaseMs }),
  });

/** A migration that only notes that it ran. */
const noting = (number: number, ran: number[], more: Partial<Migration> = {}): Migration => ({
  number,
  name: `step ${number}`,
  run: async () => void ran.push(number),
  ...more,
});

const records = () => database.connection.collection('migrations');

it('each runs once, in order; a later start runs only what is new', async () => {
  const ran: number[] = [];
  await start([noting(1, ran), noting(2, ran)]);
  expect(ran).toEqual([1, 2]);
  await start([noting(1, ran), noting(2, ran), noting(3, ran)]);
  expect(ran).toEqual([1, 2, 3]);
});

it('of processes that start at once one runs it, and none goes on before it is done', async () => {
  const order: string[] = [];
  const slow: Migration = {
    number: 1,
    name: 'slow',
    run: async () => {
      order.push('begins');
      await new Promise((resume) => setTimeout(resume, 300));
      order.push('ends');
    },
  };
  await Promise.all(
    ['a', 'b', 'c'].map(async () => {
      await start([slow]);
      order.push('listens');
    }),
  );
  expect(order).toEqual(['begins', 'ends', 'listens', 'listens', 'listens']);
});

it('one that was cut off by a kill is begun again when its lease is over, and not before', async () => {
  const ran: number[] = [];
  const leasedUntil = new Date(clock.getTime() + 60_000);
  await records().insertOne({ _id: 1, name: 'step 1', owner: 'dead', leasedUntil, doneAt: null } as never);
  const waiting = start([noting(1, ran)], 100);
  await new Promise((resume) => setTimeout(resume, 200));
  expect(ran).toEqual([]);
  later(1);
  await waiting;
  expect(ran).toEqual([1]);
});

it('one that lost its lease writes nothing as done: it waits for whoever has it', async () => {
  const ran: string[] = [];
  const paused: Migration = {
    number: 1,
    name: 'paused',
    run: async (_rows, goOn) => {
      ran.push('ours');
      // Another process took it over while this one was stopped.
      await records().updateOne({ _id: 1 } as never, { $set: { owner: 'other' } });
      while (ran.length === 1) {
        await new Promise((resume) => setTimeout(resume, 20));
        goOn();
      }
    },
  };
  const starting = start([paused], 60);
  await new Promise((resume) => setTimeout(resume, 300));
  const record = await records().findOne({ _id: 1 } as never);
  expect([record?.['owner'], record?.['doneAt'], ran]).toEqual(['other', null, ['ours']]);
  await records().updateOne({ _id: 1 } as never, { $set: { doneAt: clock } });
  await starting;
  expect(ran).toEqual(['ours']);
});

it('one that fails stops the start, and the next start begins it at once', async () => {
  const ran: number[] = [];
  const failing = noting(1, ran, { run: () => Promise.reject(new Error('disk full')) });
  await expect(start([failing, noting(2, ran)])).rejects.toThrow('disk full');
  expect(ran).toEqual([]);
  await start([noting(1, ran), noting(2, ran)]);
  expect(ran).toEqual([1, 2]);
});

it('what takes something away waits until no older process can be left', async () => {
  const ran: number[] = [];
  const list = [noting(1, ran), noting(2, ran, { after: { number: 1, hours: 1 } }), noting(3, ran)];
  await start(list);
  later(0.9);
  await start(list);
  expect(ran).toEqual([1, 3]);
  later(0.2);
  await start(list);
  expect(ran).toEqual([1, 3, 2]);
});

it('numbers are given out in order, each once', () => {
  expect(MIGRATIONS.map(({ number }) => number)).toEqual(MIGRATIONS.map((_, index) => index + 1));
});

it('an older program serves a database that a newer one has changed, and says so', async () => {
  const ran: number[] = [];
  await start([noting(1, ran), noting(2, ran)]);
  await start([noting(1, ran)]);
  expect(ran).toEqual([1, 2]);
  expect(logged.at(-1)).toContain('changed by a newer version');
});
