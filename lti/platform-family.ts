import type { PlatformFamily } from './lti.types.ts';

/** What tool_platform says it is; a platform that says nothing is what its registration said. */
export function familyOf(productFamilyCode: string | undefined, registered: PlatformFamily): PlatformFamily {
  const code = productFamilyCode?.toLowerCase();
  if (code === 'moodle' || code === 'canvas') return code;
  return code ? 'other' : registered;
}
