import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPlatformKeys, ServiceError } from '../../lti/index.ts';
import type { PlatformKeys } from '../../lti/index.ts';
import { keySet, makeKey } from './keys.ts';
import type { TestKey } from './keys.ts';

const ADDRESS = 'https://lms.example/certs';
const MINUTE = 60_000;
let first: TestKey;
let second: TestKey;
let keys: PlatformKeys;
let answer: unknown;
let asked: { url: string; options: unknown }[];
let at: number;

beforeAll(async () => {
  [first, second] = await Promise.all([makeKey('first'), makeKey('second')]);
});

beforeEach(() => {
  at = Date.UTC(2026, 10, 22);
  asked = [];
  answer = keySet(first);
  const fetchJson = async (url: string, options: unknown) => {
    asked.push({ url, options });
    await Promise.resolve();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  keys = createPlatformKeys({ fetchJson, now: () => new Date(at) });
});

const find = (kid: string, alg: 'RS256' | 'ES256' = 'RS256') => keys.find(ADDRESS, { kid, alg });
const refusedAs = (code: string) => expect.objectContaining({ name: 'LtiError', code });

describe('key sets of platforms', () => {
  it('thirty launches at once ask once, with limits', async () => {
    await Promise.all(Array.from({ length: 30 }, () => find('first')));
    expect(asked).toEqual([{ url: ADDRESS, options: { maxBytes: 524_288, timeoutMs: 5000 } }]);
  });

  it('a key is found behind any number of others', async () => {
    const others = Array.from({ length: 500 }, (_one, at) => ({ ...first.publicJwk, kid: `other-${at}` }));
    answer = { keys: [...others, second.publicJwk] };
    expect(await find('second')).toBeDefined();
    expect(asked).toHaveLength(1);
  });

  it('a set larger than we read is told as that', async () => {
    answer = new ServiceError('answer-too-large', 'more than 524288 bytes');
    const error: unknown = await find('first').catch((cause: unknown) => cause);
    expect(error).toMatchObject({
      code: 'keys-unreachable',
      detail: expect.stringContaining('answer-too-large'),
    });
  });

  it('a set is fresh for ten minutes', async () => {
    await find('first');
    at += 10 * MINUTE - 1;
    await find('first');
    expect(asked).toHaveLength(1);
    at += 1;
    await find('first');
    expect(asked).toHaveLength(2);
  });

  it('a rotated key is found at once, by everybody who waits', async () => {
    await find('first');
    answer = keySet(first, second);
    await Promise.all([find('second'), find('second'), find('first'), find('second')]);
    expect(asked).toHaveLength(2);
  });

  it('unknown key ids cost the platform one request in thirty seconds', async () => {
    await find('first');
    for (let turn = 0; turn < 50; turn += 1) {
      await expect(find(`made-up-${turn}`)).rejects.toEqual(refusedAs('token-key-unknown'));
    }
    expect(asked).toHaveLength(2);
    at += 30_000;
    answer = keySet(first, second);
    await find('second');
    expect(asked).toHaveLength(3);
  });

  it('a set outlives its address by a day, and then no longer', async () => {
    await find('first');
    answer = new Error('down');
    at += 24 * 60 * MINUTE - 1;
    await find('first');
    at += 1;
    await expect(find('first')).rejects.toEqual(refusedAs('keys-unreachable'));
  });

  it('while the address is down, one launch in thirty seconds waits for it', async () => {
    await find('first');
    answer = new Error('down');
    at += 11 * MINUTE;
    for (let turn = 0; turn < 10; turn += 1) await find('first');
    expect(asked).toHaveLength(2);
  });

  it('without any set the next launch may try again at once', async () => {
    answer = new Error('down');
    await expect(find('first')).rejects.toEqual(refusedAs('keys-unreachable'));
    answer = keySet(first);
    await find('first');
    expect(asked).toHaveLength(2);
  });

  it.each([
    ['text', 'no'],
    ['null', null],
    ['a list', []],
    ['keys that is no list', { keys: {} }],
  ])('%s is no key set', async (_, said) => {
    answer = said;
    await expect(find('first')).rejects.toEqual(refusedAs('keys-unreachable'));
  });

  it('keys for encryption, other algorithms, shared secrets and short keys verify nothing', async () => {
    const jwk = first.publicJwk;
    for (const wrong of [
      { ...jwk, use: 'enc' },
      { ...jwk, alg: 'RS512' },
      { kid: 'first', kty: 'oct', k: 'c2VjcmV0' },
      { kid: 'first', kty: 'RSA', n: 'AQAB', e: 'AQAB' },
      { kid: 'first', kty: 'RSA' },
      { ...jwk, kid: 7 },
      null,
    ]) {
      at += 60 * MINUTE;
      answer = { keys: [wrong] };
      await expect(find('first')).rejects.toEqual(refusedAs('token-key-unknown'));
    }
  });

  it('a key without use and alg will do, and a private key shown by mistake becomes a public one', async () => {
    const { use: _use, alg: _alg, ...bare } = first.publicJwk;
    answer = { keys: [{ ...bare, d: 'c2VjcmV0', p: 'AQAB' }] };
    expect((await find('first')).type).toBe('public');
  });

  it('elliptic keys serve platforms whose registration allows them', async () => {
    const curve = await makeKey('curve', 'ES256');
    answer = keySet(first, curve);
    expect((await find('curve', 'ES256')).asymmetricKeyType).toBe('ec');
    await expect(find('first', 'ES256')).rejects.toEqual(refusedAs('token-key-unknown'));
    const { alg: _alg, ...otherCurve } = (await makeKey('wider', 'ES384')).publicJwk;
    at += 60 * MINUTE;
    answer = { keys: [otherCurve] };
    await expect(find('wider', 'ES256')).rejects.toEqual(refusedAs('token-key-unknown'));
  });
});
