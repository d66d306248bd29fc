import { relationshipPath } from './hours.types.ts';
import type { Log, OwnEntry, Relationship } from './relationship.state.ts';

/** Where somebody is added. */
export const NEW_RELATIONSHIP = relationshipPath('new');

const MINUTE_MS = 60_000;

/** What has been held with somebody, as the pages about them say it. */
export interface Held {
  /** Newest first, without what was made void. */
  entries: readonly OwnEntry[];
  minutes: number;
}

/** What has a record: a meeting, a call, a run of messages (S2.25). */
const TALKS: ReadonlySet<OwnEntry['kind']> = new Set(['one-to-one', 'circle', 'e-mentoring', 'review']);

export const isTalk = ({ kind }: OwnEntry): boolean => TALKS.has(kind);

export const lengthOf = ({ startedAt, endedAt, breakMin }: OwnEntry): number =>
  Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / MINUTE_MS) - breakMin;

export function heldWith({ entries }: Pick<Log, 'entries'>, relationship: string): Held {
  const own = entries.filter((entry) => entry.relationship === relationship && entry.state !== 'void');
  return {
    entries: own,
    minutes: own.reduce((sum, entry) => sum + lengthOf(entry), 0),
  };
}

/** Everybody who can be met: not ended. Somebody who is paused counts too. */
export const openOnes = ({ relationships }: Pick<Log, 'relationships'>): Relationship[] =>
  relationships.filter(({ endedAt }) => endedAt === null);

/** M1, M2 ...: the first that nobody has, and nobody has had. */
export function nextLabel({ relationships }: Pick<Log, 'relationships'>): string {
  const taken = new Set(relationships.map(({ label }) => label));
  for (let number = 1; ; number += 1) if (!taken.has(`M${number}`)) return `M${number}`;
}

/** Papers of a relationship by their name in addresses, and the form that each is. */
export const PAPERS = {
  agreement: 'mentoring-agreement',
  midpoint: 'midpoint-review',
  final: 'final-review',
  ending: 'no-fault-ending',
} as const;
export type PaperOf = keyof typeof PAPERS;

export const isPaper = (name: string): name is PaperOf => name in PAPERS;
