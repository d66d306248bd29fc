import { GIVE_WAY } from '../../server/core/event-stream.rule.ts';
import { followed, type Step } from './meeting-kit.ts';

/** Somebody's screen on a meeting: the stream as it comes off the wire, and what a page makes of it. */
export class Screen {
  readonly #abort = new AbortController();
  readonly headers: Promise<Headers>;
  shown: ReturnType<typeof followed> = { revision: 0, meeting: null };
  steps: Step[] = [];
  /** Lines that are no event: the first byte, and signs of life. */
  comments = 0;
  ended = false;
  gaveWay = false;
  readonly #waiting = new Set<() => void>();

  constructor(address: string, token: string, since = 0) {
    const response = fetch(`${address}?since=${since}`, {
      headers: { authorization: `Bearer ${token}`, 'accept-encoding': 'gzip, br' },
      signal: this.#abort.signal,
    });
    this.headers = response.then(({ headers }) => headers);
    void response.then((answer) => this.#read(answer)).catch(() => undefined);
  }

  async #read(answer: Response): Promise<void> {
    let text = '';
    const decoder = new TextDecoder();
    for await (const part of answer.body ?? []) {
      text += decoder.decode(part as Uint8Array, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) this.#take(block);
    }
    this.ended = true;
    this.#tell();
  }

  #take(block: string): void {
    if (block.startsWith(':')) this.comments += 1;
    if (block === GIVE_WAY) this.gaveWay = true;
    const data = /^data: (.*)$/m.exec(block)?.[1];
    if (data !== undefined) {
      const step = JSON.parse(data) as Step;
      this.steps.push(step);
      this.shown = followed(this.shown, step);
    }
    this.#tell();
  }

  #tell(): void {
    for (const one of this.#waiting) one();
  }

  /** Resolves when it is so. */
  until(is: (screen: this) => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!is(this)) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
  }

  close(): void {
    this.#abort.abort();
  }
}
