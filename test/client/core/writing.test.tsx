import { describe, expect, it, vi } from 'vitest';
import { arrives, kept, page, Server } from './writing-kit.tsx';

describe('what is written', () => {
  it('is sent two seconds after the last key, once, with the newest text', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const server = new Server();
    const writing = (await page(server)).open();
    for (const text of ['O', 'On', 'One']) {
      writing.write(text);
      await vi.advanceTimersByTimeAsync(1_900);
    }
    expect(server.asked).toEqual([]);
    expect(writing.state.value.is).toBe('saving');
    await vi.advanceTimersByTimeAsync(200);
    await arrives(server, writing, 'One');
    expect(server.asked.map(({ value }) => value)).toEqual(['One']);
    expect(writing.state.value).toEqual({ is: 'saved', at: '2026-03-02T10:42:00.000Z' });
  });

  it('is sent after ten seconds by somebody who never pauses', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const server = new Server();
    const writing = (await page(server)).open();
    for (let second = 0; second < 12; second += 1) {
      writing.write('word '.repeat(second + 1));
      await vi.advanceTimersByTimeAsync(1_000);
    }
    await vi.waitFor(() => expect(server.asked).toHaveLength(1));
  });

  it('goes on while a request is under way, and follows it as the newest text', async () => {
    const server = new Server();
    let go = () => {};
    server.hold = new Promise((resolve) => (go = resolve));
    const writing = (await page(server)).open();
    writing.write('One');
    const first = writing.flush();
    await vi.waitFor(() => expect(server.asked).toHaveLength(1));
    writing.write('One two');
    writing.write('One two three');
    const second = writing.flush();
    await kept();
    expect(server.asked).toHaveLength(1);
    go();
    await Promise.all([first, second]);
    await arrives(server, writing, 'One two three');
    expect(server.asked.map(({ value, revision }) => [value, revision])).toEqual([
      ['One', 0],
      ['One two three', 1],
    ]);
  });

  it('waits without a network, also for hours, and goes once when it returns', async () => {
    const server = new Server();
    const { open } = await page(server);
    const writing = open();
    server.network = 'away';
    writing.write('In the train');
    await writing.flush();
    expect(writing.state.value.is).toBe('waiting');
    writing.write('In the train, still');
    await writing.flush();
    server.network = 'up';
    dispatchEvent(new Event('online'));
    await arrives(server, writing, 'In the train, still');
    dispatchEvent(new Event('online'));
    dispatchEvent(new Event('focus'));
    await kept();
    expect(server.revision).toBeLessThanOrEqual(2);
  });

  it('whose answer was lost goes again as it was, and is done once', async () => {
    const server = new Server();
    const writing = (await page(server)).open();
    server.network = 'answers lost';
    writing.write('One');
    await writing.flush();
    writing.write('One two');
    await kept();
    server.network = 'up';
    await writing.flush();
    await arrives(server, writing, 'One two');
    expect(server.asked.map(({ value, revision }) => [value, revision])).toEqual([
      ['One', 0],
      ['One', 0],
      ['One two', 1],
    ]);
    expect(server.asked[0]?.write).toBe(server.asked[1]?.write);
    expect(server.revision).toBe(2);
  });

  it.each([
    [400, 'invalid'],
    [403, 'not-allowed'],
    [413, 'too-large'],
  ])('that the server refuses (%i %s) stays, says why, and goes when it was changed', async (...refusal) => {
    const server = new Server();
    const { open, sendWaiting } = await page(server);
    const writing = open();
    server.network = refusal;
    writing.write('Too long');
    await writing.flush();
    expect(writing.state.value).toMatchObject({ is: 'refused', error: { code: refusal[1] } });
    server.network = 'up';
    await sendWaiting();
    expect(server.asked).toEqual([]);
    expect(writing.value.value).toBe('Too long');
    writing.write('Short');
    await writing.flush();
    await arrives(server, writing, 'Short');
  });

  it('is gone when it is not wanted any more', async () => {
    const server = new Server();
    server.network = 'away';
    const writing = (await page(server)).open();
    writing.write('Rather not');
    await kept();
    writing.clear();
    expect([writing.value.value, writing.state.value.is]).toEqual(['', 'idle']);
    server.network = 'up';
    const next = await page(server);
    await kept();
    expect([next.open().value.value, server.asked]).toEqual(['', []]);
  });
});
