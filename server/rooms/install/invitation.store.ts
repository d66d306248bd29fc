import type { Connection, Model } from 'mongoose';
import { collection } from '../../core/database.ts';
import { randomId, randomToken, sha256 } from '../../core/hash.ts';

/** A link that lets one platform register. It belongs to no tenant: it is what a tenant comes from. */
export interface Invitation {
  id: string;
  /** For whom the operator made it; becomes the platform's name. Null: the platform's own name is taken. */
  name: string | null;
  createdAt: Date;
  expiresAt: Date;
}

interface InvitationRow extends Omit<Invitation, 'id'> {
  _id: string;
  codeHash: string;
  /** Until then a registration is under way with it; another one has to wait. */
  heldUntil: Date;
  usedAt: Date | null;
  platform: string | null;
}

const invitations = collection<InvitationRow>(
  'invitations',
  {
    _id: String,
    name: String,
    createdAt: Date,
    expiresAt: Date,
    codeHash: String,
    heldUntil: Date,
    usedAt: Date,
    platform: String,
  },
  [
    { fields: { codeHash: 1 }, options: { unique: true } },
    // Kept for a year after its end: it says who let a platform in.
    { fields: { expiresAt: 1 }, options: { expireAfterSeconds: 31_536_000 } },
  ],
);

/** Longer than the slowest registration (three calls of ten seconds). */
const HOLD_MS = 60_000;

export class InvitationStore {
  readonly #rows: Model<InvitationRow>;

  constructor(connection: Connection) {
    this.#rows = invitations(connection);
  }

  /** Makes an invitation; `code` is in the answer and nowhere else. */
  async create(
    name: string | null,
    expiresAt: Date,
    now: Date,
  ): Promise<{ invitation: Invitation; code: string }> {
    const code = randomToken();
    const invitation = { name, createdAt: now, expiresAt };
    const id = randomId();
    await this.#rows.create({
      _id: id,
      ...invitation,
      codeHash: sha256(code),
      heldUntil: new Date(0),
      usedAt: null,
      platform: null,
    });
    return { invitation: { id, ...invitation }, code };
  }

  /** The invitation of a code, if it can still be used. */
  async findByCode(code: string, now: Date): Promise<Invitation | undefined> {
    const row = await this.#rows
      .findOne({ codeHash: sha256(code), usedAt: null, expiresAt: { $gt: now } })
      .lean<InvitationRow>();
    return row ? toInvitation(row) : undefined;
  }

  /** Takes it for one registration: of two presses at the same moment one gets it. Undefined when there is none to take. */
  async hold(code: string, now: Date): Promise<Invitation | undefined> {
    const row = await this.#rows
      .findOneAndUpdate(
        { codeHash: sha256(code), usedAt: null, expiresAt: { $gt: now }, heldUntil: { $lte: now } },
        { $set: { heldUntil: new Date(now.getTime() + HOLD_MS) } },
        { returnDocument: 'after' },
      )
      .lean<InvitationRow>();
    return row ? toInvitation(row) : undefined;
  }

  /** Gives it back after a failed registration, so that the same link can be tried again. */
  async release(id: string): Promise<void> {
    await this.#rows.updateOne({ _id: id }, { $set: { heldUntil: new Date(0) } });
  }

  async spend(id: string, platform: string, now: Date): Promise<void> {
    await this.#rows.updateOne({ _id: id }, { $set: { usedAt: now, platform } });
  }
}

function toInvitation(row: InvitationRow): Invitation {
  const { _id, name, createdAt, expiresAt } = row;
  return { id: _id, name, createdAt, expiresAt };
}
