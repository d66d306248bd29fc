import { STAFF, type Visibility } from '../../core/visibility.ts';

/** What a launched person is told of themselves. */
export const ownself = {
  id: ['owner'],
  tenant: ['owner'],
  name: ['owner'],
  number: ['owner'],
  role: ['owner'],
  administers: ['owner'],
  testUser: ['owner'],
  lang: ['owner'],
  platformName: ['owner'],
  run: ['owner'],
} as const satisfies Visibility;

/** How the reading of the platform's list of people goes. */
export const roster = {
  available: STAFF,
  lastAt: STAFF,
  lastCode: STAFF,
  people: STAFF,
  nextAt: STAFF,
} as const satisfies Visibility;
