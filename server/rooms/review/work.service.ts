import type { WorkBehind } from '../../house.ts';
import { LINE_ITEMS } from '../grade/grade.service.ts';
import type { ReviewStore } from './review.store.ts';

/**
 * Where a gradebook’s press on the number of a case leads: trainers to the newest version at the desk, its author to what
 * was released of it, or else to their case.
 */
export const workBehindScore = (store: Pick<ReviewStore, 'listOf'>): WorkBehind => ({
  tag: LINE_ITEMS['business-case'].tag,
  async landing(scope, { person, by }) {
    const isOwn = by.person === person && by.role === 'learner';
    if (!isOwn && by.role !== 'trainer') return undefined;
    const versions = (await store.listOf(scope, person)).filter(({ look }) => look === 'first');
    if (isOwn) return versions.some(({ state }) => state === 'released') ? '/app/case/feedback' : '/app/case';
    const [newest] = versions;
    return newest && `/app/reviews/${newest._id}`;
  },
});
