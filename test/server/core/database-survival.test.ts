import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { afterAll, expect, it } from 'vitest';
import { findDatabase } from '../../../server/database-chain/find.ts';

const dataDir = mkdtempSync(join(tmpdir(), 're-entry-survival-'));
const log = { info: () => {}, warn: () => {} };
/** The embedded server of this machine, whichever link has it. */
const env = { ...process.env, MONGODB_URI: undefined };
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

async function withRows<T>(
  uri: string,
  work: (rows: ReturnType<MongoClient['db']>) => Promise<T>,
): Promise<T> {
  const client = new MongoClient(uri);
  try {
    return await work(client.db());
  } finally {
    await client.close();
  }
}

it('rows are there after a stop and a new start', async () => {
  const first = await findDatabase({ dataDir, log, env });
  await withRows(first.uri, (db) => db.collection('rows').insertOne({ kept: 'stop' }));
  await first.stop();
  const second = await findDatabase({ dataDir, log, env });
  expect(await withRows(second.uri, (db) => db.collection('rows').countDocuments({ kept: 'stop' }))).toBe(1);
  await second.stop();
});

it('a start after a kill -9 ends the server left behind and finds every acknowledged row', async () => {
  const owner = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'survival-owner.ts'), dataDir],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env,
    },
  );
  const ended = new Promise((done) => owner.once('exit', done));
  const uri = await new Promise<string>((done) =>
    owner.stdout.once('data', (line: Buffer) => done(String(line).trim())),
  );
  await withRows(uri, (db) => db.collection('rows').insertMany([{ kept: 'kill' }, { kept: 'kill' }]));
  owner.kill('SIGKILL');
  await ended;
  const next = await findDatabase({ dataDir, log, env });
  expect(await withRows(next.uri, (db) => db.collection('rows').countDocuments({ kept: 'kill' }))).toBe(2);
  await next.stop();
});
