import type { Standing } from './permissions.ts';

/** Whose eyes: the person whom a thing belongs to, and the roles. Somebody may have several (a trainer who administers). */
export type Viewer = 'owner' | 'learner' | 'trainer' | 'administrator';

export const STAFF = ['trainer', 'administrator'] as const satisfies readonly Viewer[];

/** Who sees which field of a thing, as data. A field that is not named does not leave the server. */
export type Visibility<Field extends string = string> = Readonly<Record<Field, readonly Viewer[]>>;

/** A thing as those who may ask see it: what not all of them see may be null, and the contract must say so. */
export type Seen<Thing, Table extends Visibility, Asking extends Viewer> = {
  [Field in keyof Table & keyof Thing]:
    Thing[Field] | (Exclude<Asking, Table[Field][number]> extends never ? never : null);
};

/** Which of those who may ask somebody is. `owner` is the person whom the thing belongs to, where it belongs to one. */
export function viewersOf<Asking extends Viewer>(
  who: Standing & { person: string },
  asking: readonly Asking[],
  owner = '',
): Asking[] {
  const is = (one: Viewer): boolean => {
    // Visitors have no person: what belongs to nobody is not theirs.
    if (one === 'owner') return owner !== '' && who.person === owner;
    return who.role === one || (one === 'administrator' && who.administers);
  };
  return asking.filter(is);
}

/** A thing as these viewers see it: whitelisted fields, null where theirs are not the eyes. */
export function asSeenBy<
  Thing extends object,
  Table extends Visibility<keyof Thing & string>,
  Asking extends Viewer,
>(visibility: Table, viewers: readonly Asking[], thing: Thing): Seen<Thing, Table, Asking> {
  const fields = Object.keys(visibility) as (keyof Thing & string)[];
  const seen = fields.map((field) => {
    const sees = visibility[field].some((one) => viewers.some((viewer) => viewer === one));
    return [field, sees ? thing[field] : null];
  });
  return Object.fromEntries(seen) as Seen<Thing, Table, Asking>;
}
