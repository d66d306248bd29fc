import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Waiting } from '../../../client/core/outbox.ts';
import type { Me } from '../../../client/core/session.ts';

const ME: Me = {
  id: 'tom',
  tenant: 'north',
  name: 'Tom',
  number: 1,
  role: 'learner',
  administers: false,
  testUser: false,
  lang: 'en',
  platformName: 'Moodle',
  asks: false,
  run: { id: 'autumn', title: null, trainer: { en: '', es: '' } },
};

/** A page of its own, as after a reload: the modules are new, the device's storage is the same. */
async function page(person: Me = ME) {
  vi.resetModules();
  const [outbox, session, { ApiError }, kept] = await Promise.all([
    import('../../../client/core/outbox.ts'),
    import('../../../client/core/session.ts'),
    import('../../../client/core/api-error.ts'),
    import('../../../client/core/kept.ts'),
  ]);
  session.me.value = person;
  const sent: Waiting[] = [];
  const network = { fails: undefined as [number, string] | undefined };
  await outbox.openOutbox({
    mark: () =>
      Promise.resolve((item) => {
        if (network.fails) return Promise.reject(new ApiError(...network.fails));
        sent.push(item);
        return Promise.resolve();
      }),
  });
  const bodies = () => sent.map(({ body }) => body);
  return { ...outbox, memoryOnly: kept.memoryOnly, sent, bodies, network };
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});
afterEach(() => vi.useRealTimers());

describe('a write in the outbox', () => {
  it('is sent when it can be, and waits no longer', async () => {
    const { post, sendWaiting, bodies, waiting } = await page();
    await post('mark', 'step 1', 'done');
    await sendWaiting();
    expect(bodies()).toEqual(['done']);
    expect(waiting.value.size).toBe(0);
  });

  it.each([
    [0, 'offline'],
    [0, 'timeout'],
    [200, 'unreadable'],
    [401, 'session-missing'],
    [429, 'too-many'],
    [503, 'unexpected'],
  ])(
    'waits when what came back was %i %s, also after a reload, and is sent then with the same id',
    async (...fails) => {
      const first = await page();
      first.network.fails = fails;
      await first.post('mark', 'step 1', 'done');
      await first.sendWaiting();
      expect(first.stuck.value).toBe(true);
      const id = first.waiting.value.get('step 1')?.id;
      const second = await page();
      expect(second.sent.map((item) => [item.id, item.body])).toEqual([[id, 'done']]);
      expect(second.waiting.value.size).toBe(0);
    },
  );

  it('that the server refused is taken back, and says why until the next try', async () => {
    const { post, sendWaiting, network, waiting, refused } = await page();
    network.fails = [403, 'not-allowed'];
    await post('mark', 'step 1', 'done');
    await sendWaiting();
    expect(waiting.value.size).toBe(0);
    expect(refused.value.get('step 1')?.code).toBe('not-allowed');
    network.fails = undefined;
    await post('mark', 'step 1', 'done');
    expect(refused.value.size).toBe(0);
  });

  it('gives way to a newer one about the same thing; others keep their order', async () => {
    const { post, sendWaiting, network, bodies } = await page();
    network.fails = [0, 'offline'];
    await post('mark', 'step 1', 'done');
    await post('mark', 'step 2', 'done');
    await post('mark', 'step 1', 'not done');
    await sendWaiting();
    network.fails = undefined;
    await sendWaiting();
    expect(bodies()).toHaveLength(2);
    expect(bodies()).toContain('not done');
    await sendWaiting();
    expect(bodies()).toHaveLength(2);
  });

  it('is sent when the network returns', async () => {
    const { post, sendWaiting, network, bodies } = await page();
    network.fails = [0, 'offline'];
    await post('mark', 'step 1', 'done');
    await sendWaiting();
    network.fails = undefined;
    dispatchEvent(new Event('online'));
    await vi.waitFor(() => expect(bodies()).toEqual(['done']));
  });

  it.each([
    ['person', { ...ME, id: 'farah' }],
    ['course', { ...ME, run: { ...ME.run!, id: 'spring' } }],
    ['platform', { ...ME, tenant: 'south' }],
  ])('is never sent for another %s who uses the same browser', async (_, other) => {
    const first = await page();
    first.network.fails = [0, 'offline'];
    await first.post('mark', 'step 1', 'done');
    await first.sendWaiting();
    expect((await page(other)).sent).toEqual([]);
    expect((await page()).bodies()).toEqual(['done']);
  });

  it('is in memory where the browser keeps nothing, and the page can say so', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const { post, sendWaiting, network, bodies, memoryOnly, waiting } = await page();
    network.fails = [0, 'offline'];
    await post('mark', 'step 1', 'done');
    await sendWaiting();
    expect(memoryOnly.value).toBe(true);
    expect(waiting.value.size).toBe(1);
    network.fails = undefined;
    await sendWaiting();
    expect(bodies()).toEqual(['done']);
  });

  it('is in memory too where the storage answers nothing at all', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    vi.stubGlobal('indexedDB', { open: () => ({}) });
    const opened = page();
    await vi.advanceTimersByTimeAsync(10_000);
    const { post, sendWaiting, bodies } = await opened;
    await post('mark', 'step 1', 'done');
    await sendWaiting();
    expect(bodies()).toEqual(['done']);
  });
});
