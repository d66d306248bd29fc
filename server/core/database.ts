import mongoose, {
  type Connection,
  type Model,
  Schema,
  type SchemaDefinition,
  type SchemaOptions,
} from 'mongoose';

export type { Connection, Model } from 'mongoose';
export { Schema } from 'mongoose';

/**
 * One connection for the process. `autoIndex` is off: indexes are made once at the start by `ensureIndexes`, so that
 * a slow index never hides behind the first request. Unknown filter fields throw rather than match everything.
 */
export async function connect(uri: string): Promise<Connection> {
  const connection = mongoose.createConnection(uri, {
    autoIndex: false,
    serverSelectionTimeoutMS: 10_000,
    // The driver's 30 s is how long it believes in a server that has stopped answering.
    connectTimeoutMS: 5_000,
    // Load tests open many sessions at once; more sockets than this only queue inside the server.
    maxPoolSize: 40,
  });
  return connection.asPromise();
}

/**
 * Declares a collection. Collections whose rows belong to a tenant must index `tenant` first; the indexes are
 * checked by test/house/tenant.test.ts.
 */
export function collection<T>(
  name: string,
  definition: SchemaDefinition,
  indexes: Index[],
): (connection: Connection) => Model<T> {
  const options: SchemaOptions = {
    collection: name,
    versionKey: false,
    strict: 'throw',
    strictQuery: 'throw' as unknown as boolean,
    minimize: false,
  };
  const schema = new Schema(definition, options as never);
  for (const index of indexes) schema.index(index.fields, index.options ?? {});
  declared.set(name, { indexes, fields: Object.keys(definition) });
  return (connection) =>
    (connection.models[name] as Model<T> | undefined) ??
    (connection.model(name, schema) as unknown as Model<T>);
}

interface Index {
  fields: Record<string, 1 | -1>;
  options?: Record<string, unknown>;
}

/** Every declared collection: what the house is tested by (tenant first in every key, nobody's rows forgotten). */
export const declared = new Map<string, { indexes: Index[]; fields: string[] }>();

/** Makes the indexes of all models on this connection; safe to run in several processes at once. */
export async function ensureIndexes(connection: Connection): Promise<void> {
  for (const model of Object.values(connection.models)) await model.createIndexes();
}

/** True for a unique index's refusal: the index is the judge of a race, the caller decides what losing means. */
export function isDuplicate(error: unknown): boolean {
  return typeof error === 'object' && error !== null && (error as { code?: unknown }).code === 11000;
}

const RACE_TRIES = 4;

/**
 * Finds or makes a row by its key; `upsert` is one findOneAndUpdate that answers the row after it. Of two at once one
 * is refused by the unique index, or, on one of the engines we run on, comes back with nothing: either way its next
 * try finds the other's row. Rejects when that fails several times over.
 */
export async function findOrMake<T>(upsert: () => Promise<T | null>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const row = await upsert();
      if (row !== null) return row;
      if (attempt === RACE_TRIES) throw new Error('an upsert answered nothing, again and again');
    } catch (error) {
      if (!isDuplicate(error) || attempt === RACE_TRIES) throw error;
    }
  }
}

/**
 * Batch size for lists that are read whole, such as the learners of a run: the driver's own would ask for them 101 at
 * first and then once more. The server ends a batch at 16 MB all the same.
 */
export const WHOLE_LIST = 100_000;
