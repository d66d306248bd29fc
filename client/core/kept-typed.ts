import { change } from './kept-change.ts';
import { database, keptUnder, keptValue } from './kept.ts';
import type { Written } from './unsent.rule.ts';

/**
 * The newest text of each thing as it was typed, until `change` has taken it up. `change` looks at what is kept first, and
 * has to be answered before it writes; this asks nothing, so that all of it is said to the browser in the task of the key
 * itself, whatever the page or an earlier write is busy with. `relaxed`: it outlives the browser once the system has it.
 * `strict` would wait for the disk with every key, for the sake of a power cut.
 */
const SHELF = 'drafts';
const nameOf = (key: string): string => `typed/${key}`;

export async function keepTyped(key: string, written: Written): Promise<void> {
  const base = await database();
  try {
    const work = base?.transaction(SHELF, 'readwrite', { durability: 'relaxed' });
    work?.objectStore(SHELF).put(written, nameOf(key));
    work?.commit();
  } catch {
    // `change` is asked too, and says that nothing is kept here.
  }
}

export const typedOf = async (key: string): Promise<Written | undefined> =>
  (await keptValue(SHELF, nameOf(key)).catch(() => undefined)) as Written | undefined;

export const typedUnder = async (start: string): Promise<Written[]> =>
  (await keptUnder(SHELF, nameOf(start))) as Written[];

/** It was taken up. What was typed since stays. */
export const forgetTyped = (key: string, stamp: string): Promise<unknown> =>
  change<Written>(SHELF, nameOf(key), (kept) => (kept?.stamp === stamp ? undefined : kept));
