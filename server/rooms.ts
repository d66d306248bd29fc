import { buildApp } from './app.ts';
import { loadLibrary } from './content/library.ts';
import { systemClock, type Clock } from './core/clock.ts';
import { Jobs } from './core/jobs.ts';
import { createMail } from './core/mail.ts';
import { createMetrics } from './core/metrics.ts';
import { openApiRoute } from './core/openapi.ts';
import { probeRoutes } from './core/probes.ts';
import { SessionStore } from './core/session.ts';
import { type ApiOf, emptyHouse, type Ground, type RoomJob } from './house.ts';
import { openLtiHost } from './lti-host/lti-host.ts';
import { businessCaseRoom } from './rooms/business-case/business-case.room.ts';
import { cohortRoom } from './rooms/cohort/cohort.room.ts';
import { courseRoom } from './rooms/course/course.room.ts';
import { discussionRoom } from './rooms/discussion/discussion.room.ts';
import { evaluationRoom } from './rooms/evaluation/evaluation.room.ts';
import { formsRoom } from './rooms/forms/forms.room.ts';
import { gradeRoom } from './rooms/grade/grade.room.ts';
import { hoursRoom } from './rooms/hours/hours.room.ts';
import { installRoom } from './rooms/install/install.room.ts';
import { launchRoom } from './rooms/launch/launch.room.ts';
import { liveRoom } from './rooms/live/live.room.ts';
import { peopleRoom } from './rooms/people/people.room.ts';
import { pickerRoom } from './rooms/picker/picker.room.ts';
import { portfolioRoom } from './rooms/portfolio/portfolio.room.ts';
import { reviewRoom } from './rooms/review/review.room.ts';
import { sharingRoom } from './rooms/sharing/sharing.room.ts';

/** Every room, bottom up: a room is given the services of those above it in this list, which are below it in the house. */
export const house = emptyHouse
  .add(peopleRoom)
  .add(gradeRoom)
  .add(formsRoom)
  .add(courseRoom)
  .add(discussionRoom)
  .add(sharingRoom)
  .add(portfolioRoom)
  .add(hoursRoom)
  .add(businessCaseRoom)
  .add(reviewRoom)
  .add(liveRoom)
  .add(evaluationRoom)
  .add(cohortRoom)
  .add(installRoom)
  .add(pickerRoom)
  .add(launchRoom);

/** Every endpoint by its key; the client's `call` is typed by it. */
export type Api = ApiOf<typeof house>;

/** All courses, checked with everything that rooms read of them. Throws BadCourse with every problem. */
export const readCourses = () => loadLibrary({ rooms: house.names, parts: house.contentParts });

export type Rooms = Awaited<ReturnType<typeof buildRooms>>;

type Given = Pick<Ground, 'config' | 'connection' | 'log'> & { clock?: Clock };

/** Loads the content (throws BadCourse with every problem) and opens all rooms. Starts nothing. */
export async function buildRooms(given: Given) {
  const started = { clock: systemClock, ...given, metrics: createMetrics() };
  const { config, connection, log, metrics } = started;
  const lti = openLtiHost(started);
  const sessions = new SessionStore(connection);
  const mail = createMail(config);
  const open = house.open({ ...started, lti, sessions, mail, library: readCourses() });
  const keysReady = async () => (await lti.keys.keySet()).keys.length > 0;
  const own = [
    ...probeRoutes({ config, connection, metrics, keysReady }),
    ...open.rooms.flatMap(({ routes }) => routes),
  ];
  const routes = [...own, openApiRoute(own)];
  const printProblem = open.rooms.find((room) => room.printProblem)?.printProblem;
  if (!printProblem) throw new Error('no room prints the page of a refusal');
  const jobs = new Jobs(log);
  return {
    ...open,
    app: buildApp({ ...started, routes, sessions, printProblem }),
    routes,
    sessions,
    metrics,
    keys: lti.keys,
    /** Makes the tool's first key; call once the indexes stand. */
    prepare: () => lti.keys.ensure(),
    startJobs: () => {
      for (const [name, { run, restMs }] of Object.entries(open.jobs)) jobs.start(name, run, restMs);
    },
    stopJobs: async () => {
      await jobs.stop();
      for (const job of Object.values<RoomJob>(open.jobs)) await job.settled?.();
    },
    close: () => lti.client.close(),
  };
}
