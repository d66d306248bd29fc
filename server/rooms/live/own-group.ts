import type { GroupOf } from '../forms/sharing.service.ts';
import type { SetStore } from './set.store.ts';
import type { TriadStore } from './triad.store.ts';

interface Parts {
  sets: Pick<SetStore, 'ofPerson'>;
  triads: Pick<TriadStore, 'ofPerson'>;
}

/** Who is in one's set or in a triad with one: they read what one opens to one's group. Whoever has left is not among them. */
export const ownGroup =
  ({ sets, triads }: Parts): GroupOf =>
  async (scope, person) => {
    const [set, trios] = await Promise.all([sets.ofPerson(scope, person), triads.ofPerson(scope, person)]);
    const groups = [set?.members ?? [], ...trios.map(({ state }) => state.members)];
    return [...new Set(groups.filter((members) => members.includes(person)).flat())];
  };
