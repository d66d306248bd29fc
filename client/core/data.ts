import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { ApiError } from './api-error.ts';

/**
 * The order in which this page has asked and written: a later question has a higher number. Not a clock, which can be set
 * back and has the same reading twice.
 */
let latest = 0;
export const nextMoment = (): number => (latest += 1);

/** What a page shows of one address of the server. Old data stays when a later request fails; `error` stands beside it. */
export interface Data<T> {
  readonly data: ReadonlySignal<T | undefined>;
  readonly error: ReadonlySignal<ApiError | undefined>;
  /** What is asked: the query itself, or the one that a view is worked out of. */
  readonly source: Query<unknown>;
  /** Asks again, unless a question that is new enough is under way. Never rejects. */
  refresh(): Promise<void>;
  /** Asks again when the answer is missing, older than `OLD_MS`, or out of date by a write. Never rejects. */
  refreshIfOld(): Promise<void>;
}

/** A change that is shown before the server has it. `until`: the moment from which answers contain it. */
interface Change<T> {
  apply(value: T): T;
  until: number;
}

const OLD_MS = 20_000;

/**
 * An address with what is known of it. Each answer carries the moment of its question: an older one never replaces a
 * newer, nor what was written after it was asked.
 */
export class Query<T> implements Data<T> {
  readonly error = signal<ApiError | undefined>(undefined);
  readonly data = computed(() => {
    const answer = this.#answer.value;
    return answer && this.#changes.value.reduce((value, change) => change.apply(value), answer.value);
  });

  readonly source = this as Query<unknown>;
  readonly #answer = signal<{ value: T; moment: number } | undefined>(undefined);
  readonly #changes = signal<readonly Change<T>[]>([]);
  readonly #fetch: () => Promise<T>;
  readonly #learn: (value: T, moment: number) => void;
  #running: { moment: number; done: Promise<void> } | undefined;
  /** Questions of before this moment are too old: something was written since. */
  #valid = 0;
  #readAt = -Infinity;

  /** `learn` hears each answer that is taken: facts that other pages show too are kept once, outside of it. */
  constructor(fetch: () => Promise<T>, learn: (value: T, moment: number) => void = () => undefined) {
    this.#fetch = fetch;
    this.#learn = learn;
  }

  refresh(): Promise<void> {
    if (!this.#running || this.#running.moment < this.#valid) {
      const moment = nextMoment();
      this.#running = { moment, done: this.#ask(moment) };
    }
    return this.#running.done;
  }

  refreshIfOld(): Promise<void> {
    return Date.now() - this.#readAt > OLD_MS ? this.refresh() : Promise.resolve();
  }

  /** After a write: what is under way is out of date. Asks again at once where a page shows it, else when one does. */
  invalidate(): void {
    this.#valid = nextMoment();
    this.#readAt = -Infinity;
    if (shown.has(this.source)) void this.refresh();
  }

  /** Shows a change at once. `settle` when the server has it, `drop` when it refused. */
  change(apply: (value: T) => T): { settle(): void; drop(): void } {
    const change: Change<T> = { apply, until: Infinity };
    this.#changes.value = [...this.#changes.peek(), change];
    return {
      settle: () => void (change.until = nextMoment()),
      drop: () => void (this.#changes.value = this.#changes.peek().filter((one) => one !== change)),
    };
  }

  async #ask(moment: number): Promise<void> {
    try {
      this.#take(await this.#fetch(), moment);
    } catch (problem) {
      if (!(problem instanceof ApiError)) throw problem;
      if (this.#isNewest(moment)) this.error.value = problem;
    } finally {
      if (this.#running?.moment === moment) this.#running = undefined;
    }
  }

  #take(value: T, moment: number): void {
    if (!this.#isNewest(moment)) return;
    this.#readAt = Date.now();
    batch(() => {
      this.#answer.value = { value, moment };
      this.#changes.value = this.#changes.peek().filter(({ until }) => until > moment);
      this.error.value = undefined;
      this.#learn(value, moment);
    });
  }

  #isNewest(moment: number): boolean {
    return moment >= this.#valid && moment > (this.#answer.peek()?.moment ?? 0);
  }
}

const queries = new Map<string, Query<unknown>>();
const views = new Map<string, Data<unknown>>();
/** What pages show at this moment. */
const shown = new Map<Query<unknown>, number>();

/** The query of a key; the first call makes it, and its `fetch` counts: a key is one address. */
export function query<T>(
  key: string,
  fetch: () => Promise<T>,
  learn?: (value: T, moment: number) => void,
): Query<T> {
  const known = queries.get(key);
  if (known) return known as Query<T>;
  const made = new Query(fetch, learn);
  queries.set(key, made as Query<unknown>);
  return made;
}

/** Data worked out of other data, so that nothing is kept twice. Undefined where the other is. */
export function view<T, V>(key: string, base: Data<T>, derive: (value: T) => V): Data<V> {
  const known = views.get(key);
  if (known) return known as Data<V>;
  const made: Data<V> = {
    source: base.source,
    data: computed(() => {
      const value = base.data.value;
      return value === undefined ? undefined : derive(value);
    }),
    error: base.error,
    refresh: () => base.refresh(),
    refreshIfOld: () => base.refreshIfOld(),
  };
  views.set(key, made);
  return made;
}

/**
 * A write whose result is shown before the answer, and taken back when it is refused: then it rejects as `send` did. For
 * what must outlive the page there is the outbox.
 */
export async function mutate<T, A>(on: Query<T>, apply: (value: T) => T, send: () => Promise<A>): Promise<A> {
  const change = on.change(apply);
  try {
    const answer = await send();
    change.settle();
    return answer;
  } catch (error) {
    change.drop();
    throw error;
  } finally {
    on.invalidate();
  }
}

/** Everything is asked again when it is next shown; until then the old answers stay on the page. */
export function refreshAll(): void {
  for (const one of queries.values()) one.invalidate();
}

/** Keeps data fresh while it is on a page: when it opens, comes back to the eye, or the network returns. */
export function useData<T>(data: Data<T>): Data<T> {
  useEffect(() => {
    const { source } = data;
    shown.set(source, (shown.get(source) ?? 0) + 1);
    const look = () => {
      if (document.visibilityState === 'visible') void data.refreshIfOld();
    };
    look();
    const calls = ['focus', 'online', 'visibilitychange'];
    for (const name of calls) addEventListener(name, look);
    return () => {
      const others = (shown.get(source) ?? 1) - 1;
      if (others > 0) shown.set(source, others);
      else shown.delete(source);
      for (const name of calls) removeEventListener(name, look);
    };
  }, [data]);
  return data;
}
