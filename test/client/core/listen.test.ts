import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../../client/core/api-error.ts';
import { GIVE_WAY } from '../../../server/core/event-stream.rule.ts';
import { listen, type Listening } from '../../../client/core/listen.ts';

/** A wire of our own: each stream that is opened, and what comes down it. */
class Stream {
  readonly since: string | null;
  readonly signal: AbortSignal;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  readonly answer: (ok?: boolean) => void;

  constructor(address: string, signal: AbortSignal, resolve: (response: Response) => void) {
    this.since = new URL(address, 'https://tool.example').searchParams.get('since');
    this.signal = signal;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => void (this.#controller = controller),
    });
    signal.addEventListener('abort', () => this.#controller?.error(new DOMException('', 'AbortError')));
    this.answer = (ok = true) => resolve(new Response(body, { status: ok ? 200 : 503 }));
  }

  say(text: string): void {
    this.#controller?.enqueue(new TextEncoder().encode(text));
  }

  end(): void {
    this.#controller?.close();
  }
}

let streams: Stream[] = [];
let asked: number[] = [];
let taken: unknown[] = [];
let revision = 0;
let answers: () => Promise<void> = () => Promise.resolve();
let listening: Listening | undefined;

const start = () => {
  listening = listen({
    path: '/api/live/meetings/:set/:n/events',
    params: { set: 'b', n: '1' },
    since: () => revision,
    take: (step) => {
      taken.push(step);
      revision = (step as { revision: number }).revision;
    },
    ask: (since) => {
      asked.push(since);
      return answers();
    },
  });
  return listening;
};
const newest = () => streams.at(-1) as Stream;
const passes = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const event = (n: number) => `id: ${n}\ndata: {"revision":${n}}\n\n`;

/** A stream that has said its first word. */
async function live(): Promise<Stream> {
  newest().answer();
  await passes(0);
  newest().say(': open\n\n');
  await passes(0);
  return newest();
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  [streams, asked, taken, revision] = [[], [], [], 0];
  answers = () => Promise.resolve();
  vi.stubGlobal('fetch', (address: string, { signal }: RequestInit) => {
    return new Promise<Response>((resolve, reject) => {
      streams.push(new Stream(address, signal as AbortSignal, resolve));
      signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
    });
  });
});
afterEach(() => {
  listening?.stop();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a page that listens', () => {
  it('takes events as they come, also cut into pieces, and goes on from what it has seen when the stream ends', async () => {
    const { hearing } = start();
    const first = await live();
    expect(hearing.value).toBe('live');
    first.say(event(1) + event(2).slice(0, 9));
    await passes(0);
    first.say(event(2).slice(9));
    await passes(0);
    expect(taken).toEqual([{ revision: 1 }, { revision: 2 }]);
    first.end();
    await passes(1_500);
    expect(streams.map(({ since }) => since)).toEqual(['0', '2']);
    expect(asked).toEqual([]);
  });

  it('asks instead where something between holds streams back, and tries a stream again later', async () => {
    let answer = () => {};
    answers = () => new Promise((resolve) => (answer = resolve));
    const { hearing } = start();
    newest().answer();
    await passes(4_000);
    expect(asked).toHaveLength(1);
    answer();
    await passes(0);
    expect([hearing.value, streams.length]).toEqual(['asking', 1]);
    answers = () => new Promise((resolve) => setTimeout(resolve, 10_000));
    answer();
    await passes(5 * 60_000 + 10_000);
    expect(asked.length).toBeGreaterThan(20);
    expect(streams).toHaveLength(2);
    await live();
    expect(hearing.value).toBe('live');
  });

  it('that gives way to other pages of the same person asks for minutes before it opens another stream', async () => {
    answers = () => new Promise((resolve) => setTimeout(resolve, 10_000));
    const { hearing } = start();
    const first = await live();
    first.say(`${GIVE_WAY}\n\n`);
    first.end();
    await passes(5 * 60_000 - 2_000);
    expect([hearing.value, streams.length]).toEqual(['asking', 1]);
    expect(asked.length).toBeGreaterThan(20);
    await passes(14_000);
    expect(streams).toHaveLength(2);
  });

  it('notices silence, and opens another stream from where it was', async () => {
    start();
    const first = await live();
    first.say(event(5));
    await passes(30_000);
    first.say(': alive\n\n');
    await passes(30_000);
    expect(streams).toHaveLength(1);
    await passes(10_000);
    expect(first.signal.aborted).toBe(true);
    expect(newest().since).toBe('5');
  });

  it('waits longer each time that nothing answers, and comes back at once with the network', async () => {
    answers = () => Promise.reject(new ApiError(0, 'offline'));
    const { hearing } = start();
    newest().answer(false);
    await passes(0);
    expect(hearing.value).toBe('lost');
    const tries: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      const before = streams.length;
      let waited = 0;
      for (; streams.length === before; waited += 100) await passes(100);
      tries.push(waited);
      newest().answer(false);
      await passes(0);
    }
    expect(tries).toEqual([...tries].sort((one, other) => one - other));
    expect(new Set(tries).size).toBe(tries.length);
    const before = streams.length;
    dispatchEvent(new Event('online'));
    await passes(0);
    expect(streams).toHaveLength(before + 1);
    await live();
    expect(hearing.value).toBe('live');
  });

  it('that slept looks whether its stream still lives when somebody looks at it', async () => {
    start();
    await live();
    // Timers of a page that sleeps stand still, and its clock goes on.
    vi.setSystemTime(Date.now() + 10 * 60_000);
    document.dispatchEvent(new Event('visibilitychange'));
    await passes(0);
    expect(streams).toHaveLength(2);
  });

  it.each([401, 404])('listens no more where it may not (%i)', async (status) => {
    answers = () => Promise.reject(new ApiError(status, 'refused'));
    const { hearing } = start();
    newest().answer(false);
    await passes(60_000);
    expect([hearing.value, streams.length, asked.length]).toEqual(['over', 1, 1]);
  });

  it('stops when the page goes', async () => {
    start().stop();
    await passes(60_000);
    expect([streams.length, newest().signal.aborted]).toEqual([1, true]);
  });
});
