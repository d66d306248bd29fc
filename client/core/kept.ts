import { signal } from '@preact/signals';

/**
 * What this page keeps on the device, in IndexedDB. Inside a frame many browsers refuse it or leave the request without
 * an answer; then it is kept in memory for as long as the page is open, and `memoryOnly` lets the page say so.
 */
export const memoryOnly = signal(false);

export type Shelf = 'drafts' | 'outbox';
const SHELVES: readonly Shelf[] = ['drafts', 'outbox'];
const NAME = 're-entry';
const OPEN_MS = 2_000;

const memory = new Map<string, unknown>();
const inMemory = (shelf: Shelf, key: string) => `${shelf}/${key}`;

let opened: Promise<IDBDatabase | undefined> | undefined;

function database(): Promise<IDBDatabase | undefined> {
  return (opened ??= openDatabase().catch(() => {
    memoryOnly.value = true;
    return undefined;
  }));
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(NAME, 1);
    // Safari may answer nothing at all in a frame whose storage it has blocked.
    setTimeout(() => reject(new Error('IndexedDB did not answer')), OPEN_MS);
    opening.onupgradeneeded = () => {
      for (const shelf of SHELVES) opening.result.createObjectStore(shelf);
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

/** Puts a value on a shelf. When the device refuses it (a full disk), it is in memory at least. */
export async function keep(shelf: Shelf, key: string, value: unknown): Promise<void> {
  memory.set(inMemory(shelf, key), value);
  const base = await database();
  if (!base) return;
  try {
    await answerOf(base.transaction(shelf, 'readwrite').objectStore(shelf).put(value, key));
    memory.delete(inMemory(shelf, key));
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
  if (base) await answerOf(base.transaction(shelf, 'readwrite').objectStore(shelf).delete(key));
}
