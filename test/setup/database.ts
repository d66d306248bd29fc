import { randomBytes } from 'node:crypto';
import mongoose, { type Connection } from 'mongoose';
import { inject } from 'vitest';
import { atEnd } from './at-end.ts';

export interface TestDatabase {
  /** Address of this file's own database on the run's server. */
  uri: string;
  connection: Connection;
  /** Empties the database. It is dropped and disconnected by itself when the file's tests end. */
  drop(): Promise<void>;
}

/** A database for one test file. Call it at the top level of the file or in beforeAll. */
export async function testDatabase(): Promise<TestDatabase> {
  const uri = withName(inject('mongodbUri'), `t_${randomBytes(6).toString('hex')}`);
  const connection = await mongoose
    .createConnection(uri, { autoIndex: false, monitorCommands: true })
    .asPromise();
  atEnd(async () => {
    await connection.dropDatabase();
    await connection.destroy();
  });
  return {
    uri,
    connection,
    drop: async () => {
      await connection.dropDatabase();
    },
  };
}

/** The run's address with another database name. */
function withName(uri: string, name: string): string {
  const parts = /^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/[^?]*)?(\?.*)?$/.exec(uri);
  if (!parts) throw new Error(uri);
  return `${parts[1]}/${name}${parts[2] ?? ''}`;
}
