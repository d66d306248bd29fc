import type { Persons } from '../../core/persons.ts';
import type { VersionStore } from './version.store.ts';

/** What was kept of somebody's case. */
export const versionPersons = (versions: VersionStore): Persons => ({
  take: async (scope, person) => ({
    businessCaseVersions: (await versions.allOf(scope, person)).map(
      ({ made, number, name, at, head, sections }) => ({ made, number, name, at, head, sections }),
    ),
  }),
  erase: (scope, person) => versions.eraseOf(scope, person),
  join: (scope, pair) => versions.join(scope, pair),
  part: (scope, pair) => versions.part(scope, pair),
});
