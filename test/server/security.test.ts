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
    const { status, body } = await tool.call('POST', '/api/session', { body: { code: 'x'.repeat(300_000) } });
    expect(status).toBe(413);
    expect(body).toMatchObject({ error: { code: 'too-large' } });
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
    await tool.call('POST', '/api/session', { body: { code: 'a code that somebody guessed' } });
    const log = tool.logged.join('\n');
    expect(tool.logged.length).toBeGreaterThan(4);
    const secrets = [learner.token.split('.')[1] ?? '?', 'eyJ', 'wrong-token', 'a code that', 'Bearer'];
    for (const kept of [...secrets, 'Sofía', 'Marrero', 'sofia@', '__Host-']) expect(log).not.toContain(kept);
  });
});
