import type { ReadonlySignal } from '@preact/signals';
import type { ApiError } from './api-error.ts';

export type SaveState =
  | { is: 'idle' }
  | { is: 'saving' }
  | { is: 'saved'; at: string }
  /** On this device: the network is away, or the session over. */
  | { is: 'waiting' }
  /** The same, and this browser keeps nothing. */
  | { is: 'memory' }
  | { is: 'refused'; error: ApiError }
  | { is: 'conflict' };

/** As the server last said. Revision 0: it has nothing yet. */
export interface Known<T> {
  value: T;
  revision: number;
  savedAt?: string | undefined;
}

/** Two texts of one thing. `savedAt` is empty where nobody said when theirs was saved. */
export interface Conflict<T> {
  mine: T;
  theirs: T;
  revision: number;
  savedAt: string;
}

/** A text of somebody's while it is written: it is on the device before it is on the wire, and nowhere lost between. */
export interface Writing<T> {
  /** What stands on the screen. Undefined until the server or the device has said something, where there is no `start`. */
  readonly value: ReadonlySignal<T>;
  readonly state: ReadonlySignal<SaveState>;
  /** The device has said what it kept, and keeps what is written from now on. Before that a box is not to be written in. */
  readonly ready: ReadonlySignal<boolean>;
  readonly conflict: ReadonlySignal<Conflict<T> | undefined>;
  /** The newest that the server is known to have. */
  readonly known: ReadonlySignal<Known<T> | undefined>;
  write(value: T): void;
  /** Sends now: on blur, on leaving, before something is finished. Resolves when it was tried. */
  flush(): Promise<void>;
  /** After a conflict: this is the text, over theirs. */
  settle(value: T): void;
  /** It is not wanted any more. */
  clear(): void;
}

/** `thing` is its name on this device, `kind` says who sends it (`senders` in `<room>.parts.ts`). Values are JSON. */
export interface WritingOf<T> {
  thing: string;
  kind: string;
  known: Known<T> | undefined;
  /** What stands where nothing is known yet. */
  start?: T;
  same?(one: T, other: T): boolean;
}
