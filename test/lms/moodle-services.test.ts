import { describe, expect, it } from 'vitest';
import { ALL_SCOPES, SCOPES } from './model.ts';
import {
  bearerFor,
  CONTAINER,
  get,
  ITEM,
  MEMBERS,
  RESULTS,
  score,
  SCORE,
  send,
  setting,
  under,
} from './service-calls.ts';
import { startPair } from './own-pair.ts';

const { sandbox, tool } = await startPair({ moreLearners: 60 });

describe('Moodle token endpoint', () => {
  it('grants what of the wish is allowed, without a JSON content type, and refuses only nothing', async () => {
    const { values } = await setting(sandbox, tool, 'moodle');
    const answer = await tool.token(values.tokenEndpoint, values.clientId, `${SCOPES.score} nonsense`);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(await answer.json()).toMatchObject({ scope: SCOPES.score, expires_in: 3600 });
    const none = await tool.token(values.tokenEndpoint, values.clientId, 'nonsense');
    expect(none.status).toBe(400);
    expect(await none.json()).toEqual({ error: 'invalid_scope' });
  });
});

describe('Moodle line items', () => {
  it.each(['*/*', 'application/json', `${CONTAINER}, ${ITEM}`])(
    'refuses to answer Accept: %s',
    async (accept) => {
      const { listUrl, bearer } = await setting(sandbox, tool, 'moodle');
      expect((await get(listUrl, bearer, accept)).status).toBe(400);
    },
  );

  it('lists with filters, and pages with typographic quotes only when a limit is sent', async () => {
    const { listUrl, bearer } = await setting(sandbox, tool, 'moodle');
    await send(listUrl, bearer, ITEM, { label: 'Hours', scoreMaximum: 40, tag: 'hours' });
    const all = await get(listUrl, bearer, CONTAINER);
    expect(all.headers.get('link')).toBeNull();
    expect(await all.json()).toHaveLength(2);
    expect(await (await get(`${listUrl}&tag=hours`, bearer, CONTAINER)).json()).toMatchObject([
      { label: 'Hours' },
    ]);
    const paged = await get(`${listUrl}&limit=1`, bearer, CONTAINER);
    const link = Buffer.from(paged.headers.get('link') ?? '', 'latin1').toString('utf8');
    expect(link).toMatch(/&amp;limit=1&amp;from=1>; rel=“next”/);
  });

  it('binds a token to its tool and to its scopes', async () => {
    const { listUrl, values } = await setting(sandbox, tool, 'moodle');
    const weak = await bearerFor(tool, values, [SCOPES.score]);
    expect((await get(listUrl, weak, CONTAINER)).status).toBe(401);
    const strong = await bearerFor(tool, values, ALL_SCOPES);
    expect((await get(listUrl.replace(/\d+$/, '9999'), strong, CONTAINER)).status).toBe(401);
    await sandbox.client.revokeTokens('moodle');
    expect((await get(listUrl, strong, CONTAINER)).status).toBe(401);
  });
});

describe('Moodle scores', () => {
  it('answers success with nothing, equal seconds with 409 and an empty list', async () => {
    const { itemUrl, bearer } = await setting(sandbox, tool, 'moodle');
    const first = await send(under(itemUrl, 'scores'), bearer, SCORE, score({ comment: 'Good' }));
    expect([first.status, await first.text()]).toEqual([200, '']);
    const again = await send(
      under(itemUrl, 'scores'),
      bearer,
      SCORE,
      score({ timestamp: '2026-03-01T10:00:00.900Z' }),
    );
    expect([again.status, await again.text()]).toEqual([409, '[]']);
    expect(again.statusText).toContain('Refusing score with an earlier timestamp');
    const { cells } = await sandbox.client.gradebook('moodle');
    expect(cells).toMatchObject([{ person: 'tom', visible: 50, comment: 'Good', accepted: 1 }]);
  });

  it('refuses teachers with 400, and hides the refusal of pretty-printed JSON behind 200', async () => {
    const { itemUrl, bearer } = await setting(sandbox, tool, 'moodle');
    const teacher = score({ userId: '113' });
    const compact = await send(under(itemUrl, 'scores'), bearer, SCORE, teacher);
    expect(compact.status).toBe(400);
    expect(compact.statusText).toContain('Incorrect score received{"userId"');
    const pretty = await send(under(itemUrl, 'scores'), bearer, SCORE, JSON.stringify(teacher, null, 2));
    expect([pretty.status, await pretty.text()]).toEqual([200, '[]']);
  });

  it('wipes a grade by progress alone, and then takes an older time', async () => {
    const { itemUrl, bearer } = await setting(sandbox, tool, 'moodle');
    await send(under(itemUrl, 'scores'), bearer, SCORE, score());
    const progress = score({ gradingProgress: 'Pending', timestamp: '2026-03-01T11:00:00Z' });
    await send(under(itemUrl, 'scores'), bearer, SCORE, progress);
    expect((await sandbox.client.gradebook('moodle')).cells[0]).toMatchObject({
      visible: null,
      timestamp: null,
    });
    const older = await send(
      under(itemUrl, 'scores'),
      bearer,
      SCORE,
      score({ timestamp: '2020-01-01T00:00:00Z' }),
    );
    expect(older.status).toBe(200);
  });

  it('leaves a nought out of results, keeps a teacher’s hand visible, and fails on a locked column', async () => {
    const { itemUrl, bearer, itemId } = await setting(sandbox, tool, 'moodle');
    await send(under(itemUrl, 'scores'), bearer, SCORE, score({ scoreGiven: 0 }));
    const rows = (await (await get(under(itemUrl, 'results'), bearer, RESULTS)).json()) as object[];
    expect(rows[0]).not.toHaveProperty('resultScore');
    await sandbox.client.changeGradebook({ site: 'moodle', item: itemId, person: 'tom', override: 77 });
    await send(under(itemUrl, 'scores'), bearer, SCORE, score({ timestamp: '2026-03-02T10:00:00Z' }));
    expect((await sandbox.client.gradebook('moodle')).cells[0]).toMatchObject({ visible: 77, score: 50 });
    await sandbox.client.changeGradebook({ site: 'moodle', item: itemId, locked: true });
    const locked = await send(
      under(itemUrl, 'scores'),
      bearer,
      SCORE,
      score({ timestamp: '2026-03-03T10:00:00Z' }),
    );
    expect(locked.status).toBe(500);
  });
});

describe('Moodle roster', () => {
  it('gives everyone at once with short roles, and forgets the role filter in the next address', async () => {
    const { bearer, values } = await setting(sandbox, tool, 'moodle');
    const url = `${sandbox.origin}/moodle/mod/lti/services.php/CourseSection/2/bindings/${values.id}/memberships`;
    const all = (await (await get(url, bearer, MEMBERS)).json()) as {
      members: { roles: string[]; name?: string }[];
    };
    expect(all.members).toHaveLength(74);
    expect(all.members.filter((one) => one.roles.includes('Instructor'))).toHaveLength(2);
    expect(all.members.filter((one) => one.name === undefined)).toHaveLength(1);
    const page = await get(`${url}?role=Learner&limit=10`, bearer, MEMBERS);
    expect(page.headers.get('link')).toBe(`<${url}?limit=10&from=10>; rel="next"`);
  });
});
