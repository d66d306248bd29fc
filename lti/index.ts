/** The library's whole surface: the host imports from here and from nowhere deeper. README.md says what is behind it. */
export type * from './lti.types.ts';
export type { LtiStore } from './lti-store.ts';
export { LTI_ERROR_CODES, LtiError } from './lti-error.ts';
export type { LtiErrorCode } from './lti-error.ts';

// Front channel: login, launch, browser binding.
export { createLaunchDoor } from './launch-door.ts';
export type { LaunchDoor, LaunchDoorOptions } from './launch-door.ts';
export type { Admission, Launched, Once } from './launch.ts';
export type { BindingPlace } from './browser-binding.ts';
export type { LoginStart } from './login.ts';
export { createPlatformKeys } from './platform-keys.ts';
export type { FetchJson, PlatformKeys } from './platform-keys.ts';
export { readRoles } from './roles.ts';
export { BINDING_IDS, forgetScript, launchScript, loginScript } from './browser-binding-scripts.ts';
export { bindingCookies, clearedCookies, cookiesCameBack, readBinders } from './browser-binding-cookies.ts';
export { originOf } from './frame-sources.ts';

// Back channel: the tool's keys, outgoing calls, grades, rosters, deep linking answers, registration.
export { createBackChannel } from './back-channel.ts';
export type { BackChannel, PlatformRegistry } from './back-channel.ts';
export { SealError } from './seal.ts';
export { createToolKeys } from './tool-keys.ts';
export type { ToolKeyRow, ToolKeys, ToolKeyStore } from './tool-keys.ts';
export { createServiceClient } from './service-request.ts';
export type { ServiceClient } from './service-request.ts';
export { ServiceError } from './service-error.ts';
export { createAccessTokens } from './access-token.ts';
export type { AccessTokens } from './access-token.ts';
export { createPlatformCall } from './platform-call.ts';
export { createGrades } from './grades.ts';
export type { Grades, ScoreOutcome } from './grades.ts';
export type { LineItemShows } from './results.ts';
export type { LineItemOutcome, WantedLineItem } from './line-items.ts';
export type { Cut } from './cut.ts';
export { createRosterReader } from './roster.ts';
export type { ReadRoster } from './roster.ts';
export { signDeepLinkingResponse } from './deep-linking.ts';
export type { DeepLinkingAnswer, DeepLinkingResponse } from './deep-linking.ts';
export { registerWithPlatform } from './registration.ts';
export type { RegistrationRequest, Renewal } from './registration.ts';
export type { RegistrationChoice } from './registration-renewal.ts';
export { REGISTRATION_ERROR_CODES, RegistrationError } from './registration-configuration.ts';
export type { IssuerRule } from './registration-configuration.ts';
export { canvasDeveloperKey, CUSTOM_PARAMETERS, TOOL_PATHS } from './registration-body.ts';
export type { ToolDescription } from './registration-body.ts';
export { checkAddress } from './address-guard.ts';
export { grantedAgsScopes, SCOPE } from './scopes.ts';
