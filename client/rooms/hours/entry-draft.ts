import { addDays } from '../../../server/core/days.rule.ts';
import { SESSION_KINDS, type EntryToSave } from '../../../server/rooms/hours/entry.rule.ts';
import { realMinutes } from '../../../server/rooms/hours/counting.rule.ts';
import { momentShowing, wallClock } from '../../../server/core/wall-clock.rule.ts';
import { ownDay, ownTimeZone } from '../../core/calendar.ts';
import { readClock } from './clock-text.ts';
import type {
  Channel,
  EntryBody,
  Hours,
  Kind,
  OutsideKind,
  OwnRelationship,
  ShownEntry,
} from './hours.types.ts';
import { heldWith } from './hours.view.ts';

/** An entry as it stands in its form: as typed, so that nothing that was typed is lost. */
export interface EntryDraft {
  /**
   * Of the entry when this was begun: a kept draft goes over no newer one. Null: there was none, or it was this device's
   * own, on its way.
   */
  revision: number | null;
  /** Id of a relationship; empty: nobody yet, or nobody's. */
  relationship: string;
  kind: Kind;
  day: string;
  start: string;
  /** Minutes together, breaks out; `end`: by the time it ended at. */
  length: number | undefined | 'end';
  end: string;
  zone: string;
  around: number;
  breakMin: number;
  channel: Channel;
  participants: number;
  linked: string;
  outside: OutsideKind;
  shadowing: boolean;
  lengthNote: string;
  privateNote: string;
  evidence: readonly string[];
  warned: readonly string[];
}

/** Before anything tells more: a session is about an hour (S3.13). */
const FIRST_LENGTH = 60;
const EVENING = '20:00';

export const newDraft = (now: Date): EntryDraft => ({
  revision: null,
  relationship: '',
  kind: 'one-to-one',
  day: ownDay(now.toISOString()),
  start: '',
  length: FIRST_LENGTH,
  end: '',
  zone: ownTimeZone(),
  around: 0,
  breakMin: 0,
  channel: 'in-person',
  participants: 4,
  linked: '',
  outside: 'supervision',
  shadowing: false,
  lengthNote: '',
  privateNote: '',
  evidence: [],
  warned: [],
});

/** With somebody: as the last conversation with them was, but for its time. */
export function draftWith(relationship: string, { entries, home }: Hours, now: Date): EntryDraft {
  const [last] = heldWith(entries, relationship);
  if (last) return { ...repeated(last, now), kind: 'one-to-one' };
  const isThere = home.relationships.some(({ id, endedAt }) => id === relationship && endedAt === null);
  return { ...newDraft(now), relationship: isThere ? relationship : '' };
}

/** "Again": everything but the time. What was said of one session is not said of the next. */
export const repeated = (entry: ShownEntry, now: Date): EntryDraft => ({
  ...draftOf(entry, null),
  day: ownDay(now.toISOString()),
  zone: ownTimeZone(),
  start: '',
  length: realMinutes(entry),
  breakMin: 0,
  lengthNote: '',
  privateNote: '',
  evidence: [],
  linked: '',
});

/** "From the plan": the date that was agreed, with what the last conversation tells of the rest. */
export function planned(one: OwnRelationship, hours: Hours, now: Date): EntryDraft {
  const draft = draftWith(one.id, hours, now);
  if (!one.next) return draft;
  const zone = ownTimeZone();
  const from = wallClock(zone, new Date(one.next.at));
  const minutes = Math.round((Date.parse(one.next.endsAt) - Date.parse(one.next.at)) / 60_000);
  return { ...draft, zone, day: from.day, start: from.time, length: minutes };
}

type Known = Omit<ShownEntry, 'id' | 'state' | 'late' | 'events' | 'asks' | 'waits' | 'revision'>;

/** An entry to change: its times by the clock that it was kept by. */
export function draftOf(entry: Known, revision: number | null): EntryDraft {
  const from = wallClock(entry.zone, entry.startedAt);
  return {
    revision,
    relationship: entry.relationship ?? '',
    kind: entry.kind,
    day: from.day,
    start: from.time,
    length: realMinutes(entry),
    end: wallClock(entry.zone, entry.endedAt).time,
    zone: entry.zone,
    around: entry.aroundMin,
    breakMin: entry.breakMin,
    channel: entry.channel,
    participants: entry.participants ?? 4,
    linked: entry.linked ?? '',
    outside: entry.outside ?? 'other',
    shadowing: entry.shadowing,
    lengthNote: entry.lengthNote,
    privateNote: entry.privateNote,
    evidence: entry.evidence,
    warned: [],
  };
}

/** Parts of a draft without which it is no entry. `gap`: that time is left out where clocks go forward that night. */
export type Missing = 'day' | 'start' | 'length' | 'end' | 'gap';

/** What a draft says, or what it does not say yet. */
export function read(draft: EntryDraft, id: string): { entry: EntryToSave } | { missing: Missing } {
  if (draft.day === '') return { missing: 'day' };
  const clock = readClock(draft.start);
  if (clock === undefined) return { missing: 'start' };
  const startedAt = momentShowing(draft.zone, { day: draft.day, time: clock });
  if (!startedAt) return { missing: 'gap' };
  const endedAt = endOf(draft, startedAt);
  if (typeof endedAt === 'string') return { missing: endedAt };
  return { entry: { id, startedAt, endedAt, ...factsOf(draft) } };
}

function endOf(draft: EntryDraft, startedAt: Date): Date | Missing {
  if (draft.length === undefined) return 'length';
  if (draft.length !== 'end') return new Date(startedAt.getTime() + (draft.length + draft.breakMin) * 60_000);
  const clock = readClock(draft.end);
  if (clock === undefined) return 'end';
  const start = readClock(draft.start) ?? '';
  // Past midnight. By day an end before its start is a slip, and is called one.
  const day = clock <= start && start >= EVENING ? addDays(draft.day, 1) : draft.day;
  return momentShowing(draft.zone, { day, time: clock }) ?? 'gap';
}

function factsOf(draft: EntryDraft) {
  const { kind, relationship, linked, outside, shadowing, participants } = draft;
  const isOutside = kind === 'does-not-count';
  return {
    kind,
    relationship: isOutside || kind === 'circle' || relationship === '' ? null : relationship,
    zone: draft.zone,
    breakMin: draft.breakMin,
    aroundMin: SESSION_KINDS.includes(kind) ? draft.around : 0,
    channel: kind === 'e-mentoring' ? ('messages' as const) : draft.channel,
    participants: kind === 'circle' ? participants : null,
    linked: kind === 'prep-and-reflect' && linked !== '' ? linked : null,
    outside: isOutside ? outside : null,
    shadowing: kind === 'observe-and-talk' && shadowing,
    lengthNote: draft.lengthNote.trim(),
  };
}

/** As it is sent: moments as text, over the revision that was seen. */
export function bodyOf(
  draft: EntryDraft,
  { id: _id, lengthNote, startedAt, endedAt, ...facts }: EntryToSave,
  revision: number,
): EntryBody {
  return {
    revision,
    facts: { ...facts, startedAt: startedAt.toISOString(), endedAt: endedAt.toISOString() },
    lengthNote,
    privateNote: draft.privateNote,
    evidence: [...draft.evidence],
    warned: [...draft.warned],
  };
}
