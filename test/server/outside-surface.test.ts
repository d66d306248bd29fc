import { execFile } from 'node:child_process';
import { readFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkAddress } from '../../lti/index.ts';
import { readConfig } from '../../server/core/config.ts';
import { parseCommand } from '../../server/rooms/install/admin.commands.ts';
import { launchThrough, type LaunchThroughOrder } from '../lms/launch-as.ts';
import { root } from '../runner/results.ts';
import { startTool } from '../setup/tool.ts';
import { entryRow, writeLog } from './hours-rows.ts';
import { toolAndLms, type ToolAndLms } from '../setup/tool-and-lms.ts';

/**
 * What others paste into their LMS, script and scrape: one test for each row. A test that fails here is a promise
 * broken, whatever the reason; give the old shape a redirect or an alias. The demo's row is test/browser/demo.
 */
const SECRET = 'test-only: 0123456789 abcdefghijklm';
const REFERENCE = /[2-9A-HJKMNP-Z]{3}-[2-9A-HJKMNP-Z]{3}/;
const scripts = (
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
).scripts;

let both: ToolAndLms;
beforeAll(async () => {
  both = await toolAndLms();
});

const at = (path: string) => both.tool.origin + path;

describe('outside surface: what an LMS calls', () => {
  it.each(['GET', 'POST'] as const)(
    'outside surface: %s /lti/login leads to the LMS, and its first cookie is Secure and Partitioned',
    async (method) => {
      const { login } = await both.lms.client.launch({ site: 'canvas', person: 'tom', link: 'Course' });
      expect(login.action).toBe(at('/lti/login'));
      const params = new URLSearchParams(login.params);
      const answer = await fetch(method === 'GET' ? `${login.action}?${params}` : login.action, {
        method,
        redirect: 'manual',
        ...(method === 'POST' ? { body: params } : {}),
      });
      expect(answer.status).toBe(200);
      const [first = ''] = answer.headers.getSetCookie();
      expect(first).toMatch(/^__Host-lti_[\w-]+=[\w-]{43}; Path=\/; Max-Age=600; Secure; HttpOnly;/);
      expect(first).toMatch(/; SameSite=None; Partitioned$/);
      const forward = /data-authorization-url="([^"]+)"/.exec(await answer.text())?.[1] ?? '';
      const url = new URL(forward.replaceAll('&#38;', '&'));
      expect(url.origin).toBe(both.lms.origin);
      expect(url.searchParams.get('redirect_uri')).toBe(at('/lti/launch'));
      expect(url.searchParams.get('login_hint')).toBe(login.params['login_hint']);
      expect(forward).not.toContain(first.split(/[=;]/)[1]);
    },
  );

  it('outside surface: GET /lti/login in a frame whose cookies came back is a plain redirect', async () => {
    const { login } = await both.lms.client.launch({ site: 'canvas', person: 'tom', link: 'Course' });
    const answer = await fetch(`${login.action}?${new URLSearchParams(login.params)}`, {
      redirect: 'manual',
      headers: { cookie: '__Host-lti-ok=1' },
    });
    expect(answer.status).toBe(302);
    expect(new URL(answer.headers.get('location') ?? '').origin).toBe(both.lms.origin);
    expect(answer.headers.getSetCookie()[0]).toContain('Partitioned');
  });

  it.each(['moodle', 'canvas'] as const)(
    'outside surface: POST /lti/launch of %s takes every message at one address, with 2xx',
    async (site) => {
      for (const message of ['LtiResourceLinkRequest', 'LtiDeepLinkingRequest'] as const) {
        const order = { site, person: 'ruth', message, link: 'Course' };
        const page = await launchThrough(both.lms, undefined, order);
        expect(page.posted?.action).toBe(at('/lti/launch'));
        expect(page.status).toBeGreaterThanOrEqual(200);
        expect(page.status).toBeLessThan(304);
        expect(page.token).toBeDefined();
      }
    },
  );

  it.each([
    ['a token of another key', { overrides: { signWith: 'other-key' as const } }],
    ['an error of the LMS', { overrides: { error: { error: 'login_required' } } }],
    ['no token', { overrides: { form: { id_token: null } } }],
    ['a learner in the picker', { message: 'LtiDeepLinkingRequest' as const }],
  ])('outside surface: POST /lti/launch refuses %s with 4xx, a page, a reference', async (_what, change) => {
    const order: LaunchThroughOrder = { site: 'moodle', person: 'tom', link: 'Course', ...change };
    const page = await launchThrough(both.lms, undefined, order);
    expect(page.status).toBeGreaterThanOrEqual(400);
    expect(page.status).toBeLessThan(500);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.body).toMatch(REFERENCE);
    expect(page.token).toBeUndefined();
  });

  it('outside surface: /lti/jwks, /lti/canvas.json and /lti/register/<invitation>', async () => {
    const { keys } = (await (await fetch(at('/lti/jwks'))).json()) as { keys: Record<string, string>[] };
    expect(keys.length).toBeGreaterThan(0);
    for (const key of keys) expect(key).toMatchObject({ kty: 'RSA', alg: 'RS256', use: 'sig' });
    const canvas = (await (await fetch(at('/lti/canvas.json'))).json()) as Record<string, unknown>;
    expect(canvas).toMatchObject({
      oidc_initiation_url: at('/lti/login'),
      target_link_uri: at('/lti/launch'),
      public_jwk_url: at('/lti/jwks'),
    });
    const { url } = await both.tool.rooms.install.invite({ days: 1 });
    expect(url).toMatch(new RegExp(`^${at('/lti/register/')}[A-Za-z0-9_-]{22,}$`));
    const page = await fetch(`${url}?openid_configuration=${both.lms.origin}/moodle/x&registration_token=t`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
  });
});

