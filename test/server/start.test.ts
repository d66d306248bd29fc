import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../server/core/config.ts';
import { testDatabase } from '../setup/database.ts';
import { freePort, until } from '../setup/processes.ts';
import { seedToolKey } from '../setup/tool-key.ts';

/** `npm start` as a process of its own, with nothing in its environment but what a test says. */
const database = await testDatabase();
const SECRET = 'test-only: 0123456789 abcdefghijklm';
const GOOD = { PUBLIC_URL: 'https://re-entry.example', SECRET, MONGODB_URI: database.uri };
const root = join(import.meta.dirname, '..', '..');
const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});

function start(settings: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'server', 'main.ts')], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const printed = { out: '', err: '' };
  child.stdout.on('data', (part) => (printed.out += String(part)));
  child.stderr.on('data', (part) => (printed.err += String(part)));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, printed, ended };
}

describe('the settings of production', () => {
  it.each([
    ['http', { ...GOOD, PUBLIC_URL: 'http://re-entry.example' }, 'PUBLIC_URL is not https'],
    ['a short secret', { ...GOOD, SECRET: 'abcdefghijkl 0123456789' }, 'SECRET is weak'],
    ['a secret of few letters', { ...GOOD, SECRET: 'changeme'.repeat(8) }, 'SECRET is weak'],
    ['no secret', { PUBLIC_URL: GOOD.PUBLIC_URL, MONGODB_URI: GOOD.MONGODB_URI }, 'SECRET'],
    ['no database', { PUBLIC_URL: GOOD.PUBLIC_URL, SECRET }, 'MONGODB_URI is missing'],
    ['a slash at the end', { ...GOOD, PUBLIC_URL: 'https://re-entry.example/' }, 'slash'],
    ['a path', { ...GOOD, PUBLIC_URL: 'https://example.org/re-entry' }, 'without a path'],
    ['no address at all', { ...GOOD, PUBLIC_URL: 're-entry' }, 'PUBLIC_URL'],
    ['a port that is none', { ...GOOD, PORT: '70000' }, 'PORT'],
    ['a factor of nothing', { ...GOOD, RATE_FACTOR: '0' }, 'RATE_FACTOR'],
  ])('with %s are refused in a sentence', (_what, settings, sentence) => {
    expect(() => readConfig(settings)).toThrow(ConfigError);
    expect(() => readConfig(settings)).toThrow(sentence);
  });

  it('pass when they are right, and each refusal has its own variable that lifts it', () => {
    expect(readConfig(GOOD)).toMatchObject({ origin: 'https://re-entry.example', RATE_FACTOR: 1 });
    const empty = { PORT: '', RATE_FACTOR: '', LOG_LEVEL: '', SUPPORT_CONTACT: '' };
    expect(readConfig({ ...GOOD, ...empty })).toMatchObject({
      PORT: 3000,
      RATE_FACTOR: 1,
      LOG_LEVEL: 'info',
    });
    const http = { ...GOOD, PUBLIC_URL: 'http://localhost:3000' };
    expect(readConfig({ ...http, ALLOW_HTTP: 'true' }).origin).toBe('http://localhost:3000');
    expect(readConfig({ ...GOOD, SECRET: 'short', ALLOW_WEAK_SECRET: 'true' }).SECRET).toBe('short');
    const none = { PUBLIC_URL: GOOD.PUBLIC_URL, SECRET };
    expect(readConfig({ ...none, ALLOW_EMBEDDED_DATABASE: 'true' }).MONGODB_URI).toBeUndefined();
    expect(() => readConfig({ ...http, ALLOW_WEAK_SECRET: 'true' })).toThrow('PUBLIC_URL is not https');
  });
});

describe('starting in production', () => {
  it('names everything that is wrong at once, as sentences without a stack, and ends with 1', async () => {
    const { printed, ended } = start({ PUBLIC_URL: 'http://re-entry.example', SECRET: 'k7'.repeat(20) });
    expect(await ended).toBe(1);
    for (const sentence of ['PUBLIC_URL is not https', 'SECRET is weak', 'MONGODB_URI is missing'])
      expect(printed.err).toContain(sentence);
    expect(printed.err).not.toMatch(/\n {4}at /);
    expect(printed.err + printed.out).not.toContain('k7k7');
  });

  it('never falls back to an embedded database when its own does not answer', async () => {
    const gone = 'mongodb://somebody:hidden@127.0.0.1:1/x?serverSelectionTimeoutMS=300';
    const { printed, ended } = start({ ...GOOD, MONGODB_URI: gone });
    expect(await ended).toBe(1);
    expect(printed.err).toContain('MONGODB_URI');
    expect(printed.err).not.toMatch(/\n {4}at /);
    expect(printed.err + printed.out).not.toContain('hidden');
  });
});

describe('stopping', () => {
  it('SIGTERM lets an open request end and exits with 0', async () => {
    await seedToolKey(database.connection, SECRET);
    const port = await freePort();
    const { child, printed, ended } = start({ ...GOOD, PORT: String(port) });
    await until(
      () => printed.out.includes('Listening'),
      () => `${printed.out}${printed.err}`,
    );
    // Before anybody was let in.
    expect(printed.out).toMatch(/Migration 1: done[\s\S]*Listening/);
    // The server has the headers and half of the body when it is told to stop.
    const half = 'state=made';
    const rest = '-up';
    const open = request({
      port,
      method: 'POST',
      path: '/lti/launch',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': half.length + rest.length,
      },
    });
    const answered = once(open, 'response') as Promise<[IncomingMessage]>;
    open.write(half);
    await answers(port);
    child.kill('SIGTERM');
    await until(
      () => printed.out.includes('Stopping'),
      () => `${printed.out}${printed.err}`,
    );
    await expect(answers(port)).rejects.toThrow('fetch failed');
    open.end(rest);
    const [answer] = await answered;
    expect(answer.statusCode).toBe(400);
    answer.resume();
    expect(await ended).toBe(0);
    expect(printed.out).toContain('Stopped');
    expect(printed.err).toBe('');
  });
});

async function answers(port: number): Promise<void> {
  const answer = await fetch(`http://localhost:${port}/healthz`, { headers: { connection: 'close' } });
  expect(answer.status).toBe(200);
}
