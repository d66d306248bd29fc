/** Two entries of one person in what a set or a triad keeps: pure, of whole documents. */

/** Something of `from` goes on as something of `into`. `left`: `from` went out of it, because `into` has a place already. */
export interface Joined {
  from: string;
  into: string;
  left: boolean;
}

export interface Joining {
  joined?: readonly Joined[];
}

export const joiningOf = ({ joined = [] }: Joining, from: string, into: string): Joined | undefined =>
  joined.find((one) => one.from === from && one.into === into);

/** Whoever is forgotten, or parts again, is in no joining. */
export const withoutJoining = ({ joined = [] }: Joining, isOver: (one: Joined) => boolean): Joined[] =>
  joined.filter((one) => !isOver(one));

export const isOf =
  (person: string) =>
  ({ from, into }: Joined): boolean =>
    from === person || into === person;

/**
 * The same with one person in another's place, wherever they stand in it: as a name of a part, as a value, and at the end of a
 * name made of two (a sheet is called by its round and its author). Ids are random, so that what equals one is one.
 */
export function withPersonAs<T>(kept: T, was: string, is: string): T {
  const end = `-${was}`;
  const name = (text: string): string => {
    if (text === was) return is;
    return text.endsWith(end) ? `${text.slice(0, -was.length)}${is}` : text;
  };
  const renamed = (value: unknown): unknown => {
    if (value === was) return is;
    if (Array.isArray(value)) return value.map(renamed);
    if (typeof value !== 'object' || value === null || value instanceof Date) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [name(key), renamed(part)]));
  };
  return renamed(kept) as T;
}
