import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import mongoose, { type Connection } from 'mongoose';
import { readConfig } from '../../server/core/config.ts';
import { ensureIndexes } from '../../server/core/database.ts';
import { createLog } from '../../server/core/log.ts';
import { buildRooms, type Rooms } from '../../server/rooms.ts';

export interface Program {
  connection: Connection;
  rooms: Rooms;
  origin: string;
  close(): Promise<void>;
}

/** The tool in this process, on a database of that name on the bench's server. */
export async function openProgram(mongodbUri: string, name: string): Promise<Program> {
  const uri = mongodbUri.replace('/re-entry?', `/${name}?`);
  const connection = await mongoose
    .createConnection(uri, { autoIndex: false, monitorCommands: true })
    .asPromise();
  const config = readConfig({
    PUBLIC_URL: 'http://localhost',
    SECRET: 'bench-only: 0123456789 abcdefghijklm',
    ALLOW_HTTP: 'true',
    MONGODB_URI: uri,
    RATE_FACTOR: '100000',
  });
  const rooms = await buildRooms({ config, connection, log: createLog('error') });
  await ensureIndexes(connection);
  const server = rooms.app.listen(0);
  await once(server, 'listening');
  return {
    connection,
    rooms,
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await rooms.close();
      await connection.close();
    },
  };
}

/** The run whose settings other runs of the bench take over. */
export async function writeSettings(connection: Connection, tenant: string, run: string, now: Date) {
  const course = { tenant, contextKey: run, title: 'Bench', course: 'advanced-mentoring', edition: 1 };
  const calendar = { startsOn: null, startFrom: null, timeZone: null };
  const roster = { dueAt: null, lastAt: null, lastCode: null, people: null, failures: 0, doubtSince: null };
  const services = { ags: null, membershipsUrl: null, roster, rosterLease: now, rosterOwner: null };
  await connection
    .collection<{ _id: string }>('runs')
    .insertOne({ _id: run, ...course, ...calendar, ...services, people: 0 } as { _id: string });
}

/** The one at this place of the list in order: 0.5 for the median. */
export function percentile(list: readonly number[], place: number): number {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * place))] ?? 0;
}
