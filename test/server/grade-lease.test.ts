import { expect, it } from 'vitest';
import { LineItemStore } from '../../server/rooms/grade/line-item.store.ts';
import type { Gradebook } from '../../server/rooms/grade/gradebook.ts';
import { outboxKit } from './grade-kit.ts';

/** Two processes on one outbox, with a gradebook that a test can hold up: no LMS is as slow as is needed here. */
const scope = { tenant: 'tenant-a', run: 'run-a' };
const { outbox, clock, database, forward, sendLater } = await outboxKit();

function process(name: string, posts: string[], onLookUp: () => Promise<void> = async () => undefined) {
  return outbox({
    async lineItem() {
      await onLookUp();
      return { url: 'https://lms.example/column/1', label: '' };
    },
    async post(_run, _lineItem, score) {
      posts.push(`${name} ${score.value}`);
      return { kind: 'sent' };
    },
  });
}

it('a process that was held up past its lease sends nothing: the score is another’s by then', async () => {
  const posts: string[] = [];
  const quick = process('quick', posts);
  const slow = process('slow', posts, async () => {
    // Six minutes for a look through the columns: row and column are free again, and the other process takes both.
    forward(6 * 60_000);
    expect(await quick.sendDue()).toBe(true);
  });
  await slow.schedule(scope, {
    lineItem: 'guided-minutes',
    person: 'tom',
    value: 10,
    final: true,
    comment: null,
    changedAt: clock.now(),
    revision: 1,
  });
  forward(2500);
  expect(await slow.sendDue()).toBe(true);
  expect(posts).toEqual(['quick 10']);
  expect(await slow.sendDue()).toBe(false);
  expect((await slow.overview(scope)).counts).toMatchObject({ waiting: 0, sent: 1, stopped: 0 });
});

it('scores wait for a column that another process makes, as long as it takes, and none counts as failed', async () => {
  const posts: string[] = [];
  const own = { tenant: 'tenant-b', run: 'run-b' };
  const columns = new LineItemStore(database.connection);
  const waiting = process('waiting', posts);
  // A process that died while it was at it: the column is free again after five minutes.
  expect(await columns.claim(own, 'guided-minutes', clock.now())).toEqual(expect.any(String));
  const score = { lineItem: 'guided-minutes', value: 7, final: true, comment: null } as const;
  await waiting.schedule(own, { ...score, person: 'ines', changedAt: clock.now(), revision: 1 });
  for (let tries = 0; tries < 40; tries += 1) {
    forward(5500);
    expect(await waiting.sendDue()).toBe(true);
    expect(await waiting.overview(own)).toMatchObject({ counts: { waiting: 1, stopped: 0 }, troubled: [] });
  }
  expect(posts).toEqual([]);
  forward(5 * 60_000);
  expect(await waiting.sendDue()).toBe(true);
  expect(posts).toEqual(['waiting 7']);
});

it('what goes into a column while another process replaces it goes into the new one too', async () => {
  const own = { tenant: 'tenant-c', run: 'run-c' };
  const posts: string[] = [];
  let address = 'old';
  let meanwhile: (() => Promise<void>) | undefined;
  const gradebook: Partial<Gradebook> = {
    lineItem: async () => ({ url: address, label: '' }),
    async post(_run, url, { value }) {
      const then = meanwhile;
      meanwhile = undefined;
      // Taken, and held up before it answers.
      if (url === address) posts.push(`${url} ${value}`);
      const answer = url === address ? 'sent' : 'gone';
      await then?.();
      return { kind: answer };
    },
  };
  const [one, other] = [outbox(gradebook), outbox(gradebook)];
  const note = (person: string, value: number) =>
    one.schedule(own, { ...said, person, value, changedAt: clock.now(), revision: value });
  const said = { lineItem: 'guided-minutes', final: true, comment: null } as const;
  await note('tom', 1);
  await sendLater(one);
  await note('tom', 2);
  await note('ines', 3);
  meanwhile = async () => {
    address = 'new';
    // Gone for the other one's score first, which makes the new column when it is tried again.
    await other.sendDue();
    forward(40_000);
    while (await other.sendDue());
  };
  await sendLater(one);
  await sendLater(one);
  expect(posts).toEqual(['old 1', 'old 2', 'new 3', 'new 2']);
  expect((await one.overview(own)).counts).toMatchObject({ waiting: 0, sent: 2 });
});