describe('outside surface: what people without an account open', () => {
  it('outside surface: /c/<code> and /c/<code>/paper, with a code of 128 bits or more, and /c for six figures', async () => {
    const { token, me } = await both.enter({ site: 'moodle', person: 'ines' });
    const whose = { tenant: both.tenants.moodle, run: me.run.id, person: me.id };
    const entries = [entryRow('an-entry', '2026-03-24T12:30:00Z')];
    await writeLog(both.tool.database.connection, { ...whose, entries });
    const { body } = await both.tool.call('POST', '/api/hours/asks', {
      token,
      body: { of: { entry: 'an-entry' }, who: 'colleague' },
    });
    const { link } = body as { link: string };
    expect(link).toMatch(new RegExp(`^${at('/c/')}[A-Za-z0-9_-]{22,}$`));
    for (const address of [link, `${link}/paper`, at('/c')]) {
      const page = await fetch(address);
      expect(page.status, address).toBe(200);
      expect(page.headers.get('content-type')).toContain('text/html');
      expect(page.headers.get('x-robots-tag')).toContain('noindex');
    }
  });
});

describe('outside surface: what monitors call', () => {
  it('outside surface: /healthz, /readyz and /metrics answer without a session', async () => {
    const answers = await Promise.all(['/healthz', '/readyz', '/metrics'].map((path) => fetch(at(path))));
    expect(answers.map((one) => one.status)).toEqual([200, 200, 200]);
    const [alive, ready, numbers] = await Promise.all(answers.map((one) => one.text()));
    expect(alive).toBe('ok\n');
    expect(JSON.parse(ready ?? '')).toEqual({ database: true, keys: true });
    expect(numbers).toMatch(/^reentry_ready 1$/m);
    expect(answers[2]?.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  });
});

describe('outside surface: what operators run', () => {
  const RIGHT = { PUBLIC_URL: 'https://re-entry.example', SECRET, MONGODB_URI: 'mongodb://db/x' };

  it('outside surface: npm start is the built server, npm run admin and npm run demo are there', () => {
    expect(scripts['start']).toBe('node dist/server/main.js');
    expect(scripts['admin']).toContain('server/rooms/install/admin.ts');
    expect(scripts['demo']).toContain('test/demo/demo.ts');
  });

  it.each([
    ['http', 'ALLOW_HTTP', 'PUBLIC_URL is not https', { PUBLIC_URL: 'http://re-entry.example' }],
    ['a weak secret', 'ALLOW_WEAK_SECRET', 'SECRET is weak', { SECRET: 'secret' }],
    ['an embedded database', 'ALLOW_EMBEDDED_DATABASE', 'MONGODB_URI is missing', { MONGODB_URI: '' }],
  ])('outside surface: npm start refuses %s, and %s alone allows it', (_what, variable, sentence, wrong) => {
    const others = ['ALLOW_HTTP', 'ALLOW_WEAK_SECRET', 'ALLOW_EMBEDDED_DATABASE', 'ALLOW_PRIVATE_PLATFORMS'];
    const allowed = Object.fromEntries(
      others.filter((one) => one !== variable).map((one) => [one, 'true'] as const),
    );
    expect(() => readConfig({ ...RIGHT, ...wrong, ...allowed })).toThrow(sentence);
    expect(readConfig({ ...RIGHT, ...wrong, [variable]: 'true' })).toHaveProperty(variable, true);
  });

  it('outside surface: npm start refuses private platform addresses, and ALLOW_PRIVATE_PLATFORMS alone allows them', () => {
    const judged = (settings: Record<string, string>) =>
      checkAddress('http://10.0.0.7/token', readConfig(settings).ALLOW_PRIVATE_PLATFORMS).href;
    expect(() => judged({ ...RIGHT, ALLOW_HTTP: 'true', ALLOW_WEAK_SECRET: 'true' })).toThrow('scheme http');
    expect(judged({ ...RIGHT, ALLOW_PRIVATE_PLATFORMS: 'true' })).toBe('http://10.0.0.7/token');
  });

  it('outside surface: every operator’s command takes --json', () => {
    const commands = ['invite', 'platform add', 'platform list', 'key rotate', 'score resend'];
    for (const name of commands)
      expect(parseCommand([...name.split(' '), '--json'])).toMatchObject({ name, json: true });
    const manual = ['name', 'issuer', 'client-id', 'deployment', 'auth', 'token', 'keys'];
    const { values } = parseCommand(['platform', 'add', ...manual.flatMap((one) => [`--${one}`, 'x'])]);
    expect(Object.keys(values).filter((one) => values[one] === 'x')).toEqual(expect.arrayContaining(manual));
  });

  it('outside surface: npm run admin finds a running demo by itself and prints one line of JSON', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 're-entry-surface-'));
    const demo = { mongodbUri: both.tool.database.uri, publicUrl: both.tool.origin, secret: SECRET };
    writeFileSync(join(dataDir, 'demo.json'), JSON.stringify(demo));
    const { PATH = '', HOME = '' } = process.env;
    const words = ['run', '--silent', 'admin', '--', 'platform', 'list', '--json'];
    const { stdout } = await promisify(execFile)('npm', words, {
      cwd: root,
      env: { PATH, HOME, DATA_DIR: dataDir },
    });
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(JSON.parse(stdout)).toMatchObject([{ family: 'moodle' }, { family: 'canvas' }]);
  }, 60_000);

  it('outside surface: RATE_FACTOR multiplies every rate limit', async () => {
    const tool = await startTool({ RATE_FACTOR: '0.005' });
    const visits = await Promise.all([1, 2, 3, 4].map(() => fetch(`${tool.origin}/lti/login`)));
    // 600 launches a minute and address by 0.005 are three.
    expect(visits.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([400, 400, 400, 429]);
  });
});
