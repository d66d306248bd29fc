import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import type { Step } from '../server/meeting-kit.ts';

/** Somebody in a meeting, at one of the processes that serve it. */
export interface Seat {
  origin: string;
  token: string;
  /** `/api/live/meetings/<set>/<n>`. */
  path: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const streams = new Agent({ keepAlive: true, maxSockets: Infinity });
export const closeConnections = (): void => {
  agent.destroy();
  streams.destroy();
};

export async function ask<T>(seat: Omit<Seat, 'path'>, method: string, path: string, body?: object) {
  const headers = { authorization: `Bearer ${seat.token}`, 'content-type': 'application/json' };
  const sent = request(`${seat.origin}${path}`, { method, headers, agent }).end(body && JSON.stringify(body));
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  let text = '';
  for await (const part of answer.setEncoding('utf8')) text += String(part);
  return { status: answer.statusCode ?? 0, body: JSON.parse(text) as T };
}

/** A screen that notes when it saw each revision of its meeting. */
export class Screen {
  readonly seat: Seat;
  /** Revision and moment, in the order that they came. */
  readonly seen: { revision: number; at: number }[] = [];
  #left = '';

  constructor(seat: Seat) {
    this.seat = seat;
  }

  /** Resolves when it shows the meeting. */
  async open(): Promise<void> {
    const { origin, path, token } = this.seat;
    const headers = { authorization: `Bearer ${token}` };
    const sent = request(`${origin}${path}/events?since=0`, { headers, agent: streams }).end();
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode}`);
    answer.setEncoding('utf8');
    await new Promise<void>((resolve) => {
      answer.on('data', (part: string) => {
        this.#take(part);
        if (this.seen.length > 0) resolve();
      });
      // The bench ends its connections.
      answer.on('error', () => undefined);
    });
  }

  /** When it first showed that revision, or a later one. */
  sawAt(revision: number): number | undefined {
    return this.seen.find((one) => one.revision >= revision)?.at;
  }

  #take(part: string): void {
    const at = performance.now();
    const lines = `${this.#left}${part}`.split('\n');
    this.#left = lines.pop() ?? '';
    for (const line of lines) {
      const revision = /^id: (\d+)/.exec(line)?.[1];
      if (revision !== undefined) this.seen.push({ revision: Number(revision), at });
    }
  }
}

export type Answered = Pick<Step, 'revision'>;
