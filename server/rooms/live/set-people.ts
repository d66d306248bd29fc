import type { Scope } from '../../core/scope.ts';
import { numberedName } from '../../core/shown-name.rule.ts';
import type { Enrolment, PeopleService } from '../people/people.service.ts';

/** Somebody as others of the run know them. */
export interface ShownPerson {
  id: string;
  name: string | null;
  number: number | null;
}

type Names = Pick<PeopleService, 'listEnrolments' | 'namesakesOf'>;

/** People of a run as they are known there now: a name is kept nowhere. Two commands, however many. */
export async function peopleOf(people: Names, scope: Scope, ids: readonly string[]): Promise<ShownPerson[]> {
  const known = [...new Set(ids)];
  if (known.length === 0) return [];
  const list = await people.listEnrolments(scope, known);
  const shown = new Map((await shownOf(people, scope, list)).map((one) => [one.id, one]));
  return known.map((id) => shown.get(id) ?? { id, name: null, number: null });
}

export async function shownOf(
  people: Pick<Names, 'namesakesOf'>,
  scope: Scope,
  list: readonly Enrolment[],
): Promise<ShownPerson[]> {
  const namesakes = await people.namesakesOf(scope, list);
  return list.map(({ person, name, number, status }) =>
    status === 'active'
      ? { id: person, name: numberedName(name, number, namesakes.has(person)), number }
      : { id: person, name: null, number: null },
  );
}
