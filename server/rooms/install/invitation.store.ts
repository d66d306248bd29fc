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
  /** Which registration holds it. */
  heldBy?: string | null;
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
    heldBy: String,
    usedAt: Date,
    platform: String,
  },
  [
    { fields: { codeHash: 1 }, options: { unique: true } },
    // Kept for a year after its end: it says who let a platform in.
    { fields: { expiresAt: 1 }, options: { expireAfterSeconds: 31_536_000 } },
  ],
);

/** An invitation in the hands of one registration. */
export interface Hold {
  invitation: Invitation;
  owner: string;
}

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
  async hold(code: string, now: Date): Promise<Hold | undefined> {
    const owner = randomId();
    const row = await this.#rows
      .findOneAndUpdate(
        { codeHash: sha256(code), usedAt: null, expiresAt: { $gt: now }, heldUntil: { $lte: now } },
        { $set: { heldUntil: heldUntil(now), heldBy: owner } },
        { returnDocument: 'after' },
      )
      .lean<InvitationRow>();
    return row ? { invitation: toInvitation(row), owner } : undefined;
  }

  /** Holds it for longer. False when it was over and another registration has it, or has used it: then nothing may be stored. */
  async holdOn(hold: Hold, now: Date): Promise<boolean> {
    const held = await this.#rows.updateOne(ownedBy(hold), { $set: { heldUntil: heldUntil(now) } });
    return held.matchedCount > 0;
  }

  /** Gives it back after a failed registration, if it is still this one's, so that the same link can be tried again. */
  async release(hold: Hold): Promise<void> {
    await this.#rows.updateOne(ownedBy(hold), { $set: { heldUntil: new Date(0), heldBy: null } });
  }

  async spend(hold: Hold, platform: string, now: Date): Promise<void> {
    await this.#rows.updateOne(ownedBy(hold), { $set: { usedAt: now, platform, heldBy: null } });
  }
}

const heldUntil = (now: Date) => new Date(now.getTime() + HOLD_MS);
const ownedBy = ({ invitation, owner }: Hold) => ({ _id: invitation.id, heldBy: owner });

function toInvitation(row: InvitationRow): Invitation {
  const { _id, name, createdAt, expiresAt } = row;
  return { id: _id, name, createdAt, expiresAt };
}
