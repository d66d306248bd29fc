import type { Ground, HouseView, RoomPlan } from '../../house.ts';
import type { GradeService } from '../grade/grade.service.ts';
import type { InstallService } from '../install/install.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import { printProblem } from './launch.pages.ts';
import { launchRoutes } from './launch.routes.ts';
import { LaunchService, type LandingOf } from './launch.service.ts';

type Below = Ground & { people: PeopleService; grade: GradeService; install: InstallService };

export const launchRoom = {
  name: 'launch',
  contract: {},
  open: ({ lti, people, grade, install, sessions, house, ...ground }: Below) => {
    const { platformName } = lti;
    const service = new LaunchService({
      people,
      sessions,
      landingOf: landingIn(house),
      workBehind: (tag) => house.rooms().find(({ work }) => work?.tag === tag)?.work,
      tagOfLineItem: (scope, url) => grade.tagOfLineItem(scope, url),
      platformName,
    });
    return {
      service,
      routes: launchRoutes({
        ...ground,
        door: lti.door({
          admit: (launch, once) => service.enter(launch, once, ground.clock.now()),
          isSpent: (launch, once) => service.wasEntered(launch, once),
        }),
        findPlatform: (id) => lti.directory.findPlatform(id),
        noteLaunch: (launch, way) => install.noteLaunch(launch, way),
      }),
      jobs: {},
      persons: {
        // A session holds nothing that its person does not see on every page.
        take: () => Promise.resolve({}),
        erase: (scope, person) => sessions.endAll(scope, person),
      },
      printProblem: printProblem(ground.config, ground.clock),
    };
  },
} satisfies RoomPlan<'launch', object, Below, LaunchService, never>;

/** Each room knows its own content ids. */
const landingIn =
  (house: HouseView): LandingOf =>
  (contentId, run) => {
    for (const { links } of house.rooms()) {
      const landing = links?.landing(contentId, run);
      if (landing !== undefined) return landing;
    }
    return undefined;
  };
