import { request } from 'node:http';
import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { launchThrough } from './launch-as.ts';
import type { SiteName } from './settings.ts';
import { startPair } from './own-pair.ts';
import { MEMBERS, setting } from './service-calls.ts';

const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';

const { sandbox, tool } = await startPair();

async function install(site: SiteName, link: { custom?: Record<string, string> } = {}) {
  const values = await sandbox.client.installTool({ site });
  tool.authorizationEndpoint = values.authorizationEndpoint;
  await sandbox.client.addLink({ site, title: 'Course', ...link });
  return values;
}

/** The tool's authentication request as a browser would carry it to the LMS. */
async function authorization(site: SiteName, person = 'tom') {
  const result = await launchThrough(sandbox, undefined, { site, person, link: 'Course' });
  const prepared = await sandbox.client.launch({ site, person, link: 'Course' });
  const login = await fetch(`${tool.origin}/lti/login`, {
    method: 'POST',
    body: new URLSearchParams(prepared.login.params),
    redirect: 'manual',
  });
  expect(result.status).toBe(200);
  return { url: login.headers.get('location') ?? '', cookie: prepared.cookie };
}

const customOf = () => decodeJwt(tool.launches.at(-1)?.['id_token'] ?? '')[`${LTI}custom`];

describe('both sites', () => {
  it.each([
    ['moodle', 'MoodleSession'],
    ['canvas', 'canvas_session'],
  ] as const)(
    '%s prints a page that posts itself again when the cookie did not come along',
    async (site, cookieName) => {
      await install(site);
      const { url, cookie } = await authorization(site);
      expect(cookie).toMatch(new RegExp(`^${cookieName}=`));
      const school = url.replace('authorize_redirect', 'authorize');
      const html = await (await fetch(school)).text();
      expect(html).toMatch(/<form[^>]+method="post"/);
      expect(html).toContain('name="repost"');
      expect(html).not.toContain('name="id_token"');
    },
  );

  it.each(['moodle', 'canvas'] as const)(
    '%s fills in variables that it knows and leaves others as they are',
    async (site) => {
      await install(site, {
        custom: {
          person: '$User.id',
          zone: '$Person.address.timezone',
          course: '$Context.id',
          own: site === 'canvas' ? '$Canvas.course.id' : '$CourseSection.label',
          foreign: site === 'canvas' ? '$CourseSection.label' : '$Canvas.course.id',
          begins: site === 'canvas' ? '$Canvas.course.startAt' : '$CourseSection.timeFrame.begin',
          price: '$5',
        },
      });
      await launchThrough(sandbox, undefined, { site, person: 'tom', link: 'Course' });
      const { people, courses } = await sandbox.client.state(site);
      expect(customOf()).toMatchObject({
        person: people.find((one) => one.key === 'tom')?.sub,
        course: courses[0]?.contextId,
        foreign: site === 'canvas' ? '$CourseSection.label' : '$Canvas.course.id',
        price: '$5',
      });
      const { own, begins } = customOf() as { own: unknown; begins: unknown };
      expect(typeof own).toBe(site === 'canvas' ? 'number' : 'string');
      expect(begins).toBe(site === 'canvas' ? null : '');
      await sandbox.client.changeCourse({ site, set: { begins: '2026-03-02T05:00:00Z' } });
      await launchThrough(sandbox, undefined, { site, person: 'tom', link: 'Course' });
      const written = `2026-03-02T05:00:00${site === 'canvas' ? 'Z' : '+00:00'}`;
      expect(customOf()).toMatchObject({ begins: written });
    },
  );

  it.each(['moodle', 'canvas'] as const)(
    '%s keeps names and addresses where the tool may not have them',
    async (site) => {
      const values = await sandbox.client.installTool({ site, names: 'never', email: 'never' });
      tool.authorizationEndpoint = values.authorizationEndpoint;
      await sandbox.client.addLink({ site, title: 'Course' });
      await launchThrough(sandbox, undefined, { site, person: 'tom', link: 'Course' });
      const token = tool.launches[0]?.['id_token'] ?? '';
      expect(decodeJwt(token)).toHaveProperty('sub');
      expect(JSON.stringify(decodeJwt(token))).not.toMatch(/Brightwell|tom@|"picture"/);
    },
  );
});

