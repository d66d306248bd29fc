import { oldSessionsGo, sessionsByKey } from './0001-sessions-by-key.ts';
import { columnsOfLinks, columnsOfRunsGo } from './0003-columns-of-links.ts';
import { namesAndPlaces } from './0005-names-and-places.ts';
import type { Migration } from './migrate.ts';

/** Every change of shape since the first version, oldest first. How one is added: README.md beside this file. */
export const MIGRATIONS: readonly Migration[] = [
  sessionsByKey,
  oldSessionsGo,
  columnsOfLinks,
  columnsOfRunsGo,
  namesAndPlaces,
];
