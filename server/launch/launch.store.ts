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

const heldLaunches = collection<HeldLaunch>(
  'heldLaunches',
  { ticketHash: String, stateHash: String, launch: { type: Object }, expiresAt: Date },
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
  const held: Model<HeldLaunch> = heldLaunches(connection);
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
      await held.collection.insertOne({ ...row } as never);
    },
    async readHeldLaunch(ticketHash) {
      const row = await held.findOne({ ticketHash, ...alive() }, { _id: 0 }).lean<HeldLaunch>();
      return row ?? undefined;
    },
    async dropHeldLaunch(ticketHash) {
      await held.deleteOne({ ticketHash });
    },
  };
}
