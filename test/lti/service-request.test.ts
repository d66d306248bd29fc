import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isPublicAddress } from '../../lti/address-guard.ts';
import { createServiceClient, type SentRequest } from '../../lti/service-request.ts';
import { StubPlatform } from './stub-platform.ts';

const stub = new StubPlatform();
const sent: SentRequest[] = [];
const userAgent = 'Re-entry/9 (+https://tool.test)';
const open = createServiceClient({ userAgent, allowPrivate: true, onSent: (one) => sent.push(one) });
const strict = createServiceClient({ userAgent, allowPrivate: false });
const get = (url: string) => ({ method: 'GET' as const, url, headers: { accept: 'application/json' } });

beforeAll(() => stub.start());
beforeEach(() => stub.reset());
afterAll(async () => {
  await Promise.all([open.close(), strict.close()]);
  await stub.stop();
});

describe('the guard of outgoing calls', () => {
  test.each([
    'http://school.example/x',
    'https://127.0.0.1/x',
    'https://2130706433/x',
    'https://0x7f.1/x',
    'https://[::1]/x',
    'https://[::ffff:127.0.0.1]/x',
    'https://[64:ff9b::7f00:1]/x',
    'https://169.254.169.254/latest/meta-data',
    'https://10.1.2.3/x',
    'https://192.168.0.9/x',
    'https://100.64.0.1/x',
    'https://[fd00::1]/x',
    'https://user:secret@school.example/x',
    'ftp://school.example/x',
    'file:///etc/passwd',
    'not an address',
  ])('refuses %s', async (url) => {
    await expect(strict.send(get(url))).rejects.toMatchObject({ code: 'address-refused' });
  });

  test.each([
    ['a private address', ['10.0.0.7']],
    ['loopback in IPv6', ['::1']],
    ['one private among public ones', ['93.184.216.34', '127.0.0.1']],
    ['nothing', []],
  ])('refuses a name that resolves to %s', async (_what, addresses) => {
    const client = createServiceClient({
      userAgent,
      allowPrivate: false,
      resolve: (_host, done) =>
        done(
          null,
          addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
        ),
    });
    await expect(client.send(get('https://school.example/x'))).rejects.toMatchObject({
      code: 'address-refused',
    });
    await client.close();
  });

  test('asks for a name once, and connects to the answer that it judged', async () => {
    const asked: string[] = [];
    // The second answer is what a name that changes between check and use would give.
    const answers = ['127.0.0.1', '169.254.169.254'];
    const client = createServiceClient({
      userAgent,
      allowPrivate: true,
      resolve: (host, done) => {
        asked.push(host);
        done(null, [{ address: answers[asked.length - 1] ?? '', family: 4 }]);
      },
    });
    stub.on('GET /x', () => ({ body: { ok: true } }));
    const { port } = new URL(stub.origin);
    const answer = await client.send(get(`http://school.example:${port}/x`));
    expect(answer.json()).toEqual({ ok: true });
    expect(asked).toEqual(['school.example']);
    // A name that has changed by the next connection is judged anew.
    const next = createServiceClient({
      userAgent,
      allowPrivate: true,
      resolve: (_host, done) => done(null, [{ address: '169.254.169.254', family: 4 }]),
    });
    const refused = next.send(get(`http://school.example:${port}/x`));
    await expect(refused).rejects.toMatchObject({ code: 'address-refused' });
    await Promise.all([client.close(), next.close()]);
  });

  test('refuses the metadata address even where private platforms are allowed', async () => {
    await expect(open.send(get('http://169.254.169.254/'))).rejects.toMatchObject({
      code: 'address-refused',
    });
  });

  test('knows public addresses', () => {
    expect(['93.184.216.34', '2606:4700::1111'].every(isPublicAddress)).toBe(true);
    expect(['0.0.0.0', '::', '198.18.0.1', '224.0.0.1', 'x'].some(isPublicAddress)).toBe(false);
  });
});

describe('an outgoing call', () => {
  test('names the product and carries no personal part of the address into the count', async () => {
    stub.on('GET /people', () => ({ body: { ok: true } }));
    const answer = await open.send(get(`${stub.origin}/people?user=ana`));
    expect(answer.json()).toEqual({ ok: true });
    expect(stub.received[0]?.headers['user-agent']).toBe(userAgent);
    expect(stub.received[0]?.headers.accept).toBe('application/json');
    expect(sent.at(-1)).toMatchObject({ method: 'GET', outcome: 200, host: new URL(stub.origin).host });
    expect(JSON.stringify(sent)).not.toContain('ana');
  });

  test('never follows a redirect', async () => {
    stub.on('GET /away', () => ({ status: 302, headers: { location: `${stub.origin}/people` } }));
    await expect(open.send(get(`${stub.origin}/away`))).rejects.toMatchObject({ code: 'platform-refused' });
    expect(stub.of('GET /people')).toHaveLength(0);
  });

  test('stops reading at the cap, counted after decompression', async () => {
    const bomb = gzipSync(Buffer.alloc(300_000, 97));
    expect(bomb.byteLength).toBeLessThan(4000);
    stub.on('GET /bomb', () => ({ headers: { 'content-encoding': 'gzip' }, body: bomb }));
    stub.on('GET /long', () => ({ body: 'x'.repeat(5000) }));
    for (const path of ['/bomb', '/long']) {
      const request = { ...get(stub.origin + path), maxBytes: 4000 };
      await expect(open.send(request)).rejects.toMatchObject({ code: 'answer-too-large' });
    }
  });

  test('gives up on a silent platform', async () => {
    stub.on('GET /silent', () => ({ silent: true }));
    const request = { ...get(`${stub.origin}/silent`), timeoutMs: 100 };
    await expect(open.send(request)).rejects.toMatchObject({ code: 'timed-out', retryable: true });
  });

  test('tells an unreachable platform from a refusing one', async () => {
    const gone = new StubPlatform();
    await gone.start();
    await gone.stop();
    await expect(open.send(get(gone.origin))).rejects.toMatchObject({ code: 'unreachable' });
    await expect(open.send(get(`${stub.origin}/nothing`))).resolves.toMatchObject({ status: 404 });
  });

  test('reads JSON whatever its content type says, and says when it is none', async () => {
    stub.on('GET /keys', (_request, count) => ({
      headers: { 'content-type': 'text/html' },
      body: count === 1 ? '{"keys":[]}' : '<html>',
    }));
    expect(await open.fetchJson(`${stub.origin}/keys`)).toEqual({ keys: [] });
    await expect(open.fetchJson(`${stub.origin}/keys`)).rejects.toMatchObject({ code: 'answer-malformed' });
    await expect(open.fetchJson(`${stub.origin}/none`)).rejects.toMatchObject({
      code: 'platform-failed',
      status: 404,
    });
  });
});
