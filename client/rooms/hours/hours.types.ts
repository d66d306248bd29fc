import type { Counted, LogCount } from '../../../server/rooms/hours/counting.rule.ts';
import type { Pace, Period } from '../../../server/rooms/hours/hours-pace.rule.ts';
import type { Answer, Sent } from '../../core/api.ts';

/** Kinds of writes in the outbox; what they are about is named `<kind>/<entry>`. */
export const ENTRY = 'hours/entry';
export const VOID = 'hours/void';

export type HoursHome = Answer<'GET /api/hours'>;
export type OwnEntry = HoursHome['entries'][number];
export type OwnRelationship = HoursHome['relationships'][number];
export type Kind = OwnEntry['kind'];
export type Channel = OwnEntry['channel'];
export type OutsideKind = NonNullable<OwnEntry['outside']>;
export type EntryEvent = OwnEntry['events'][number];
export type Closures = HoursHome['closures'];
export type Plan = NonNullable<HoursHome['plan']>;

type Body<K extends 'PUT /api/hours/entries/:entry'> = Sent<K> extends { body: infer B } ? B : never;
/** An entry as it is sent, without the id of its write, which is the outbox's. */
export type EntryBody = Omit<Body<'PUT /api/hours/entries/:entry'>, 'write'>;

/** What the server did not take: it is kept on this device until it was mended or thrown away. */
export interface NotTaken {
  entry: string;
  body: EntryBody;
  code: string;
  problems: readonly { rule: string; minutes?: number }[];
}

/** An entry as pages show it. One that waits to be sent is among them, with nothing of the server's yet. */
export interface ShownEntry extends Counted {
  revision: number;
  lengthNote: string;
  privateNote: string;
  evidence: readonly string[];
  late: boolean;
  events: readonly EntryEvent[];
  asks: OwnEntry['asks'];
  /** On this device, not sent yet: the entry, or that it is void. */
  waits: boolean;
}

/** The log as the learner's pages show it: the server's answer, what waits on this device, and the sums of both. */
export interface Hours {
  home: HoursHome;
  /** Newest first. */
  entries: readonly ShownEntry[];
  notTaken: readonly NotTaken[];
  count: LogCount;
  /** Undefined while nobody knows when the programme begins. */
  pace: (Pace & { period: Period; today: string }) | undefined;
}

/** In the order in which they are offered. */
export const KINDS = [
  'one-to-one',
  'review',
  'circle',
  'e-mentoring',
  'observe-and-talk',
  'prep-and-reflect',
  'does-not-count',
] as const satisfies readonly Kind[];
export const CHANNELS = ['in-person', 'video', 'phone', 'messages'] as const;
export const OUTSIDE = ['supervision', 'being-mentored', 'other'] as const;

export const HOURS = '/app/hours';
export const LOG_A_SESSION = `${HOURS}/log`;
export const entryPath = (entry: string): string => `${HOURS}/entries/${entry}`;
export const recordPath = (entry: string): string => `${entryPath(entry)}/record`;
export const relationshipPath = (relationship: string): string => `${HOURS}/relationships/${relationship}`;
