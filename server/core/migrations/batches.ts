import type { Document, Filter } from 'mongodb';
import type { Rows } from './migrate.ts';

type RawCollection = ReturnType<Rows['collection']>;
type Write = Parameters<RawCollection['bulkWrite']>[0][number];

const BATCH = 500;

/**
 * Walks the rows that match, in batches, and writes what `change` answers for each. Unordered, and a key that is there
 * already is no fault: a walk that was cut off finds its own writes when it is begun again.
 */
export async function changeRows(
  collection: RawCollection,
  match: Filter<Document>,
  { change, goOn }: { change: (row: Document) => Write[]; goOn: () => void },
): Promise<void> {
  let waiting: Write[] = [];
  const send = async () => {
    goOn();
    if (waiting.length > 0) await collection.bulkWrite(waiting, { ordered: false });
    waiting = [];
  };
  for await (const row of collection.find(match).batchSize(BATCH)) {
    waiting.push(...change(row));
    if (waiting.length >= BATCH) await send();
  }
  await send();
}

/** Drops an index by its fields, where it is there. */
export async function dropIndex(collection: RawCollection, fields: Record<string, number>): Promise<void> {
  const wanted = JSON.stringify(fields);
  const indexes = await collection.indexes().catch(() => []);
  for (const { name, key } of indexes)
    if (name !== undefined && JSON.stringify(key) === wanted) await collection.dropIndex(name);
}
