import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { describe, expect, test } from 'vitest';
import { REGISTRATION_ERROR_CODES } from '../../lti/index.ts';
import { words } from '../../server/core/words.ts';
import { launchThrough } from '../lms/launch-as.ts';
import { installKit } from './install-kit.ts';

const kit = installKit();

describe('[C11] installing by one link', () => {
  test.each(['moodle', 'canvas'] as const)(
    '%s registers, is switched on, and its people get in',
    async (site) => {
      const { address, page, html } = await kit.open(site, await kit.invite());
      expect(page.status).toBe(200);
      expect(page.headers.get('content-security-policy')).toContain('frame-ancestors');
      expect(page.headers.get('content-security-policy')).not.toContain("frame-ancestors 'none'");
      expect(page.headers.get('set-cookie')).toBeNull();
      expect(html).toContain('What Re-entry asks for, and why');
      const done = await kit.press(address, html);
      expect(done).toMatchObject({ status: 200, html: expect.stringContaining('org.imsglobal.lti.close') });
      const platform = (await kit.platforms()).find((one) => one.family === site);
      expect(platform).toMatchObject({ status: 'active', algorithms: ['RS256'] });
      expect(platform?.frameOrigins).toContain(kit.sandbox.origin);
      const link = await kit.putIntoUse(site);
      const launched = await launchThrough(kit.sandbox, undefined, { site, person: 'ines', link: link.id });
      expect(launched.status).toBe(200);
      expect(launched.token?.split('.')[0]).toBe(platform?.id);
    },
  );

  test('a link works once, and two presses at the same moment make one platform', async () => {
    const before = (await kit.platforms()).length;
    const invitation = await kit.invite('North School');
    const { address, html } = await kit.open('moodle', invitation);
    const answers = await Promise.all([kit.press(address, html), kit.press(address, html)]);
    expect(answers.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([200, 410]);
    expect((await kit.platforms()).slice(before).map((one) => one.name)).toEqual(['North School']);
    const again = await kit.open('moodle', invitation);
    expect(again.page.status).toBe(410);
    expect(again.html).toContain('Ask for a new one');
  });

  test('a registration that a platform held up past its hold stores nothing: the link is another’s by then', async () => {
    const before = (await kit.platforms()).length;
    const invitation = await kit.invite('South School');
    const { address, html } = await kit.open('moodle', invitation);
    const other = await kit.open('moodle', invitation);
    await kit.sandbox.client.fault({ site: 'moodle', endpoint: 'registration', delay: 1500, times: 2 });
    const rows = kit.tool.database.connection.collection('invitations');
    const held = () =>
      rows.countDocuments({ name: 'South School', heldUntil: { $gt: kit.tool.clock.now() } });
    const slow = kit.press(address, html);
    await expect.poll(held, { interval: 10 }).toBe(1);
    // A minute later.
    await rows.updateOne({ name: 'South School' }, { $set: { heldUntil: new Date(0) } });
    expect((await kit.press(other.address, other.html)).status).toBe(200);
    expect((await slow).status).toBe(410);
    expect((await kit.platforms()).slice(before).map((one) => one.name)).toEqual(['South School']);
    // The late one has not given back what is used.
    expect((await kit.open('moodle', invitation)).page.status).toBe(410);
  });

  test('a refusal is shown in the platform’s words, and the same link works afterwards', async () => {
    const invitation = await kit.invite();
    const { address, html } = await kit.open('moodle', invitation);
    await kit.sandbox.client.fault({
      site: 'moodle',
      endpoint: 'registration',
      status: 400,
      body: 'missing_domain & 2 > 1',
      times: 1,
    });
    const refused = await kit.press(address, html, 'es');
    expect(refused.status).toBe(424);
    expect(refused.html).toContain('Tu plataforma rechazó el registro.');
    expect(refused.html).toContain('missing_domain &#38; 2 &#62; 1 (HTTP 400)');
    const second = await kit.open('moodle', invitation);
    expect((await kit.press(second.address, second.html)).status).toBe(200);
  });

  test('a registration that exists is never overwritten', async () => {
    await kit.register('moodle');
    const known = (await kit.platforms()).at(-1);
    const url = new URL(await kit.sandbox.client.registrationUrl('moodle', await kit.invite()));
    // The platform answers with a client id that is taken.
    await kit.sandbox.client.fault({
      site: 'moodle',
      endpoint: 'registration',
      status: 200,
      body: { client_id: known?.clientId },
      times: 1,
    });
    const page = await fetch(url);
    const answer = await kit.press(url.href, await page.text());
    expect(answer).toMatchObject({ status: 409, html: expect.stringContaining('Nothing was overwritten') });
    expect((await kit.platforms()).at(-1)).toEqual(known);
  });

  test('Moodle’s "Update" keeps the platform, what its administrator switched off, and says what Moodle set back', async () => {
    await kit.register('moodle');
    const link = await kit.putIntoUse('moodle');
    const before = await kit.platforms();
    const chosen = { names: 'never', inChooser: true, name: 'Mentoring' } as const;
    await kit.sandbox.client.changeTool({ site: 'moodle', tool: link.toolId, set: chosen });
    const renewed = await kit.renew(link.toolId);
    expect(renewed).toMatchObject({ status: 200, html: expect.stringContaining('is renewed') });
    for (const words of ['Names stay switched off', 'The name that you gave the tool', 'activity chooser'])
      expect(renewed.html).toContain(words);
    expect(renewed.html).not.toContain('setTimeout');
    expect((await kit.renew(link.toolId, 'es')).html).toContain('Los nombres siguen desactivados');
    expect(await kit.platforms()).toEqual(before);
    const own = (await kit.sandbox.client.state('moodle')).tools.find((one) => one.id === link.toolId);
    expect(own).toMatchObject({ names: 'never', email: 'never', name: 'Mentoring', status: 'active' });
    const order = { site: 'moodle' as const, person: 'ines', link: link.id };
    const launched = await launchThrough(kit.sandbox, undefined, order);
    expect(launched.status).toBe(200);
  });

  test('an update under a looser rule than the host’s own cannot lead a platform elsewhere', async () => {
    await kit.register('moodle');
    const link = await kit.putIntoUse('moodle');
    const known = (await kit.platforms()).at(-1);
    if (!known) throw new Error('nothing was registered');
    const { address, html } = await kit.open('moodle', await kit.invite(), 'en', link.toolId);
    const configuration = {
      issuer: known.issuer.replace('127.0.0.1', 'localhost'),
      authorization_endpoint: `${kit.sandbox.origin}/elsewhere`,
      token_endpoint: known.tokenEndpoint,
      jwks_uri: known.jwksUri,
      registration_endpoint: `${kit.sandbox.origin}/moodle/mod/lti/openid-registration.php`,
    };
    // The issuer is one that the operator typed in; in development its text need not fit the host.
    const { id: _id, ...fields } = known;
    const byHand = await kit.tool.rooms.install.addPlatform({ ...fields, issuer: configuration.issuer });
    await kit.sandbox.client.fault({
      site: 'moodle',
      endpoint: 'configuration',
      body: configuration,
      times: 1,
    });
    const posts = await kit.sandbox.client.requests({ site: 'moodle', endpoint: 'registration' });
    expect(await kit.press(address, html)).toMatchObject({ status: 409 });
    const since = await kit.sandbox.client.requests({
      site: 'moodle',
      endpoint: 'registration',
      since: posts.seq,
    });
    expect(since.requests.map((one) => one.method)).toEqual(['GET']);
    expect((await kit.platforms()).at(-1)).toEqual(byHand);
  });

  test('the reference that a failed registration shows is in the log', async () => {
    const { html, status } = await kit.press(await kit.invite(), '');
    expect(status).toBe(400);
    const ref = /reference (\S+) and code/.exec(html)?.[1] ?? 'none';
    const line = kit.tool.logged.find((one) => one.includes(ref) && one.includes('registration failed'));
    expect(line).toContain('configuration-missing');
  });

  test('opened in a plain tab it says where to paste it, with values to copy as a fall-back', async () => {
    const invitation = await kit.invite();
    const html = await (await fetch(invitation)).text();
    expect(html).toContain(invitation);
    const manual = await fetch(`${kit.tool.origin}/lti/install`);
    const values = await manual.text();
    for (const path of ['/lti/login', '/lti/launch', '/lti/jwks', '/lti/canvas.json'])
      for (const text of [html, values]) expect(text).toContain(`value="${kit.tool.origin}${path}"`);
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
    const address = code === undefined ? await kit.invite() : `${kit.tool.origin}/lti/register/${code}`;
    const isPlain = query === '?openid_configuration[$ne]=1';
    const got = await fetch(address + query);
    expect(got.headers.get('content-type')).toContain('text/html');
    // The name with brackets is not the parameter: the page is the one without it.
    expect(got.status >= 400 && got.status < 500).toBe(!isPlain);
    const posted = await fetch(address, { method: 'POST', body: new URLSearchParams(query) });
    expect(posted.status).toBeGreaterThanOrEqual(400);
    expect(posted.status).toBeLessThan(500);
    expect((await fetch(`${kit.tool.origin}/healthz`)).status).toBe(200);
  });

  test('the token of the platform is never logged', async () => {
    const { address } = await kit.open('moodle', await kit.invite());
    const token = new URL(address).searchParams.get('registration_token') ?? '';
    expect(token).not.toBe('');
    expect(kit.tool.logged.join('\n')).not.toContain(token);
  });
});

test.each(['en', 'es'] as const)('every way a registration can fail has its sentence in %s', (lang) => {
  const t = words(lang);
  for (const code of [...REGISTRATION_ERROR_CODES, 'invitation-over', 'platform-exists', 'unexpected'])
    expect(t(`install.failed.${code}`), code).not.toContain('install.failed');
});

describe('what platforms fetch from us', () => {
  test('the key set is public, cacheable, and verifies what we sign', async () => {
    const answer = await fetch(`${kit.tool.origin}/lti/jwks`);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=3600');
    const set = (await answer.json()) as JSONWebKeySet;
    const token = await kit.tool.rooms.keys.sign({ iss: 'me' });
    await expect(jwtVerify(token, createLocalJWKSet(set))).resolves.toMatchObject({ payload: { iss: 'me' } });
    expect(JSON.stringify(set)).not.toMatch(/"(d|p|q|dp|dq|qi)":/);
  });

  test('the Canvas key is there to be pasted by address', async () => {
    const answer = await fetch(`${kit.tool.origin}/lti/canvas.json`);
    expect(await answer.json()).toMatchObject({ public_jwk_url: `${kit.tool.origin}/lti/jwks` });
  });
});
