import type { GradeKit } from './grade-kit.ts';

export type Thing = Record<string, unknown>;
/** A table of who sees what, as the endpoints answer it. */
export interface Shown {
  /** Whose thing it is: one of the people, whoever asks, whoever asks as a learner, or nobody. */
  owner: string | undefined;
  /** Where it is answered. */
  path(): string;
  /** Things of this kind in an answer: each field that somebody may see has a value in one of them. */
  things(answer: never): Thing[];
}

/** A run whose course was copied from another's, as the platform said and a trainer decided. */
export async function copiedAndDecided(kit: GradeKit, own: string): Promise<void> {
  const runs = kit.tool.database.connection.collection<{ _id: string }>('runs');
  const run = await runs.findOne({ _id: own });
  await runs.insertOne({ ...run, _id: 'the-copied', contextKey: 'the-copied' } as { _id: string });
  await runs.updateOne({ _id: own }, { $set: { copy: { of: 'the-copied', answer: 'anew', with: null } } });
  // Only who trains in both is told of the other.
  const people = kit.tool.database.connection.collection('enrolments');
  for (const { _id, ...row } of await people.find({ run: own, role: 'trainer' }).toArray())
    await people.insertOne({ ...row, _id: `${String(_id)} there` as never, run: 'the-copied' });
}
