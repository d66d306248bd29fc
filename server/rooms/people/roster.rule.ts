import type { LaunchRoles, Member } from '../../../lti/index.ts';
import { displayName } from './people.rule.ts';

/** Somebody as a whole list says: a platform may write a person on several lines, in any order. */
export interface Listed {
  sub: string;
  name: string | null;
  active: boolean;
  roles: LaunchRoles;
}

/**
 * One entry a person. Whoever is active on one line is active; the roles of the lines that say so count together (of
 * all lines where none does); the name is one that is not empty. The order of the lines says nothing.
 */
export function foldMembers(members: readonly Member[]): Listed[] {
  const bySub = new Map<string, Member[]>();
  for (const member of members) bySub.set(member.userId, [...(bySub.get(member.userId) ?? []), member]);
  return [...bySub].map(([sub, lines]) => {
    const active = lines.filter((line) => line.status === 'Active');
    const names = lines.flatMap((line) => displayName(line) ?? []);
    return {
      sub,
      // Two names for one person: any may be right, so the choice must only be the same at every reading.
      name: names.toSorted()[0] ?? null,
      active: active.length > 0,
      roles: unite((active.length > 0 ? active : lines).map((line) => line.roles)),
    };
  });
}

function unite(all: readonly LaunchRoles[]): LaunchRoles {
  const some = (role: Exclude<keyof LaunchRoles, 'unknown'>) => all.some((one) => one[role]);
  return {
    instructor: some('instructor'),
    learner: some('learner'),
    administrator: some('administrator'),
    observer: some('observer'),
    testUser: some('testUser'),
    unknown: [...new Set(all.flatMap((one) => one.unknown))].toSorted(),
  };
}

/** Two readings this far apart are two opinions; a second press of a button is not. */
const SECOND_OPINION_MS = 9 * 60_000;

/**
 * Whether a complete list is believed about those it does not name. One that would let go of more than half of the
 * learners is believed at its second reading: a course that ended looks like a platform's slip until then.
 */
export function believes(
  list: { missing: number; learners: number },
  doubtSince: Date | null,
  readAt: Date,
): boolean {
  if (list.missing * 2 <= list.learners) return true;
  return doubtSince !== null && readAt.getTime() - doubtSince.getTime() >= SECOND_OPINION_MS;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A working list is read again after half an hour of quiet, one in doubt when a second opinion counts. */
const AGAIN_MS = 30 * MINUTE_MS;
export const AFTER_FAILURE_MS = 10 * MINUTE_MS;
/** Ten minutes, doubled up to a day: the last of these failures is some six days after the first. */
const MOST_FAILURES = 13;

/** When a list is read next. Null: not by itself any more, for a course that is gone is not asked for for ever. */
export function nextReading(outcome: { failures: number; doubt: boolean }, now: Date): Date | null {
  const { failures, doubt } = outcome;
  if (failures >= MOST_FAILURES) return null;
  const wait = failures > 0 ? Math.min(AFTER_FAILURE_MS * 2 ** (failures - 1), DAY_MS) : AGAIN_MS;
  return new Date(now.getTime() + (doubt ? AFTER_FAILURE_MS : wait));
}
