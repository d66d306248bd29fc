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
      token,
      launch: () => launchThrough(kit.sandbox, undefined, { site, person: 'ines', link: link.id }),
    };
  }
  interface Check {
    key: string;
    state: string;
    code: string;
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
      'line-items': { state: 'warn', code: 'platform-failed' },
    });
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
