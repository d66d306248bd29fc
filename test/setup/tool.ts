import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../server/core/clock.ts';
import { readConfig } from '../../server/core/config.ts';
import { ensureIndexes } from '../../server/core/database.ts';
import { randomToken } from '../../server/core/hash.ts';
import { createLog } from '../../server/core/log.ts';
import type { Role } from '../../server/core/permissions.ts';
import { buildRooms } from '../../server/rooms.ts';
import { openRooms, type OpenRooms } from './rooms.ts';
import { testDatabase, type TestDatabase } from './database.ts';
import { seedToolKey } from './tool-key.ts';
import { atEnd } from './at-end.ts';

export interface TestTool {
  /** http://localhost:PORT; the sandbox LMS is on 127.0.0.1, which makes the two cross-site. */
  origin: string;
  rooms: OpenRooms;
  /** The tool's clock; `forward` moves it by milliseconds. Jobs do not run by themselves: call `rooms.work`. */
  clock: MovableClock;
  database: TestDatabase;
  /** What was logged, a line an entry: tests look for what must not be there. */
  logged: string[];
  /** A bearer token for a person of that role, without a launch. */
  token(who: {
    tenant?: string;
    run?: string;
    person?: string;
    role: Role;
    administers?: boolean;
  }): Promise<string>;
  /** An API call; the answer's body is parsed JSON. */
  call(
    method: string,
    path: string,
    options?: { token?: string; body?: unknown },
  ): Promise<{ status: number; body: unknown }>;
}

export interface MovableClock extends Clock {
  forward(ms: number): void;
}

function movableClock(): MovableClock {
  let ahead = 0;
  return {
    now: () => new Date(Date.now() + ahead),
    forward: (ms) => void (ahead += ms),
  };
}

/** Starts the tool in this process on a database of its own; it is stopped when the file's tests end. */
export async function startTool(settings: Record<string, string> = {}): Promise<TestTool> {
  const database = await testDatabase();
  const server = createServer();
  const origin = await listening(server);
  const logged: string[] = [];
  const config = readConfig({
    PUBLIC_URL: origin,
    SECRET: 'test-only: 0123456789 abcdefghijklm',
    ALLOW_HTTP: 'true',
    ALLOW_PRIVATE_PLATFORMS: 'true',
    MONGODB_URI: database.uri,
    RATE_FACTOR: '1000',
    ...settings,
  });
  const log = createLog('debug', { write: (line) => void logged.push(line) });
  const clock = movableClock();
  const rooms = await openRooms(buildRooms, { config, connection: database.connection, log, clock });
  await ensureIndexes(database.connection);
  await seedToolKey(database.connection, config.SECRET);
  await rooms.prepare();
  server.on('request', rooms.app);
  atEnd(async () => {
    server.closeAllConnections();
    server.close();
    await rooms.stopJobs();
    await rooms.close();
  });
  return { origin, rooms, clock, database, logged, token: tokens(rooms), call: caller(origin) };
}

/** Serves another program for the rest of the file, as a second process of the tool would. */
export async function serveAt(app: RequestListener): Promise<string> {
  const server = createServer(app);
  atEnd(() => {
    server.closeAllConnections();
    server.close();
  });
  return listening(server);
}

async function listening(server: Server): Promise<string> {
  server.listen(0, 'localhost');
  await once(server, 'listening');
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

function tokens(rooms: OpenRooms): TestTool['token'] {
  return async ({ tenant = 'tenant-a', run = 'run-a', person = 'person-a', role, administers = false }) => {
    const now = new Date();
    const session = {
      tenant,
      run,
      person,
      role,
      administers,
      testUser: false,
      lang: 'en' as const,
      landing: '/app/',
    };
    return (await rooms.sessions.open(session, randomToken(), now)) ?? '';
  };
}

function caller(origin: string): TestTool['call'] {
  return async (method, path, { token, body } = {}) => {
    const response = await fetch(`${origin}${path}`, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text };
  };
}
