import { signal } from '@preact/signals';

/**
 * What this page keeps on the device, in IndexedDB. Inside a frame many browsers refuse it or leave the request without
 * an answer; then it is kept in memory for as long as the page is open, and `memoryOnly` lets the page say so.
 */
export const memoryOnly = signal(false);

export type Shelf = 'drafts' | 'outbox' | 'unsent';
const SHELVES: readonly Shelf[] = ['drafts', 'outbox', 'unsent'];
const NAME = 're-entry';
const VERSION = 2;
/** After a crash a busy machine takes seconds to open it; one that blocks it without a word never does. */
const OPEN_MS = 6_000;

/** What the device would not take. */
export const memory = new Map<string, unknown>();
export const inMemory = (shelf: Shelf, key: string): string => `${shelf}/${key}`;

let opened: Promise<IDBDatabase | undefined> | undefined;

/** Undefined where this browser keeps nothing. */
export function database(): Promise<IDBDatabase | undefined> {
  return (opened ??= openDatabase().catch(() => {
    memoryOnly.value = true;
    return undefined;
  }));
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(NAME, VERSION);
    // Safari may answer nothing at all in a frame whose storage it has blocked.
    setTimeout(() => reject(new Error('IndexedDB did not answer')), OPEN_MS);
    opening.onupgradeneeded = () => {
      const base = opening.result;
      for (const shelf of SHELVES) if (!base.objectStoreNames.contains(shelf)) base.createObjectStore(shelf);
    };
    opening.onsuccess = () => {
      // A newer page wants to change the shelves: it must not wait for this one.
      opening.result.onversionchange = () => opening.result.close();
      resolve(opening.result);
    };
    opening.onerror = () => reject(opening.error ?? new Error('IndexedDB refused'));
  });
}

const answerOf = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB refused'));
  });

/** A value is on the device when its transaction is over; the answer to the request comes before that. */
export const completed = (work: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    const refuse = () => reject(work.error ?? new Error('IndexedDB refused'));
    work.oncomplete = () => resolve();
    work.onabort = refuse;
    work.onerror = refuse;
  });

/** All of it is said to the browser at once: a page that goes before it has heard of the first half takes the rest with it. */
function written(base: IDBDatabase, shelf: Shelf, write: (store: IDBObjectStore) => void): Promise<void> {
  const work = base.transaction(shelf, 'readwrite');
  write(work.objectStore(shelf));
  work.commit();
  return completed(work);
}

/** Puts a value on a shelf. When the device refuses it (a full disk), it is in memory at least. */
export async function keep(shelf: Shelf, key: string, value: unknown): Promise<void> {
  memory.set(inMemory(shelf, key), value);
  const base = await database();
  if (!base) return;
  try {
    await written(base, shelf, (store) => store.put(value, key));
    if (memory.get(inMemory(shelf, key)) === value) memory.delete(inMemory(shelf, key));
  } catch {
    memoryOnly.value = true;
  }
}

export async function keptValue(shelf: Shelf, key: string): Promise<unknown> {
  const name = inMemory(shelf, key);
  if (memory.has(name)) return memory.get(name);
  const base = await database();
  return base && answerOf<unknown>(base.transaction(shelf).objectStore(shelf).get(key));
}

/** Everything on a shelf whose key begins so. */
export async function keptUnder(shelf: Shelf, start: string): Promise<unknown[]> {
  const name = inMemory(shelf, start);
  const here = [...memory].filter(([key]) => key.startsWith(name)).map(([, value]) => value);
  const base = await database();
  if (!base) return here;
  const range = IDBKeyRange.bound(start, `${start}\uffff`);
  const there = await answerOf<unknown[]>(base.transaction(shelf).objectStore(shelf).getAll(range));
  return [...there, ...here];
}

export async function forget(shelf: Shelf, key: string): Promise<void> {
  memory.delete(inMemory(shelf, key));
  const base = await database();
  if (base) await written(base, shelf, (store) => store.delete(key));
}

/** In `localStorage`: what a page kept in the moment it went (core/kept-at-once.ts). */
export const AT_ONCE = 're-entry.at-once/';

export function namesAtOnce(start: string): string[] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(`${AT_ONCE}${start}`));
  } catch {
    return [];
  }
}
