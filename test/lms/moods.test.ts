import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { launchThrough } from './launch-as.ts';
import type { SiteName } from './settings.ts';
import { startPair } from './own-pair.ts';
import { graded, pick } from './picked.ts';
import {
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

const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
const SITES = ['moodle', 'canvas'] as const;

const pair = await startPair();
const { sandbox, tool } = pair;

interface Line {
  user_id: string;
  status: string;
  roles: string[];
  name?: string;
}

const rosterUrl = (site: SiteName, toolId: number): string =>
  site === 'moodle'
    ? `${sandbox.origin}/moodle/mod/lti/services.php/CourseSection/2/bindings/${toolId}/memberships`
    : `${sandbox.origin}/canvas/api/lti/courses/1/names_and_roles`;

async function roster(site: SiteName): Promise<Line[]> {
  const { values, bearer } = await setting(sandbox, tool, site);
  const answer = await get(rosterUrl(site, values.id), bearer, MEMBERS);
  return ((await answer.json()) as { members: Line[] }).members;
}

const subOf = async (site: SiteName, key: string): Promise<string> =>
  (await sandbox.client.state(site)).people.find((one) => one.key === key)?.sub ?? '';

describe('more points than Moodle allows an activity', () => {
  it('are refused by the form of a single link, and nothing is saved', async () => {
    const answer = await pick(pair, 'moodle', [graded(tool, 'Course', 2400)]);
    expect(await answer.text()).toContain('must be an integer between 1 and 100');
    expect((await sandbox.client.state('moodle')).links).toEqual([]);
  });

  it('make a column of text among several', async () => {
    await pick(pair, 'moodle', [graded(tool, 'Course', 2400), graded(tool, 'Module 1', 60)]);
    const { items } = await sandbox.client.gradebook('moodle');
    expect(items.map((one) => one.gradeType ?? 'value')).toEqual(['text', 'value']);
  });

  it('among several add none of them, without a word, in Moodle 4.2', async () => {
    await sandbox.client.settings({ site: 'moodle', beyondLimit: 'none' });
    const links = [graded(tool, 'Course', 2400), graded(tool, 'Module 1', 60)];
    const page = await (await pick(pair, 'moodle', links)).text();
    expect(page).toContain('Nothing was added');
    expect(page).not.toContain('role="alert"');
    expect((await sandbox.client.state('moodle')).links).toEqual([]);
  });

  it('in a column of text are taken with 200, stored and not shown', async () => {
    const { itemUrl, bearer, itemId } = await setting(sandbox, tool, 'moodle');
    await sandbox.client.changeGradebook({ site: 'moodle', item: itemId, gradeType: 'text' });
    const taken = await send(under(itemUrl, 'scores'), bearer, SCORE, score());
    expect([taken.status, await taken.text()]).toEqual([200, '']);
    expect((await sandbox.client.gradebook('moodle')).cells[0]).toMatchObject({ visible: null, score: 50 });
    const [row] = (await (await get(under(itemUrl, 'results'), bearer, RESULTS)).json()) as object[];
    expect(Object.keys(row ?? {})).toEqual(['id', 'userId']);
  });

  it('are no matter in a column that the service makes: eight of 2,400 shows as eight', async () => {
    const { listUrl, bearer } = await setting(sandbox, tool, 'moodle');
    const made = await send(listUrl, bearer, ITEM, { label: 'Minutes', scoreMaximum: 2400 });
    const { id } = (await made.json()) as { id: string };
    await send(under(id, 'scores'), bearer, SCORE, score({ scoreGiven: 8, scoreMaximum: 2400 }));
    expect((await sandbox.client.gradebook('moodle')).cells[0]).toMatchObject({ visible: 8 });
    const [row] = (await (await get(under(id, 'results'), bearer, RESULTS)).json()) as object[];
    expect(row).toMatchObject({ resultScore: 8, resultMaximum: 2400 });
  });

  it('are none of Canvas’ concern', async () => {
    await pick(pair, 'canvas', [graded(tool, 'Course', 2400)]);
    expect((await sandbox.client.state('canvas')).items).toMatchObject([{ scoreMaximum: 2400 }]);
  });
});

describe('a roster', () => {
  it('in Moodle writes names through the text filter, a launch does not', async () => {
    const set = { given: 'Ñandú &', family: 'Söhne' };
    await sandbox.client.changePerson({ site: 'moodle', person: 'tom', set });
    const line = (await roster('moodle')).find((one) => one.name?.includes('Söhne'));
    expect(line?.name).toBe('Ñandú &amp; Söhne');
    const { authorizationEndpoint } = await sandbox.client.installTool({ site: 'moodle' });
    tool.authorizationEndpoint = authorizationEndpoint;
    await launchThrough(sandbox, undefined, { site: 'moodle', person: 'tom', link: 'Course' });
    expect(decodeJwt(tool.launches[0]?.['id_token'] ?? '')['name']).toBe('Ñandú & Söhne');
  });

  it.each(SITES)('of %s lists somebody twice when told to', async (site) => {
    const alsoListed = [{ status: 'Inactive' as const }, { kind: 'trainer' as const }];
    await sandbox.client.changePerson({ site, person: 'tom', set: { alsoListed } });
    const sub = await subOf(site, 'tom');
    const lines = (await roster(site)).filter((one) => one.user_id === sub);
    expect(lines.map((one) => one.status)).toEqual(['Active', 'Inactive', 'Active']);
    expect(lines[2]?.roles.some((role) => role.endsWith('Instructor'))).toBe(true);
  });

  it.each(SITES)('of %s can hold the trainers alone, or everybody as Inactive', async (site) => {
    await sandbox.client.settings({ site, roster: 'trainers' });
    expect(await roster(site)).toHaveLength(2);
    await sandbox.client.settings({ site, roster: 'inactive' });
    const lines = await roster(site);
    expect(lines.length).toBeGreaterThan(10);
    expect(new Set(lines.map((one) => one.status))).toEqual(new Set(['Inactive']));
  });

  it('and a list of columns name the next page by its path when told to', async () => {
    await sandbox.client.settings({ site: 'canvas', pageSize: 2, relativeLinks: true });
    const { values, bearer, listUrl } = await setting(sandbox, tool, 'canvas');
    const people = await get(rosterUrl('canvas', values.id), bearer, MEMBERS);
    expect(people.headers.get('link')).toContain(
      '</canvas/api/lti/courses/1/names_and_roles?page=2&limit=2>; rel="next"',
    );
    for (const label of ['a', 'b', 'c']) await send(listUrl, bearer, ITEM, { label, scoreMaximum: 1 });
    const columns = await get(listUrl, bearer, CONTAINER);
    expect(columns.headers.get('link')).toContain(
      '</canvas/api/lti/courses/1/line_items?page=2&per_page=2>; rel="next"',
    );
  });
});

describe.each(SITES)('%s in a mood', (site) => {
  it('answers 404 about one person while the column is there', async () => {
    await sandbox.client.changePerson({ site, person: 'tom', set: { unknownToGrades: true } });
    const { itemUrl, bearer } = await setting(sandbox, tool, site);
    const order = score({ userId: await subOf(site, 'tom') });
    const answer = await send(under(itemUrl, 'scores'), bearer, SCORE, order);
    expect([answer.status, await answer.text()]).toEqual([
      404,
      expect.stringContaining('User not found in course'),
    ]);
    expect((await get(itemUrl, bearer, ITEM)).status).toBe(200);
  });

  it('writes [] for what it has nothing to say about', async () => {
    await sandbox.client.settings({ site, emptyClaims: 'lists' });
    const values = await sandbox.client.installTool({ site, scopes: [] });
    tool.authorizationEndpoint = values.authorizationEndpoint;
    await sandbox.client.addLink({ site, title: 'Course' });
    await launchThrough(sandbox, undefined, { site, person: 'tom', link: 'Course' });
    const claims = decodeJwt(tool.launches[0]?.['id_token'] ?? '');
    expect(claims[`${LTI}for_user`]).toEqual([]);
    expect(claims[`${LTI}role_scope_mentor`]).toEqual([]);
  });

  it('lists many other keys before its own', async () => {
    await sandbox.client.settings({ site, foreignKeys: 140 });
    const values = await sandbox.client.installTool({ site });
    const { keys } = (await (await fetch(values.jwksUri)).json()) as { keys: { kid: string }[] };
    expect(keys).toHaveLength(site === 'canvas' ? 143 : 141);
    expect(keys.slice(0, 140).every((one) => one.kid.startsWith('foreign-'))).toBe(true);
  });

  it.each([-4, 4])('has a clock %d seconds off in what it signs', async (clockSkew) => {
    await sandbox.client.settings({ site, clockSkew });
    const values = await sandbox.client.installTool({ site });
    tool.authorizationEndpoint = values.authorizationEndpoint;
    await sandbox.client.addLink({ site, title: 'Course' });
    const before = Math.floor(Date.now() / 1000);
    await launchThrough(sandbox, undefined, { site, person: 'tom', link: 'Course' });
    const { iat = 0 } = decodeJwt(tool.launches[0]?.['id_token'] ?? '');
    expect(iat).toBeGreaterThanOrEqual(before + clockSkew);
    expect(iat).toBeLessThanOrEqual(Math.floor(Date.now() / 1000) + clockSkew);
  });

  it('answers 503 to everything, or not at all, or late', async () => {
    const { values, itemUrl, bearer } = await setting(sandbox, tool, site);
    const everything = [values.jwksUri, values.authorizationEndpoint, itemUrl];
    await sandbox.client.settings({ site, health: 'unavailable' });
    for (const url of everything) expect((await get(url, bearer, ITEM)).status).toBe(503);
    expect((await fetch(values.tokenEndpoint, { method: 'POST' })).status).toBe(503);
    await sandbox.client.settings({ site, health: 'asleep' });
    for (const url of everything)
      await expect(fetch(url, { signal: AbortSignal.timeout(50) })).rejects.toThrow('timeout');
    await sandbox.client.settings({ site, health: 'well', answerDelay: 4900 });
    await expect(fetch(itemUrl, { signal: AbortSignal.timeout(50) })).rejects.toThrow('timeout');
    await sandbox.client.settings({ site, answerDelay: 1 });
    expect((await get(itemUrl, bearer, ITEM)).status).toBe(200);
  });

  it.each([
    ['elsewhere', 303],
    ['nothing', 204],
  ] as const)('takes the links and answers the return with %s', async (pickerReturn, status) => {
    await sandbox.client.settings({ site, pickerReturn });
    const answer = await pick(pair, site, [graded(tool, 'Module 1', 60)]);
    expect(answer.status).toBe(status);
    const location = answer.headers.get('location');
    expect(location === null ? 'none' : new URL(location).hostname).toBe(
      status === 303 ? 'localhost' : 'none',
    );
    expect((await sandbox.client.state(site)).links).toMatchObject([{ title: 'Module 1' }]);
  });
});
