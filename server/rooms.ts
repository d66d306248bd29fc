import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from 'mongoose';
import {
  createAccessTokens,
  createBackChannel,
  createGrades,
  createLaunchDoor,
  createPlatformCall,
  createPlatformKeys,
  createRosterReader,
  createServiceClient,
  createToolKeys,
  signDeepLinkingResponse,
  type ToolDescription,
} from '../lti/index.ts';
import { buildApp } from './app.ts';
import { CohortService } from './cohort/cohort.service.ts';
import { cohortRoutes } from './cohort/cohort.routes.ts';
import { systemClock, type Clock } from './core/clock.ts';
import type { Config } from './core/config.ts';
import type { Route } from './core/endpoint.ts';
import { Jobs } from './core/jobs.ts';
import type { Log } from './core/log.ts';
import { createMetrics, type Metrics } from './core/metrics.ts';
import { probeRoutes } from './core/probes.ts';
import { SessionStore } from './core/session.ts';
import { loadLibrary } from './course/course.library.ts';
import { courseRoutes } from './course/course.routes.ts';
import { CourseService } from './course/course.service.ts';
import { CourseStore } from './course/course.store.ts';
import { gradeRoutes } from './grade/grade.routes.ts';
import { GradeService } from './grade/grade.service.ts';
import { GradeStore } from './grade/grade.store.ts';
import { ltiGradebook } from './grade/gradebook.ts';
import { installRoutes } from './install/install.routes.ts';
import { InstallService } from './install/install.service.ts';
import { InstallStore } from './install/install.store.ts';
import { InvitationStore } from './install/invitation.store.ts';
import { PlatformDirectory } from './install/platform-directory.service.ts';
import { SelfTest } from './install/self-test.service.ts';
import { toolKeyStore } from './install/tool-key.store.ts';
import { printProblem } from './launch/launch.pages.ts';
import { launchRoutes } from './launch/launch.routes.ts';
import { LaunchService } from './launch/launch.service.ts';
import { loginStore } from './launch/launch.store.ts';
import { PickerService } from './launch/picker.service.ts';
import { peopleRoutes } from './people/people.routes.ts';
import { PeopleService } from './people/people.service.ts';
import { PeopleStore } from './people/people.store.ts';
import { rosterJob } from './people/roster.job.ts';
import { RunStore } from './people/run.store.ts';

/** The program put together: every room with its neighbours, the routes, the jobs. */
export type Rooms = Awaited<ReturnType<typeof buildRooms>>;

interface Ground {
  config: Config;
  connection: Connection;
  log: Log;
  clock: Clock;
  metrics: Metrics;
}

/** Feature rooms that exist: content shows what leads to them and hides what leads to others. */
const ROOMS: ReadonlySet<string> = new Set(['course', 'cohort', 'grade']);
const REST = { scores: 1000, handOver: 5000, rosters: 5000 } as const;

/** Loads the content (throws BadCourse with every problem) and builds all rooms. Starts nothing. */
export async function buildRooms(given: Omit<Ground, 'clock' | 'metrics'> & { clock?: Clock }) {
  const ground: Ground = { clock: systemClock, ...given, metrics: createMetrics() };
  const { config, connection, log, clock } = ground;
  const lti = ltiParts(ground);
  const library = loadLibrary({ rooms: ROOMS });
  const sessions = new SessionStore(connection);
  const people = new PeopleService(
    new PeopleStore(connection),
    new RunStore(connection),
    library.forNewRuns(),
  );
  const grade = new GradeService({
    store: new GradeStore(connection),
    people,
    gradebook: ltiGradebook(lti.grades, (id) => lti.directory.findPlatform(id)),
    clock,
    log,
  });
  const course = new CourseService({
    store: new CourseStore(connection),
    people,
    library,
    rooms: ROOMS,
    clock,
    log,
    onMinutesChanged: ({ scope, person, minutes, changedAt }) =>
      grade.schedule(scope, {
        lineItem: 'guided-minutes',
        person,
        value: minutes,
        final: true,
        comment: null,
        changedAt,
      }),
  });
  const cohort = new CohortService({ people, course, grade });
  const install = installParts(ground, lti, people);
  const routes: Route[] = [
    ...probeRoutes({ ...ground, keysReady: async () => (await lti.keys.keySet()).keys.length > 0 }),
    ...launchParts(ground, { ...lti, people, course, sessions, install: install.service }),
    ...install.routes,
    ...peopleRoutes(people, { platformName: lti.platformName }),
    ...courseRoutes(course),
    ...gradeRoutes(grade),
    ...cohortRoutes(cohort),
  ];
  const jobs = new Jobs(log);
  return {
    app: buildApp({ config, routes, sessions, clock, log, printProblem: printProblem(config, clock) }),
    routes,
    sessions,
    people,
    course,
    grade,
    install: install.service,
    keys: lti.keys,
    metrics: ground.metrics,
    /** Makes the tool's first key; call once the indexes stand. */
    prepare: () => lti.keys.ensure(),
    startJobs: () => startJobs(jobs, { ...ground, ...lti, people, course, grade }),
    stopJobs: () => jobs.stop(),
    close: () => lti.client.close(),
  };
}

