import { expect, it } from 'vitest';
import { declared } from '../../server/core/database.ts';
import { sourceFiles } from './source-files.ts';

/** Rows that are found before anybody knows whose they are, and rows that are nobody's. */
const WITHOUT_TENANT: Readonly<Record<string, string>> = {
  platforms: 'a row is the tenant: its id stands first in all the others',
  invitations: 'made before the tenant exists',
  toolKeys: 'the tool’s own keys, one set for all',
  loginStates: 'found by the state’s hash when the platform posts back',
  heldLaunches: 'found by the ticket’s hash',
  sessions: 'found by the token’s hash; the row then names the tenant',
};

it('every collection is indexed by tenant first, unless it says here why not', async () => {
  for (const file of sourceFiles(['server'], /(\.store|session)\.ts$/)) await import(`../../${file.path}`);
  expect(declared.size).toBeGreaterThan(6);
  const wrong = [...declared].filter(
    ([name, indexes]) => !(name in WITHOUT_TENANT) && Object.keys(indexes[0]?.fields ?? {})[0] !== 'tenant',
  );
  expect(wrong.map(([name]) => name)).toEqual([]);
  expect(Object.keys(WITHOUT_TENANT).filter((name) => !declared.has(name))).toEqual([]);
});
