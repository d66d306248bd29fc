import { MEETING_ROLES, type MeetingRole } from './meeting-names.rule.ts';
import type { MeetingGlance } from './meeting-shape.rule.ts';
import { isSelfManaged } from './set-dates.rule.ts';

/** What somebody has done in a set. `facilitator`: opened a meeting that its members ran (S3). */
export type Part = 'presenter' | MeetingRole | 'facilitator';

/** How somebody has taken part in the meetings of their set so far: what a person did, and no word of theirs. */
export interface PartTaken {
  /** Meetings held while they were of the set, and those of them at which they were. */
  held: number[];
  there: number[];
  /** The last two that they could come to were held without them; the number of the later one. */
  absentTwice: number | null;
  /** When they were last there. */
  lastAt: number | null;
  /** How often they have had what part. */
  parts: Record<Part, number>;
}

export interface Past {
  n: number;
  state: MeetingGlance;
}

const none = (): PartTaken['parts'] => ({
  presenter: 0,
  opener: 0,
  timekeeper: 0,
  watcher: 0,
  notes: 0,
  facilitator: 0,
});

/** A meeting counts once it has ended: until then somebody may still come. */
export function partOf(past: readonly Past[], person: string): PartTaken {
  const theirs = past
    .filter(({ state }) => state.phase === 'closed' && state.members.includes(person))
    .toSorted((one, other) => one.n - other.n);
  const wasAt = ({ state }: Past) => state.here[person] !== undefined;
  const parts = none();
  for (const one of theirs.filter(wasAt)) for (const part of partsIn(one, person)) parts[part] += 1;
  const [before, last] = [theirs.at(-2), theirs.at(-1)];
  return {
    held: theirs.map(({ n }) => n),
    there: theirs.filter(wasAt).map(({ n }) => n),
    absentTwice: before && last && !wasAt(before) && !wasAt(last) ? last.n : null,
    lastAt: theirs.findLast(wasAt)?.state.openedAt ?? null,
    parts,
  };
}

/** What somebody did in one meeting; a part that they had twice stands there twice. */
export function partsIn({ n, state }: Past, person: string): Part[] {
  const turns = Object.values(state.turns).filter(
    (turn) => turn.person === person && turn.endedAt !== null,
  ).length;
  const roles = MEETING_ROLES.filter((role) => state.roles[role] === person);
  return [
    ...Array.from({ length: turns }, () => 'presenter' as const),
    ...roles.map((role) => (role === 'opener' && isSelfManaged(n) ? 'facilitator' : role)),
  ];
}
