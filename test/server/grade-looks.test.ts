import { expect, it } from 'vitest';
import type { LineItemShows } from '../../server/rooms/grade/grade.rule.ts';
import type { GradeService } from '../../server/rooms/grade/grade.service.ts';
import { outboxKit, type OutboxKit } from './grade-kit.ts';

const DAY_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;
const LEARNERS = 45;
const kit = await outboxKit();

interface Watched {
  grade: GradeService;
  scope: { tenant: string; run: string };
  /** Values of scores that were typed over in the gradebook. */
  typedOver: Set<number>;
  /** Values of scores that the gradebook does not answer for. */
  mute: Set<number>;
  /** Values asked for since this was last called. */
  asked(): number[];
  shows(): Promise<LineItemShows | null | undefined>;
}

/** A column of its own with delivered scores: learner 1 has 1, and so on. The clock stands a day after the last one. */
async function columnOf(run: string, { outbox, sendLater, forward, clock }: OutboxKit): Promise<Watched> {
  const typedOver = new Set<number>();
  const mute = new Set<number>();
  let asked: number[] = [];
  const grade = outbox({
    async shown(_run, _column, { value }) {
      asked.push(value);
      return mute.has(value) ? 'unknown' : typedOver.has(value) ? 'another' : 'score';
    },
  });
  const scope = { tenant: `tenant-${run}`, run };
  for (let at = 1; at <= LEARNERS; at += 1) {
    const person = `learner-${String(at).padStart(3, '0')}`;
    const score = { lineItem: 'guided-minutes', person, value: at, final: true, comment: null } as const;
    await grade.schedule(scope, { ...score, changedAt: clock.now(), revision: 1 });
  }
  await sendLater(grade);
  forward(DAY_MS);
  asked = [];
  return {
    grade,
    scope,
    typedOver,
    mute,
    asked: () => asked.splice(0),
    shows: async () => (await grade.overview(scope)).lineItems[0]?.shows,
  };
}

/** One look, a minute later; how many scores it asked for, or undefined when none was due. */
async function look(column: Watched): Promise<number | undefined> {
  kit.forward(MINUTE_MS);
  return (await column.grade.lookAtLineItems()) ? column.asked().length : undefined;
}

it('every score is looked at within a few looks, each of which asks for no more than twenty', async () => {
  const column = await columnOf('all', kit);
  const seen: number[] = [];
  for (const count of [20, 20, 5]) {
    kit.forward(MINUTE_MS);
    expect(await column.grade.lookAtLineItems()).toBe(true);
    const asked = column.asked();
    expect(asked).toHaveLength(count);
    seen.push(...asked);
  }
  expect(new Set(seen).size).toBe(LEARNERS);
  expect(await look(column)).toBeUndefined();
  expect(await column.shows()).toBe('score');
});

it('the oldest score of all, typed over, is told; the doubt stays while others are right, and goes with its cause', async () => {
  const column = await columnOf('oldest', kit);
  column.typedOver.add(LEARNERS);
  expect([await look(column), await look(column), await look(column)]).toEqual([20, 20, 5]);
  expect(await column.shows()).toBe('another');
  // Another's score arrives and is right: that says nothing of the one typed over.
  const score = { ...kit.ten(), person: 'learner-001', value: 11, revision: 2 };
  kit.forward(11 * MINUTE_MS);
  await column.grade.schedule(column.scope, score);
  await kit.sendLater(column.grade);
  expect(column.asked()).toEqual([11]);
  expect(await column.shows()).toBe('another');
  // The next look begins with the one that raised the doubt.
  expect(await look(column)).toBe(1);
  expect(await column.shows()).toBe('another');
  column.typedOver.clear();
  kit.forward(DAY_MS);
  await column.grade.resendAll(column.scope);
  expect(await look(column)).toBe(1);
  expect(await column.shows()).toBe('score');
});

it('a look goes on where it was, whatever arrives meanwhile', async () => {
  const column = await columnOf('meanwhile', kit);
  column.typedOver.add(30);
  expect(await look(column)).toBe(20);
  kit.forward(DAY_MS);
  await column.grade.schedule(column.scope, { ...kit.ten(), person: 'learner-002', value: 12, revision: 2 });
  await kit.sendLater(column.grade);
  expect(column.asked()).toEqual([12]);
  expect(await column.shows()).toBe('score');
  expect(await look(column)).toBe(10);
  expect(await column.shows()).toBe('another');
});

it('what cannot be told of one is no verdict on the column while another is seen to be right', async () => {
  const column = await columnOf('mute', kit);
  column.mute.add(LEARNERS);
  while ((await look(column)) !== undefined) continue;
  expect(await column.shows()).toBe('score');
});
