import type { Launch, LaunchRoles } from '../../../lti/index.ts';
import { dayIn } from '../../core/days.rule.ts';
import type { Standing } from '../../core/permissions.ts';
import { shownName } from '../../core/shown-name.rule.ts';

/**
 * Role here from LTI roles.
 * A context Instructor is a trainer, whatever else they are. An LTI Mentor is an observer and gets nothing. An
 * administrator of the site or institution without a context role administers. No role, or none we know, is least
 * privilege: a learner's view that is never graded (see `isGraded`).
 */
export function standingOf(roles: LaunchRoles, anonymous: boolean): Standing {
  if (anonymous) return { role: 'visitor', administers: false };
  if (roles.instructor) return { role: 'trainer', administers: roles.administrator };
  if (roles.learner) return { role: 'learner', administers: false };
  if (roles.observer) return { role: 'observer', administers: false };
  if (roles.administrator) return { role: 'administrator', administers: true };
  return { role: 'learner', administers: false };
}

/** Scores go to the LMS for its own learners only: never for student view, trainers, or people without a role. */
export function isGraded(roles: LaunchRoles): boolean {
  return roles.learner && !roles.instructor && !roles.testUser;
}

/** Whether somebody is a learner of the run as it is now. Student view is one, too; who left or was set aside is not. */
export const takesPart = ({
  role,
  status,
  aside,
}: {
  role: string;
  status: 'active' | 'left';
  aside: string | null;
}): boolean => role === 'learner' && status === 'active' && aside === null;

/** A name to show, or null when the LMS withholds it; the client then shows a label made of role and number. */
export function displayName(claims: {
  name?: string;
  givenName?: string;
  familyName?: string;
}): string | null {
  return shownName(claims.name) ?? shownName([claims.givenName, claims.familyName].filter(Boolean).join(' '));
}

/** Before this a date is a default or a slip: no course with this tool began then. */
const FIRST_YEAR = 2020;
const LAST_YEAR = 2100;

/** A day, or a day and an hour of no zone, which is the course's own. */
const NO_ZONE = /^(\d{4}-\d{2}-\d{2})(?:[T ][\d:.]+)?$/;

/**
 * The course's own first day, as the registration asks for it: ISO 8601 from Moodle and Canvas, whose manual writes
 * `2018-01-15 00:00:00 -0700`, or seconds since 1970 from older Moodle. Undefined when it says none.
 */
export function platformStart(text: string | undefined, timeZone: string | null): string | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const moment = new Date(/^\d{9,11}$/.test(text) ? Number(text) * 1000 : text);
  if (Number.isNaN(moment.getTime())) return undefined;
  const day = NO_ZONE.exec(text)?.[1] ?? dayIn(timeZone, moment);
  const year = Number(day.slice(0, 4));
  return year >= FIRST_YEAR && year < LAST_YEAR ? day : undefined;
}

const HOUR_MS = 60 * 60_000;

/** What is known of somebody's place in a run, and what a launch says of it. */
interface Standpoint {
  name: string | null;
  role: string;
  testUser: boolean;
  graded: boolean;
}

/**
 * Whether a launch has anything to write about somebody known: another standing, a name that is there and differs, a
 * return, or a visit after more than an hour. A withheld name never wipes a known one.
 */
export function isNews(
  known: Standpoint & { status: 'active' | 'left'; lastLaunchAt: Date | null },
  seen: Standpoint,
  now: Date,
): boolean {
  const same =
    known.status === 'active' &&
    known.role === seen.role &&
    known.testUser === seen.testUser &&
    known.graded === seen.graded &&
    (seen.name === null || known.name === seen.name);
  return !same || known.lastLaunchAt === null || now.getTime() - known.lastLaunchAt.getTime() > HOUR_MS;
}

/** What stands behind a number of the gradebook: which number, by its tag, and whose, by our id of them. */
export interface Work {
  tag: string;
  person: string;
}

/** Under this name an address, or a line item’s custom values, say which number the work is behind. */
export const WORK = 'work';
const OF = 'of';

export function workUrl(launchUrl: string, { tag, person }: Work): string {
  const url = new URL(launchUrl);
  url.searchParams.set(WORK, tag);
  url.searchParams.set(OF, person);
  return url.href;
}

/** The work that a grader opens by an address of ours (Canvas, which has been seen to encode its query once more). */
export function workIn(targetLinkUri: string): Work | undefined {
  const { search, searchParams } = new URL(targetLinkUri);
  for (const query of [searchParams, new URLSearchParams(decoded(search))]) {
    const [tag, person] = [query.get(WORK), query.get(OF)];
    if (tag && person) return { tag, person };
  }
  return undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/**
 * Content id of a link: in `custom` and, because course copies and Canvas have lost custom values, in the query of
 * the signed target_link_uri as well.
 */
export function contentIdOf(launch: Pick<Launch, 'custom' | 'targetLinkUri'>): string | undefined {
  const fromCustom = launch.custom['content_id'];
  if (fromCustom) return fromCustom;
  return new URL(launch.targetLinkUri).searchParams.get('content_id') ?? undefined;
}
