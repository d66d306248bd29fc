import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../../core/clock.ts';
import { ConfigError, processEnvironment, readConfig, type Config } from '../../core/config.ts';
import { connect, ensureIndexes } from '../../core/database.ts';
import { createLog } from '../../core/log.ts';
import { createMetrics } from '../../core/metrics.ts';
import { parseCommand, runCommand } from './admin.commands.ts';
import { AdminRefusal, AdminUsageError } from './admin.errors.ts';
import { openLtiHost } from '../../lti-host/lti-host.ts';
import { installService } from './install.room.ts';

/** What a running demo writes to `<DATA_DIR>/demo.json`, so that these commands find its database by themselves. */
interface RunningDemo {
  mongodbUri: string;
  publicUrl: string;
  /** The demo's own SECRET, needed for `key rotate` alone. */
  secret?: string;
}

/** Settings of the server this command works for: the environment's, or those of the demo that runs here. */
function settings(): Config {
  const environment = processEnvironment();
  if (environment['MONGODB_URI']) return readConfig();
  const demo = readDemo(environment['DATA_DIR'] ?? '.data');
  if (!demo)
    throw new ConfigError(
      'No database. Set MONGODB_URI as for the server, or start the demo first (npm run demo).',
    );
  return readConfig({
    ...environment,
    MONGODB_URI: demo.mongodbUri,
    PUBLIC_URL: demo.publicUrl,
    SECRET: demo.secret ?? environment['SECRET'] ?? 'unknown',
    ALLOW_HTTP: 'true',
    ALLOW_PRIVATE_PLATFORMS: 'true',
    ALLOW_WEAK_SECRET: 'true',
  });
}

function readDemo(dataDir: string): RunningDemo | undefined {
  try {
    return JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')) as RunningDemo;
  } catch {
    return undefined;
  }
}

async function main(words: string[]): Promise<void> {
  const command = parseCommand(words);
  const config = settings();
  const connection = await connect(config.MONGODB_URI as string);
  try {
    const ground = {
      config,
      connection,
      log: createLog('silent'),
      clock: systemClock,
      metrics: createMetrics(),
    };
    const lti = openLtiHost(ground);
    const install = installService({ ...ground, lti });
    await ensureIndexes(connection);
    const result = await runCommand(command, { ...ground, lti, install });
    process.stdout.write(`${command.json ? JSON.stringify(result.json) : result.text}\n`);
    await lti.client.close();
  } finally {
    await connection.close();
  }
}

try {
  await main(process.argv.slice(2));
  process.exitCode = 0;
} catch (error) {
  // A wrong word or a refusal is a sentence for the operator; anything else is a fault and keeps its stack.
  const known =
    error instanceof AdminUsageError || error instanceof ConfigError || error instanceof AdminRefusal;
  process.stderr.write(`${known ? error.message : String((error as Error).stack)}\n`);
  process.exitCode = error instanceof AdminUsageError ? 2 : 1;
}
