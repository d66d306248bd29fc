import { wallClock } from '../../core/wall-clock.rule.ts';
import { dayOf, type SessionRow } from './file.rule.ts';
import type { Relationship } from './log.types.ts';

/** What a coordinator is told of a month: how many pairs, how often, how long. No label, no content. */
export interface MonthlyReturn {
  /** YYYY-MM */
  month: string;
  /** Open for at least a day of it. */
  pairsOpen: number;
  /** Of them those that met. */
  pairsMet: number;
  /** Meetings of pairs and of circles. */
  meetings: number;
  circles: number;
  minutes: number;
}

interface Asked {
  relationships: readonly Relationship[];
  rows: readonly SessionRow[];
  month: string;
  zone: string;
}

export function monthlyReturn({ relationships, rows, month, zone }: Asked): MonthlyReturn {
  const held = rows.filter((row) => row.meeting && dayOf(row).startsWith(month));
  const open = relationships.filter(
    ({ startedAt, endedAt }) =>
      monthOf(startedAt, zone) <= month && (endedAt === null || monthOf(endedAt, zone) >= month),
  );
  const met = new Set(held.flatMap(({ entry }) => entry.relationship ?? []));
  return {
    month,
    // Somebody may log a session from before they wrote down with whom it was.
    pairsOpen: new Set([...open.map(({ id }) => id), ...met]).size,
    pairsMet: met.size,
    meetings: held.length,
    circles: held.filter(({ entry }) => entry.kind === 'circle').length,
    minutes: held.reduce((sum, { minutes }) => sum + minutes, 0),
  };
}

const monthOf = (at: Date, zone: string): string => wallClock(zone, at).day.slice(0, 7);
