import { describe, expect, it } from 'vitest';
import { createLog } from '../../server/core/log.ts';
import { outboxKit } from './grade-kit.ts';

/** The outbox on a gradebook that does what no LMS of ours does on demand. */
const { outbox, sendLater, ten, clock, database } = await outboxKit();
const logTo = (lines: string[]) => createLog('info', { write: (line) => void lines.push(line) });

it('a score refused for its time goes out with a later one where results may not be read', async () => {
  const scope = { tenant: 'tenant-a', run: 'no-results' };
  const times: number[] = [];
  const grade = outbox({
    async post(_run, _lineItem, { timestamp }) {
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
      lineItem: async () => {
        throw new TypeError('columns.flat is not a function');
      },
    },
    { log: logTo(logged) },
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

describe('what is newer', () => {
  /** Notes these values in this order and answers what was sent. */
  async function sentOf(run: string, notes: { value: number; revision: number; ageMs?: number }[]) {
    const scope = { tenant: 'tenant-a', run };
    const sent: { value: number; timestamp: Date }[] = [];
    const grade = outbox({
      async post({ id }, _lineItem, { value, timestamp }) {
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
