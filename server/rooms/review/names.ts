import { AppError } from '../../core/errors.ts';
import type { Scope } from '../../core/scope.ts';
import { numberedName } from '../../core/shown-name.rule.ts';
import type { PeopleService } from '../people/people.service.ts';
import type { Claim } from './review.types.ts';

export interface Named {
  id: string;
  number: number;
  name: string | null;
}

export type NameOf = (person: string) => Named;

/** What the people of a list are called, learners and team. Two commands, however many they are. */
export async function namesOf(
  people: Pick<PeopleService, 'listEnrolments' | 'namesakesOf'>,
  scope: Scope,
  persons: Iterable<string>,
): Promise<NameOf> {
  const asked = [...new Set(persons)];
  const list = asked.length === 0 ? [] : await people.listEnrolments(scope, asked);
  const namesakes = await people.namesakesOf(scope, list);
  const known = new Map(
    list.map(({ person, number, name }) => [
      person,
      { id: person, number, name: numberedName(name, number, namesakes.has(person)) },
    ]),
  );
  // Somebody who was forgotten since.
  return (person) => known.get(person) ?? { id: person, number: 0, name: null };
}

/** What somebody hears who wanted a review that somebody else has. */
export async function claimedByAnother(
  people: Pick<PeopleService, 'listEnrolments' | 'namesakesOf'>,
  scope: Scope,
  claim: Claim | null,
): Promise<AppError> {
  const by = claim?.by ?? '';
  const nameOf = await namesOf(people, scope, [by]);
  return new AppError(409, 'claimed-by-another', { by: nameOf(by), at: claim?.at.toISOString() });
}
