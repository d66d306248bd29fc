import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { endOfTask, killable } from './killable-page.ts';
import { arrives, kept, ME, page, Server } from './writing-kit.tsx';

describe('what is written survives', () => {
  it('a kill behind the last key, while the one before it is under way', async () => {
    const server = new Server();
    const before = await page(server);
    const device = killable();
    const writing = before.open();
    await vi.waitFor(() => expect(writing.ready.value).toBe(true));
    writing.write('One');
    await kept();
    writing.write('One two');
    writing.write('One two three');
    await endOfTask();
    device.kill();
    const next = await page(server);
    await vi.waitFor(() => expect(server.text).toBe('One two three'));
    await arrives(server, next.open(), 'One two three');
    expect(server.asked).toHaveLength(1);
  });

  it('a tab that is closed or killed: the next page, whichever it is, sends it', async () => {
    const server = new Server();
    (await page(server)).open().write('Half a sentence');
    await kept();
    await page(server);
    await vi.waitFor(() => expect(server.text).toBe('Half a sentence'));
    const next = await page(server);
    expect(next.open().value.value).toBe('Half a sentence');
    expect(server.asked).toHaveLength(1);
  });

  it('a page that goes before IndexedDB has answered', async () => {
    const server = new Server();
    server.network = 'away';
    vi.stubGlobal('indexedDB', { open: () => ({}) });
    (await page(server, { launch: false })).open().write('The last words');
    dispatchEvent(new Event('pagehide'));
    expect(Object.keys(localStorage)).toHaveLength(1);
    vi.stubGlobal('indexedDB', new IDBFactory());
    server.network = 'up';
    const next = (await page(server)).open();
    await vi.waitFor(() =>
      expect([server.text, next.value.value]).toEqual(['The last words', 'The last words']),
    );
    expect(Object.keys(localStorage)).toEqual([]);
  });

  it.each([
    [401, 'session-missing'],
    [503, 'not-now'],
    [429, 'too-many'],
    [200, 'unreadable'],
  ])('%i %s: it waits, and goes with the next launch of the same person', async (...failure) => {
    const server = new Server();
    const writing = (await page(server)).open();
    server.network = failure;
    writing.write('Kept for later');
    await writing.flush();
    expect(writing.state.value.is).toBe('waiting');
    server.network = 'up';
    await page(server);
    await vi.waitFor(() => expect(server.text).toBe('Kept for later'));
  });

  it('and is never shown or sent for another person who uses the same browser', async () => {
    const server = new Server();
    server.network = 'away';
    (await page(server)).open().write('Private');
    await kept();
    server.network = 'up';
    const other = await page(server, { person: { ...ME, id: 'farah' } });
    await kept();
    expect([other.open().value.value, server.asked]).toEqual(['', []]);
    await page(server);
    await vi.waitFor(() => expect(server.text).toBe('Private'));
  });

  it('a device that is slow to open: nobody writes before it keeps what is written', async () => {
    const slow = new IDBFactory();
    vi.stubGlobal('indexedDB', {
      open: (name: string, version: number) => {
        const opening = {} as IDBOpenDBRequest;
        setTimeout(() => {
          const real = slow.open(name, version);
          real.onupgradeneeded = () => {
            Object.assign(opening, { result: real.result });
            opening.onupgradeneeded?.({} as IDBVersionChangeEvent);
          };
          real.onsuccess = () => {
            Object.assign(opening, { result: real.result });
            opening.onsuccess?.({} as Event);
          };
        }, 300);
        return opening;
      },
    });
    const writing = (await page(new Server(), { launch: false })).open();
    expect(writing.ready.value).toBe(false);
    await vi.waitFor(() => expect(writing.ready.value).toBe(true));
  });

  it('a browser that keeps nothing: in memory, the page says so, and asks before it is closed', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const server = new Server();
    const { open, memoryOnly } = await page(server);
    const writing = open();
    const leaving = () => {
      const event = new Event('beforeunload', { cancelable: true });
      dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(leaving()).toBe(false);
    server.network = 'away';
    writing.write('Only here');
    await writing.flush();
    expect([memoryOnly.value, writing.state.value.is, leaving()]).toEqual([true, 'memory', true]);
    server.network = 'up';
    dispatchEvent(new Event('online'));
    await arrives(server, writing, 'Only here');
    expect(leaving()).toBe(false);
  });
});
