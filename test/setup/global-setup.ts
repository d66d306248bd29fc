import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findDatabase, type FoundDatabase } from '../../server/database-chain/find.ts';

declare module 'vitest' {
  interface ProvidedContext {
    mongodbUri: string;
  }
}

interface Shared {
  users: number;
  folder: string;
  database: Promise<FoundDatabase>;
}

/** Each project of the runner loads this file by itself; the server is one for all of them. */
const place = globalThis as { reentryTestDatabase?: Shared };

/** Starts one database server for the whole run, in a temporary folder; a MONGODB_URI of the environment wins. */
export async function setup(project: {
  provide(key: 'mongodbUri', value: string): void;
}): Promise<() => Promise<void>> {
  const shared = (place.reentryTestDatabase ??= start());
  shared.users += 1;
  try {
    project.provide('mongodbUri', (await shared.database).uri);
  } catch (error) {
    // Tests without a database run all the same; testDatabase() says what is missing.
    project.provide('mongodbUri', `missing: ${error instanceof Error ? error.message : String(error)}`);
  }
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    delete place.reentryTestDatabase;
    await shared.database.then(
      (database) => database.stop(),
      () => undefined,
    );
    rmSync(shared.folder, { recursive: true, force: true });
  };
}

function start(): Shared {
  const folder = mkdtempSync(join(tmpdir(), 're-entry-test-'));
  const quiet = { info: () => {}, warn: (line: string) => console.warn(line) };
  return { users: 0, folder, database: findDatabase({ dataDir: folder, log: quiet, env: process.env }) };
}
