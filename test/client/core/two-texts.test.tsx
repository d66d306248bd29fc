import { describe, expect, it, vi } from 'vitest';
import { arrives, is, kept, page, Server } from './writing-kit.tsx';

describe('two texts of one thing', () => {
  it('of two devices: both are shown, neither is overwritten, and the choice goes over theirs', async () => {
    const server = new Server();
    const writing = (await page(server)).open();
    server.elsewhere('From the phone');
    writing.write('From the laptop');
    await writing.flush();
    await is(writing, 'conflict');
    expect(writing.conflict.value).toEqual({
      mine: 'From the laptop',
      theirs: 'From the phone',
      revision: 1,
      savedAt: '2026-03-02T08:52:00.000Z',
    });
    expect(server.text).toBe('From the phone');
    writing.settle('From the phone\n\nFrom the laptop');
    await arrives(server, writing, 'From the phone\n\nFrom the laptop');
  });

  it('are still both there after a reload, and nothing is sent before somebody has chosen', async () => {
    const server = new Server();
    const first = (await page(server)).open();
    server.elsewhere('From the phone');
    first.write('From the laptop');
    await first.flush();
    const writing = (await page(server)).open();
    await is(writing, 'conflict');
    expect(writing.value.value).toBe('From the laptop');
    writing.write('From the laptop, more');
    await writing.flush();
    expect(writing.conflict.value).toMatchObject({ mine: 'From the laptop, more', theirs: 'From the phone' });
    expect(server.text).toBe('From the phone');
    writing.settle('From the phone');
    await is(writing, 'idle').catch(() => is(writing, 'saved'));
    expect([writing.value.value, server.revision]).toEqual(['From the phone', 1]);
  });

  it('are seen as soon as the page hears of the newer one, before anything is sent', async () => {
    const server = new Server();
    const writing = (await page(server)).open();
    writing.write('Begun here');
    await kept();
    server.elsewhere('Written since');
    writing.hear(server.known);
    await is(writing, 'conflict');
    expect(writing.conflict.value).toMatchObject({ mine: 'Begun here', theirs: 'Written since' });
    expect(server.asked).toEqual([]);
  });

  it('of a device that was away for a day: the draft and what was written since', async () => {
    const server = new Server();
    server.network = 'away';
    (await page(server)).open().write('Draft of yesterday');
    await kept();
    server.elsewhere('Written since');
    server.network = 'up';
    const writing = (await page(server)).open();
    await is(writing, 'conflict');
    expect(writing.conflict.value).toMatchObject({ mine: 'Draft of yesterday', theirs: 'Written since' });
    expect(server.text).toBe('Written since');
  });

  it('a newer text of the server takes the place of one that nobody has changed here', async () => {
    const server = new Server();
    const writing = (await page(server)).open();
    server.elsewhere('Written since');
    writing.hear(server.known);
    expect([writing.value.value, writing.state.value.is]).toEqual(['Written since', 'idle']);
    writing.hear({ value: 'An older answer', revision: 0 });
    expect(writing.value.value).toBe('Written since');
  });

  it('that are the same are none', async () => {
    const server = new Server();
    const writing = (await page(server)).open();
    server.elsewhere('The same');
    writing.write('The same');
    await writing.flush();
    await arrives(server, writing, 'The same');
    expect(server.revision).toBe(1);
  });

  it('in two tabs: the other one sees the newer text, goes on with it, and the first follows', async () => {
    const server = new Server();
    const one = (await page(server)).open();
    const other = (await page(server)).open();
    await kept();
    one.write('From the first tab');
    await vi.waitFor(() => expect(other.value.value).toBe('From the first tab'));
    other.write('From the first tab, and the second');
    await vi.waitFor(() => expect(one.value.value).toBe('From the first tab, and the second'));
    await one.flush();
    await arrives(server, one, 'From the first tab, and the second');
    await arrives(server, other, 'From the first tab, and the second');
    other.write('Once more');
    await other.flush();
    await arrives(server, one, 'Once more');
    expect(server.revision).toBe(2);
  });

  it('in two tabs that did not hear of each other: a choice, and nothing lost', async () => {
    vi.stubGlobal('BroadcastChannel', undefined);
    const server = new Server();
    server.network = 'away';
    const one = (await page(server)).open();
    const other = (await page(server)).open();
    await kept();
    one.write('Of the first tab');
    await kept();
    other.write('Of the second tab');
    await is(other, 'conflict');
    expect(other.conflict.value).toMatchObject({ mine: 'Of the second tab', theirs: 'Of the first tab' });
    one.write('Of the first tab, more');
    await kept();
    const next = (await page(server)).open();
    await is(next, 'conflict');
    expect(next.conflict.value).toMatchObject({
      mine: 'Of the second tab',
      theirs: 'Of the first tab, more',
    });
    server.network = 'up';
    next.settle('Of both');
    await arrives(server, next, 'Of both');
  });
});
