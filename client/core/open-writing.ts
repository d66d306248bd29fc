import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import { ApiError } from './api-error.ts';
import { forgetAtOnce, keepAtOnce } from './kept-at-once.ts';
import { change } from './kept-change.ts';
import { forgetTyped, keepTyped } from './kept-typed.ts';
import { memoryOnly } from './kept.ts';
import { newId } from './outbox.ts';
import { announce, equal, inTurn, read, send, SHELF, watch, type News } from './unsent.ts';
import { added, overTheirs, settled, type Unsent, type Written } from './unsent.rule.ts';
import type { Conflict, Known, SaveState, Writing, WritingOf } from './writing.types.ts';

const PAUSE_MS = 2_000;
/** Somebody who never pauses is not left unsent for longer. */
const LONGEST_MS = 10_000;

/** A thing that is written on in this tab. */
export class OpenWriting<T> implements Writing<T> {
  readonly value = signal<T>(undefined as T);
  readonly known = signal<Known<T> | undefined>(undefined);
  readonly ready = signal(false);
  readonly state: ReadonlySignal<SaveState> = computed(
    () => (this.#said = steady(this.#said, this.#stateNow())),
  );
  readonly conflict: ReadonlySignal<Conflict<T> | undefined> = computed(() => conflictOf(this.#unsent.value));
  readonly #key: string;
  readonly #of: Pick<WritingOf<T>, 'thing' | 'kind' | 'start'>;
  readonly #same: (one: unknown, other: unknown) => boolean;
  /** What this device keeps of it; undefined when the server has all. */
  readonly #unsent = signal<Unsent | undefined>(undefined);
  /** Written, and not on the device yet. */
  readonly #unkept = signal(false);
  #said: SaveState = { is: 'idle' };
  readonly #failed = signal<News['failed']>(undefined);
  /** Of what was written last, and of all that is not on the device yet. */
  #stamp = '';
  readonly #mine: string[] = [];
  /** The text that stood before somebody wrote. */
  #from: T;
  #keeping: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writingSince: number | undefined;

  constructor(key: string, of: WritingOf<T>) {
    this.#key = key;
    this.#of = of;
    this.#same = (of.same as typeof equal | undefined) ?? equal;
    this.value.value = this.#from = of.start as T;
    const sent = watch(key, {
      same: this.#same,
      writing: () => this.#timer !== undefined,
      hear: (news) => this.#hear(news),
    });
    if (sent) this.learn(sent as Known<T>);
  }

  /** Takes up what an earlier page left. */
  async open(): Promise<void> {
    const left = await read(this.#key, true);
    batch(() => {
      if (left) this.#take(left);
      this.ready.value = true;
    });
    if (!left) return;
    await this.#compare();
    await send(this.#key);
  }

  /** The server has said what it has. It never takes the place of what somebody wrote. */
  learn(known: Known<T> | undefined): void {
    if (!known || known.revision <= (this.known.peek()?.revision ?? -1)) return;
    this.known.value = known;
    if (this.isUnsent()) void this.#compare();
    else this.#stand(known.value);
  }

  write(value: T): void {
    batch(() => {
      this.value.value = value;
      this.#unkept.value = true;
      if (this.#failed.peek() instanceof ApiError) this.#failed.value = undefined;
    });
    this.#stamp = newId();
    this.#mine.push(this.#stamp);
    this.#writeSoon();
    void keepTyped(this.#key, this.#written());
    void this.#keep();
  }

  async flush(): Promise<void> {
    this.#stopTimer();
    await this.#keep();
    if (this.#unsent.peek()) await send(this.#key);
  }

  settle(value: T): void {
    const theirs = this.conflict.peek();
    this.value.value = value;
    this.#unkept.value = false;
    void inTurn(this.#key, async () => {
      const unsent = await change<Unsent>(
        SHELF,
        this.#key,
        (kept) => kept && settled(kept, value, newId(), this.#same),
      );
      const saved = unsent || !theirs ? undefined : { ...theirs, value: theirs.theirs };
      this.#hear(saved ? { unsent, saved } : { unsent });
      announce(this.#key, saved);
    }).then(() => send(this.#key));
  }

  clear(): void {
    this.#stopTimer();
    this.#unkept.value = false;
    this.#hear({ unsent: undefined });
    this.#stand(this.#knownValue());
    void inTurn(this.#key, async () => {
      this.#take(await change<Unsent>(SHELF, this.#key, () => undefined));
      announce(this.#key);
    });
  }

  isUnsent(): boolean {
    return this.#unkept.peek() || this.#unsent.peek() !== undefined;
  }

  keepAtOnce(): void {
    if (this.#unkept.peek()) keepAtOnce(this.#key, this.#written());
  }

  leave(): void {
    this.keepAtOnce();
    void this.flush();
  }

  #stateNow(): SaveState {
    const unsent = this.#unsent.value;
    const failed = this.#failed.value;
    if (unsent && unsent.aside.length > 0) return { is: 'conflict' };
    if (unsent || this.#unkept.value) {
      if (failed === undefined) return { is: 'saving' };
      if (failed !== 'later') return { is: 'refused', error: failed };
      return { is: memoryOnly.value ? 'memory' : 'waiting' };
    }
    const at = this.known.value?.savedAt;
    return at ? { is: 'saved', at } : { is: 'idle' };
  }

  #writeSoon(): void {
    const since = (this.#writingSince ??= Date.now());
    clearTimeout(this.#timer);
    const rest = Math.min(PAUSE_MS, Math.max(0, since + LONGEST_MS - Date.now()));
    this.#timer = setTimeout(() => void this.flush(), rest);
  }

  #stopTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writingSince = undefined;
  }

  /** At once, and again as long as something was written while the device was busy: no timer that a kill could beat. */
  #keep(): Promise<void> {
    return (this.#keeping ??= this.#keepAll().finally(() => (this.#keeping = undefined)));
  }

  async #keepAll(): Promise<void> {
    while (this.#unkept.peek()) {
      await inTurn(this.#key, async () => {
        const written = this.#written();
        const unsent = await change<Unsent>(SHELF, this.#key, (kept) => added(kept, written, this.#same));
        if (this.value.peek() === written.value) this.#unkept.value = false;
        this.#take(unsent);
        announce(this.#key);
      });
    }
    this.#mine.length = 0;
    forgetAtOnce(this.#key);
    void forgetTyped(this.#key, this.#stamp);
  }

  #written(): Written {
    const { kind, thing } = this.#of;
    return {
      kind,
      thing,
      value: this.value.peek(),
      from: this.#from,
      revision: this.known.peek()?.revision ?? 0,
      stamp: this.#stamp,
      after: [this.#unsent.peek()?.stamp ?? '', ...this.#mine],
      at: Date.now(),
    };
  }

  #hear({ unsent, saved, failed }: News): void {
    batch(() => {
      if (saved && saved.revision > (this.known.peek()?.revision ?? -1)) {
        this.known.value = saved as Known<T>;
        this.#from = saved.value as T;
      }
      // Another tab only says that it wrote something: what became of the last try is still true.
      if (failed || saved || !unsent || unsent.aside.length > 0) this.#failed.value = failed;
      this.#take(unsent);
    });
  }

  /** What the device keeps stands on the screen, unless something newer was written meanwhile. */
  #take(unsent: Unsent | undefined): void {
    const before = this.#unsent.peek();
    this.#unsent.value = unsent;
    if (this.#unkept.peek()) return;
    if (unsent) this.#stand(unsent.value as T);
    else if (before) this.#stand(this.#knownValue());
  }

  #stand(value: T): void {
    this.#from = value;
    if (!this.#same(this.value.peek(), value)) this.value.value = value;
  }

  #knownValue(): T {
    return (this.known.peek() ? this.known.peek()?.value : this.#of.start) as T;
  }

  /** What was written over an older text than the server has now, and never sent. */
  #compare(): Promise<void> {
    return inTurn(this.#key, async () => {
      const { value, revision = 0, savedAt = '' } = this.known.peek() ?? {};
      const before = this.#unsent.peek();
      if (!before || before.attempt || before.revision >= revision) return;
      const theirs = { value, revision, savedAt };
      const unsent = await change<Unsent>(SHELF, this.#key, (kept) =>
        !kept || kept.attempt || kept.revision >= revision ? kept : overTheirs(kept, theirs, this.#same),
      );
      this.#hear({ unsent });
      announce(this.#key);
    });
  }
}

/** The earlier one, as long as it says the same: a key more is still "saving", and nothing is drawn again for it. */
const steady = (before: SaveState, now: SaveState): SaveState =>
  before.is === now.is && now.is !== 'saved' && now.is !== 'refused' ? before : now;

function conflictOf<T>(unsent: Unsent | undefined): Conflict<T> | undefined {
  const first = unsent?.aside[0];
  if (!unsent || !first) return undefined;
  const { value, revision = unsent.revision, savedAt } = first;
  return { mine: unsent.value as T, theirs: value as T, revision, savedAt };
}
