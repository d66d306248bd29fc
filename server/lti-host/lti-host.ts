import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from '../core/database.ts';
import {
  createAccessTokens,
  createBackChannel,
  createGrades,
  createPlatformCall,
  createRosterReader,
  createServiceClient,
  createToolKeys,
  type ServiceClient,
  type ToolDescription,
} from '../../lti/index.ts';
import type { Clock } from '../core/clock.ts';
import type { Config } from '../core/config.ts';
import type { Log } from '../core/log.ts';
import { projectRoot } from '../core/project-root.ts';
import type { Metrics } from '../core/metrics.ts';
import { InstallService } from '../rooms/install/install.service.ts';
import { InstallStore } from './platform.store.ts';
import { InvitationStore } from '../rooms/install/invitation.store.ts';
import { PlatformDirectory } from './platform-directory.ts';
import { toolKeyStore } from './tool-key.store.ts';

/** What everything stands on. */
export interface Ground {
  config: Config;
  connection: Connection;
  log: Log;
  clock: Clock;
  metrics: Metrics;
}

/** The back channel and the install room on this database and these settings; server and commands share it. */
export function ltiParts(ground: Ground) {
  const { config, connection, clock } = ground;
  const now = () => clock.now();
  const tool = describeTool(config.origin);
  const client = outgoing(ground);
  const registry = new InstallStore(connection);
  const directory = new PlatformDirectory(registry, clock);
  const backChannel = createBackChannel({ registry, secret: config.SECRET, toolUrl: config.origin });
  const keys = createToolKeys({
    store: toolKeyStore(connection),
    secret: config.SECRET,
    makeKeyPair: (generation) => backChannel.makeKeyPair(generation),
    now,
  });
  const tokens = createAccessTokens({ client, keys, now });
  const call = createPlatformCall(client, tokens);
  const allowPrivate = config.ALLOW_PRIVATE_PLATFORMS;
  const invitations = new InvitationStore(connection);
  const parts = { tool, client, directory, backChannel, allowPrivate };
  return {
    ...parts,
    keys,
    tokens,
    install: new InstallService({ ...ground, ...parts, store: registry, invitations }),
    grades: createGrades({ call, now }),
    readRoster: createRosterReader({ call, now }),
    platformName: async (tenant: string) => (await directory.findPlatform(tenant))?.name ?? '',
  };
}

export type LtiParts = ReturnType<typeof ltiParts>;

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
