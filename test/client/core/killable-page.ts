import { onTestFinished, vi } from 'vitest';

/** From now on the page that has these open is dead: what it did not say to the end is undone, and it says nothing more. */
export function killable(): { kill(): void } {
  const begin = IDBDatabase.prototype.transaction;
  const begun: IDBTransaction[] = [];
  const dead = new Set<IDBDatabase>();
  const spy = vi.spyOn(IDBDatabase.prototype, 'transaction');
  onTestFinished(() => spy.mockRestore());
  spy.mockImplementation(function (this: IDBDatabase, ...of) {
    if (dead.has(this)) throw new Error('nobody is there any more');
    const work = begin.apply(this, of);
    begun.push(work);
    return work;
  });
  const kill = () => {
    for (const work of begun) {
      dead.add(work.db);
      try {
        work.abort();
      } catch {
        // It is committed, or over: that is the device's by now.
      }
    }
  };
  return { kill };
}

/** What follows a key in its own task, and nothing that waits for the device. */
export async function endOfTask(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}
