import { createLocalJWKSet, jwtVerify } from 'jose';
import { describe, expect, test } from 'vitest';
import { createBackChannel, type PlatformRegistry } from '../../lti/back-channel.ts';
import type { Platform } from '../../lti/lti.types.ts';
import { createSeal } from '../../lti/seal.ts';
import { createToolKeys } from '../../lti/tool-keys.ts';
import { HandClock, memoryKeyStore, platformAt, quickKeyPair, SECRET } from './back-kit.ts';

const PURPOSE = 'lti tool keys v1';

const HOUR = 3_600_000;

async function kit() {
  const clock = new HandClock();
  const store = memoryKeyStore();
  const options = { store, secret: SECRET, makeKeyPair: quickKeyPair, now: clock.now };
  const keys = createToolKeys(options);
  await keys.ensure();
  const kids = async () => (await keys.keySet()).keys.map((key) => key.kid);
  const signedWith = async () => {
    const token = await keys.sign({ iss: 'me' });
    const set = createLocalJWKSet(await keys.keySet());
    return (await jwtVerify(token, set, { currentDate: clock.now() })).protectedHeader.kid;
  };
  return { clock, store, keys, kids, signedWith, another: () => createToolKeys(options) };
}

describe('the tool’s keys', () => {
  test('publish what others need to verify us and nothing of the private half', async () => {
    const { keys } = await kit();
    const { keys: published } = await keys.keySet();
    expect(published).toHaveLength(1);
    expect(Object.keys(published[0] ?? {}).toSorted()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
    expect(published[0]).toMatchObject({ alg: 'RS256', use: 'sig', kty: 'RSA' });
  });

  test('a rotated key is published a day before it signs, the old one kept a week after', async () => {
    const { clock, store, keys, kids, signedWith } = await kit();
    const [old] = await kids();
    const { kid: fresh } = await keys.rotate();
    expect(await kids()).toEqual([old, fresh]);
    expect(await signedWith()).toBe(old);
    clock.pass(23.9 * HOUR);
    expect(await signedWith()).toBe(old);
    clock.pass(0.2 * HOUR);
    expect(await signedWith()).toBe(fresh);
    expect(await kids()).toEqual([old, fresh]);
    clock.pass(7 * 24 * HOUR);
    expect(await kids()).toEqual([fresh]);
    await keys.rotate();
    expect(store.rows.map((row) => row.kid)).not.toContain(old);
  });

  test('a leaked key is replaced at once, and a running process follows within a minute', async () => {
    const { clock, kids, signedWith, another } = await kit();
    const [leaked] = await kids();
    const { kid } = await another().rotate({ atOnce: true });
    expect(await signedWith()).toBe(leaked);
    clock.pass(61_000);
    expect(await signedWith()).toBe(kid);
    // Whoever holds the leaked half must not be believed for another week.
    expect(await kids()).toEqual([kid]);
  });

  test('several processes at their first start end with one key', async () => {
    const store = memoryKeyStore();
    const { now } = new HandClock();
    const options = { store, secret: SECRET, makeKeyPair: quickKeyPair, now };
    await Promise.all([1, 2, 3].map(() => createToolKeys(options).ensure()));
    expect(store.rows).toHaveLength(1);
  });

  test('lie sealed: not readable in the row, not openable with another secret or after a change', async () => {
    const { store } = await kit();
    const sealed = store.rows[0]?.sealedPrivateKey ?? '';
    expect(JSON.stringify(store.rows)).not.toContain('PRIVATE KEY');
    expect(createSeal(SECRET, PURPOSE).open(sealed)).toContain('PRIVATE KEY');
    expect(() => createSeal(`${SECRET}x`, PURPOSE).open(sealed)).toThrow('another secret');
    expect(() => createSeal(SECRET, PURPOSE).open(sealed.slice(0, -4) + 'AAAA')).toThrow('another secret');
  });
});

describe('ltijs behind its one file', () => {
  const rows: Platform[] = [];
  const registry: PlatformRegistry = {
    insertPlatform: async (platform) => {
      if (rows.some((one) => one.issuer === platform.issuer && one.clientId === platform.clientId))
        throw new Error('registered already');
      rows.push(platform);
    },
    findPlatforms: async ({ issuer, clientId }) =>
      rows.filter((one) => one.issuer === issuer && (clientId === undefined || one.clientId === clientId)),
    setPlatformStatus: async (id, status) => {
      for (const one of rows) if (one.id === id) one.status = status;
    },
  };
  const start = () => createBackChannel({ registry, secret: SECRET, toolUrl: 'https://tool.test' });

  test(
    'makes the key pairs we sign with, and leaves no exit handler behind',
    { timeout: 120_000 },
    async () => {
      const before = process.listeners('SIGINT');
      const store = memoryKeyStore();
      const { now } = new HandClock();
      const { makeKeyPair } = start();
      const keys = createToolKeys({ store, secret: SECRET, makeKeyPair, now });
      await keys.ensure();
      const token = await keys.sign({ iss: 'me' });
      const { protectedHeader } = await jwtVerify(token, createLocalJWKSet(await keys.keySet()), {
        currentDate: now(),
      });
      expect(protectedHeader).toMatchObject({ alg: 'RS256', kid: store.rows[0]?.kid });
      // 4096 bits are 512 bytes of modulus.
      expect(Buffer.from((await keys.keySet()).keys[0]?.n ?? '', 'base64url')).toHaveLength(512);
      expect(process.listeners('SIGINT')).toEqual(before);
      expect(rows).toHaveLength(0);
    },
  );

  test('keeps its registry in our rows: registers once, never overwrites, stops and resumes', async () => {
    const school = platformAt('https://school.test', { frameOrigins: ['https://school.test'] });
    const first = start();
    await first.registerPlatform(school);
    expect(rows).toEqual([school]);
    const other = { ...school, id: 'platform-2', jwksUri: 'https://evil.test/jwks' };
    await expect(first.registerPlatform(other)).rejects.toThrow('registered already');
    expect(rows).toEqual([school]);
    // A second instance in one process: two servers in one test, or the command beside the server.
    const second = start();
    expect(await second.setActive(school.issuer, school.clientId, false)).toBe(true);
    expect(rows[0]?.status).toBe('stopped');
    expect(await first.setActive(school.issuer, school.clientId, true)).toBe(true);
    expect(rows[0]?.status).toBe('active');
    expect(await first.setActive('https://unknown.test', 'x', true)).toBe(false);
  });
});
