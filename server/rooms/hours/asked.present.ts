import { minutesOf } from './ask.rule.ts';
import type { Ask, Entry, Kind } from './log.types.ts';

/** All that a confirmer is shown of an entry (rule C6): when, what kind, whose label, who asks. */
export interface AskedEntry {
  asker: string | null;
  who: Ask['who'];
  label: string | null;
  kind: Kind;
  startedAt: Date;
  endedAt: Date;
  zone: string;
  minutes: number;
  breakMin: number;
  until: Date;
}

export const presentAskedEntry = (entry: Entry, ask: Ask, label: string | null): AskedEntry => ({
  asker: ask.asker,
  who: ask.who,
  label,
  kind: entry.kind,
  startedAt: entry.startedAt,
  endedAt: entry.endedAt,
  zone: entry.zone,
  minutes: minutesOf(entry),
  breakMin: entry.breakMin,
  until: ask.until,
});
