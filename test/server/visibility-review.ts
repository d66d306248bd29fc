import type { Entered } from '../setup/tool-and-lms.ts';
import type { GradeKit } from './grade-kit.ts';
import type { Shown, Thing } from './visibility-kit.ts';

/** A version that waits for its review, taken by a trainer. */
export const shownOfReview: Record<string, Shown> = {
  'review.queuedReview': {
    owner: 'tom',
    path: () => '/api/review/queue',
    // Those that were released stand in a list of their own.
    things: ({ rows }: { rows: Thing[] }) => rows.flatMap((row) => [row, { ...row, released: {} }]),
  },
};

/** After the case was handed in (`visibility-case.ts`). */
export async function judgeEveryField(kit: GradeKit, trainer: Entered): Promise<void> {
  const versions = kit.tool.database.connection.collection('caseVersions');
  await versions.updateMany({ made: 'submitted' }, { $set: { pending: { dueAt: new Date(0) } } });
  while (await kit.tool.rooms.work.handOverCases());
  await kit.tool.call('POST', '/api/review/next', { token: trainer.token, body: {} });
}
