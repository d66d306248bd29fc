import { changeRows, dropIndex } from './batches.ts';
import type { Migration, Rows } from './migrate.ts';

/**
 * A session was found by the hash of its token, beside an id that said nothing. Now the hash is the id, so that spending
 * a launch and opening its session are one insert. People in the middle of their work keep their session. One whose code
 * had not been exchanged yet is not taken over: its page asks for an exchange that is no more, and says "open it again".
 */
async function takeOver(rows: Rows, goOn: () => void): Promise<void> {
  const sessions = rows.collection('sessions');
  await changeRows(
    sessions,
    { tokenHash: { $type: 'string' } },
    {
      goOn,
      change: ({ tokenHash, codeHash: _code, codeExpiresAt: _until, ...row }) => {
        // Ended by a newer process meanwhile, it stays ended.
        const moved = { ended: false, ...row, _id: `${row['tenant']}.${tokenHash}` as never };
        return [{ updateOne: { filter: { _id: moved._id }, update: { $setOnInsert: moved }, upsert: true } }];
      },
    },
  );
}

export const sessionsByKey: Migration = {
  number: 1,
  name: 'Open sessions are found by the hash of their token',
  run: takeOver,
};

/** Sessions that the version before opened or ended meanwhile are its own affair by now: whoever met one has reopened. */
export const oldSessionsGo: Migration = {
  number: 2,
  name: 'Sessions and logins of the earlier shape go',
  after: { number: 1, hours: 1 },
  async run(rows, goOn) {
    await takeOver(rows, goOn);
    const sessions = rows.collection('sessions');
    await sessions.deleteMany({ codeExpiresAt: { $exists: true } });
    await dropIndex(sessions, { tenant: 1, codeHash: 1 });
    await dropIndex(sessions, { tenant: 1, tokenHash: 1 });
    await rows.collection('loginStates').deleteMany({});
  },
};
