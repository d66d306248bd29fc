import { addDays, dayIn, daysBetween } from '../../core/days.rule.ts';
import { type Counted, fullestWeek, realMinutes, type WithConnection } from './counting.rule.ts';
import type { HoursNumbers } from './hours-numbers.types.ts';
import type { ConfirmedBy, Entry, EntryEvent, EntryFacts, EntryState, Kind } from './log.types.ts';

/** What an entry is (rules H9, H11, H14), and what stands against saving one (H2 to H6, H8, H11, H12, H16). */

type FactsEvent = Extract<EntryEvent, { what: 'logged' | 'changed' }>;
type WithEvents = Pick<Entry, 'voided' | 'events' | 'startedAt' | 'zone'>;

/** Meetings of two or more who talk: what can be prepared and reflected on (H8). */
export const SESSION_KINDS: readonly Kind[] = ['one-to-one', 'circle', 'review'];
/** What is done with one mentee, who has a relationship: from the second on it rests on an agreement (H16). */
export const PAIR_KINDS: readonly Kind[] = ['one-to-one', 'e-mentoring', 'observe-and-talk', 'review'];
/** Fourteen days at most between a session and what prepares or reflects on it, as the form says. */
export const LINKED_MS = 14 * 86_400_000;
/** Clocks of phones run ahead of ours. */
const AHEAD_MS = 5 * 60_000;

/** H9, in the order in which one stands above the other. */
export function stateOf(entry: WithEvents, numbers: HoursNumbers): EntryState {
  if (entry.voided) return 'void';
  if (isQueried(entry.events)) return 'queried';
  if (!isConfirmed(entry.events)) return 'claimed';
  return isLate(entry, numbers) ? 'countersigned' : 'verified';
}

/** H11: its day was first saved more than four weeks after it, and no trainer has accepted that since. */
export function isLate({ events, startedAt, zone }: WithEvents, numbers: HoursNumbers): boolean {
  const day = dayIn(zone, startedAt);
  const dayOf = (event: EntryEvent) =>
    hasFacts(event) ? dayIn(event.facts.zone, event.facts.startedAt) : undefined;
  const lastOther = events.findLastIndex((event) => ![day, undefined].includes(dayOf(event)));
  const at = events.findIndex((event, index) => index > lastOther && hasFacts(event));
  const saved = events[at];
  if (!saved || daysBetween(day, dayIn(zone, saved.at)) <= numbers.lateDays) return false;
  return !events.slice(at).some(({ what }) => what === 'accepted');
}

/**
 * A trainer's question ends with a trainer's word. What somebody who was asked to confirm holds against it ends, too,
 * when the learner has changed what it was about, or when somebody confirms it after all.
 */
function isQueried(events: readonly EntryEvent[]): boolean {
  const after = (at: number, ends: (event: EntryEvent) => boolean) => !events.slice(at + 1).some(ends);
  return events.some((event, at) => {
    if (event.what === 'queried') return after(at, endsQuery);
    if (event.what !== 'disputed') return false;
    return (
      after(at, (later) => endsQuery(later) || later.what === 'confirmed') && !isChangedAfter(events, at)
    );
  });
}

const endsQuery = (event: EntryEvent): boolean =>
  event.what === 'settled' || (event.what === 'confirmed' && event.by === 'trainer');

/** Who says that it was so. */
export interface Confirmation {
  who: ConfirmedBy | 'trainer';
  at: Date;
}

/** The confirmation that stands: of somebody who was asked, before that of a trainer who took it on a sample (N13). */
export function confirmationOf({ events }: Pick<Entry, 'events'>): Confirmation | null {
  const standing = events.flatMap((event, at): Confirmation[] =>
    event.what === 'confirmed' && stands(events, event, at)
      ? [{ who: event.by === 'trainer' ? 'trainer' : event.who, at: event.at }]
      : [],
  );
  return standing.findLast(({ who }) => who !== 'trainer') ?? standing.at(-1) ?? null;
}

const isConfirmed = (events: readonly EntryEvent[]): boolean => confirmationOf({ events }) !== null;

type Confirmed = Extract<EntryEvent, { what: 'confirmed' | 'unconfirmed' }>;

