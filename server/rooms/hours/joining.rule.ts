import { overlapMinutes } from './entry.rule.ts';
import type { Entry, Log, Relationship } from './log.types.ts';

type Content = Pick<Log, 'relationships' | 'entries' | 'closures' | 'plan'>;

/**
 * Two logs of one person in one. Of an hour that both have, `own` holds it: nobody was in two talks at once. Labels that
 * both use become the next free one. Doing it again adds nothing: each thing has an id.
 */
export function joined(own: Content, theirs: Content): Content {
  const relationships = [...own.relationships];
  for (const one of theirs.relationships)
    if (!relationships.some(({ id }) => id === one.id))
      relationships.push({ ...one, label: freeLabel(one.label, relationships) });
  const held = own.entries.filter(({ voided }) => !voided);
  const more = theirs.entries.filter(
    (entry) =>
      !own.entries.some(({ id }) => id === entry.id) && (entry.voided || overlapMinutes(entry, held) === 0),
  );
  return {
    relationships,
    entries: [...own.entries, ...more],
    closures: own.closures.length > 0 ? own.closures : theirs.closures,
    plan: own.plan ?? theirs.plan,
  };
}

/** Takes that back: what came from `theirs` and is as it was goes again; what was changed since stays. */
export function parted(own: Content, theirs: Content): Content {
  const isTheirs = (entry: Entry) => theirs.entries.some((one) => isSame(one, entry));
  const entries = own.entries.filter((entry) => !isTheirs(entry));
  const isAsWas = (one: Relationship) =>
    theirs.relationships.some((other) => isSame({ ...other, label: one.label }, one)) &&
    !entries.some(({ relationship }) => relationship === one.id);
  return {
    relationships: own.relationships.filter((one) => !isAsWas(one)),
    entries,
    closures: isSame(own.closures, theirs.closures) ? [] : own.closures,
    plan: isSame(own.plan, theirs.plan) ? null : own.plan,
  };
}

function freeLabel(label: string, taken: readonly Relationship[]): string {
  const isTaken = (one: string) => taken.some((other) => other.label === one);
  if (!isTaken(label)) return label;
  const numbered = Array.from({ length: 99 }, (_, at) => `M${at + 1}`);
  return numbered.find((one) => !isTaken(one)) ?? label;
}

export const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
