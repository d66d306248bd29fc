import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, ensureIndexes } from './core/database.ts';
import { DatabaseChainError, findDatabase } from './database-chain/find.ts';
import { ConfigError, readConfig, type Config } from './core/config.ts';
import { Jobs } from './core/jobs.ts';
import { createLog, type Log } from './core/log.ts';
import { MIGRATIONS } from './core/migrations/list.ts';
import { migrate } from './core/migrations/migrate.ts';
import { buildRooms } from './rooms.ts';

/** Open requests get this long to end after SIGTERM; orchestrators kill after 30 s. */
const GRACE_MS = 15_000;
const KEEP_ALIVE_MS = 75_000;
/** How often a migration that waits for older processes to end is asked after. */
const POSTPONED_MS = 10 * 60_000;

/** Starts in order: config, database, migrations, content, rooms, indexes, HTTP, jobs; stops in reverse. */
async function main(): Promise<void> {
  const config = readConfig();
  const log = createLog(config.LOG_LEVEL);
  const database = await findDatabase({ dataDir: config.DATA_DIR, log, env: databaseEnvironment(config) });
  const connection = await connect(database.uri);
  const bringUpToDate = () => migrate({ connection, migrations: MIGRATIONS, log, now: () => new Date() });
  await bringUpToDate();
  const rooms = await buildRooms({ config, connection, log });
  await ensureIndexes(connection);
  await rooms.prepare();
  const server = rooms.app.listen(config.PORT);
  // Longer than a proxy keeps its own end (60 s at most makes): a connection closed under its request is a 502.
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await once(server, 'listening');
  rooms.startJobs();
  const postponed = new Jobs(log);
  postponed.start('migrations', () => bringUpToDate().then(() => false), POSTPONED_MS);
  log.info(`Listening on port ${(server.address() as AddressInfo).port} as ${config.PUBLIC_URL}`);
  // A parent that started this process learns that it is ready (the demo does).
  process.send?.({ ready: true, mongodbUri: database.uri });

  await stopSignal(log);
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const force = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await Promise.all([closed, rooms.stopJobs(), postponed.stop()]);
  clearTimeout(force);
  await rooms.close();
  await connection.close();
  await database.stop();
  log.info('Stopped');
}

/** MONGODB_URI as judged by the config; the rest of the environment only starts an embedded server. */
function databaseEnvironment(config: Config): Readonly<Record<string, string | undefined>> {
  return { ...config.environment, MONGODB_URI: config.MONGODB_URI };
}

async function stopSignal(log: Log): Promise<void> {
  const signal = await Promise.race(
    ['SIGTERM', 'SIGINT'].map((name) => once(process, name).then(() => name)),
  );
  log.info(`Stopping (${signal})`);
}

try {
  await main();
  process.exit(0);
} catch (error) {
  // A refusal is a sentence for a person, not a stack.
  const known = error instanceof ConfigError || error instanceof DatabaseChainError;
  process.stderr.write(`${known ? error.message : (error as Error).stack}\n`);
  process.exit(1);
}