/** H14: a confirmation holds for what was confirmed. Changing back does not bring it back. */
function stands(events: readonly EntryEvent[], event: Confirmed, at: number): boolean {
  if (isChangedAfter(events, at)) return false;
  if (event.by === 'confirmer') return true;
  const { batch } = event;
  return !events
    .slice(at + 1)
    .some((later) => later.what === 'unconfirmed' && (later.batch === batch || later.batch === null));
}

/** It says what an entry was from then on. */
export const hasFacts = (event: EntryEvent): event is FactsEvent =>
  event.what === 'logged' || event.what === 'changed';

function isChangedAfter(events: readonly EntryEvent[], at: number): boolean {
  const then = events.slice(0, at + 1).findLast(hasFacts);
  return events
    .slice(at + 1)
    .some((event) => hasFacts(event) && (!then || factsChanged(then.facts, event.facts).length > 0));
}

/** Names of the facts in which two accounts of an entry differ. */
export function factsChanged(one: EntryFacts, other: EntryFacts): (keyof EntryFacts)[] {
  return (Object.keys(other) as (keyof EntryFacts)[]).filter(
    (name) => plain(one[name]) !== plain(other[name]),
  );
}

const plain = (fact: EntryFacts[keyof EntryFacts]) => (fact instanceof Date ? fact.getTime() : fact);

export interface Problem {
  /** Id of the rule; `relationship`: not said with whom; `linked`: no such session; `full`: no room in the log. */
  rule: 'H2' | 'H3' | 'H4' | 'H5' | 'H6' | 'H8' | 'H11' | 'H12' | 'H16' | 'relationship' | 'linked' | 'full';
  weight: 'block' | 'warn' | 'nudge';
  minutes?: number;
}

/** An entry as it is to be saved. */
export interface EntryToSave extends EntryFacts {
  id: string;
  lengthNote: string;
}

export interface AgreedRelationship extends WithConnection {
  agreement: { mentorAt: unknown; menteeAt: unknown };
}

export interface Beside {
  log: { entries: readonly Counted[]; relationships: readonly AgreedRelationship[] };
  window: { opensOn: string | null; endsOn: string | null };
  numbers: HoursNumbers;
  now: Date;
}

/** All that stands against an entry or speaks to it. A warning that was read and ticked (`warned`) still is one. */
export function entryProblems(entry: EntryToSave, beside: Beside): Problem[] {
  return [...firstProblems(entry, beside.log.entries, beside), ...logProblems(entry, beside)];
}

/** What can be said of an entry without the others. The server asks it before it writes. */
export function factProblems(
  entry: EntryToSave,
  { window, numbers, now }: Pick<Beside, 'window' | 'numbers' | 'now'>,
): Problem[] {
  const span = entry.endedAt.getTime() - entry.startedAt.getTime();
  if (span <= 0 || !isWhole(entry.startedAt) || !isWhole(entry.endedAt)) return [block('H3')];
  return [
    ...whenProblems(entry, { window, numbers, now }),
    ...lengthProblems(entry, numbers),
    ...(entry.relationship === null && PAIR_KINDS.includes(entry.kind) ? [block('relationship')] : []),
    ...(entry.aroundMin > 0 && !SESSION_KINDS.includes(entry.kind) ? [block('H8')] : []),
    ...(entry.kind === 'prep-and-reflect' && entry.linked === null ? [block('linked')] : []),
  ];
}

function whenProblems(
  { startedAt, endedAt, zone }: EntryToSave,
  { window, numbers, now }: Pick<Beside, 'window' | 'numbers' | 'now'>,
): Problem[] {
  const day = dayIn(zone, startedAt);
  const outside =
    endedAt.getTime() > now.getTime() + AHEAD_MS ||
    (window.opensOn !== null && day < window.opensOn) ||
    (window.endsOn !== null && day > addDays(window.endsOn, numbers.afterEndDays));
  return outside ? [block('H2')] : [];
}

/** The same of one that is saved for the first time, or moved to another day: its day may be long ago. */
export function firstProblems(
  entry: EntryToSave,
  saved: readonly Counted[],
  beside: Pick<Beside, 'window' | 'numbers' | 'now'>,
): Problem[] {
  const own = factProblems(entry, beside);
  return own.some(({ weight }) => weight === 'block') ? own : [...own, ...lateProblems(entry, saved, beside)];
}

