import { request } from 'node:http';
import { beforeAll, describe, expect, it } from 'vitest';
import { launchThrough } from '../lms/launch-as.ts';
import { startTool, type TestTool } from '../setup/tool.ts';
import { toolAndLms, type ToolAndLms } from '../setup/tool-and-lms.ts';

describe('floods', () => {
  let tool: TestTool;
  beforeAll(async () => {
    // Three launches a minute, six readings, one of the heavy requests.
    tool = await startTool({ RATE_FACTOR: '0.005' });
  });

  it('too many logins get a readable page that says when to come back', async () => {
    const answers = [];
    for (let visit = 0; visit < 5; visit += 1)
      answers.push(await fetch(`${tool.origin}/lti/login`, { headers: { 'accept-language': 'es' } }));
    expect(answers.map((one) => one.status)).toEqual([400, 400, 400, 429, 429]);
    const last = answers.at(-1) as Response;
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(last.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect(last.headers.get('content-type')).toContain('text/html');
    expect(await last.text()).toContain('<html lang="es">');
  });

  it('launches are limited with them, by a page, and API calls are not', async () => {
    const answers = [];
    for (let visit = 0; visit < 4; visit += 1)
      answers.push(
        await fetch(`${tool.origin}/lti/launch`, {
          method: 'POST',
          body: new URLSearchParams({ state: 'x' }),
        }),
      );
    const last = answers.at(-1) as Response;
    expect(last.status).toBe(429);
    expect(last.headers.get('content-type')).toContain('text/html');
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await tool.call('GET', '/api/me')).status).toBe(401);
  });

  it('an address that a stranger writes into a header is no new allowance, unless a proxy of ours wrote it', async () => {
    const visits = async (origin: string) => {
      const statuses = [];
      for (let visit = 0; visit < 4; visit += 1) {
        const headers = { 'x-forwarded-for': `203.0.113.${visit}` };
        statuses.push((await fetch(`${origin}/lti/login`, { headers })).status);
      }
      return statuses;
    };
    const bare = await startTool({ RATE_FACTOR: '0.005' });
    expect(await visits(bare.origin)).toEqual([400, 400, 400, 429]);
    const behindProxy = await startTool({ RATE_FACTOR: '0.005', TRUST_PROXY: '1' });
    expect(await visits(behindProxy.origin)).toEqual([400, 400, 400, 400]);
  });

  it('registrations are limited by themselves, and probes are not', async () => {
    const statuses = [];
    for (let visit = 0; visit < 3; visit += 1)
      statuses.push((await fetch(`${tool.origin}/lti/register/nothing`)).status);
    expect(statuses.at(-1)).toBe(429);
    expect(statuses[0]).toBeLessThan(429);
    for (let visit = 0; visit < 10; visit += 1)
      expect((await fetch(`${tool.origin}/healthz`)).status).toBe(200);
  });

  it('the API answers with a code and the seconds to wait', async () => {
    const token = await tool.token({ role: 'trainer' });
    const answers = [];
    for (let visit = 0; visit < 2; visit += 1)
      answers.push(await tool.call('POST', '/api/grades/resend', { token, body: {} }));
    expect(answers.map((one) => one.status)).toEqual([200, 429]);
    const { error } = answers.at(-1)!.body as { error: { code: string; ref: string; retryAfter: number } };
    expect(error.code).toBe('too-many');
    expect(error.retryAfter).toBeGreaterThan(0);
    expect(error.ref).toMatch(/^\w{3}-\w{3}$/);
  });
});

describe('bodies and headers out of measure', () => {
  let tool: TestTool;
  beforeAll(async () => {
    tool = await startTool();
  });

  it('a form over a megabyte and JSON over 256 kB are refused with 413', async () => {
    const form = new URLSearchParams({ state: 's', id_token: 'x'.repeat(1_100_000) });
    const page = await fetch(`${tool.origin}/lti/launch`, { method: 'POST', body: form });
    expect(page.status).toBe(413);
    expect(page.headers.get('content-type')).toContain('text/html');
    const { status, body } = await tool.call('POST', '/api/picker', {
      body: { keys: ['x'.repeat(300_000)] },
    });
    expect(status).toBe(413);
    expect(body).toMatchObject({ error: { code: 'too-large' } });
  });

  it('a body of a whole megabyte is refused by every room, and none is read where none is wanted', async () => {
    const token = await tool.token({ role: 'trainer', administers: true });
    const learner = await tool.token({ role: 'learner' });
    for (const route of tool.rooms.routes) {
      if (route.kind !== 'api' || route.spec.method === 'GET') continue;
      const path = route.spec.path.replace(/:\w+/g, 'nothing');
      const { status } = await tool.call(route.spec.method, path, {
        token: route.spec.permission === 'learner' ? learner : token,
        body: { text: 'x'.repeat(1_000_000) },
      });
      expect(status, `${route.spec.method} ${path}`).toBe(413);
    }
  });

  it('more than a hundred fields are refused, and a header of 20 kB is too', async () => {
    const form = new URLSearchParams(Array.from({ length: 150 }, (_, index) => [`field${index}`, 'x']));
    const page = await fetch(`${tool.origin}/lti/launch`, { method: 'POST', body: form });
    expect(page.status).toBe(400);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { 'x-long': 'x'.repeat(20_000) };
      request(`${tool.origin}/healthz`, { headers }, (answer) => resolve(answer.statusCode))
        .on('error', reject)
        .end();
    });
    expect(status).toBe(431);
    expect((await fetch(`${tool.origin}/healthz`)).status).toBe(200);
  });
});

