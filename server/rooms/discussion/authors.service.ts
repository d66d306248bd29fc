import type { Scope } from '../../core/scope.ts';
import type { PeopleService } from '../people/people.service.ts';
import type { Comment } from './comment.store.ts';
import { type Authors, presentAuthors } from './discussion.present.ts';

/** Names of those who said something: two commands, however many. */
export async function authorsOf(
  people: Pick<PeopleService, 'listEnrolments' | 'namesakesOf'>,
  scope: Scope,
  said: readonly Pick<Comment, 'person'>[],
): Promise<Authors> {
  const persons = [...new Set(said.flatMap(({ person }) => (person === undefined ? [] : [person])))];
  if (persons.length === 0) return new Map();
  const enrolments = await people.listEnrolments(scope, persons);
  return presentAuthors(enrolments, await people.namesakesOf(scope, enrolments));
}
