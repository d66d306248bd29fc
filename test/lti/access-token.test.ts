import { createLocalJWKSet, jwtVerify } from 'jose';
import { beforeEach, describe, expect, test } from 'vitest';
import { SCOPE } from '../../lti/scopes.ts';
import { backKit, freshStub, grantToken, platformAt } from './back-kit.ts';

const stub = freshStub({ granting: false });
let kit: Awaited<ReturnType<typeof backKit>>;
beforeEach(async () => {
  kit = await backKit();
});

const platform = (change = {}) => platformAt(stub.origin, change);
const form = (index: number) => new URLSearchParams(stub.of('POST /token')[index]?.body);

describe('access tokens', () => {
  test('are asked for with an assertion that Moodle and Canvas accept', async () => {
    grantToken(stub);
    await kit.tokens.get(platform({ tokenAudience: 'https://sso.test/aud' }), [SCOPE.score, SCOPE.lineItem]);
    expect(form(0).get('grant_type')).toBe('client_credentials');
    expect(form(0).get('scope')).toBe([SCOPE.lineItem, SCOPE.score].join(' '));
    const set = createLocalJWKSet(await kit.keys.keySet());
    const { payload } = await jwtVerify(form(0).get('client_assertion') ?? '', set, {
      currentDate: kit.clock.now(),
    });
    const seconds = kit.clock.now().getTime() / 1000;
    expect(payload).toMatchObject({ iss: 'client-1', sub: 'client-1', aud: 'https://sso.test/aud' });
    expect(payload.iat).toBe(seconds - 30);
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBeLessThanOrEqual(300);
    expect(payload.jti).toMatch(/^[\w-]{22}$/);
  });

  test('are asked for once by many callers, and again a minute before they end', async () => {
    grantToken(stub);
    const ask = () => kit.tokens.get(platform(), [SCOPE.score]);
    expect(new Set(await Promise.all([ask(), ask(), ask()]))).toEqual(new Set(['token-1']));
    kit.clock.pass(3539_000);
    expect(await ask()).toBe('token-1');
    kit.clock.pass(2_000);
    expect(await ask()).toBe('token-2');
    expect(stub.of('POST /token')).toHaveLength(2);
  });

  test('of two platforms and of two sets of scopes are not mixed up', async () => {
    grantToken(stub);
    const given = [
      await kit.tokens.get(platform(), [SCOPE.score]),
      await kit.tokens.get(platform({ id: 'platform-2' }), [SCOPE.score]),
      await kit.tokens.get(platform(), [SCOPE.members]),
    ];
    expect(new Set(given).size).toBe(3);
  });

  test('are renewed once after a 401, never in circles', async () => {
    grantToken(stub);
    stub.on('GET /thing', (request) => ({
      status: request.headers.authorization === 'Bearer token-2' ? 200 : 401,
    }));
    const request = {
      method: 'GET' as const,
      url: `${stub.origin}/thing`,
      headers: { accept: 'text/plain' },
    };
    expect((await kit.call(platform(), [SCOPE.score], request)).status).toBe(200);
    stub.on('GET /thing', () => ({ status: 401 }));
    expect((await kit.call(platform(), [SCOPE.score], request)).status).toBe(401);
    expect(stub.of('GET /thing')).toHaveLength(4);
    expect(stub.of('POST /token')).toHaveLength(3);
  });

  test.each([
    [{ status: 400, body: '{"error":"invalid_scope"}' }, 'scope-refused', false],
    // Moodle's exception text breaks its own JSON.
    [{ status: 400, body: '{"error":"Invalid "kid" found in token"}' }, 'token-refused', false],
    [{ status: 503, body: '' }, 'platform-failed', true],
    [{ status: 429, body: '' }, 'rate-limited', true],
    // Canvas' way to say it.
    [{ status: 403, body: '403 Forbidden (Rate Limit Exceeded)' }, 'rate-limited', true],
    [{ status: 200, body: '<html>' }, 'answer-malformed', false],
    [{ status: 200, body: '{"access_token":"a\\nb"}' }, 'answer-malformed', false],
  ])('refused as %j are named %s', async (reply, code, retryable) => {
    stub.on('POST /token', () => reply);
    const failure = kit.tokens.get(platform(), [SCOPE.score]);
    await expect(failure).rejects.toMatchObject({ code, retryable });
    grantToken(stub);
    await expect(kit.tokens.get(platform(), [SCOPE.score])).resolves.toMatch(/^token-/);
  });

  test('are not asked for without a granted scope', async () => {
    const request = { method: 'GET' as const, url: `${stub.origin}/thing`, headers: {} };
    await expect(kit.call(platform(), [], request)).rejects.toMatchObject({ code: 'scope-refused' });
    expect(stub.received).toHaveLength(0);
  });
});
