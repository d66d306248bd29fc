import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Session } from '../../server/core/session.ts';
import type { Demo } from './install.ts';
import { root } from '../runner/results.ts';
import { openRooms, type OpenRooms } from '../setup/rooms.ts';

/** The tool on a clock that can be set. It runs in the demo's own process, before the real one starts. */
export interface PastTool {
  rooms: OpenRooms;
  now(): Date;
  /** Seconds by which the tool's clock is off; a platform beside it must be off by the same. */
  setClock(secondsOff: number): void;
  /** A run began when the course had its first edition alone. To be said before anybody opens the course. */
  beganWithFirstEdition(of: Pick<Session, 'tenant' | 'run'>): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts the rooms as production runs them, but for the clock and the jobs: work behind the scenes waits until it is
 * called for. Nothing in the build can set a clock, so this is made of its parts. `env` is the tool's.
 */
export async function startPastTool({ env, code }: Pick<Demo, 'env' | 'code'>): Promise<PastTool> {
  const from = code === 'build' ? fromBuild : fromSource;
  const [{ buildRooms }, { readConfig }, { connect, ensureIndexes }, { createLog }] = await Promise.all([
    from<typeof import('../../server/rooms.ts')>('rooms'),
    from<typeof import('../../server/core/config.ts')>('core/config'),
    from<typeof import('../../server/core/database.ts')>('core/database'),
    from<typeof import('../../server/core/log.ts')>('core/log'),
  ]);
  // A cohort's seven weeks pass in seconds here, which no rate limit would let through.
  const config = readConfig({ ...process.env, ...env, RATE_FACTOR: '1000' });
  const connection = await connect(env['MONGODB_URI'] ?? '');
  let off = 0;
  const clock = { now: () => new Date(Date.now() + off * 1000) };
  const rooms = await openRooms(buildRooms, { config, connection, log: createLog('error'), clock });
  await ensureIndexes(connection);
  await rooms.prepare();
  const server = rooms.app.listen(config.PORT);
  await once(server, 'listening');
  return {
    rooms,
    now: clock.now,
    setClock: (seconds) => void (off = seconds),
    beganWithFirstEdition: async ({ tenant, run }) => {
      const runs = connection.collection<{ _id: string }>('runs');
      await runs.updateOne({ _id: run, tenant }, { $set: { edition: 1 } });
    },
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      await rooms.close();
      await connection.close();
    },
  };
}

const fromBuild = async <T>(name: string): Promise<T> =>
  (await import(pathToFileURL(join(root, `dist/server/${name}.js`)).href)) as T;

const fromSource = async <T>(name: string): Promise<T> =>
  (await import(pathToFileURL(join(root, `server/${name}.ts`)).href)) as T;
