import { buildApp } from './app.ts';
import { CONTENT_PARTS } from './content-parts.ts';
import { CohortService } from './rooms/cohort/cohort.service.ts';
import { cohortRoutes } from './rooms/cohort/cohort.routes.ts';
import { systemClock, type Clock } from './core/clock.ts';
import type { Route } from './core/endpoint.ts';
import { AppError } from './core/errors.ts';
import { Jobs, type Job } from './core/jobs.ts';
import { createMetrics } from './core/metrics.ts';
import { openApiRoute } from './core/openapi.ts';
import { probeRoutes } from './core/probes.ts';
import { SessionStore } from './core/session.ts';
import { loadLibrary } from './content/library.ts';
import { courseRoutes } from './rooms/course/course.routes.ts';
import { CourseService } from './rooms/course/course.service.ts';
import { CourseStore } from './rooms/course/course.store.ts';
import { gradeRoutes } from './rooms/grade/grade.routes.ts';
import { GradeService } from './rooms/grade/grade.service.ts';
import { GradeStore } from './rooms/grade/grade.store.ts';
import { LineItemStore } from './rooms/grade/line-item.store.ts';
import { ltiGradebook } from './rooms/grade/gradebook.ts';
import { installRoutes } from './rooms/install/install.routes.ts';
import { type Ground, ltiParts, type LtiParts } from './lti-host/lti-host.ts';
import { SelfTest } from './rooms/install/self-test.service.ts';
import { launchParts } from './rooms.launch.ts';
import { printProblem } from './rooms/launch/launch.pages.ts';
import { peopleRoutes } from './rooms/people/people.routes.ts';
import { PeopleService } from './rooms/people/people.service.ts';
import { PeopleStore } from './rooms/people/people.store.ts';
import { PersonStore } from './rooms/people/person.store.ts';
import { rosterJob } from './rooms/people/roster.job.ts';
import { RunStore } from './rooms/people/run.store.ts';

/** The program put together: every room with its neighbours, the routes, the jobs. */
export type Rooms = Awaited<ReturnType<typeof buildRooms>>;

/** Feature rooms that exist: content shows what leads to them and hides what leads to others. */
const ROOMS: ReadonlySet<string> = new Set(['course', 'cohort', 'grade']);
const REST = { scores: 1000, handOver: 5000, rosters: 5000 } as const;

/** All courses, checked with everything that belongs to them. Throws BadCourse with every problem. */
export const readCourses = () => loadLibrary({ rooms: ROOMS, parts: CONTENT_PARTS });

/** Loads the content (throws BadCourse with every problem) and builds all rooms. Starts nothing. */
export async function buildRooms(given: Omit<Ground, 'clock' | 'metrics'> & { clock?: Clock }) {
  const ground: Ground = { clock: systemClock, ...given, metrics: createMetrics() };
  const { config, log, clock, metrics } = ground;
  const lti = ltiParts(ground);
  const services = servicesOf(ground, lti);
  const { sessions, people, course, grade } = services;
  const routes = routesOf(ground, lti, services);
  const jobs = new Jobs(log);
  const work = workOf({ ...ground, ...lti, ...services });
  return {
    app: buildApp({ config, routes, sessions, clock, log, printProblem: printProblem(config, clock) }),
    routes,
    sessions,
    people,
    course,
    grade,
    metrics,
    install: lti.install,
    keys: lti.keys,
    /** One piece of each kind of work behind the scenes; the jobs repeat them, tests call them by hand. */
    work,
    /** Makes the tool's first key; call once the indexes stand. */
    prepare: () => lti.keys.ensure(),
    startJobs: () => {
      for (const name of ['handOver', 'scores', 'rosters'] as const) jobs.start(name, work[name], REST[name]);
    },
    stopJobs: () => jobs.stop(),
    close: () => lti.client.close(),
  };
}

/** The rooms from the bottom up: each knows only those below it. */
function servicesOf(ground: Ground, lti: LtiParts) {
  const { connection } = ground;
  const library = readCourses();
  const persons = new PersonStore(connection);
  const sessions = new SessionStore(connection);
  const stores = { persons, people: new PeopleStore(connection), runs: new RunStore(connection), sessions };
  const people = new PeopleService(stores, library.forNewRuns());
  const grade = new GradeService({
    ...ground,
    store: new GradeStore(connection),
    lineItems: new LineItemStore(connection),
    people,
    gradebook: ltiGradebook(lti.grades, (id) => lti.directory.findPlatform(id)),
    rooms: ROOMS,
  });
  const course = new CourseService({
    ...ground,
    store: new CourseStore(connection),
    people,
    library,
    rooms: ROOMS,
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
  return { sessions, people, grade, course, cohort };
}

type Services = ReturnType<typeof servicesOf>;

function routesOf(ground: Ground, lti: LtiParts, services: Services): Route[] {
  const { people, course, grade, cohort } = services;
  const routes = [
    ...probeRoutes({ ...ground, keysReady: async () => (await lti.keys.keySet()).keys.length > 0 }),
    ...launchParts({ ...ground, ...lti, ...services }),
    ...installParts(ground, lti, people),
    ...peopleRoutes(people, { platformName: lti.platformName }),
    ...courseRoutes(course),
    ...gradeRoutes(grade),
    ...cohortRoutes(cohort),
  ];
  return [...routes, openApiRoute(routes)];
}

function installParts({ clock }: Ground, lti: LtiParts, people: PeopleService): Route[] {
  return installRoutes({ ...lti, people, selfTest: new SelfTest({ ...lti, people, clock }) });
}

function workOf(
  parts: Ground & LtiParts & { people: PeopleService; course: CourseService; grade: GradeService },
): Record<'handOver' | 'scores' | 'rosters', Job> {
  const { clock, log, metrics, people, course, grade, directory, readRoster } = parts;
  return {
    handOver: () => course.handOverNext(),
    scores: async () => {
      const worked = await grade.sendDue();
      if (worked) metrics.scores.inc();
      return worked;
    },
    rosters: rosterJob(
      people,
      async (run) => {
        const platform = await directory.findPlatform(run.tenant);
        if (platform?.status !== 'active') throw new AppError(409, 'platform-stopped');
        if (run.membershipsUrl === null) throw new Error('nothing to read');
        return readRoster(platform, { contextMembershipsUrl: run.membershipsUrl });
      },
      clock,
      log,
    ),
  };
}
