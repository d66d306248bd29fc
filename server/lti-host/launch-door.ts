import {
  type Admission,
  createLaunchDoor,
  createPlatformKeys,
  type LaunchDoor,
  type ServiceClient,
} from '../../lti/index.ts';
import type { Clock } from '../core/clock.ts';
import type { Config } from '../core/config.ts';
import type { Connection } from '../core/database.ts';
import { heldLaunchStore } from './held-launch.store.ts';
import type { PlatformDirectory } from './platform-directory.ts';

/** The front door of lti/ on our stores; `admission` is what the launch room does with a verified launch. */
export function launchDoor<A>(
  parts: {
    config: Config;
    connection: Connection;
    clock: Clock;
    client: ServiceClient;
    directory: PlatformDirectory;
  },
  admission: Admission<A>,
): LaunchDoor<A> {
  const { config, connection, clock, directory, client } = parts;
  const now = () => clock.now();
  return createLaunchDoor({
    // Both halves of LtiStore; bound one by one, because methods of a class are not copied by a spread.
    store: {
      ...heldLaunchStore(connection, now),
      findPlatforms: (query) => directory.findPlatforms(query),
      findPlatform: (id) => directory.findPlatform(id),
      findDeploymentOwners: (issuer, deployment) => directory.findDeploymentOwners(issuer, deployment),
      noteDeployment: (platform, deployment) => directory.noteDeployment(platform, deployment),
    },
    keys: createPlatformKeys({ fetchJson: (url, limits) => client.fetchJson(url, limits), now }),
    ...admission,
    now,
    secret: config.SECRET,
    toolOrigin: config.origin,
    launchUrl: `${config.origin}/lti/launch`,
  });
}