describe('every page that the server prints', () => {
  let both: ToolAndLms;
  beforeAll(async () => {
    both = await toolAndLms();
  });

  /** Name and answer of each kind of page. */
  async function pages(): Promise<[string, Response][]> {
    const { tool, lms } = both;
    const { login } = await lms.client.launch({ site: 'canvas', person: 'tom', link: 'Course' });
    const { url } = await tool.rooms.install.invite({ days: 1 });
    const empty = { method: 'POST', body: new URLSearchParams() };
    const addresses: [string, string, RequestInit?][] = [
      ['the login page', `${login.action}?${new URLSearchParams(login.params)}`],
      ['a refused login', '/lti/login'],
      ['a refused launch', '/lti/launch', empty],
      ['a refused ticket', '/lti/launch/continue', empty],
      ['a refused relaunch', '/lti/relaunch', empty],
      ['manual installation', '/lti/install'],
      ['an invitation', url],
      ['the button of registration', `${url}?openid_configuration=https://school.example/c`],
      [
        'a failed registration',
        url,
        { method: 'POST', body: new URLSearchParams({ openid_configuration: 'x' }) },
      ],
      ['a used invitation', '/lti/register/nothing'],
      ['the shell', '/app/course'],
      ['an unknown address', '/nowhere'],
    ];
    return Promise.all(
      addresses.map(async ([name, address, init]) => {
        const answer = await fetch(new URL(address, tool.origin), { redirect: 'manual', ...init });
        return [name, answer] as [string, Response];
      }),
    );
  }

  it('runs its own scripts only, by nonce, leads nowhere else and tells nobody where it is', async () => {
    const nonces = new Set<string>();
    const all = await pages();
    for (const [name, answer] of all) {
      expect(answer.headers.get('content-type'), name).toContain('text/html');
      const policy = answer.headers.get('content-security-policy') ?? '';
      const rules = Object.fromEntries(
        policy.split(';').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1).join(' ')] as const),
      );
      const nonce = /^'self' 'nonce-([\w-]{22,})'$/.exec(rules['script-src'] ?? '')?.[1] ?? '';
      expect(nonce, name).not.toBe('');
      nonces.add(nonce);
      expect(rules, name).toMatchObject({
        'default-src': "'none'",
        'style-src': "'self'",
        'connect-src': "'self'",
        'base-uri': "'none'",
        'form-action': "'self'",
      });
      expect(policy, name).not.toMatch(/unsafe|\*/);
      const html = await answer.text();
      for (const [tag] of html.matchAll(/<script\b[^>]*>/g))
        if (!/src="\/|application\/json/.test(tag)) expect(tag, name).toContain(`nonce="${nonce}"`);
      expect(html, name).not.toMatch(/ on[a-z]+=|style="|javascript:/i);
      expect(answer.headers.get('referrer-policy'), name).toBe('no-referrer');
      expect(answer.headers.get('cache-control'), name).toMatch(/no-store/);
    }
    expect(nonces.size).toBe(all.length);
  });

  it('is framed by the LMS of the registration where one is known', async () => {
    const { login } = await both.lms.client.launch({ site: 'moodle', person: 'tom', link: 'Course' });
    const answer = await fetch(`${login.action}?${new URLSearchParams(login.params)}`);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(/frame-ancestors ([^;]*)/.exec(policy)?.[1]).toBe(`'self' ${both.lms.origin}`);
  });

  it('answers of the API and files are framed by nobody', async () => {
    for (const path of ['/api/me', '/lti/jwks', '/healthz', '/icon.svg']) {
      const answer = await fetch(both.tool.origin + path);
      expect(answer.headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'");
      expect(answer.headers.get('x-content-type-options'), path).toBe('nosniff');
    }
  });
});

describe('what the log keeps', () => {
  let both: ToolAndLms;
  beforeAll(async () => {
    both = await toolAndLms();
  });

  it('no token, no cookie, no name, no address, through launches, failures and scores', async () => {
    const { tool, lms } = both;
    const learner = await both.enter({ site: 'canvas', person: 'sofia' });
    const step = '/api/course/steps/conversation-models/goal-too-early/done';
    await tool.call('PUT', step, { token: learner.token });
    await lms.client.fault({
      site: 'canvas',
      endpoint: 'scores',
      status: 422,
      body: { errors: 'Sofía Marrero' },
    });
    tool.clock.forward(2500);
    while (await tool.rooms.work.scores());
    while (await tool.rooms.work.rosters());
    const refused = await launchThrough(lms, undefined, {
      site: 'canvas',
      person: 'sofia',
      link: 'Course',
      overrides: { signWith: 'other-key' },
    });
    expect(refused.status).toBe(400);
    await tool.call('GET', '/api/me', { token: 'tenant.wrong-token-of-somebody' });
    const guessed = new URLSearchParams({ login: 'a login that somebody guessed' });
    await fetch(`${tool.origin}/lti/relaunch`, { method: 'POST', body: guessed });
    const log = tool.logged.join('\n');
    expect(tool.logged.length).toBeGreaterThan(4);
    const secrets = [learner.token.split('.')[1] ?? '?', 'eyJ', 'wrong-token', 'a login that', 'Bearer'];
    for (const kept of [...secrets, 'Sofía', 'Marrero', 'sofia@', '__Host-']) expect(log).not.toContain(kept);
  });
});
