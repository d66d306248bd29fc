import { describe, expect, it } from 'vitest';
import type { GradeService } from '../../server/rooms/grade/grade.service.ts';
import { outboxKit } from './grade-kit.ts';

/** Many schools on one outbox: who waits for whom. */
const { outbox, sendLater, ten, database, forward, passed } = await outboxKit();

it('a school whose LMS does not answer does not hold up the scores of another', async () => {
  const tried: string[] = [];
  const grade = outbox({
    async post({ tenant }, _lineItem, { value }) {
      tried.push(`${tenant} ${value}`);
      if (tenant !== 'down' || passed() > 3_600_000) return { kind: 'sent' };
      // As long as a call waits for an answer.
      forward(10_000);
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
  // Two lanes: which is first is chance.
  expect(tried.toSorted()).toEqual(['down 1', 'up 3']);
  forward(3_600_000);
  while (await grade.sendDue());
  expect(tried.filter((one) => one.startsWith('down')).sort()).toEqual(['down 1', 'down 1', 'down 2']);
});

describe('lanes', () => {
  /** A gradebook that keeps the scores of some tenants waiting until they are let go. */
  function heldUp(isHeld: (tenant: string) => boolean) {
    const posted: string[] = [];
    const held: (() => void)[] = [];
    let open = false;
    const grade = outbox({
      async post({ tenant }, _lineItem, { value }) {
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
      forward(3000);
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
    forward(3000);
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
      async post({ tenant }, _lineItem, { value }) {
        posted.push(`${tenant} ${value}`);
        if (slowed) forward(1500);
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
    forward(3000);
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
    forward(3000);
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
