import type { Model } from 'mongoose';
import type { Scope } from '../../core/scope.ts';

/** Something was moved, and people are to be told from `tellAt` on: it is noted where the move is, in the same write. */
export interface ToTell extends Scope {
  _id: string;
  tellAt: Date;
  /** Of a set; absent: everybody of the run. */
  members?: readonly string[];
}

interface Row extends Scope {
  _id: string;
  tellAt: Date | null;
}

/** Before any date there is; null is none. */
const NEVER = new Date(0);

export async function nextToTell<T extends Row>(rows: Model<T>, now: Date): Promise<ToTell | undefined> {
  const row = await rows
    .findOne({ tellAt: { $gt: NEVER, $lte: now } } as object, { tenant: 1, run: 1, members: 1, tellAt: 1 })
    .sort({ tellAt: 1 })
    .lean<ToTell>();
  return row ?? undefined;
}

/** Nothing where it was moved again meanwhile: then there is more to tell. */
export async function noteTold<T extends Row>(rows: Model<T>, { _id, tellAt }: ToTell): Promise<void> {
  await rows.updateOne({ _id, tellAt } as object, { $set: { tellAt: null } } as object);
}
