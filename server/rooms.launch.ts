import {
  createLaunchDoor,
  createPlatformKeys,
  type LaunchDoor,
  signDeepLinkingResponse,
} from '../lti/index.ts';
import type { Route } from './core/endpoint.ts';
import type { SessionStore } from './core/session.ts';
import type { CourseService } from './rooms/course/course.service.ts';
import type { Ground, LtiParts } from './lti-host/lti-host.ts';
import type { PeopleService } from './rooms/people/people.service.ts';
import { launchRoutes } from './rooms/launch/launch.routes.ts';
import { LaunchService } from './rooms/launch/launch.service.ts';
import { loginStore } from './rooms/launch/launch.store.ts';
import { PickerService } from './rooms/picker/picker.service.ts';

type Parts = Ground & LtiParts & { people: PeopleService; course: CourseService; sessions: SessionStore };

/** The launch room on its neighbours. */
export function launchParts(parts: Parts): Route[] {
  const { people, course, sessions, install } = parts;
  return launchRoutes({
    ...parts,
    door: doorOf(parts),
    launch: new LaunchService({ people, sessions, landingOf: (id, run) => course.landing(id, run) }),
    picker: pickerOf(parts),
    noteLaunch: (launch, way) => install.noteLaunch(launch, way),
  });
}

const launchUrlOf = (parts: Parts): string => `${parts.config.origin}/lti/launch`;

function doorOf(parts: Parts): LaunchDoor {
  const { config, connection, clock, directory, client } = parts;
  const now = () => clock.now();
  return createLaunchDoor({
    // Both halves of LtiStore; bound one by one, because methods of a class are not copied by a spread.
    store: {
      ...loginStore(connection, now),
      findPlatforms: (query) => directory.findPlatforms(query),
      findPlatform: (id) => directory.findPlatform(id),
      findDeploymentOwners: (issuer, deployment) => directory.findDeploymentOwners(issuer, deployment),
      noteDeployment: (platform, deployment) => directory.noteDeployment(platform, deployment),
    },
    keys: createPlatformKeys({ fetchJson: (url, limits) => client.fetchJson(url, limits), now }),
    now,
    toolOrigin: config.origin,
    launchUrl: launchUrlOf(parts),
  });
}

function pickerOf(parts: Parts): PickerService {
  const { course, directory, keys, clock } = parts;
  return new PickerService({
    pickables: (session) => course.pickables(session),
    findPlatform: (id) => directory.findPlatform(id),
    sign: (answer) => signDeepLinkingResponse({ keys, now: () => clock.now() }, answer),
    launchUrl: launchUrlOf(parts),
  });
}
