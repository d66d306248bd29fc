import { once } from 'node:events';
import { connect as connectTo, createServer, type AddressInfo, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfig } from '../../server/core/config.ts';
import { connect, ensureIndexes } from '../../server/core/database.ts';
import { createLog } from '../../server/core/log.ts';
import { buildRooms, type Rooms } from '../../server/rooms.ts';
import { testDatabase } from '../setup/database.ts';
import { seedToolKey } from '../setup/tool-key.ts';

/** The tool on a database that can be made to hang: connections are made, and what is sent there is swallowed. */
const database = await testDatabase();
const sockets = new Set<Socket>();
const SECRET = 'test-only: 0123456789 abcdefghijklm';
let hangs = false;
let origin = '';
let rooms: Rooms;

beforeAll(async () => {
  const [, host = '', port = ''] = /^mongodb:\/\/(?:[^@/]*@)?([^:/,]+):(\d+)/.exec(database.uri) ?? [];
  const middle = createServer((near) => {
    const far = connectTo(Number(port), host);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (part) => void (hangs || to.write(part)));
      from.on('close', () => to.destroy());
      from.on('error', () => to.destroy());
    }
  }).listen(0, '127.0.0.1');
  await once(middle, 'listening');
  const uri = database.uri.replace(`${host}:${port}`, `127.0.0.1:${(middle.address() as AddressInfo).port}`);
  const connection = await connect(uri);
  const environment = { PUBLIC_URL: 'https://re-entry.example', SECRET, MONGODB_URI: uri };
  const log = createLog('silent');
  rooms = await buildRooms({ config: readConfig(environment), connection, log });
  await ensureIndexes(connection);
  await seedToolKey(database.connection, SECRET);
  const server = rooms.app.listen(0);
  await once(server, 'listening');
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    for (const socket of sockets) socket.destroy();
    middle.close();
    await rooms.close();
    await connection.close().catch(() => undefined);
  });
});

/** A launch's cookie-less way asks the database at once, and so does a session. */
const login = () =>
  fetch(`${origin}/lti/login?iss=x&login_hint=y&target_link_uri=https://re-entry.example/lti/launch`);
const me = () =>
  fetch(`${origin}/api/me`, {
    headers: { authorization: `Bearer tenant.${'x'.repeat(43)}`, connection: 'close' },
  });

it('while the database hangs probes say so at once, and every request ends with words', async () => {
  expect((await fetch(`${origin}/readyz`)).status).toBe(200);
  hangs = true;
  const ended: string[] = [];
  const noting = async (name: string, answer: Promise<Response>) => {
    const { status, headers, text } = await answer.then(async (one) => ({
      status: one.status,
      headers: one.headers,
      text: await one.text(),
    }));
    ended.push(name);
    return { status, headers, text };
  };
  const [api, page, ready, metrics, alive] = await Promise.all([
    noting('api', me()),
    noting('page', login()),
    noting('probe', fetch(`${origin}/readyz`)),
    noting('probe', fetch(`${origin}/metrics`)),
    noting('probe', fetch(`${origin}/healthz`)),
  ]);
  // The probes did not wait for what waits 15 s; that this test ends within its 30 s shows the rest.
  expect(ended.slice(0, 3)).toEqual(['probe', 'probe', 'probe']);
  expect([alive.status, metrics.status]).toEqual([200, 200]);
  expect([ready.status, JSON.parse(ready.text)]).toEqual([503, { database: false, keys: false }]);
  expect(metrics.text).toContain('\nreentry_ready 0\n');
  expect([api.status, api.headers.get('retry-after')]).toEqual([503, '10']);
  expect(JSON.parse(api.text)).toMatchObject({
    error: { code: 'not-now', ref: expect.any(String) as string },
  });
  // Under /lti never 5xx: an LMS would show a page of its own.
  expect(page.status).toBe(400);
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(page.text).toContain('Re-entry is slow to answer right now');
});

it('and goes on when the database does', async () => {
  hangs = false;
  // What was swallowed is gone: those connections never answer again.
  for (const socket of sockets) socket.destroy();
  while ((await fetch(`${origin}/readyz`)).status !== 200) continue;
  expect((await me()).status).toBe(401);
});
