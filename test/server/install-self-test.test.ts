import { describe, expect, test } from 'vitest';
import { launchThrough } from '../lms/launch-as.ts';
import { installKit, type Site } from './install-kit.ts';

const kit = installKit();

describe('the administrator', () => {
  /** A platform in use, seen by its administrator. */
  async function school(site: Site) {
    await kit.register(site);
    const { id: tenant } = (await kit.platforms()).at(-1) as { id: string };
    const token = await kit.tool.token({ tenant, role: 'trainer', administers: true });
    const link = await kit.putIntoUse(site);
    return {
      tenant,
      /** Before anybody has opened the course. */
      token,
      /** A learner opens it; the administrator is in that course. */
      launch: async () => {
        const order = { site, person: 'ines', link: link.id };
        const { status, config } = await launchThrough(kit.sandbox, undefined, order);
        expect(status).toBe(200);
        const { run } = (config as { me: { run: { id: string } } }).me;
        return kit.tool.token({ tenant, run: run.id, role: 'trainer', administers: true });
      },
    };
  }
  interface Check {
    key: string;
    state: string;
    code: string;
    tookMs: number;
    detail?: Record<string, unknown>;
  }
  const selfTest = async (token: string) => {
    const { status, body } = await kit.tool.call('POST', '/api/install/self-test', { token, body: {} });
    expect(status).toBe(200);
    const { checks } = body as { checks: Check[] };
    return Object.fromEntries(checks.map((one) => [one.key, one]));
  };

  test.each(['moodle', 'canvas'] as const)(
    '[C11] sees in the self-test what works with %s and what waits',
    async (site) => {
      const { token, launch } = await school(site);
      expect(await selfTest(token)).toMatchObject({
        // The tests' own address: that it asked itself proves nothing about the world outside.
        keys: { state: 'warn', code: 'own-machine', detail: { address: `${kit.tool.origin}/lti/jwks` } },
        'platform-keys': { state: 'ok' },
        token: { state: 'waiting', code: 'not-opened' },
        browser: { state: 'waiting' },
      });
      const inCourse = await launch();
      expect(await selfTest(inCourse)).toMatchObject({
        token: { state: 'ok', code: 'granted' },
        'line-items': { state: 'ok', code: 'readable' },
        roster: { state: 'ok', code: 'readable', detail: { people: expect.any(Number) } },
        browser: { state: 'ok', detail: { ways: 'cookie' } },
        roles: { state: 'ok', detail: { roles: 'learner' } },
      });
    },
  );

  test('[C11] reads the platform’s own reason where something does not work', async () => {
    const token = await (await school('moodle')).launch();
    await kit.sandbox.client.fault({
      site: 'moodle',
      endpoint: 'memberships',
      status: 403,
      body: { reason: 'Service is off' },
      times: 1,
    });
    await kit.sandbox.client.fault({ site: 'moodle', endpoint: 'lineitems', status: 500, times: 1 });
    expect(await selfTest(token)).toMatchObject({
      token: { state: 'ok' },
      roster: { state: 'fail', code: 'forbidden', detail: { reason: 'Service is off' } },
      'line-items': { state: 'fail', code: 'platform-failed', detail: { status: 500 } },
    });
  });

  test('[C11] is told that a platform answers 503 to everything, although a token was had a minute ago', async () => {
    const token = await (await school('moodle')).launch();
    expect(await selfTest(token)).toMatchObject({ token: { state: 'ok' } });
    await kit.sandbox.client.settings({ site: 'moodle', health: 'unavailable' });
    const found = await selfTest(token);
    await kit.sandbox.client.settings({ site: 'moodle', health: 'well' });
    expect(found).toMatchObject({
      'platform-keys': { state: 'fail', code: 'platform-failed', detail: { status: 503 } },
      token: { state: 'fail', code: 'platform-failed', detail: { status: 503 } },
      'line-items': { state: 'waiting', code: 'not-tried' },
      roster: { state: 'waiting', code: 'not-tried' },
    });
  });

  test('[C11] is told that a platform is asleep, in the words of the line that waited', async () => {
    const token = await (await school('moodle')).launch();
    await kit.sandbox.client.settings({ site: 'moodle', health: 'asleep' });
    const found = await selfTest(token);
    await kit.sandbox.client.settings({ site: 'moodle', health: 'well' });
    expect(found).toMatchObject({
      'platform-keys': { state: 'fail', code: 'timed-out' },
      token: { state: 'fail', code: 'timed-out' },
      roster: { state: 'waiting', code: 'not-tried' },
    });
    // Our own words for it are no quotation of the platform.
    expect(found['token']?.detail).toEqual({});
  });

  test('tests the course that the administrator is in, not another one', async () => {
    const kept = await school('moodle');
    await kept.launch();
    const other = await kit.tool.token({
      tenant: kept.tenant,
      run: 'another',
      role: 'trainer',
      administers: true,
    });
    expect(await selfTest(other)).toMatchObject({ token: { state: 'waiting', code: 'not-opened' } });
  });

  test('sees the installation of the own platform alone', async () => {
    const { token, tenant } = await school('moodle');
    const { body } = await kit.tool.call('GET', '/api/install/overview', { token });
    const own = (await kit.platforms()).find((one) => one.id === tenant);
    expect(body).toMatchObject({
      platform: { clientId: own?.clientId, issuer: own?.issuer, status: 'active', registeredBy: 'same-host' },
      deployments: [{ status: 'active' }],
      tool: { login: `${kit.tool.origin}/lti/login` },
    });
    const others = (await kit.platforms()).filter((one) => one.id !== tenant).map((one) => one.clientId);
    expect(others.length).toBeGreaterThan(0);
    for (const other of others) expect(JSON.stringify(body)).not.toContain(other);
  });
});
