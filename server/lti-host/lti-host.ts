import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from '../core/database.ts';
import {
  type Admission,
  createAccessTokens,
  createBackChannel,
  createGrades,
  createPlatformCall,
  createRosterReader,
  createServiceClient,
  createToolKeys,
  type ReadRoster,
  type ServiceClient,
  type ToolDescription,
} from '../../lti/index.ts';
import type { Clock } from '../core/clock.ts';
import type { Config } from '../core/config.ts';
import type { Log } from '../core/log.ts';
import { projectRoot } from '../core/project-root.ts';
import type { Metrics } from '../core/metrics.ts';
import { launchDoor } from './launch-door.ts';
import { PlatformStore } from './platform.store.ts';
import { PlatformDirectory } from './platform-directory.ts';
import { toolKeyStore } from './tool-key.store.ts';

interface Ground {
  config: Config;
  connection: Connection;
  log: Log;
  clock: Clock;
  metrics: Metrics;
}

/** The host's side of lti/ on this database and these settings; server and operator's commands share it. */
export function openLtiHost(ground: Ground) {
  const { config, connection, clock } = ground;
  const now = () => clock.now();
  const tool = describeTool(config.origin);
  const client = outgoing(ground);
  const platforms = new PlatformStore(connection);
  const directory = new PlatformDirectory(platforms, clock);
  const backChannel = createBackChannel({
    registry: platforms,
    secret: config.SECRET,
    toolUrl: config.origin,
  });
  const keys = createToolKeys({
    store: toolKeyStore(connection),
    secret: config.SECRET,
    makeKeyPair: (generation) => backChannel.makeKeyPair(generation),
    now,
  });
  const tokens = createAccessTokens({ client, keys, now });
  const call = createPlatformCall(client, tokens);
  const allowPrivate = config.ALLOW_PRIVATE_PLATFORMS;
  return {
    tool,
    client,
    platforms,
    directory,
    backChannel,
    allowPrivate,
    keys,
    tokens,
    door: <A>(admission: Admission<A>) => launchDoor({ ...ground, client, directory }, admission),
    grades: createGrades({ call, now }),
    readRoster: tellingCuts(createRosterReader({ call, now }), ground.log),
    platformName: async (tenant: string) => (await directory.findPlatform(tenant))?.name ?? '',
  };
}

export type LtiHost = ReturnType<typeof openLtiHost>;

/** A roster that a cap cut short is in the log, whoever asked for it. */
function tellingCuts(readRoster: ReadRoster, log: Log): ReadRoster {
  return async (platform, ...rest) => {
    const roster = await readRoster(platform, ...rest);
    if (roster.cut) log.warn({ tenant: platform.id, cut: roster.cut }, 'a roster held more than is read');
    return roster;
  };
}

/** As administrators and course teams read it in their LMS. English: a registration has one text for everybody. */
function describeTool(origin: string): ToolDescription {
  return {
    origin,
    name: 'Re-entry',
    description: 'Advanced mentoring: a stepped course, a business case, forty hours at work.',
    iconUrl: `${origin}/icon.svg`,
  };
}

function outgoing({ config, log, metrics }: Ground): ServiceClient {
  return createServiceClient({
    userAgent: `Re-entry/${version()} (+${config.PUBLIC_URL})`,
    allowPrivate: config.ALLOW_PRIVATE_PLATFORMS,
    onSent: (sent) => {
      metrics.outgoing.inc();
      log.debug({ ...sent }, 'sent');
    },
  });
}

/** Version of package.json, for the User-Agent that platforms see. */
function version(): string {
  const text = readFileSync(join(projectRoot, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
