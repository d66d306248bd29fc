import type { Visibility } from '../../core/visibility.ts';

/** How many versions a team reads twice, to the team. */
export const sampleSettings = {
  revision: ['trainer'],
  share: ['trainer'],
} as const satisfies Visibility;

/** The other look at a version, to those who judge. `released` is null while one is blind to the other. */
export const otherLook = {
  id: ['trainer'],
  look: ['trainer'],
  state: ['trainer'],
  by: ['trainer'],
  asked: ['trainer'],
  released: ['trainer'],
} as const satisfies Visibility;
