import type { Ground } from '../../house.ts';
import { together } from '../../core/persons.ts';
import type { CourseService } from '../course/course.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import { feedPages } from './feed.pages.ts';
import { FeedService } from './feed.service.ts';
import { FeedStore } from './feed.store.ts';
import { fileRoutes } from './file.routes.ts';
import { FileService } from './file.service.ts';
import type { LogStore } from './log.store.ts';
import { reminderRoutes } from './reminder.routes.ts';
import { ReminderService } from './reminder.service.ts';
import { ReminderStore } from './reminder.store.ts';
import type { RunHoursService } from './run-hours.service.ts';

type Below = Ground & { people: PeopleService; course: CourseService };

const REST_MS = 60_000;

/** What leaves a log: files, calendars, reminders. It reads the log and changes nothing in it. */
export function openOutgoing(below: Below, own: { logs: LogStore; runs: RunHoursService }) {
  const { connection, people, course, clock, config, house, mail, log } = below;
  const { origin, SECRET: secret } = config;
  const files = new FileService({ ...own, course, people, clock });
  const feeds = new FeedService({ ...own, feeds: new FeedStore(connection), clock, house, origin });
  const stored = new ReminderStore(connection);
  const tool = { origin, secret };
  const sending = { people, house, mail, clock, log, tool };
  const reminders = new ReminderService({ ...own, ...sending, reminders: stored });
  return {
    reminders,
    routes: [...fileRoutes(files, feeds), ...feedPages(feeds), ...reminderRoutes(reminders)],
    jobs: { reminders: { run: () => reminders.mailNext(), restMs: REST_MS } },
    persons: together([feeds.persons, reminders.persons]),
  };
}
