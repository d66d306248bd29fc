import { beforeAll, describe, expect, it } from 'vitest';
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

describe('what is newer', () => {
  /** Notes these values in this order and answers what was sent. */
  async function sentOf(run: string, notes: { value: number; revision: number; ageMs?: number }[]) {
    const scope = { tenant: 'tenant-a', run };
    const sent: { value: number; timestamp: Date }[] = [];
    const grade = outbox({
      async post({ id }, _column, { value, timestamp }) {
        if (id === run) sent.push({ value, timestamp });
        return { kind: 'sent' };
      },
    });
    for (const { value, revision, ageMs = 0 } of notes)
      await grade.schedule(scope, {
        ...ten(),
        value,
        revision,
        changedAt: new Date(clock.now().getTime() - ageMs),
      });
    await sendLater(grade);
    return { grade, scope, sent };
  }

  it('is decided by the revision of the marks: a clock that was set back loses no score', async () => {
    const { sent } = await sentOf('clock-back', [
      { value: 8, revision: 1, ageMs: -4000 },
      { value: 16, revision: 2 },
    ]);
    expect(sent.map((one) => one.value)).toEqual([16]);
  });

  it('is not undone by a note that comes late, after the same value was noted again', async () => {
    const { sent } = await sentOf('late-note', [
      { value: 10, revision: 1 },
      { value: 10, revision: 3 },
      { value: 20, revision: 2 },
    ]);
    expect(sent.map((one) => one.value)).toEqual([10]);
  });

  it('holds for two first notes at once too', async () => {
    const scope = { tenant: 'tenant-a', run: 'two-first' };
    const grade = outbox({});
    for (let round = 0; round < 20; round += 1) {
      const person = `person-${round}`;
      await Promise.all(
        [1, 2, 3].map((revision) => grade.schedule(scope, { ...ten(), person, value: revision, revision })),
      );
    }
    await sendLater(grade);
    const rows = await database.connection.collection('scores').find({ run: 'two-first' }).toArray();
    expect(rows.map((row) => row['value'])).toEqual(Array.from({ length: 20 }, () => 3));
  });

  it('is sent with a later time than the last one sent, whatever the clocks say', async () => {
    const { grade, scope, sent } = await sentOf('ahead', [{ value: 10, revision: 1, ageMs: -600_000 }]);
    await grade.schedule(scope, { ...ten(), value: 20, revision: 2 });
    await sendLater(grade);
    expect(sent.map((one) => one.value)).toEqual([10, 20]);
    expect(sent[1]?.timestamp.getTime()).toBe((sent[0]?.timestamp.getTime() ?? 0) + 1000);
  });
});

describe('lanes', () => {
  /** A gradebook that keeps the scores of some tenants waiting until they are let go. */
  function heldUp(isHeld: (tenant: string) => boolean) {
    const posted: string[] = [];
    const held: (() => void)[] = [];
    let open = false;
    const grade = outbox({
      async post({ tenant }, _column, { value }) {
        posted.push(`${tenant} ${value}`);
        if (!open && isHeld(tenant)) await new Promise<void>((resolve) => held.push(resolve));
        return { kind: 'sent' };
      },
    });
    const letGo = async () => {
      open = true;
      for (const go of held) go();
      await grade.settled();
      while (await grade.sendDue());
    };
    return { grade, posted, letGo };
  }

  const note = (grade: GradeService, tenant: string, value: number) =>
    grade.schedule({ tenant, run: 'lanes' }, { ...ten(), person: `p${value}`, value });

  it('a school whose LMS has not answered yet holds up nobody else, however often others have news', async () => {
    const { grade, posted, letGo } = heldUp((tenant) => tenant === 'lane-slow');
    await note(grade, 'lane-slow', 1);
    await note(grade, 'lane-slow', 2);
    for (let value = 3; value < 8; value += 1) {
      await note(grade, 'lane-quick', value);
      ahead += 3000;
      await grade.sendDue();
      expect(posted).toContain(`lane-quick ${value}`);
    }
    expect(posted.filter((one) => one.startsWith('lane-slow'))).toEqual(['lane-slow 1']);
    await letGo();
    expect(posted.at(-1)).toBe('lane-slow 2');
  });

  it('one school with many scores has one lane, and six schools at most are served at once', async () => {
    const { grade, posted, letGo } = heldUp(() => true);
    const tenants = Array.from({ length: 8 }, (_, index) => `full-${index}`);
    for (const tenant of tenants) for (const value of [1, 2]) await note(grade, tenant, value);
    ahead += 3000;
    await grade.sendDue();
    expect(posted.toSorted()).toEqual(tenants.slice(0, 6).map((tenant) => `${tenant} 1`));
    await letGo();
    expect(posted.toSorted()).toEqual(tenants.flatMap((tenant) => [`${tenant} 1`, `${tenant} 2`]));
  });

  it('platforms known to be slow leave lanes to the quick ones', async () => {
    let slowed = true;
    const held: (() => void)[] = [];
    const posted: string[] = [];
    const grade = outbox({
      async post({ tenant }, _column, { value }) {
        posted.push(`${tenant} ${value}`);
        if (slowed) ahead += 1500;
        else if (tenant !== 'quick') await new Promise<void>((resolve) => held.push(resolve));
        return { kind: 'sent' };
      },
    });
    const tenants = Array.from({ length: 7 }, (_, index) => `known-${index}`);
    for (const tenant of tenants) await note(grade, tenant, 1);
    await sendLater(grade);
    slowed = false;
    posted.length = 0;
    for (const tenant of tenants) await note(grade, tenant, 2);
    await note(grade, 'quick', 3);
    ahead += 3000;
    await grade.sendDue();
    expect(posted).toContain('quick 3');
    expect(posted.filter((one) => one.startsWith('known'))).toHaveLength(4);
    for (let rounds = 0; rounds < 10 && posted.length < 8; rounds += 1) {
      for (const go of held.splice(0)) go();
      await grade.sendDue();
    }
    for (const go of held.splice(0)) go();
    await grade.settled();
    expect(posted).toHaveLength(8);
  });

  it('the end of a process waits for the scores under way', async () => {
    const { grade, posted, letGo } = heldUp(() => true);
    await note(grade, 'ends', 1);
    ahead += 3000;
    let settled = false;
    const working = grade.sendDue();
    while (posted.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const end = grade.settled().then(() => (settled = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(settled).toBe(false);
    await letGo();
    await Promise.all([end, working]);
    const [row] = await database.connection.collection('scores').find({ tenant: 'ends' }).toArray();
    expect(row).toMatchObject({ status: 'sent' });
  });
});
