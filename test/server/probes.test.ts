import { beforeAll, describe, expect, it } from 'vitest';
import { startTool, type TestTool } from '../setup/tool.ts';

let tool: TestTool;
beforeAll(async () => {
  tool = await startTool({ METRICS_TOKEN: 'for the scraper only' });
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(tool.origin + path, { headers });

describe('probes', () => {
  it('/healthz says that the process lives', async () => {
    const answer = await get('/healthz');
    expect([answer.status, await answer.text()]).toEqual([200, 'ok\n']);
  });

  it('/metrics wants its token, and counts in Prometheus’ words', async () => {
    const stranger = await get('/metrics');
    expect([stranger.status, stranger.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect((await get('/metrics', { authorization: 'Bearer for the scraper onlx' })).status).toBe(401);
    const answer = await get('/metrics', { authorization: 'Bearer for the scraper only' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/plain');
    const text = await answer.text();
    for (const name of [
      'reentry_launches_total',
      'reentry_launch_refusals_total',
      'reentry_outgoing_requests_total',
      'reentry_scores_tried_total',
      'reentry_ready',
      'process_cpu_seconds_total',
    ])
      expect(text).toContain(`# TYPE ${name} `);
  });

  it('a refused launch counts with its code', async () => {
    const count = async () => {
      const text = await (await get('/metrics', { authorization: 'Bearer for the scraper only' })).text();
      const found = /^reentry_launch_refusals_total\{code="([\w-]+)"\} (\d+)$/m.exec(text);
      return Number(found?.[2] ?? 0);
    };
    const before = await count();
    await fetch(`${tool.origin}/lti/launch`, { method: 'POST', body: new URLSearchParams({ state: 'x' }) });
    expect(await count()).toBe(before + 1);
  });

  it('/readyz is 200 with a database and keys, and 503 without, while /healthz stays 200', async () => {
    const ready = await get('/readyz');
    expect([ready.status, await ready.json()]).toEqual([200, { database: true, keys: true }]);
    await tool.database.connection.close();
    const gone = await get('/readyz');
    expect([gone.status, await gone.json()]).toEqual([503, { database: false, keys: false }]);
    expect((await get('/healthz')).status).toBe(200);
    expect(await readyNumber()).toBe('0');
    const page = await fetch(
      `${tool.origin}/lti/login?iss=x&login_hint=y&target_link_uri=${tool.origin}/lti/launch`,
    );
    expect(page.status).toBe(400);
    expect(page.headers.get('content-type')).toContain('text/html');
    await tool.database.connection.openUri(tool.database.uri);
    // Without anybody asking /readyz in between.
    expect(await readyNumber()).toBe('1');
    expect((await get('/readyz')).status).toBe(200);
  });
});

async function readyNumber(): Promise<string | undefined> {
  const answer = await get('/metrics', { authorization: 'Bearer for the scraper only' });
  return /^reentry_ready (\d)$/m.exec(await answer.text())?.[1];
}
