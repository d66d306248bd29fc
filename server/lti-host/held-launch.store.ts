import type { Connection, Model } from 'mongoose';
import type { HeldLaunch, LtiStore } from '../../lti/index.ts';
import { collection } from '../core/database.ts';

/** Kept as JSON text: names of custom values may hold dots and dollars, which mean something to a database. */
type HeldRow = Omit<HeldLaunch, 'launch'> & { launch: string };

/**
 * Launches whose browser has not shown its binder yet; they live for minutes. Found by the hash of a random secret; the
 * tenant stands in the launch, which is not known before it is read.
 */
const heldLaunches = collection<HeldRow>(
  'heldLaunches',
  { ticketHash: String, state: String, launch: String, expiresAt: Date },
  [
    { fields: { ticketHash: 1 }, options: { unique: true } },
    { fields: { expiresAt: 1 }, options: { expireAfterSeconds: 0 } },
  ],
);

type HeldLaunchStore = Pick<LtiStore, 'holdLaunch' | 'readHeldLaunch' | 'dropHeldLaunch'>;

/** The half of LtiStore for browsers without cookies; the other half is the platform directory's. */
export function heldLaunchStore(connection: Connection, now: () => Date): HeldLaunchStore {
  const held: Model<HeldRow> = heldLaunches(connection);
  return {
    async holdLaunch(row) {
      await held.collection.insertOne({ ...row, launch: JSON.stringify(row.launch) } as never);
    },
    async readHeldLaunch(ticketHash) {
      // The database sweeps expired rows about once a minute; until then the filter does it.
      const match = { ticketHash, expiresAt: { $gt: now() } };
      const row = await held.findOne(match, { _id: 0 }).lean<HeldRow>();
      if (!row) return undefined;
      const launch = JSON.parse(row.launch) as HeldLaunch['launch'];
      return { ...row, launch: { ...launch, issuedAt: new Date(launch.issuedAt) } };
    },
    async dropHeldLaunch(ticketHash) {
      await held.deleteOne({ ticketHash });
    },
  };
}
