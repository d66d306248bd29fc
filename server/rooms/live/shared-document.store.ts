import type { Model } from 'mongoose';
import { WHOLE_LIST } from '../../core/database.ts';
import { patchBetween, patched } from './meeting-patch.rule.ts';
import type { Shared } from './shared-document.types.ts';

interface Written {
  tap?: string | undefined;
  tapsKept: number;
  /** What else the same write sets. */
  set?: Record<string, unknown>;
}

/** The write that makes `state` of what `was`, and what is kept once it has gone through. */
export function stepTo<State extends { members: readonly string[] }, Kept extends Shared<State>>(
  was: Kept,
  state: State,
  { tap, tapsKept, set }: Written,
) {
  const patch = patchBetween(was.state, state);
  const inState = Object.fromEntries(Object.entries(patch).map(([path, value]) => [`state.${path}`, value]));
  const arrived = state.members.filter((person) => !was.people.includes(person));
  const write = {
    $set: { ...inState, ...set },
    $inc: { revision: 1 },
    ...(tap === undefined ? {} : { $push: { taps: { $each: [tap], $slice: -tapsKept } } }),
    ...(arrived.length === 0 ? {} : { $addToSet: { people: { $each: arrived } } }),
  };
  const now: Kept = {
    ...was,
    revision: was.revision + 1,
    state: patched(was.state, patch),
    taps: tap === undefined ? was.taps : [...was.taps, tap].slice(-tapsKept),
    people: [...was.people, ...arrived],
  };
  return { write, now };
}

/** Those of which a process knows an older revision: one command for all that it shows, and one for what has changed. */
export async function newerRows<Row extends { _id: string; revision: number }>(
  rows: Model<Row>,
  known: ReadonlyMap<string, number>,
): Promise<Row[]> {
  if (known.size === 0) return [];
  const among = (ids: string[]) => ({ _id: { $in: ids } });
  const found = await rows
    .find(among([...known.keys()]), { revision: 1 })
    .batchSize(WHOLE_LIST)
    .lean<Pick<Row, '_id' | 'revision'>[]>();
  const changed = found.filter(({ _id, revision }) => revision > (known.get(_id) ?? 0));
  if (changed.length === 0) return [];
  return rows
    .find(among(changed.map(({ _id }) => _id)))
    .batchSize(WHOLE_LIST)
    .lean<Row[]>();
}
