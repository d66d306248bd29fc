import type { Connection, Model } from 'mongoose';
import type { ToolKeyRow, ToolKeyStore } from '../../lti/index.ts';
import { collection, isDuplicate } from '../core/database.ts';

/** The tool's own key pairs: one for all tenants, so no tenant in the key. */
const toolKeys = collection<ToolKeyRow>(
  'toolKeys',
  {
    generation: Number,
    kid: String,
    publicKeyPem: String,
    sealedPrivateKey: String,
    createdAt: Date,
    activeFrom: Date,
  },
  [{ fields: { generation: 1 }, options: { unique: true } }],
);

export function toolKeyStore(connection: Connection): ToolKeyStore {
  const rows: Model<ToolKeyRow> = toolKeys(connection);
  return {
    async listToolKeys() {
      return rows.find({}, { _id: 0 }).lean<ToolKeyRow[]>();
    },
    async insertToolKey(row) {
      try {
        await rows.create(row);
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },
    async deleteToolKeys(kids) {
      if (kids.length > 0) await rows.deleteMany({ kid: { $in: kids } });
    },
  };
}
