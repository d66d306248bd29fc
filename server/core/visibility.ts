import type { Standing } from './permissions.ts';

/** Whose eyes: the person whom a thing belongs to, and the roles. Somebody may have several (a trainer who administers). */
export type Viewer = 'owner' | 'learner' | 'trainer' | 'administrator';

/** Who sees which field of a thing, as data. A field that is not named does not leave the server. */
export type Visibility<Thing> = Readonly<Record<keyof Thing & string, readonly Viewer[]>>;

export function viewersOf(who: Standing & { person: string }, owner?: string): Viewer[] {
  const viewers: Viewer[] = [];
  if (owner !== undefined && who.person === owner && owner !== '') viewers.push('owner');
  if (who.role === 'learner' || who.role === 'trainer' || who.role === 'administrator')
    viewers.push(who.role);
  if (who.administers && who.role !== 'administrator') viewers.push('administrator');
  return viewers;
}

/** A thing as these viewers see it: whitelisted fields, null where theirs are not the eyes. */
export function asSeenBy<Thing extends object>(
  visibility: Visibility<Thing>,
  viewers: readonly Viewer[],
  thing: Thing,
): { [Field in keyof Thing]: Thing[Field] | null } {
  const seen = (Object.keys(visibility) as (keyof Thing & string)[]).map((field) => [
    field,
    visibility[field].some((one) => viewers.includes(one)) ? thing[field] : null,
  ]);
  return Object.fromEntries(seen) as { [Field in keyof Thing]: Thing[Field] | null };
}
