import { dayOf, type SessionRow } from './file.rule.ts';

/** Meetings of a log by the person or the group they were with, as professional bodies ask for them. */
export interface ClientLine {
  /** A label; null for groups, of whom nobody is named. */
  label: string | null;
  group: boolean;
  /** People present: one, or the most that came to a group. */
  present: number;
  /** First and last day. */
  start: string;
  end: string;
  sessions: number;
  minutes: number;
}

export function clientLines(rows: readonly SessionRow[]): ClientLine[] {
  const lines = new Map<string, ClientLine>();
  for (const row of rows) {
    const { entry, label, minutes, meeting } = row;
    if (!meeting) continue;
    const group = entry.kind === 'circle';
    const present = group ? (entry.participants ?? 2) : 1;
    const key = group ? `group of ${present}` : `one ${entry.relationship ?? ''}`;
    const day = dayOf(row);
    const line = lines.get(key);
    if (!line) {
      lines.set(key, { label, group, present, start: day, end: day, sessions: 1, minutes });
      continue;
    }
    line.start = day < line.start ? day : line.start;
    line.end = day > line.end ? day : line.end;
    line.sessions += 1;
    line.minutes += minutes;
  }
  return [...lines.values()];
}
