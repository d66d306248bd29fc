import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readForm } from '../lms/http.ts';
import { launchThrough } from '../lms/launch-as.ts';
import { startSandbox, type Sandbox } from '../lms/sandbox.ts';
import { startTool, type TestTool } from '../setup/tool.ts';

type Site = 'moodle' | 'canvas';

let tool: TestTool;
let sandbox: Sandbox;
beforeAll(async () => {
  tool = await startTool();
  sandbox = await startSandbox({ port: 0, toolOrigin: tool.origin });
});
beforeEach(async () => {
  await sandbox.client.clearFaults();
});
afterAll(() => sandbox.close());

const platforms = () => tool.rooms.install.listPlatforms();
const invite = async (name?: string) =>
  (await tool.rooms.install.invite({ days: 30, ...(name ? { name } : {}) })).url;

/** The LMS's frame opens the invitation; the page is read. */
async function open(site: Site, invitation: string, lang = 'en') {
  const address = await sandbox.client.registrationUrl(site, invitation);
  const page = await fetch(address, { headers: { 'accept-language': lang } });
  return { address, page, html: await page.text() };
}

/** The person presses the page's one button. */
async function press(address: string, html: string, lang = 'en') {
  const form = new URLSearchParams(readForm(html)?.fields);
  const answer = await fetch(address, { method: 'POST', body: form, headers: { 'accept-language': lang } });
  return { status: answer.status, html: await answer.text() };
}

async function register(site: Site, name?: string) {
  const { address, html } = await open(site, await invite(name));
  return press(address, html);
}

/** Activate in the LMS, then a link in its course. */
async function putIntoUse(site: Site) {
  const own = (await sandbox.client.state(site)).tools.at(-1);
  if (!own) throw new Error('nothing was registered');
  await sandbox.client.changeTool({ site, tool: own.id, set: { status: 'active' } });
  return sandbox.client.addLink({
    site,
    tool: own.id,
    title: `Road map ${own.id}`,
    url: `${tool.origin}/lti/launch`,
  });
}

describe('[C11] installing by one link', () => {
  test.each(['moodle', 'canvas'] as const)(
    '%s registers, is switched on, and its people get in',
    async (site) => {
      const { address, page, html } = await open(site, await invite());
      expect(page.status).toBe(200);
      expect(page.headers.get('content-security-policy')).toContain('frame-ancestors');
      expect(page.headers.get('content-security-policy')).not.toContain("frame-ancestors 'none'");
      expect(page.headers.get('set-cookie')).toBeNull();
      expect(html).toContain('What Re-entry asks for, and why');
      const done = await press(address, html);
      expect(done).toMatchObject({ status: 200, html: expect.stringContaining('org.imsglobal.lti.close') });
      const platform = (await platforms()).find((one) => one.family === site);
      expect(platform).toMatchObject({ status: 'active', algorithms: ['RS256'] });
      expect(platform?.frameOrigins).toContain(sandbox.origin);
      const link = await putIntoUse(site);
      const launched = await launchThrough(sandbox, undefined, { site, person: 'ines', link: link.id });
      expect(launched.status).toBe(200);
      expect(launched.code?.split('.')[0]).toBe(platform?.id);
    },
  );

  test('a link works once, and two presses at the same moment make one platform', async () => {
    const before = (await platforms()).length;
    const invitation = await invite('North School');
    const { address, html } = await open('moodle', invitation);
    const answers = await Promise.all([press(address, html), press(address, html)]);
    expect(answers.map((one) => one.status).toSorted()).toEqual([200, 410]);
    expect((await platforms()).slice(before).map((one) => one.name)).toEqual(['North School']);
    const again = await open('moodle', invitation);
    expect(again.page.status).toBe(410);
    expect(again.html).toContain('Ask for a new one');
  });

  test('a refusal is shown in the platform’s words, and the same link works afterwards', async () => {
    const invitation = await invite();
    const { address, html } = await open('moodle', invitation);
    await sandbox.client.fault({
      site: 'moodle',
      endpoint: 'registration',
      status: 400,
      body: 'missing_domain & 2 > 1',
      times: 1,
    });
    const refused = await press(address, html, 'es');
    expect(refused.status).toBe(424);
    expect(refused.html).toContain('Su plataforma rechazó el registro.');
    expect(refused.html).toContain('missing_domain &#38; 2 &#62; 1 (HTTP 400)');
    const second = await open('moodle', invitation);
    expect((await press(second.address, second.html)).status).toBe(200);
  });

  test('a registration that exists is never overwritten', async () => {
    await register('moodle');
    const known = (await platforms()).at(-1);
    const url = new URL(await sandbox.client.registrationUrl('moodle', await invite()));
    // The platform answers with a client id that is taken.
    await sandbox.client.fault({
      site: 'moodle',
      endpoint: 'registration',
      status: 200,
      body: { client_id: known?.clientId },
      times: 1,
    });
    const page = await fetch(url);
    const answer = await press(url.href, await page.text());
    expect(answer).toMatchObject({ status: 409, html: expect.stringContaining('Nothing was overwritten') });
    expect((await platforms()).at(-1)).toEqual(known);
  });

  test('opened in a plain tab it says where to paste it, with values to copy as a fall-back', async () => {
    const invitation = await invite();
    const html = await (await fetch(invitation)).text();
    expect(html).toContain(invitation);
    const manual = await fetch(`${tool.origin}/lti/install`);
    const values = await manual.text();
    for (const path of ['/lti/login', '/lti/launch', '/lti/jwks', '/lti/canvas.json'])
      for (const text of [html, values]) expect(text).toContain(`value="${tool.origin}${path}"`);
    expect(values).not.toContain('/lti/register/');
  });

  test.each([
    ['an unknown code', 'x'.repeat(43), ''],
    ['a strange code', '%00%3B', ''],
    ['an object for an address', undefined, '?openid_configuration[$ne]=1'],
    ['two addresses', undefined, '?openid_configuration=https://a.test&openid_configuration=https://b.test'],
    ['no address at all', undefined, '?openid_configuration=nonsense'],
    [
      'an endless token',
      undefined,
      `?openid_configuration=https://a.test/c&registration_token=${'x'.repeat(9000)}`,
    ],
    [
      'a token that breaks headers',
      undefined,
      '?openid_configuration=https://a.test/c&registration_token=a%0d%0ab',
    ],
  ])('[case 71] %s is a readable 4xx, by GET and by POST', async (_what, code, query) => {
    const address = code === undefined ? await invite() : `${tool.origin}/lti/register/${code}`;
    const isPlain = query === '?openid_configuration[$ne]=1';
    const got = await fetch(address + query);
    expect(got.headers.get('content-type')).toContain('text/html');
    // The name with brackets is not the parameter: the page is the one without it.
    expect(got.status >= 400 && got.status < 500).toBe(!isPlain);
    const posted = await fetch(address, { method: 'POST', body: new URLSearchParams(query) });
    expect(posted.status).toBeGreaterThanOrEqual(400);
    expect(posted.status).toBeLessThan(500);
    expect((await fetch(`${tool.origin}/healthz`)).status).toBe(200);
  });

  test('the token of the platform is never logged', async () => {
    const { address } = await open('moodle', await invite());
    const token = new URL(address).searchParams.get('registration_token') ?? '';
    expect(token).not.toBe('');
    expect(tool.logged.join('\n')).not.toContain(token);
  });
});

