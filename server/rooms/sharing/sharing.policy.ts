import type { Session } from '../../core/session.ts';
import type { SharedItem } from './sharing.types.ts';

/**
 * Who reads what is shared: its author, and the audience that it was shared with, each learner of the run or each of its
 * trainers. What was withdrawn is nobody's to read. Student view is a trainer's: it reads nothing that learners share with
 * one another, and nobody else reads what is shared in it.
 */
export function mayRead(
  who: Pick<Session, 'person' | 'role' | 'testUser'>,
  item: Pick<SharedItem, 'person' | 'audience' | 'place' | 'testUser'>,
): boolean {
  if (item.place === null) return false;
  if (who.person === item.person) return true;
  if (item.testUser || who.testUser) return false;
  return who.role === (item.audience === 'cohort' ? 'learner' : 'trainer');
}
