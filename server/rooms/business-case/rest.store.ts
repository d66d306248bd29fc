import type { Connection, Model } from 'mongoose';
import type { Scope } from '../../core/scope.ts';
import { parts, type PartRow } from './case.store.ts';

/** Somebody whose case has rested, or a part of it. */
export type Resting = Scope & Pick<PartRow, 'person' | 'testUser'>;

/** Cases that were written in and then not for a while. */
export class RestStore {
  readonly #rows: Model<PartRow>;

  constructor(connection: Connection) {
    this.#rows = parts(connection);
  }

  async next(now: Date): Promise<Resting | undefined> {
    const row = await this.#rows
      .findOne({ restsAt: { $lte: now } }, { tenant: 1, run: 1, person: 1, testUser: 1 })
      .sort({ restsAt: 1 })
      .lean<Resting>();
    return row ?? undefined;
  }

  /**
   * Looks at what rested up to now no more, or again at `again`. Parts that were written in since then rest later, and are
   * looked at then.
   */
  async settle(
    { tenant, run, person }: Resting,
    { now, again = null }: { now: Date; again?: Date | null },
  ): Promise<void> {
    await this.#rows.updateMany(
      { tenant, run, person, restsAt: { $lte: now } },
      { $set: { restsAt: again } },
    );
  }
}
