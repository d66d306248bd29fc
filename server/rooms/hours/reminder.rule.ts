import { wallClock } from '../../core/wall-clock.rule.ts';
import { confirmationOf } from './entry.rule.ts';
import type { PaceStatus } from './hours-pace.rule.ts';
import type { HoursNumbers } from './hours-numbers.types.ts';
import type { Ask, Closure, Entry, Relationship } from './log.types.ts';
import { isOpen, nudgesOf } from './relationship.rule.ts';

/** Of what a learner is reminded, and when: P2, P4, R6, H10, an agreement before the second meeting (S2.23), a date that has passed. */

const REMINDERS = [
  'overdue',
  'at-risk',
  'behind',
  'unsigned',
  'next-passed',
  'link-lapsed',
  'quiet',
] as const;
export type ReminderWhat = (typeof REMINDERS)[number];

export interface Reminder {
  what: ReminderWhat;
  /** The same occasion has the same key, however often it is asked for; the next occasion has another. */
  key: string;
  /** Of the relationship that it is about. */
  label: string | null;
  relationship: string | null;
  entry: string | null;
}

/** What was said on which occasion, and when. */
export interface Told {
  key: string;
  at: Date;
}

const DAY_MS = 86_400_000;
const MORNING = '08:00';
const EVENING = '19:00';
/** P4: one message of pace in so many days, and one mail of what waits in a log. */
const REST_DAYS = 7;

/** P4: not in the evening, not at night, not on a day on which nobody meets; by the learner's own clock. */
export function mayTell(now: Date, zone: string, closures: readonly Closure[]): boolean {
  const { day, time } = wallClock(zone, now);
  return time >= MORNING && time < EVENING && !closures.some(({ from, to }) => from <= day && day <= to);
}

interface LogNow {
  relationships: readonly Relationship[];
  entries: readonly Entry[];
  asks: readonly Ask[];
  pace: PaceStatus | null;
  numbers: Pick<HoursNumbers, 'sessions'>;
  now: Date;
}

/** All that there is to say, the pace first. */
export function remindersOf(log: LogNow): Reminder[] {
  const open = log.relationships.filter(isOpen);
  const given = { ...log, open: open.length, sessions: log.numbers.sessions };
  return [
    ...paceReminder(log.pace),
    ...open.flatMap((one) => {
      const nudges = nudgesOf(one, given);
      // S2.23: one meeting is held, and from the second on nothing is logged without it.
      const unsigned = nudges.some(({ what, weight }) => what === 'sign' && weight === 'warn');
      const quiet = nudges.some(({ what }) => what === 'quiet');
      return [
        ...(unsigned ? [about('unsigned', one, '')] : []),
        ...passed(one, log),
        ...(quiet ? [about('quiet', one, lastContact(one, log.entries))] : []),
      ];
    }),
    ...lapsed(log),
  ];
}

function paceReminder(status: PaceStatus | null): Reminder[] {
  if (status !== 'overdue' && status !== 'at-risk' && status !== 'behind') return [];
  return [{ what: status, key: `pace ${status}`, label: null, relationship: null, entry: null }];
}

const about = (what: ReminderWhat, { id, label }: Relationship, occasion: string): Reminder => ({
  what,
  key: `${what} ${id} ${occasion}`.trim(),
  label,
  relationship: id,
  entry: null,
});

/** A date is over and nothing is logged of it: from the start of the session on it may have been held. */
function passed(relationship: Relationship, { entries, now }: LogNow): Reminder[] {
  const { id, next, pausedAt } = relationship;
  if (next === null || pausedAt !== null || next.endsAt > now) return [];
  const since = next.at.getTime() - DAY_MS / 2;
  const logged = entries.some(
    (entry) => entry.relationship === id && !entry.voided && entry.startedAt.getTime() >= since,
  );
  return logged ? [] : [about('next-passed', relationship, String(next.at.getTime()))];
}

/** The last link of an entry or an agreement was never answered, and nobody has confirmed it in another way. */
function lapsed({ asks, entries, relationships, now }: LogNow): Reminder[] {
  const subject = ({ of }: Ask) => ('entry' in of ? of.entry : of.agreement);
  const newest = new Map(asks.map((ask) => [subject(ask), ask]));
  return [...newest.values()].flatMap((ask) => {
    if (ask.closed !== null || ask.until > now) return [];
    const entry = 'entry' in ask.of ? entries.find(({ id }) => id === subject(ask)) : undefined;
    const pair = relationships.find(({ id }) => id === (entry ? entry.relationship : subject(ask)));
    if (!(entry ? waitsForSomebody(entry) : pair && waitsForSignature(pair))) return [];
    const { id: relationship = null, label = null } = pair ?? {};
    return [
      { what: 'link-lapsed', key: `link-lapsed ${ask.id}`, label, relationship, entry: entry?.id ?? null },
    ];
  });
}

const waitsForSomebody = (entry: Entry): boolean => !entry.voided && confirmationOf(entry) === null;

const waitsForSignature = ({ agreement, endedAt }: Relationship): boolean =>
  agreement.menteeAt === null && endedAt === null;

function lastContact({ id, startedAt }: Relationship, entries: readonly Entry[]): string {
  const contacts = entries.flatMap((one) => (one.relationship === id && !one.voided ? [one.startedAt] : []));
  return String(Math.max(startedAt.getTime(), ...contacts.map((at) => at.getTime())));
}

const isPace = (key: string): boolean => key.startsWith('pace ');
const rests = (told: readonly Told[], now: Date): boolean =>
  told.some(({ key, at }) => !isDate(key) && now.getTime() - at.getTime() < REST_DAYS * DAY_MS);

/** What other rooms say of dates comes when it has to, and keeps nothing else waiting. */
const DATE = 'date ';
const isDate = (key: string): boolean => key.startsWith(DATE);
export const dateKey = (key: string): string => `${DATE}${key}`;
export const datesTold = (told: readonly Told[]): Set<string> =>
  new Set(told.flatMap(({ key }) => (isDate(key) ? [key.slice(DATE.length)] : [])));

interface Telling {
  /** Put away by the learner. */
  dismissed: readonly Told[];
  /** Sent to them. */
  mailed: readonly Told[];
}

/**
 * What the pages show. What was put away stays away on that occasion, a word on pace for a week; and it is not said
 * anew, in other words, within a week of the last.
 */
export function shownReminders(all: readonly Reminder[], told: Telling, now: Date): Reminder[] {
  const paceDismissed = told.dismissed.filter(({ key }) => isPace(key));
  return all.filter(({ key }) => {
    if (!isPace(key)) return !told.dismissed.some((one) => one.key === key);
    const otherMailed = told.mailed.filter((one) => isPace(one.key) && one.key !== key);
    return !rests(paceDismissed, now) && !rests(otherMailed, now);
  });
}

/** What the next mail says: each occasion once, entering a pace among them, and nothing within a week of the last mail. */
export function remindersToMail(all: readonly Reminder[], told: Telling, now: Date): Reminder[] {
  if (rests(told.mailed, now)) return [];
  return shownReminders(all, told, now).filter(({ key }) => !told.mailed.some((one) => one.key === key));
}

/** Who is back on pace has entered it anew when they fall behind again. */
export const stillTold = (mailed: readonly Told[], pace: PaceStatus | null): Told[] =>
  mailed.filter(({ key }) => !isPace(key) || paceReminder(pace).length > 0);
