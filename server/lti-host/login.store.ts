import type { Connection, Model } from 'mongoose';
import type { HeldLaunch, LoginState, LtiStore } from '../../lti/index.ts';
import { collection } from '../core/database.ts';

/**
 * Rows that live for minutes: a login's state and a launch whose browser has not shown its binder yet. Their keys are
 * hashes of random secrets; the tenant stands in the row as `platformId`, which is not known before it is read.
 */
const loginStates = collection<LoginState>(
  'loginStates',
  {
    stateHash: String,
    binderHash: String,
    nonceHash: String,
    platformId: String,
    deploymentId: String,
    targetLinkUri: String,
    storageTarget: String,
    loginRequest: { type: Object },
    expiresAt: Date,
  },
  [
    { fields: { stateHash: 1 }, options: { unique: true } },
    { fields: { expiresAt: 1 }, options: { expireAfterSeconds: 0 } },
  ],
);

/** Kept as JSON text: names of custom values may hold dots and dollars, which mean something to a database. */
type HeldRow = Omit<HeldLaunch, 'launch'> & { launch: string };

const heldLaunches = collection<HeldRow>(
  'heldLaunches',
  { ticketHash: String, stateHash: String, launch: String, expiresAt: Date },
  [
    { fields: { ticketHash: 1 }, options: { unique: true } },
    { fields: { expiresAt: 1 }, options: { expireAfterSeconds: 0 } },
  ],
);

export type LoginStore = Pick<
  LtiStore,
  'saveLoginState' | 'readLoginState' | 'spendLoginState' | 'holdLaunch' | 'readHeldLaunch' | 'dropHeldLaunch'
>;

/** The half of LtiStore that belongs to the launch; the other half is the install room's. */
export function loginStore(connection: Connection, now: () => Date): LoginStore {
  const states: Model<LoginState> = loginStates(connection);
  const held: Model<HeldRow> = heldLaunches(connection);
  // The database sweeps expired rows about once a minute; until then the filter does it.
  const alive = () => ({ expiresAt: { $gt: now() } });
  return {
    async saveLoginState(row) {
      await states.collection.insertOne({ ...row } as never);
    },
    async readLoginState(stateHash) {
      const row = await states.findOne({ stateHash, ...alive() }, { _id: 0 }).lean<LoginState>();
      return row ?? undefined;
    },
    async spendLoginState(match) {
      const result = await states.deleteOne({ ...match, ...alive() });
      return result.deletedCount === 1;
    },
    async holdLaunch(row) {
      await held.collection.insertOne({ ...row, launch: JSON.stringify(row.launch) } as never);
    },
    async readHeldLaunch(ticketHash) {
      const row = await held.findOne({ ticketHash, ...alive() }, { _id: 0 }).lean<HeldRow>();
      if (!row) return undefined;
      const launch = JSON.parse(row.launch) as HeldLaunch['launch'];
      return { ...row, launch: { ...launch, issuedAt: new Date(launch.issuedAt) } };
    },
    async dropHeldLaunch(ticketHash) {
      await held.deleteOne({ ticketHash });
    },
  };
}
