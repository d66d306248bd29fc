/** The library's whole surface: the host imports from here and from nowhere deeper. README.md says what is behind it. */
export type * from './lti.types.ts';
export type { LtiStore } from './lti-store.ts';
export { LTI_ERROR_CODES, LtiError } from './lti-error.ts';
export type { LtiErrorCode } from './lti-error.ts';

// Front channel: login, launch, browser binding.
export { createLaunchDoor } from './launch-door.ts';
export type { LaunchDoor } from './launch-door.ts';
export type { BindingNeeded, LaunchDoorOptions, Launched } from './launch.ts';
export type { BindingPlace, LoginStart } from './login.ts';
export { STATE_LIFE_MS } from './login.ts';
export { createPlatformKeys } from './platform-keys.ts';
export type { FetchJson, PlatformKeys } from './platform-keys.ts';
export { readRoles } from './roles.ts';
export { BINDING_IDS, forgetScript, launchScript, loginScript } from './binding.ts';
export { bindingCookies, clearedCookies, cookiesCameBack, readBinders } from './binding-cookies.ts';
export { launchOrigins, loginFrameSources, originOf } from './quirks.ts';
