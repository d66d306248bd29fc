import type { Migration } from './migrate.ts';

/** Every change of shape since the first version, oldest first. How one is added: README.md beside this file. */
export const MIGRATIONS: readonly Migration[] = [];
