import { gunzipSync } from 'node:zlib';
import { request, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { beforeAll, describe, expect, it } from 'vitest';
import { isForwardingUnread } from '../../server/core/forwarding.ts';
import { launchThrough } from '../lms/launch-as.ts';
import { startTool, type TestTool } from '../setup/tool.ts';
import { toolAndLms } from '../setup/tool-and-lms.ts';

/** What was sent, before any client unpacks it. */
async function sent(tool: TestTool, path: string, headers: Record<string, string> = {}) {
  const asked = request(tool.origin + path, { headers: { 'accept-encoding': 'gzip', ...headers } }).end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part as Buffer);
  return { headers: answer.headers, bytes: Buffer.concat(parts) };
}

describe('packing', () => {
  let tool: TestTool;
  beforeAll(async () => {
    tool = await startTool();
  });

  it('answers of the API and pages of the server are sent packed, by each way that browsers name', async () => {
    for (const path of ['/api/openapi.json', '/nowhere']) {
      const plain = await sent(tool, path, { 'accept-encoding': 'identity' });
      const packed = await sent(tool, path);
      expect([packed.headers['content-encoding'], packed.headers.vary], path).toEqual([
        'gzip',
        'Accept-Encoding',
      ]);
      expect(packed.bytes.length, path).toBeLessThan(plain.bytes.length);
      expect(gunzipSync(packed.bytes).length, path).toBe(plain.bytes.length);
      const today = await sent(tool, path, { 'accept-encoding': 'gzip, deflate, br, zstd' });
      expect(today.headers['content-encoding'], path).toBe('br');
    }
  });

  it('and the page after a launch, which repeats nothing of its request; one that must be continued is not', async () => {
    const both = await toolAndLms();
    const order = { site: 'moodle', person: 'tom', link: 'Course' } as const;
    const headers = { 'accept-encoding': 'gzip' };
    const ended = await launchThrough(both.lms, undefined, { ...order, headers });
    expect([ended.token === undefined, ended.headers.get('content-encoding')]).toEqual([false, 'gzip']);
    const cookieless = await launchThrough(both.lms, undefined, { ...order, headers, cookies: false });
    expect([cookieless.status, cookieless.headers.get('content-encoding')]).toEqual([200, null]);
    expect(cookieless.token).toBeUndefined();
  });

  it('nothing else under /lti is, where a secret stands beside what a stranger chose', async () => {
    for (const path of ['/lti/login', '/lti/install', '/lti/register/nothing'])
      expect((await sent(tool, path)).headers['content-encoding'], path).toBeUndefined();
  });
});

describe('what other sites may embed', () => {
  it('is the icon, which LMSs show beside the activity, and nothing else', async () => {
    const tool = await startTool();
    const policy = async (path: string) =>
      (await fetch(tool.origin + path)).headers.get('cross-origin-resource-policy');
    expect(await policy('/icon.svg')).toBe('cross-origin');
    for (const path of ['/app/course', '/api/me', '/lti/login', '/icons.svg'])
      expect(await policy(path), path).toBe('same-origin');
    // The second view of the icon asks whether it has changed; the answer's headers replace those of the first.
    const etag = (await fetch(`${tool.origin}/icon.svg`)).headers.get('etag') ?? '';
    const again = await fetch(`${tool.origin}/icon.svg`, { headers: { 'if-none-match': etag } });
    expect([again.status, again.headers.get('cross-origin-resource-policy')]).toEqual([304, 'cross-origin']);
  });
});

describe('what pages of the tool may use of a device', () => {
  it('is no camera, no microphone and nothing of the screen, so that nothing is recorded', async () => {
    const both = await toolAndLms();
    const launched = await launchThrough(both.lms, undefined, {
      site: 'moodle',
      person: 'tom',
      link: 'Course',
    });
    const page = await fetch(`${both.tool.origin}/app/course`);
    for (const headers of [launched.headers, page.headers])
      expect(headers.get('permissions-policy')).toBe('camera=(), microphone=(), display-capture=()');
  });
});

describe('a forwarding header', () => {
  const warnings = (tool: TestTool) => tool.logged.filter((line) => line.includes('TRUST_PROXY'));
  const visits = async (tool: TestTool) => {
    const headers = { 'x-forwarded-for': '203.0.113.9' };
    for (let visit = 0; visit < 3; visit += 1) await fetch(`${tool.origin}/healthz`, { headers });
  };

  it('that nobody reads is told once in the log, to the scraper and to the self-test', async () => {
    const tool = await startTool();
    await fetch(`${tool.origin}/healthz`);
    expect([warnings(tool).length, await isForwardingUnread(tool.rooms.metrics)]).toEqual([0, false]);
    await visits(tool);
    expect([warnings(tool).length, await isForwardingUnread(tool.rooms.metrics)]).toEqual([1, true]);
    expect(warnings(tool)[0]).not.toContain('203.0.113.9');
    expect(await (await fetch(`${tool.origin}/metrics`)).text()).toContain('\nreentry_forwarding_unread 1\n');
  });

  it('that is read is no news', async () => {
    const tool = await startTool({ TRUST_PROXY: '1' });
    await visits(tool);
    expect([warnings(tool).length, await isForwardingUnread(tool.rooms.metrics)]).toEqual([0, false]);
  });
});
