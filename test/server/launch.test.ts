import { beforeAll, describe, expect, it } from 'vitest';
import { launchThrough } from '../lms/launch-as.ts';
import { toolAndLms, type SiteName, type ToolAndLms } from '../setup/tool-and-lms.ts';

const SITES: SiteName[] = ['moodle', 'canvas'];
const REFERENCE = /[2-9A-HJKMNP-Z]{3}-[2-9A-HJKMNP-Z]{3}/;
const STEP = 'step:conversation-models/goal-too-early';
const STEP_PAGE = '/app/course/conversation-models/goal-too-early';

let both: ToolAndLms;
beforeAll(async () => {
  both = await toolAndLms();
});

const policyOf = (headers: Headers) => headers.get('content-security-policy') ?? '';

describe.each(SITES)('the page after a launch from %s', (site) => {
  it('holds the session in one element that the client takes away, and in no address', async () => {
    const { tool, lms } = both;
    const page = await launchThrough(lms, undefined, { site, person: 'tom', link: 'Course' });
    expect(page.status).toBe(200);
    const addresses = [...page.body.matchAll(/(?:href|src|action)="([^"]*)"/g)].map((found) => found[1]);
    expect(addresses.length).toBeGreaterThan(0);
    for (const address of addresses) expect(address).toMatch(/^\/[\w./-]*$/);
    expect(page.body).not.toMatch(/id_token|eyJ|tom@/);
    const { token = '', config } = page;
    const rest = page.body.replace(/<script[^>]*id="client-config">[^<]*<\/script>/, '');
    for (const kept of [token, token.split('.')[1], 'Brightwell']) expect(rest).not.toContain(kept);
    expect(Object.keys(config ?? {}).toSorted()).toEqual(['landing', 'lang', 'me', 'token']);
    expect(await tool.call('GET', '/api/me', { token })).toEqual({ status: 200, body: config?.['me'] });
  });

  it('says nothing about itself to others: referrer, cache, frames', async () => {
    const { headers, body } = await launchThrough(both.lms, undefined, {
      site,
      person: 'tom',
      link: 'Course',
    });
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-frame-options')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    const policy = policyOf(headers);
    const framing = /frame-ancestors ([^;]*)/.exec(policy)?.[1]?.split(' ');
    const school = site === 'canvas' ? ['https://canvas.instructure.com'] : [];
    expect(framing).toEqual(["'self'", ...school, both.lms.origin]);
    expect(policy).not.toContain('unsafe-inline');
    const nonce = /'nonce-([\w-]+)'/.exec(policy)?.[1] ?? '';
    const inline = [...body.matchAll(/<script(?![^>]*(?:src=|application\/json))[^>]*>/g)].map(String);
    for (const tag of inline) expect(tag).toContain(`nonce="${nonce}"`);
    const other = await launchThrough(both.lms, undefined, { site, person: 'tom', link: 'Course' });
    expect(policyOf(other.headers)).not.toContain(nonce);
  });

  it('leaves no cookie that says who somebody is: that cookies come back, and whose browser it is by a hash; what bound the sign-in is cleared', async () => {
    const cookiesOf = async (person: string) => {
      const { cookies } = await launchThrough(both.lms, undefined, { site, person, link: 'Course' });
      return [...cookies].map(([name, value]) => `${name.replace(/_[\w-]{22}$/, '_HASH')}=${value}`);
    };
    expect(await cookiesOf('ruth')).toEqual(['__Host-lti-ok=1']);
    // A learner's own browser must not confirm their hours (H10). Only pages under /c get these.
    expect(await cookiesOf('tom')).toEqual([
      '__Host-lti-ok=1',
      '__Secure-own_HASH=1',
      '__Secure-ownu_HASH=1',
    ]);
  });

  it('leads to what the link names, in its custom values or in its address: either is enough', async () => {
    const url = `${both.tool.origin}/lti/launch?content_id=${encodeURIComponent(STEP)}`;
    await both.lms.client.addLink({ site, title: 'By custom', custom: { content_id: STEP } });
    await both.lms.client.addLink({ site, title: 'By address', url });
    await both.lms.client.addLink({ site, title: 'Unknown', custom: { content_id: 'step:gone/gone' } });
    const landing = async (link: string) => (await both.enter({ site, person: 'ines', link })).landing;
    expect(await landing('By custom')).toBe(STEP_PAGE);
    expect(await landing('By address')).toBe(STEP_PAGE);
    expect(await landing('Unknown')).toBe('/app/');
  });

  it('[C7] a copied course opens the same step in a run of its own, without last year’s marks', async () => {
    await both.lms.client.addLink({ site, title: 'A step', custom: { content_id: STEP } });
    const before = await both.enter({ site, person: 'farah', link: 'A step' });
    const path = '/api/course/steps/conversation-models/goal-too-early/done';
    expect((await both.tool.call('PUT', path, { token: before.token })).status).toBe(200);
    const copy = await both.lms.client.copyCourse({ site });
    const link = copy.links.find((one) => one.title === 'A step');
    const after = await both.enter({ site, person: 'farah', link: link?.id ?? '' });
    expect(after.landing).toBe(STEP_PAGE);
    expect(after.me.run.id).not.toBe(before.me.run.id);
    expect(after.me.id).toBe(before.me.id);
    const minutes = async (token: string) =>
      (await both.tool.call('GET', '/api/course/road-map', { token })).body as { minutesDone: number };
    expect((await minutes(after.token)).minutesDone).toBe(0);
    expect((await minutes(before.token)).minutesDone).toBe(10);
  });

  it('[case 69] a learner who opens the picker is refused in words of their language', async () => {
    const order = { site, person: 'tom', message: 'LtiDeepLinkingRequest' } as const;
    const spanish = { headers: { 'accept-language': 'es-ES,es;q=0.9' } };
    const page = await launchThrough(both.lms, undefined, { ...order, ...spanish });
    expect(page.status).toBe(403);
    expect(page.body).toContain('<html lang="es">');
    expect(page.body).toContain('Referencia');
    const ref = REFERENCE.exec(page.body)?.[0] ?? 'no reference';
    const line = both.tool.logged.find((one) => one.includes(ref));
    expect(JSON.parse(line ?? '{}')).toMatchObject({ code: 'picker-refused', msg: 'launch refused' });
  });
});

