/** What is kept of a text that the server does not have yet, and how it changes. No device, no clock, no network. */
export interface Unsent {
  /** Who sends it. */
  kind: string;
  thing: string;
  value: unknown;
  /** The text that it was written over, and the server's number for that. */
  from: unknown;
  revision: number;
  /** Sent, and not answered: it may be on the server or not, so it goes again as it was before anything newer does. */
  attempt?: { write: string; value: unknown } | undefined;
  /** Other texts of the same thing. Nothing new is sent before somebody has chosen. */
  aside: readonly Aside[];
  /** New with every change of the text. */
  stamp: string;
  /** By this device's clock. */
  at: number;
}

interface Aside {
  value: unknown;
  savedAt: string;
  /** The server's number; undefined for what another tab of this browser wrote. */
  revision?: number;
  stamp: string;
}

/** A text as somebody has just written it. `after`: stamps of the one that they saw on this device, and of their own since. */
export type Written = Omit<Unsent, 'attempt' | 'aside'> & { after?: readonly string[] };

export interface Theirs {
  value: unknown;
  revision: number;
  savedAt: string;
}

type Same = (one: unknown, other: unknown) => boolean;

/** A text takes the place of the one it followed. One that was written beside it, in another tab, is put aside. */
export function added(kept: Unsent | undefined, { after = [], ...written }: Written, same: Same): Unsent {
  if (!kept) return { ...written, aside: [] };
  const { value, stamp, at } = written;
  if (after.includes(kept.stamp)) return { ...kept, value, stamp, at };
  if (same(kept.value, value)) return kept;
  if (kept.aside.some((one) => after.includes(one.stamp))) {
    const aside = kept.aside.map((one) => (after.includes(one.stamp) ? { ...one, value, stamp } : one));
    return { ...kept, aside };
  }
  const other = { value: kept.value, savedAt: new Date(kept.at).toISOString(), stamp: kept.stamp };
  return { ...kept, value, stamp, at, aside: [...kept.aside, other] };
}

/** What is sent now: once more what was not answered, else the text as it is; nothing while somebody must choose. */
export const withAttempt = (kept: Unsent, write: string): Unsent =>
  kept.attempt || kept.aside.length > 0 ? kept : { ...kept, attempt: { write, value: kept.value } };

/** The server has the attempt. What was written meanwhile was written over it. */
export function answered(
  kept: Unsent,
  attempt: Unsent['attempt'],
  revision: number,
  same: Same,
): Unsent | undefined {
  if (!attempt || kept.attempt?.write !== attempt.write) return kept;
  if (kept.aside.length === 0 && same(kept.value, attempt.value)) return undefined;
  return { ...withoutAttempt(kept), from: attempt.value, revision };
}

/** The server said no, and did nothing. */
export const withoutAttempt = (kept: Unsent): Unsent => ({ ...kept, attempt: undefined });

/** The server has a text that this one was not written over: the same after all, the one it began from, or a choice to make. */
export function overTheirs(kept: Unsent, theirs: Theirs, same: Same): Unsent | undefined {
  const { value, revision } = theirs;
  const others = kept.aside.filter((one) => one.revision === undefined);
  if (same(value, kept.value)) {
    return others.length === 0 ? undefined : { ...kept, from: value, revision, aside: others };
  }
  if (same(value, kept.from)) return { ...kept, revision, aside: others };
  return { ...kept, aside: [{ ...theirs, stamp: `revision ${revision}` }, ...others] };
}

/** Somebody has chosen: this is the text, over the one that was put aside. Undefined when that is the server's own. */
export function settled(kept: Unsent, value: unknown, stamp: string, same: Same): Unsent | undefined {
  const [first, ...aside] = kept.aside;
  if (first?.revision === undefined) return { ...kept, value, stamp, aside };
  if (aside.length === 0 && same(value, first.value)) return undefined;
  return { ...kept, value, stamp, aside, from: first.value, revision: first.revision };
}
