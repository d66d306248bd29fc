import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { render as draw } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { Known, Writing } from '../../../client/core/writing.ts';
import type { Me } from '../../../client/core/session.ts';

export const ME: Me = {
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
  run: { id: 'autumn', title: null, trainer: { en: 'trainer', es: 'formadora' } },
};

/** ApiError is a class of each page's own. */
class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly data: Record<string, unknown>;

  constructor(status: number, code: string, data = {}) {
    super(code);
    this.status = status;
    this.code = code;
    this.data = data;
  }
}

/** A server that keeps one text: compare-and-swap, and each write once however often it comes. */
export class Server {
  text = '';
  revision = 0;
  /** Every request that reached it. */
  readonly asked: { value: string; revision: number; write: string }[] = [];
  readonly #seen = new Map<string, number>();
  network: 'up' | 'away' | 'answers lost' | [number, string] = 'up';
  /** A request waits here while somebody types on. */
  hold: Promise<void> | undefined;

  async put(body: { value: string; revision: number; write: string }) {
    if (this.network === 'away') throw new Refusal(0, 'offline');
    if (Array.isArray(this.network)) throw new Refusal(...this.network);
    this.asked.push(body);
    await this.hold;
    const answer = this.#do(body);
    if (this.network === 'answers lost') throw new Refusal(0, 'timeout');
    return answer;
  }

  #do({ value, revision, write }: { value: string; revision: number; write: string }) {
    const before = this.#seen.get(write);
    if (before !== undefined) return { revision: before, savedAt: '2026-03-02T10:42:00.000Z' };
    if (revision !== this.revision) {
      const theirs = { value: this.text, revision: this.revision, savedAt: '2026-03-02T08:52:00.000Z' };
      throw new Refusal(409, 'conflict', theirs);
    }
    this.text = value;
    this.revision += 1;
    this.#seen.set(write, this.revision);
    return { revision: this.revision, savedAt: '2026-03-02T10:42:00.000Z' };
  }

  /** Another device. */
  elsewhere(text: string) {
    this.text = text;
    this.revision += 1;
  }

  get known(): Known<string> {
    return { value: this.text, revision: this.revision };
  }
}

const places: HTMLElement[] = [];

/** A page of its own, as after a reload or in another tab: the modules are new, the device is the same. */
export async function page(server: Server, { person = ME, launch = true } = {}) {
  vi.resetModules();
  const [outbox, session, { ApiError }, { memoryOnly }, { useWriting }, { sendUnsent }] = await Promise.all([
    import('../../../client/core/outbox.ts'),
    import('../../../client/core/session.ts'),
    import('../../../client/core/api-error.ts'),
    import('../../../client/core/kept.ts'),
    import('../../../client/core/writing.ts'),
    import('../../../client/core/unsent-left.ts'),
  ]);
  session.me.value = person;
  const senders = {
    text: () =>
      Promise.resolve(async ({ body }: { body: unknown }) => {
        try {
          return await server.put(body as never);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          throw new ApiError(error.status, error.code, '', error.data);
        }
      }),
  };
  if (launch) await outbox.openOutbox(senders, sendUnsent);
  /** The page on which one writes; `hear`: its data came once more. */
  const open = (known = server.known) => {
    let writing: Writing<string> | undefined;
    const Field = ({ known }: { known: Known<string> }) => {
      writing = useWriting<string>({ thing: 'a note', kind: 'text', known, start: '' });
      return null;
    };
    const place = document.createElement('div');
    places.push(place);
    const hear = (said: Known<string>) => void act(() => draw(<Field known={said} />, place));
    hear(known);
    if (!writing) throw new Error('nothing was drawn');
    return Object.assign(writing, { hear });
  };
  return { open, memoryOnly, sendWaiting: outbox.sendWaiting };
}

/** The server's text, and that there is nothing to choose and nothing that waits. */
export async function arrives(server: Server, writing: Writing<string>, text: string) {
  await vi.waitFor(() => expect([server.text, writing.state.value.is]).toEqual([text, 'saved']));
  expect(writing.value.value).toBe(text);
  expect(writing.conflict.value).toBeUndefined();
}

export const is = (writing: Writing<string>, state: string) =>
  vi.waitFor(() => expect(writing.state.value.is).toBe(state));

/** Until the device has it: what a kill after this would find. */
export const kept = () => new Promise((resolve) => setTimeout(resolve, 60));

/** Pages of a test are closed at its end: they must not hear the window's events of the next one. */
const listening: [EventTarget, string, EventListener][] = [];
function closeWithTest(target: EventTarget) {
  const add = target.addEventListener.bind(target);
  vi.spyOn(target, 'addEventListener').mockImplementation((name, listener, options) => {
    listening.push([target, name, listener as EventListener]);
    add(name, listener, options);
  });
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  closeWithTest(window);
  closeWithTest(document);
});
afterEach(() => {
  vi.restoreAllMocks();
  for (const [target, name, listener] of listening.splice(0)) target.removeEventListener(name, listener);
  for (const place of places.splice(0)) void act(() => draw(null, place));
  vi.useRealTimers();
});
