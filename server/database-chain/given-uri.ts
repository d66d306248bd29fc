import { MongoClient } from 'mongodb';
import {
  DatabaseChainError,
  DATABASE_NAME,
  type ChainRequest,
  type FoundDatabase,
  type Link,
} from './chain.types.ts';

/** Link 1: the address the operator gave. It is taken or the start fails; no other link may stand in for it. */
export const givenUri: Link = {
  name: 'MONGODB_URI',
  async open({ env, log }: ChainRequest): Promise<FoundDatabase | string> {
    const uri = env['MONGODB_URI'];
    if (!uri) return 'not set';
    const kind = await describe(uri);
    if (kind === ALONE)
      log.warn(`Database: MONGODB_URI: answers, ${ALONE}; production wants a replica set or sharded cluster`);
    else log.info(`Database: MONGODB_URI: answers, ${kind}`);
    return { uri: withDatabase(uri), kind: 'uri', embedded: false, stop: async () => {} };
  },
};

/** It works, and a trial needs no more; but its one disk is all there is. */
const ALONE = 'a stand-alone server';

/** What answers there, in words. Throws DatabaseChainError without the address: it may hold a password. */
async function describe(uri: string): Promise<string> {
  let client: MongoClient | undefined;
  try {
    client = new MongoClient(
      uri,
      uri.includes('serverSelectionTimeoutMS=') ? {} : { serverSelectionTimeoutMS: 10_000 },
    );
    const hello = await client.db('admin').command({ hello: 1 });
    if (hello['msg'] === 'isdbgrid') return 'a sharded cluster';
    return typeof hello['setName'] === 'string' ? `replica set ${hello['setName']}` : ALONE;
  } catch (error) {
    const why = error instanceof Error ? error.name : 'unknown error';
    throw new DatabaseChainError(
      `MONGODB_URI is set, but no database can be used there (${why}). Check the address, the password and that ` +
        'the server runs; or take MONGODB_URI out to let the program start its own.',
      { cause: error },
    );
  } finally {
    await client?.close();
  }
}

/** Without a path the driver would use `test`, which nobody expects to find or to back up. */
export function withDatabase(uri: string): string {
  const parts = /^(mongodb(?:\+srv)?:\/\/[^/?]+)(\/[^?]*)?(\?.*)?$/.exec(uri);
  if (!parts || (parts[2] && parts[2] !== '/')) return uri;
  return `${parts[1]}/${DATABASE_NAME}${authSource(parts[1] ?? '', parts[3] ?? '')}`;
}

/**
 * A path changes the database that judges the password; without one it was `admin`, or `$external` where another service
 * judges it (LDAP, Kerberos), and stays so.
 */
function authSource(base: string, query: string): string {
  if (!base.includes('@') || query.includes('authSource=')) return query;
  const mechanism = /[?&]authMechanism=([^&]*)/.exec(query)?.[1] ?? 'SCRAM';
  const source = `authSource=${mechanism.startsWith('SCRAM') ? 'admin' : '%24external'}`;
  return query === '' || query === '?' ? `?${source}` : `${query}&${source}`;
}