/** H11. An entry that was saved for this day before is as late as it was then. */
function lateProblems(
  { id, zone, startedAt }: EntryToSave,
  saved: readonly Counted[],
  { numbers, now }: Pick<Beside, 'numbers' | 'now'>,
): Problem[] {
  const day = dayIn(zone, startedAt);
  const before = saved.find((one) => one.id === id);
  const known = before && dayIn(before.zone, before.startedAt) === day;
  const late = !known && daysBetween(day, dayIn(zone, now)) > numbers.lateDays;
  return late ? [{ rule: 'H11', weight: 'warn' }] : [];
}

/** H4 and H5. Messages are bundled, however long they took; so is what is done alone. */
function lengthProblems(entry: EntryToSave, numbers: HoursNumbers): Problem[] {
  const minutes = realMinutes(entry);
  const alone = entry.kind === 'prep-and-reflect' || entry.kind === 'does-not-count';
  const talk = !alone && entry.kind !== 'e-mentoring' && entry.channel !== 'messages';
  if (minutes < 1 || minutes > numbers.longest || (talk && minutes < numbers.shortest))
    return [{ ...block('H4'), minutes }];
  if (alone || entry.channel === 'messages' || entry.lengthNote.trim() !== '') return [];
  if (minutes > numbers.noteOver) return [{ ...block('H5'), minutes }];
  const usual = minutes >= numbers.usual.from && minutes <= numbers.usual.to;
  return usual ? [] : [{ rule: 'H5', weight: 'nudge', minutes }];
}

/** What stands against it among the others of the log. */
export function logProblems(
  entry: EntryToSave,
  { log, numbers }: Pick<Beside, 'log' | 'numbers'>,
): Problem[] {
  const others = log.entries.filter(({ id, state }) => id !== entry.id && state !== 'void');
  const minutes = overlapMinutes(entry, others);
  const relationship = log.relationships.find(({ id }) => id === entry.relationship);
  const week = fullestWeek(entry, { entries: others, relationships: log.relationships }, numbers);
  return [
    ...(minutes > 0 ? [{ ...block('H6'), minutes }] : []),
    ...(entry.relationship !== null && !relationship ? [block('relationship')] : []),
    ...(needsAgreement(entry, others) && relationship && !isSigned(relationship) ? [block('H16')] : []),
    ...(entry.kind === 'prep-and-reflect' && entry.linked !== null && !others.some(isLinkedTo(entry))
      ? [block('linked')]
      : []),
    ...(week > numbers.weekly ? [{ rule: 'H12', weight: 'warn', minutes: week } as const] : []),
  ];
}

const block = (rule: Problem['rule']): Problem => ({ rule, weight: 'block' });
const isWhole = (moment: Date): boolean => moment.getTime() % 60_000 === 0;

/** H6: [start, end), so that what touches does not overlap. Others do not overlap each other, so minutes add up. */
export function overlapMinutes(
  { startedAt, endedAt }: Pick<EntryFacts, 'startedAt' | 'endedAt'>,
  others: readonly Pick<EntryFacts, 'startedAt' | 'endedAt'>[],
): number {
  const shared = others.map((other) => {
    const from = Math.max(startedAt.getTime(), other.startedAt.getTime());
    return Math.max(0, Math.min(endedAt.getTime(), other.endedAt.getTime()) - from);
  });
  return shared.reduce((sum, ms) => sum + ms, 0) / 60_000;
}

const needsAgreement = (entry: EntryFacts, others: readonly EntryFacts[]): boolean =>
  entry.relationship !== null &&
  PAIR_KINDS.includes(entry.kind) &&
  others.some((one) => one.relationship === entry.relationship && PAIR_KINDS.includes(one.kind));

/** By both: the mentee by a link, or on paper as the mentor says. */
const isSigned = ({ agreement }: AgreedRelationship): boolean =>
  agreement.mentorAt !== null && agreement.menteeAt !== null;

const isLinkedTo =
  (entry: EntryFacts) =>
  (other: Counted): boolean => {
    const away = Math.abs(other.startedAt.getTime() - entry.startedAt.getTime());
    return other.id === entry.linked && SESSION_KINDS.includes(other.kind) && away <= LINKED_MS;
  };
