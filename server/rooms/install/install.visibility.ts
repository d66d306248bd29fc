import type { Visibility } from '../../core/visibility.ts';

/** What stands of an installation: for those who administer the LMS, and without anybody's name. */
export const overview = {
  platform: ['administrator'],
  deployments: ['administrator'],
  runs: ['administrator'],
  roster: ['administrator'],
  tool: ['administrator'],
} as const satisfies Visibility;
