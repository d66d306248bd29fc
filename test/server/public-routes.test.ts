import { request } from 'node:http';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTool, type TestTool } from '../setup/tool.ts';

/** Every door that is open to strangers, and what strangers throw at it. */
let tool: TestTool;
beforeAll(async () => {
  tool = await startTool();
});

const LONG = 'x'.repeat(10_240);
const QUERIES: [string, string][] = [
  ['nothing', ''],
  ['an operator', '?state[$ne]=1&iss[$gt]=&id_token[$regex]=.*&code[$ne]=x'],
  ['an array', '?state=a&state=b&iss=a&iss=b&login_hint=a&login_hint=b&code=a&code=b'],
  ['nesting', '?state[a][b][c]=1&iss[constructor][prototype]=1&__proto__[x]=1'],
  ['a NUL', '?state=%00&iss=a%00b&login_hint=%00&target_link_uri=%00'],
  ['10 kB', `?state=${LONG}&iss=${LONG.slice(0, 1000)}`],
  ['a broken percent sign', '?state=%E0%A4%A&iss=%&login_hint=%zz'],
  ['the sign that ends other tools', '?state=%3B&id_token=%3B'],
  ['line breaks', '?iss=a%0d%0aSet-Cookie:%20x=1&state=a%0d%0ab'],
  ['bytes that are no UTF-8', '?state=%ff%fe&iss=%c0%af'],
];
const FORM = 'application/x-www-form-urlencoded';
const DEEP = '['.repeat(50_000) + ']'.repeat(50_000);
const BODIES: [string, string, string][] = [
  ['operators in JSON', 'application/json', '{"state":{"$ne":null},"code":{"$gt":""}}'],
  ['an array in JSON', 'application/json', '[{"code":"x"}]'],
  ['JSON null', 'application/json', 'null'],
  ['half of JSON', 'application/json', '{"code":'],
  ['deep JSON', 'application/json', `{"code":${DEEP}}`],
  ['__proto__ in JSON', 'application/json', '{"__proto__":{"code":"x"}}'],
  ['a code of a number', 'application/json', '{"code":12}'],
  ['a code of 10 kB', 'application/json', JSON.stringify({ code: LONG })],
  ['a code with a NUL', 'application/json', '{"code":"\\u0000.\\u0000"}'],
  ['a form as text', 'text/plain', 'state=;&id_token=;'],
  ['a form as XML', 'application/xml', '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>'],
  [
    'a broken multipart',
    'multipart/form-data; boundary=x',
    '--x\r\nContent-Disposition: form-data; name="state"',
  ],
  ['a wrong charset', `${FORM}; charset=utf-99`, 'state=x'],
  ['a wrong encoding', FORM, 'state=%E0%A4%A&id_token=%'],
  ['an empty form', FORM, ''],
  ['repeated fields', FORM, 'state=a&state=b&id_token=a&id_token=b'],
  ['brackets', FORM, 'state[$ne]=1&id_token[a][b]=c'],
];

/** Paths of all public routes, with something in the place of their parameters. */
function publicRoutes(): { method: string; path: string; steady: boolean }[] {
  return tool.rooms.routes.flatMap((route) => {
    const { method, path, permission } = route.kind === 'api' ? route.spec : route;
    if (permission !== 'public') return [];
    const filled = path.replace('{/*rest}', '/some/page').replace(/:(\w+)/g, 'made-up');
    // Answers without looking at anything that was sent.
    const steady =
      /^\/(app|healthz|readyz|metrics|api\/openapi\.json|lti\/(jwks|canvas\.json|install)|c$)/.test(filled);
    return [{ method, path: filled, steady }];
  });
}

const alive = async () => expect((await fetch(`${tool.origin}/healthz`)).status).toBe(200);

describe('[case 71] every public route', () => {
  it.each(QUERIES)('answers a query of %s with a 4xx or as if it were not there', async (_what, query) => {
    for (const { method, path, steady } of publicRoutes()) {
      const answer = await fetch(tool.origin + path + query, { method, redirect: 'manual' });
      const outcome = `${method} ${path}: ${answer.status}`;
      if (steady && answer.status === 200) continue;
      expect(answer.status, outcome).toBeGreaterThanOrEqual(400);
      expect(answer.status, outcome).toBeLessThan(500);
      if (path.startsWith('/lti/'))
        expect(answer.headers.get('content-type'), outcome).toContain('text/html');
      expect(answer.headers.get('set-cookie') ?? '', outcome).not.toContain('x=1');
    }
    await alive();
  });

  it.each(BODIES)('answers a body of %s with a 4xx', async (_what, type, body) => {
    const posts = publicRoutes().filter((route) => route.method === 'POST');
    expect(posts.length).toBeGreaterThan(4);
    for (const { path } of posts) {
      const headers = { 'content-type': type };
      const answer = await fetch(tool.origin + path, { method: 'POST', headers, body, redirect: 'manual' });
      expect(answer.status, path).toBeGreaterThanOrEqual(400);
      expect(answer.status, path).toBeLessThan(500);
      const json = answer.headers.get('content-type')?.includes('json') ?? false;
      expect(json, path).toBe(path.startsWith('/api/'));
    }
    await alive();
  });

  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'])('%s finds nothing to do', async (method) => {
    for (const { path } of publicRoutes()) {
      const answer = await fetch(tool.origin + path, { method });
      // OPTIONS tells the methods of a path and does nothing.
      if (method === 'OPTIONS') expect([200, 404], path).toContain(answer.status);
      else expect(answer.status, path).toBe(404);
    }
    await alive();
  });
});

describe('static files', () => {
  /** Sends a path as it is: `fetch` would tidy it up first. */
  const raw = (path: string) =>
    new Promise<{ status: number; body: string }>((resolve, reject) => {
      const { hostname, port } = new URL(tool.origin);
      request({ hostname, port, path }, (answer) => {
        let body = '';
        answer.setEncoding('utf8');
        answer.on('data', (part: string) => (body += part));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body }));
      })
        .on('error', reject)
        .end();
    });

  it.each([
    '/../package.json',
    '/assets/../../../package.json',
    '/assets/..%2f..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/package.json',
    '/assets/....//....//package.json',
    '/assets/%252e%252e/package.json',
    '//etc/passwd',
    '/assets/..\\..\\package.json',
    '/.vite/manifest.json%00.html',
    '/assets/%c0%ae%c0%ae/package.json',
    '/.env',
    '/.git/config',
  ])('%s leads nowhere', async (path) => {
    const { status, body } = await raw(path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(body).not.toMatch(/"dependencies"|root:|\[core\]/);
    await alive();
  });
});
