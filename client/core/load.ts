import { signal, type Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { ApiError } from './api-error.ts';

/** Data of one address. Old data stays on the page when a later request fails; `error` says so beside it. */
export interface Loaded<T> {
  data: Signal<T | undefined>;
  error: Signal<ApiError | undefined>;
  /** Asks again; one request at a time. Never rejects. */
  refresh(): Promise<void>;
  /** Asks again when the data is older than `STALE_MS` or missing. */
  refreshIfStale(): void;
}

const STALE_MS = 20_000;
const cache = new Map<string, Loaded<unknown>>();

/** The entry of a key; the first call makes it. `fetcher` of later calls is ignored: a key is one address. */
export function loaded<T>(key: string, fetcher: () => Promise<T>): Loaded<T> {
  const known = cache.get(key);
  if (known) return known as Loaded<T>;
  const made = make(fetcher);
  cache.set(key, made as Loaded<unknown>);
  return made;
}

function make<T>(fetcher: () => Promise<T>): Loaded<T> {
  const data = signal<T | undefined>(undefined);
  const error = signal<ApiError | undefined>(undefined);
  let running: Promise<void> | undefined;
  let at = 0;
  const run = async () => {
    try {
      data.value = await fetcher();
      error.value = undefined;
      at = Date.now();
    } catch (problem) {
      if (!(problem instanceof ApiError)) throw problem;
      error.value = problem;
    } finally {
      running = undefined;
    }
  };
  const refresh = () => (running ??= run());
  return {
    data,
    error,
    refresh,
    refreshIfStale: () => {
      if (Date.now() - at > STALE_MS) void refresh();
    },
  };
}

/** Throws all data away: after the language changed, because course text comes in one language. */
export function forgetAll(): void {
  cache.clear();
}

/** Keeps the data of a page fresh while it is shown: when it opens, comes back to the eye, or the network returns. */
export function useFresh<T>(entry: Loaded<T>): Loaded<T> {
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') entry.refreshIfStale();
    };
    look();
    document.addEventListener('visibilitychange', look);
    addEventListener('online', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      removeEventListener('online', look);
    };
  }, [entry]);
  return entry;
}
