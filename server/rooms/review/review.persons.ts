import type { Persons } from '../../core/persons.ts';
import { standing } from './comment.rule.ts';
import type { ReviewStore } from './review.store.ts';

/**
 * What the room keeps of people. A learner takes away what was released to them. Of a trainer who is forgotten the
 * reviews stay, for they are their learners’, and lead to nobody.
 */
export const reviewPersons = (store: ReviewStore): Persons => ({
  take: async (scope, person) => {
    const released = (await store.listOf(scope, person)).filter(
      ({ state, look }) => state === 'released' && look === 'first',
    );
    return {
      reviews: released.map(({ version, submittedAt, draft, comments, release }) => ({
        version,
        submittedAt,
        releasedAt: release?.at,
        score: release?.score,
        decision: draft.decision,
        words: draft.words,
        levels: draft.levels,
        comments: standing(comments).map(({ anchor, kind, body, wording }) => ({
          anchor,
          kind,
          body,
          wording,
        })),
      })),
    };
  },
  erase: async (scope, person) => {
    await store.eraseOf(scope, person);
    await store.forgetJudge(scope, person);
  },
  join: (scope, pair) => store.join(scope, pair),
  part: (scope, pair) => store.part(scope, pair),
});