function ltiParts({ config, connection, log, clock, metrics }: Ground) {
  const now = () => clock.now();
  const tool: ToolDescription = {
    origin: config.origin,
    name: 'Re-entry',
    description: 'Advanced mentoring: a stepped course, a business case, forty hours at work.',
    iconUrl: `${config.origin}/icon.svg`,
  };
  const client = createServiceClient({
    userAgent: `Re-entry/${version()} (+${config.PUBLIC_URL})`,
    allowPrivate: config.ALLOW_PRIVATE_PLATFORMS,
    onSent: (sent) => {
      metrics.outgoing.inc();
      log.debug({ ...sent }, 'sent');
    },
  });
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
  const platformName = async (tenant: string) => (await directory.findPlatform(tenant))?.name ?? '';
  const grades = createGrades({ call, now });
  const readRoster = createRosterReader({ call, now });
  return { tool, client, registry, directory, backChannel, keys, tokens, grades, readRoster, platformName };
}

type LtiParts = ReturnType<typeof ltiParts>;

function installParts(ground: Ground, lti: LtiParts, people: PeopleService) {
  const { config, connection, log, clock } = ground;
  const { registry, directory, backChannel, client, tool, keys } = lti;
  const allowPrivate = config.ALLOW_PRIVATE_PLATFORMS;
  const invitations = new InvitationStore(connection);
  const service = new InstallService({
    store: registry,
    invitations,
    directory,
    backChannel,
    client,
    tool,
    allowPrivate,
    clock,
    log,
  });
  const selfTest = new SelfTest({ ...lti, install: service, people, clock });
  return { service, routes: installRoutes({ install: service, selfTest, people, keys, tool, allowPrivate }) };
}

function launchParts(
  ground: Ground,
  parts: LtiParts & {
    people: PeopleService;
    course: CourseService;
    sessions: SessionStore;
    install: InstallService;
  },
): Route[] {
  const { config, connection, log, clock, metrics } = ground;
  const { people, course, sessions, directory, keys, client, install, platformName } = parts;
  const now = () => clock.now();
  const logins = loginStore(connection, now);
  const launchUrl = `${config.origin}/lti/launch`;
  const door = createLaunchDoor({
    // Both halves of LtiStore; bound one by one, because methods of a class are not copied by a spread.
    store: {
      ...logins,
      findPlatforms: (query) => directory.findPlatforms(query),
      findPlatform: (id) => directory.findPlatform(id),
      findDeploymentOwners: (issuer, deployment) => directory.findDeploymentOwners(issuer, deployment),
      noteDeployment: (platform, deployment) => directory.noteDeployment(platform, deployment),
    },
    keys: createPlatformKeys({ fetchJson: (url, limits) => client.fetchJson(url, limits), now }),
    now,
    toolOrigin: config.origin,
    launchUrl,
  });
  const launch = new LaunchService({ people, sessions, landingOf: (id) => course.landing(id) });
  const picker = new PickerService({
    pickables: (lang) => course.pickables(lang),
    findPlatform: (id) => directory.findPlatform(id),
    sign: (answer) => signDeepLinkingResponse({ keys, now }, answer),
    launchUrl,
  });
  const noteLaunch = install.noteLaunch.bind(install);
  return launchRoutes({
    config,
    clock,
    log,
    metrics,
    door,
    launch,
    picker,
    people,
    sessions,
    platformName,
    noteLaunch,
  });
}

function startJobs(
  jobs: Jobs,
  parts: Ground & LtiParts & { people: PeopleService; course: CourseService; grade: GradeService },
): void {
  const { clock, log, metrics, people, course, grade, directory, readRoster } = parts;
  jobs.start('hand-over', () => course.handOverNext(), REST.handOver);
  jobs.start(
    'scores',
    async () => {
      const worked = await grade.sendDue();
      if (worked) metrics.scores.inc();
      return worked;
    },
    REST.scores,
  );
  const roster = rosterJob(
    people,
    async (run) => {
      const platform = await directory.findPlatform(run.tenant);
      if (!platform || run.membershipsUrl === null) throw new Error('nothing to read');
      return readRoster(platform, { contextMembershipsUrl: run.membershipsUrl });
    },
    clock,
    log,
  );
  jobs.start('rosters', roster, REST.rosters);
}

/** Version of package.json, for the User-Agent that platforms see. */
function version(): string {
  const up = import.meta.dirname.endsWith(join('dist', 'server')) ? '../..' : '..';
  const text = readFileSync(join(import.meta.dirname, up, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