describe('what platforms fetch from us', () => {
  test('the key set is public, cacheable, and verifies what we sign', async () => {
    const answer = await fetch(`${tool.origin}/lti/jwks`);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=3600');
    const set = (await answer.json()) as JSONWebKeySet;
    const token = await tool.rooms.keys.sign({ iss: 'me' });
    await expect(jwtVerify(token, createLocalJWKSet(set))).resolves.toMatchObject({ payload: { iss: 'me' } });
    expect(JSON.stringify(set)).not.toMatch(/"(d|p|q|dp|dq|qi)":/);
  });

  test('the Canvas key is there to be pasted by address', async () => {
    const answer = await fetch(`${tool.origin}/lti/canvas.json`);
    expect(await answer.json()).toMatchObject({ public_jwk_url: `${tool.origin}/lti/jwks` });
  });
});

describe('the administrator', () => {
  /** A platform in use, seen by its administrator. */
  async function school(site: Site) {
    await register(site);
    const { id: tenant } = (await platforms()).at(-1) as { id: string };
    const token = await tool.token({ tenant, role: 'trainer', administers: true });
    const link = await putIntoUse(site);
    return {
      tenant,
      token,
      launch: () => launchThrough(sandbox, undefined, { site, person: 'ines', link: link.id }),
    };
  }
  interface Check {
    key: string;
    state: string;
    code: string;
    detail?: Record<string, unknown>;
  }
  const selfTest = async (token: string) => {
    const { status, body } = await tool.call('POST', '/api/install/self-test', { token, body: {} });
    expect(status).toBe(200);
    const { checks } = body as { checks: Check[] };
    return Object.fromEntries(checks.map((one) => [one.key, one]));
  };

  test.each(['moodle', 'canvas'] as const)(
    '[C11] sees in the self-test what works with %s and what waits',
    async (site) => {
      const { token, launch } = await school(site);
      expect(await selfTest(token)).toMatchObject({
        keys: { state: 'ok' },
        'platform-keys': { state: 'ok' },
        token: { state: 'waiting', code: 'not-opened' },
        browser: { state: 'waiting' },
      });
      expect((await launch()).status).toBe(200);
      expect(await selfTest(token)).toMatchObject({
        token: { state: 'ok', code: 'granted' },
        'line-items': { state: 'ok', code: 'readable' },
        roster: { state: 'ok', code: 'readable', detail: { people: expect.any(Number) } },
        browser: { state: 'ok', detail: { ways: 'cookie' } },
        roles: { state: 'ok', detail: { roles: 'learner' } },
      });
    },
  );

  test('[C11] reads the platform’s own reason where something does not work', async () => {
    const { token, launch } = await school('moodle');
    await launch();
    await sandbox.client.fault({
      site: 'moodle',
      endpoint: 'memberships',
      status: 403,
      body: { reason: 'Service is off' },
      times: 1,
    });
    await sandbox.client.fault({ site: 'moodle', endpoint: 'lineitems', status: 500, times: 1 });
    expect(await selfTest(token)).toMatchObject({
      token: { state: 'ok' },
      roster: { state: 'fail', code: 'forbidden', detail: { reason: 'Service is off' } },
      'line-items': { state: 'warn', code: 'platform-failed' },
    });
  });

  test('sees the installation of the own platform alone', async () => {
    const { token, tenant } = await school('moodle');
    const { body } = await tool.call('GET', '/api/install/overview', { token });
    const own = (await platforms()).find((one) => one.id === tenant);
    expect(body).toMatchObject({
      platform: { clientId: own?.clientId, issuer: own?.issuer, status: 'active', registeredBy: 'same-host' },
      deployments: [{ status: 'active' }],
      tool: { login: `${tool.origin}/lti/login` },
    });
    const others = (await platforms()).filter((one) => one.id !== tenant).map((one) => one.clientId);
    expect(others.length).toBeGreaterThan(0);
    for (const other of others) expect(JSON.stringify(body)).not.toContain(other);
  });
});