describe('Moodle', () => {
  it('cleans what looks like a tag out of the state', async () => {
    await install('moodle');
    tool.ask = { state: 'a<b>c', nonce: 'n' };
    await launchThrough(sandbox, undefined, { site: 'moodle', person: 'tom', link: 'Course' });
    expect(tool.launches[0]?.['state']).toBe('ac');
  });

  it('wants one whole registered address to send people back to', async () => {
    await install('moodle');
    tool.ask = { redirect_uri: `${tool.origin}/lti/launch?more=1` };
    const result = await launchThrough(sandbox, undefined, { site: 'moodle', person: 'tom', link: 'Course' });
    expect(result.posted).toBeUndefined();
  });

  it('makes a site administrator Instructor and Administrator, never Learner', async () => {
    await install('moodle');
    await launchThrough(sandbox, undefined, { site: 'moodle', person: 'ada', link: 'Course' });
    const roles = decodeJwt(tool.launches[0]?.['id_token'] ?? '')[`${LTI}roles`];
    expect(roles).toEqual([
      'http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor',
      'http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator',
      'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator',
    ]);
  });
});

describe('Canvas', () => {
  it('sends the browser from the shared host on to the school', async () => {
    await install('canvas');
    const { url } = await authorization('canvas');
    expect(new URL(url).pathname).toBe('/canvas/api/lti/authorize_redirect');
    const answer = await fetch(url, { redirect: 'manual' });
    expect(answer.status).toBe(302);
    const next = new URL(answer.headers.get('location') ?? '', url);
    expect(next.pathname).toBe('/canvas/api/lti/authorize');
    expect(next.search).toBe(new URL(url).search);
  });

  it('takes a registered address with any query', async () => {
    await install('canvas');
    tool.ask = { redirect_uri: `${tool.origin}/lti/launch?content_id=course` };
    const result = await launchThrough(sandbox, undefined, { site: 'canvas', person: 'tom', link: 'Course' });
    expect(result.posted?.action).toBe(`${tool.origin}/lti/launch?content_id=course`);
  });

  it('turns away a service call that does not say who is asking', async () => {
    const { bearer } = await setting(sandbox, tool, 'canvas');
    // fetch always sends a User-Agent, so this goes by hand.
    const ask = (headers: Record<string, string>) =>
      new Promise<number | undefined>((resolve, reject) => {
        const url = `${sandbox.origin}/canvas/api/lti/courses/1/names_and_roles`;
        request(
          url,
          { headers: { authorization: `Bearer ${bearer}`, accept: MEMBERS, ...headers } },
          (answer) => {
            answer.resume();
            resolve(answer.statusCode);
          },
        )
          .on('error', reject)
          .end();
      });
    expect(await ask({})).toBe(403);
    expect(await ask({ 'user-agent': 'Re-entry' })).toBe(200);
  });

  it('has a deployment of its own for each installation', async () => {
    const values = await install('canvas');
    const second = await sandbox.client.addDeployment({ site: 'canvas', tool: values.id, course: 1 });
    const { tools } = await sandbox.client.state('canvas');
    const ids = tools[0]?.deployments.map((one) => one.id) ?? [];
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(2);
    expect(ids).toContain(second.id);
    for (const id of ids) expect(id).toMatch(/^\d+:[0-9a-f]{40}$/);
  });

  it('gives all its schools one issuer, and its roles with the institution’s beside them', async () => {
    const values = await install('canvas');
    expect(values.issuer).toBe('https://canvas.instructure.com');
    await launchThrough(sandbox, undefined, { site: 'canvas', person: 'tom', link: 'Course' });
    const roles = decodeJwt(tool.launches[0]?.['id_token'] ?? '')[`${LTI}roles`] as string[];
    expect(roles.some((one) => one.includes('/institution/person#Student'))).toBe(true);
    expect(roles.some((one) => one.endsWith('membership#Learner'))).toBe(true);
  });
});
