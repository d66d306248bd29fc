import { describe, expect, it } from 'vitest';
import { SCOPES } from './model.ts';
import { CONTAINER, get, MEMBERS, score, SCORE, send, setting, under } from './service-calls.ts';
import { startPair } from './own-pair.ts';

const { sandbox, tool } = await startPair({ moreLearners: 60 });

describe('Canvas', () => {
  const tom = async (): Promise<string> => {
    const { people } = await sandbox.client.state('canvas');
    return people.find((one) => one.key === 'tom')?.sub ?? '';
  };

  it('refuses a token whole when one scope is not on the key, and an assertion sent twice', async () => {
    const { values } = await setting(sandbox, tool, 'canvas');
    const strange = await tool.token(values.tokenEndpoint, values.clientId, `${SCOPES.score} nonsense`);
    expect(await strange.json()).toMatchObject({ error: 'invalid_scope' });
    const { clientId, tokenEndpoint } = values;
    const assertion = await tool.sign({ iss: clientId, sub: clientId, aud: tokenEndpoint });
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
      scope: SCOPES.score,
    });
    expect((await fetch(tokenEndpoint, { method: 'POST', body })).status).toBe(200);
    expect((await fetch(tokenEndpoint, { method: 'POST', body })).status).toBe(400);
  });

  it('takes an equal time, refuses an older one with 400 and strangers with 422', async () => {
    const { itemUrl, bearer } = await setting(sandbox, tool, 'canvas');
    const body = score({ userId: await tom(), comment: 'Good' });
    const first = await send(under(itemUrl, 'scores'), bearer, SCORE, body);
    expect(await first.json()).toMatchObject({ resultUrl: expect.stringContaining('/results/') as unknown });
    expect((await send(under(itemUrl, 'scores'), bearer, SCORE, body)).status).toBe(200);
    const { cells } = await sandbox.client.gradebook('canvas');
    expect(cells[0]).toMatchObject({ visible: 50, comments: ['Good', 'Good'], attempts: 2 });
    const older = await send(under(itemUrl, 'scores'), bearer, SCORE, {
      ...body,
      timestamp: '2026-02-01T10:00:00Z',
    });
    expect(older.status).toBe(400);
    expect(await older.text()).toContain('before last updated timestamp');
    const teacher = await send(under(itemUrl, 'scores'), bearer, SCORE, score({ userId: 'nobody' }));
    expect(teacher.status).toBe(422);
  });

  it('clears a grade by progress unless it is told to keep it', async () => {
    const { itemUrl, bearer } = await setting(sandbox, tool, 'canvas');
    const userId = await tom();
    await send(under(itemUrl, 'scores'), bearer, SCORE, score({ userId }));
    const later = { userId, gradingProgress: 'Pending', timestamp: '2026-03-02T10:00:00Z' };
    const keep = {
      'https://canvas.instructure.com/lti/submission': { preserve_score: true, new_submission: false },
    };
    await send(under(itemUrl, 'scores'), bearer, SCORE, score({ ...later, ...keep }));
    expect((await sandbox.client.gradebook('canvas')).cells[0]).toMatchObject({ visible: 50, attempts: 1 });
    await send(under(itemUrl, 'scores'), bearer, SCORE, score(later));
    expect((await sandbox.client.gradebook('canvas')).cells[0]).toMatchObject({ visible: null });
  });

  it('pages the roster by fifty, without the test student', async () => {
    const { bearer } = await setting(sandbox, tool, 'canvas');
    let url: string | undefined = `${sandbox.origin}/canvas/api/lti/courses/1/names_and_roles?limit=500`;
    const sizes: number[] = [];
    while (url) {
      const page: Response = await get(url, bearer, MEMBERS);
      sizes.push(((await page.json()) as { members: unknown[] }).members.length);
      url = /<([^>]+)>; rel="next"/.exec(page.headers.get('link') ?? '')?.[1];
    }
    expect(sizes).toEqual([50, 25]);
  });
});

describe('faults and log', () => {
  it('fails the next requests as ordered, then answers again, and logs each', async () => {
    const { itemUrl, bearer, values } = await setting(sandbox, tool, 'moodle');
    const { seq } = await sandbox.client.requests();
    const scores = under(itemUrl, 'scores');
    await sandbox.client.fault({
      site: 'moodle',
      endpoint: 'scores',
      status: 429,
      headers: { 'retry-after': '2' },
    });
    const throttled = await send(scores, bearer, SCORE, score());
    expect([throttled.status, throttled.headers.get('retry-after')]).toEqual([429, '2']);
    await sandbox.client.fault({ site: 'moodle', endpoint: 'scores', status: 500, when: 'after' });
    expect((await send(scores, bearer, SCORE, score())).status).toBe(500);
    expect((await sandbox.client.gradebook('moodle')).cells).toMatchObject([{ visible: 50 }]);
    await sandbox.client.fault({ site: 'moodle', endpoint: 'scores', timeout: 50 });
    await expect(send(scores, bearer, SCORE, score())).rejects.toThrow('fetch failed');
    await sandbox.client.fault({ site: 'moodle', endpoint: 'jwks', cut: true, times: 0 });
    await expect(fetch(values.jwksUri)).rejects.toThrow('fetch failed');
    await sandbox.client.clearFaults();
    expect((await fetch(values.jwksUri)).status).toBe(200);
    const log = await sandbox.client.requests({ since: seq });
    expect(log.counts).toEqual({ scores: 3, jwks: 2 });
    expect(log.requests.map((one) => one.status)).toEqual([429, 500, 0, 0, 200]);
  });

  it('throttles as Canvas does: 403, its own words, its own headers', async () => {
    const { listUrl, bearer } = await setting(sandbox, tool, 'canvas');
    await sandbox.client.fault({ site: 'canvas', endpoint: 'lineitems', rateLimited: true });
    const answer = await get(listUrl, bearer, CONTAINER);
    expect([answer.status, answer.headers.get('x-rate-limit-remaining')]).toEqual([403, '0.0']);
    expect(await answer.text()).toContain('Rate Limit Exceeded');
  });
});
