import { signal, type Signal } from '@preact/signals';
import { GIVE_WAY } from '../../server/core/event-stream.rule.ts';
import { ApiError } from './api-error.ts';
import { openStream } from './api.ts';

/**
 * How a page hears of something: `opening`; `live`, as it happens; `asking`, by questions that wait for news, where something
 * between us and the server holds a stream back; `lost`, not at the moment; `over`, not any more.
 */
export type Hearing = 'opening' | 'live' | 'asking' | 'lost' | 'over';

export interface Source {
  /** Where its events come from, as server-sent events. */
  path: string;
  params: Record<string, string>;
  /** The revision that this page has; 0: none. */
  since(): number;
  take(step: unknown): void;
  /** Asks for the same as one answer that waits a while, and takes it. Rejects with ApiError. */
  ask(since: number): Promise<void>;
}

export interface Listening {
  readonly hearing: Signal<Hearing>;
  /** Opens the stream anew: something was missed. */
  again(): void;
  stop(): void;
}

/** The server says something at once. Where nothing has come by then, somebody keeps it. */
const FIRST_MS = 4_000;
/** It gives a sign of life every fifteen seconds. */
const SILENT_MS = 35_000;
/** After that a stream is tried once more: networks change. */
const ASKING_MS = 5 * 60_000;
/** Between two questions, should answers come that have not waited. */
const BETWEEN_MS = 250;
const AGAIN_MS = [500, 1_000, 2_000, 5_000, 10_000, 20_000];
/** When a server stops, its thousand pages do not come back in one moment. */
const ENDED_MS = 1_500;

/** What became of a stream: held back by something, ended by the server, failed, cut by ourselves, or not tried. */
type End = 'held' | 'ended' | 'failed' | 'cut' | 'not-tried';

export function listen(source: Source): Listening {
  return new Listener(source);
}

class Listener implements Listening {
  readonly hearing = signal<Hearing>('opening');
  readonly #source: Source;
  #stopped = false;
  #failures = 0;
  #askUntil = 0;
  #heardAt = Date.now();
  #cut: AbortController | undefined;
  #wake: (() => void) | undefined;

  constructor(source: Source) {
    this.#source = source;
    addEventListener('online', this.#onNetwork);
    addEventListener('offline', this.#onNetwork);
    document.addEventListener('visibilitychange', this.#onLook);
    void this.#run();
  }

  again(): void {
    this.#cut?.abort();
    this.#wake?.();
  }

  stop(): void {
    this.#stopped = true;
    removeEventListener('online', this.#onNetwork);
    removeEventListener('offline', this.#onNetwork);
    document.removeEventListener('visibilitychange', this.#onLook);
    this.again();
  }

  /** A connection of another network is dead, whether or not anybody has said so. */
  readonly #onNetwork = (): void => {
    this.#failures = 0;
    this.#askUntil = 0;
    this.again();
  };

  /** Timers stand still in a page that sleeps: whether it is too silent is asked when somebody looks. */
  readonly #onLook = (): void => {
    if (document.visibilityState !== 'visible') return;
    this.#wake?.();
    if (Date.now() - this.#heardAt > SILENT_MS) this.#onNetwork();
  };

  async #run(): Promise<void> {
    while (!this.#stopped) {
      const end = Date.now() < this.#askUntil ? 'not-tried' : await this.#stream();
      if (this.#stopped) return;
      if (end === 'cut') continue;
      if (end === 'ended') await this.#rest(ENDED_MS * Math.random());
      else await this.#askOnce(end);
    }
  }

  /** By a question what is amiss is known: an answer means that only streams are held back, or that we may not listen. */
  async #askOnce(end: End): Promise<void> {
    try {
      await this.#answer();
      if (this.#stopped) return;
      if (end === 'held') this.#askUntil = Date.now() + ASKING_MS;
      this.hearing.value = 'asking';
      this.#failures = 0;
      this.#heard();
      // A stream that broke and a server that answers: no reason to hurry.
      await this.#rest(end === 'failed' ? ENDED_MS * Math.random() : BETWEEN_MS);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (isFinal(error)) return this.#end();
      await this.#pause();
    }
  }

  /** A question of before a change of network may never be answered, so that it is let go then. */
  #answer(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#wake = resolve;
      this.#source.ask(this.#source.since()).then(resolve, reject);
    });
  }

  #end(): void {
    this.hearing.value = 'over';
    this.stop();
  }

  /** Longer each time, and never for two pages the same. */
  #pause(): Promise<void> {
    this.hearing.value = 'lost';
    const ms = AGAIN_MS[Math.min(this.#failures, AGAIN_MS.length - 1)] ?? 0;
    this.#failures += 1;
    return this.#rest(ms * (0.5 + Math.random()));
  }

  #rest(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#wake = undefined;
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.#wake = done;
    });
  }

  #heard(): void {
    this.#heardAt = Date.now();
  }

  async #stream(): Promise<End> {
    const cut = new AbortController();
    this.#cut = cut;
    const { path, params, since } = this.#source;
    let end: End = 'cut';
    let timer: ReturnType<typeof setTimeout> | undefined;
    const within = (ms: number, otherwise: End) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        end = otherwise;
        cut.abort();
      }, ms);
    };
    try {
      within(FIRST_MS, 'held');
      const response = await openStream(path, { params, query: { since: since() } }, cut.signal);
      if (!response.ok || !response.body) return 'failed';
      await this.#read(response.body, () => within(SILENT_MS, 'failed'));
      return 'ended';
    } catch {
      return cut.signal.aborted ? end : 'failed';
    } finally {
      clearTimeout(timer);
      cut.abort();
    }
  }

  async #read(body: ReadableStream<Uint8Array>, heard: () => void): Promise<void> {
    const reader = body.getReader();
    const decoder = new TextDecoder();
    let text = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      heard();
      this.#heard();
      this.#failures = 0;
      this.hearing.value = 'live';
      text += decoder.decode(value, { stream: true });
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) this.#take(event);
    }
  }

  /** A line that begins with a colon is a sign of life. */
  #take(event: string): void {
    // Another stream now would push out that of another page, which would come back in its turn.
    if (event === GIVE_WAY) this.#askUntil = Date.now() + ASKING_MS;
    const data = /^data: (.*)$/m.exec(event)?.[1];
    if (data !== undefined && !this.#stopped) this.#source.take(JSON.parse(data));
  }
}

/** Not a matter of the network or of time: no such thing, or not for us. */
const isFinal = ({ status, code }: ApiError): boolean =>
  status >= 400 && status < 500 && status !== 408 && status !== 429 && code !== 'unreadable';