describe('a refused launch', () => {
  it('is a readable page with a reference that stands in the log, in English and in Spanish', async () => {
    for (const lang of ['en', 'es']) {
      const page = await launchThrough(both.lms, undefined, {
        site: 'moodle',
        person: 'tom',
        link: 'Course',
        overrides: { signWith: 'other-key' },
        headers: { 'accept-language': lang },
      });
      expect(page.status).toBe(400);
      expect(page.headers.get('content-type')).toContain('text/html');
      expect(page.body).toContain(`<html lang="${lang}">`);
      const ref = REFERENCE.exec(page.body)?.[0] ?? 'no reference';
      const line = both.tool.logged.find((one) => one.includes(ref)) ?? '{}';
      expect(JSON.parse(line)).toMatchObject({ msg: 'launch refused' });
      expect(page.body).toContain((JSON.parse(line) as { code: string }).code);
    }
  });
});

it('the shell of a reload holds nothing of anybody and can be framed by the course', async () => {
  for (const path of ['/app', '/app/', '/app/course/x/y', '/app/a/b/c/d']) {
    const answer = await fetch(both.tool.origin + path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(policyOf(answer.headers)).toContain("frame-ancestors 'self' https:");
    const body = await answer.text();
    expect(/id="client-config">([^<]*)</.exec(body)?.[1]).toBe('{"lang":"en"}');
  }
});

it('the login page is framed by an LMS whose host has an underscore, which URLs and browsers allow', async () => {
  const issuer = 'https://lms_2.school.test';
  await both.tool.rooms.install.addPlatform({
    name: 'School',
    issuer,
    clientId: 'one',
    authorizationEndpoint: `${issuer}/auth`,
    tokenEndpoint: `${issuer}/token`,
    jwksUri: `${issuer}/jwks`,
    family: 'other',
    frameOrigins: [issuer],
  });
  const login = { iss: issuer, client_id: 'one', login_hint: '2' };
  const target_link_uri = `${both.tool.origin}/lti/launch`;
  const query = new URLSearchParams({ ...login, target_link_uri });
  const answer = await fetch(`${both.tool.origin}/lti/login?${query}`);
  expect(policyOf(answer.headers)).toContain(`frame-ancestors 'self' ${issuer}`);
});
