import type { Settings } from './run.state.ts';

type Closure = Settings['closures'][number];

/** What is wrong with a closure among the others; undefined while it is not filled in, or when all is well. */
export function closureProblem(rows: readonly Closure[], at: number): 'backwards' | 'overlap' | undefined {
  const row = rows[at];
  if (!row?.from || !row.to) return undefined;
  if (row.to < row.from) return 'backwards';
  const meets = rows.some(
    (other, place) => place !== at && other.from && other.from <= row.to && row.from <= other.to,
  );
  return meets ? 'overlap' : undefined;
}

/** Settings as they are sent: rows that nobody filled in are none, and closures stand in their order. */
export function cleaned(settings: Settings): Settings {
  const { closures, contacts } = settings;
  return {
    ...settings,
    startsOn: settings.startsOn || null,
    closures: closures
      .filter(({ from, to }) => from && to)
      .toSorted((one, other) => one.from.localeCompare(other.from)),
    contacts: contacts.filter(({ who, how }) => who.trim() && how.trim()),
  };
}

/** Whether a row was begun and not finished: it would be lost without a word. */
export const halfFilled = ({ closures, contacts }: Settings): boolean =>
  closures.some(({ from, to, why }) => (from || to || why) && !(from && to)) ||
  contacts.some(({ who, how }) => (who.trim() !== '') !== (how.trim() !== ''));

/** Settings that two people changed at once: what somebody changed in this form is theirs, all else the other's. */
export function merged(base: Settings, mine: Settings, theirs: Settings): Settings {
  const changed = Object.entries(mine).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(base[field as keyof Settings]),
  );
  return { ...theirs, ...Object.fromEntries(changed) };
}
