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
const completed = (work: IDBTransaction) =>
  new Promise<void>((resolve, reject) => {
    const refuse = () => reject(work.error ?? new Error('IndexedDB refused'));
    work.oncomplete = () => resolve();
    work.onabort = refuse;
    work.onerror = refuse;
  });

/** Puts a value on a shelf. When the device refuses it (a full disk), it is in memory at least. */
export async function keep(shelf: Shelf, key: string, value: unknown): Promise<void> {
  memory.set(inMemory(shelf, key), value);
  const base = await database();
  if (!base) return;
  try {
    const work = base.transaction(shelf, 'readwrite');
    work.objectStore(shelf).put(value, key);
    await completed(work);
    if (memory.get(inMemory(shelf, key)) === value) memory.delete(inMemory(shelf, key));
  } catch {
    memoryOnly.value = true;
  }
}

/**
 * Puts in the place of what is kept what `next` makes of it (undefined: nothing), as one step that no other tab can come
 * between. Answers what is kept now. `next` may be asked twice: when the device refuses, memory has it.
 */
export async function change<T>(
  shelf: Shelf,
  key: string,
  next: (kept: T | undefined) => T | undefined,
): Promise<T | undefined> {
  const name = inMemory(shelf, key);
  const base = await database();
  let before = memory.get(name) as T | undefined;
  if (base) {
    try {
      const work = base.transaction(shelf, 'readwrite');
      const store = work.objectStore(shelf);
      let after: T | undefined;
      store.get(key).onsuccess = ({ target }) => {
        before = memory.has(name) ? before : ((target as IDBRequest).result as T | undefined);
        after = next(before);
        if (after === undefined) store.delete(key);
        else if (after !== before || memory.has(name)) store.put(after, key);
      };
      await completed(work);
      memory.delete(name);
      return after;
    } catch {
      memoryOnly.value = true;
    }
  }
  const after = next(before);
  if (after === undefined) memory.delete(name);
  else memory.set(name, after);
  return after;
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

const AT_ONCE = 're-entry.at-once/';

/**
 * Keeps a value before the next line runs, which IndexedDB cannot: for a page that is going this moment. It stays until
 * somebody takes it.
 */
export function keepAtOnce(key: string, value: unknown): void {
  try {
    localStorage.setItem(`${AT_ONCE}${key}`, JSON.stringify(value));
  } catch {
    // Refused or full: IndexedDB was asked too, and may still make it.
  }
}

/** Keys of what was kept so and begins so. */
export function keptAtOnce(start: string): string[] {
  try {
    return Object.keys(localStorage)
      .filter((name) => name.startsWith(`${AT_ONCE}${start}`))
      .map((name) => name.slice(AT_ONCE.length));
  } catch {
    return [];
  }
}

export function valueAtOnce(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(`${AT_ONCE}${key}`) ?? 'null');
  } catch {
    return null;
  }
}

export function forgetAtOnce(key: string): void {
  try {
    localStorage.removeItem(`${AT_ONCE}${key}`);
  } catch {
    // Then there is none.
  }
}
