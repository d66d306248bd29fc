import { completed, database, inMemory, memory, memoryOnly, type Shelf } from './kept.ts';

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
        // Now, and not when the browser has seen that nothing more is asked: what is killed meanwhile would be lost.
        work.commit();
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
