import { type Counted, countLog } from '../../../server/rooms/hours/counting.rule.ts';
import { paceOf } from '../../../server/rooms/hours/hours-pace.rule.ts';
import { wallClock } from '../../../server/core/wall-clock.rule.ts';
import { ownDay } from '../../core/calendar.ts';
import { dayText, t } from '../../core/i18n.ts';
import type { Waiting } from '../../core/outbox-state.ts';
import {
  ENTRY,
  VOID,
  type EntryBody,
  type Hours,
  type HoursHome,
  type NotTaken,
  type OwnEntry,
  type OwnRelationship,
  type ShownEntry,
} from './hours.types.ts';

/** What lies on this device beside the server's answer. */
interface OnDevice {
  waiting: ReadonlyMap<string, Waiting>;
  notTaken: readonly NotTaken[];
  now: Date;
}

export function hoursOf(home: HoursHome, { waiting, notTaken, now }: OnDevice): Hours {
  const entries = shownEntries(home.entries, waiting);
  const count = countLog({ entries, relationships: home.relationships }, home.numbers);
  return { home, entries, notTaken, count, pace: paceIn(home, count.counted, now) };
}

function paceIn({ window, numbers, closures, runClosures }: HoursHome, counted: number, now: Date) {
  const { startsOn, endsOn } = window;
  if (startsOn === null || endsOn === null) return undefined;
  const period = { startsOn, endsOn, closures: [...closures, ...runClosures] };
  const today = ownDay(now.toISOString());
  return { ...paceOf({ ...period, today, counted, numbers }), period, today };
}

/** The server's entries with what waits laid over them: what was pressed shows at once. */
function shownEntries(known: readonly OwnEntry[], waiting: ReadonlyMap<string, Waiting>): ShownEntry[] {
  const shown = new Map(known.map((entry) => [entry.id, shownOf(entry)]));
  for (const { kind, thing, body } of waiting.values()) {
    if (kind !== ENTRY) continue;
    const id = idIn(thing);
    const { facts, ...said } = body as EntryBody;
    const before = shown.get(id) ?? { late: false, events: [], asks: [], state: 'claimed' as const };
    shown.set(id, { ...before, ...dated(facts), ...said, id, waits: true });
  }
  for (const { kind, thing } of waiting.values()) {
    const entry = shown.get(idIn(thing));
    if (kind === VOID && entry) shown.set(entry.id, { ...entry, state: 'void', waits: true });
  }
  return [...shown.values()].sort((one, other) => other.startedAt.getTime() - one.startedAt.getTime());
}

/** `hours/entry/<id>` */
export const idIn = (thing: string): string => thing.slice(thing.lastIndexOf('/') + 1);

const shownOf = (entry: OwnEntry): ShownEntry => ({ ...entry, ...dated(entry), waits: false });

function dated<T extends { startedAt: string; endedAt: string }>(
  facts: T,
): Omit<T, 'startedAt' | 'endedAt'> & Pick<Counted, 'startedAt' | 'endedAt'> {
  return { ...facts, startedAt: new Date(facts.startedAt), endedAt: new Date(facts.endedAt) };
}

/** As the log keeps them, or as the server answers them. */
interface Times {
  startedAt: Date | string;
  endedAt: Date | string;
  zone: string;
}

const shownBy = (zone: string, moment: Date | string) => wallClock(zone, new Date(moment));

/** "Thursday 26 March", on the calendar of whoever held it. */
export const entryDay = ({ startedAt, zone }: Pick<Times, 'startedAt' | 'zone'>): string =>
  dayText(shownBy(zone, startedAt).day);

/** By the clock that was looked at. */
export const entryClocks = ({ startedAt, endedAt, zone }: Times): { from: string; to: string } => ({
  from: shownBy(zone, startedAt).time,
  to: shownBy(zone, endedAt).time,
});

/** "16:10 to 17:25" */
export const entryTimes = (entry: Times): string => t('hours.times', entryClocks(entry));

/** With whom, as the log says it. */
export function withWhom(
  { relationship, kind }: Pick<Counted, 'relationship' | 'kind'>,
  relationships: readonly Pick<OwnRelationship, 'id' | 'label'>[],
): string {
  const label = relationships.find(({ id }) => id === relationship)?.label;
  return label ?? t(kind === 'circle' ? 'hours.who.circle' : 'hours.who.nobody');
}

/** Conversations held with each, those that the planner and the list of people count. */
export const heldWith = (entries: readonly ShownEntry[], relationship: string): ShownEntry[] =>
  entries.filter(
    (entry) =>
      entry.relationship === relationship &&
      entry.state !== 'void' &&
      (entry.kind === 'one-to-one' || entry.kind === 'review'),
  );
