import { CLAIM, textList } from './claims.schema.ts';
import type { OptionalClaims } from './claims.schema.ts';
import { readId } from './ids.ts';
import { LtiError } from './lti-error.ts';
import { checkOwnTarget } from './login.ts';
import type { DeepLinkingSettings, LoginState, MessageType, Platform } from './lti.types.ts';
import { markOf } from './login-state.ts';
import { isSame } from './secret.ts';

/**
 * One function per check, in the order they run (README, "The checks"). All of them read a payload whose signature holds.
 * `Payload` members are unknown: the platform is who it says, which does not make it right.
 */
export type Payload = Readonly<Record<string, unknown>>;

/** Clocks of schools are off by seconds; a minute is the most that Security Framework 1.0, 5.1.3 has room for. */
const LEEWAY_S = 60;
/** Moodle's tokens live a minute, Canvas's an hour. Older ones are replays or broken clocks. */
const OLDEST_S = 60 * 60;
const MESSAGE_TYPES: readonly MessageType[] = [
  'LtiResourceLinkRequest',
  'LtiDeepLinkingRequest',
  'LtiSubmissionReviewRequest',
];
/** LTI 1.3 5.3.3: at most 255 ASCII characters. */
const ASCII_ID = /^[\u0020-\u007E]{1,255}$/;

const isPresent = (value: unknown): boolean => value !== undefined && value !== null;

/** Compared as text: a trailing slash makes another issuer. */
export function checkIssuer(payload: Payload, platform: Platform): void {
  if (payload['iss'] !== platform.issuer) {
    throw new LtiError('token-issuer', 'iss is not the issuer of the registration');
  }
}

/** OpenID Connect Core 3.1.3.7, 3 to 5: we must be meant, and when others are meant too, azp must say it was us who asked. */
export function checkAudience(payload: Payload, platform: Platform): void {
  const { aud, azp } = payload;
  const audiences: unknown[] = Array.isArray(aud) ? aud : [aud];
  if (audiences.some((one) => typeof one !== 'string') || !audiences.includes(platform.clientId)) {
    throw new LtiError('token-audience', 'aud does not name our client id');
  }
  if (audiences.length > 1 && !isPresent(azp)) {
    throw new LtiError('token-audience', 'aud names several parties and azp is missing');
  }
  if (isPresent(azp) && azp !== platform.clientId) {
    throw new LtiError('token-audience', 'azp is not our client id');
  }
}

/** Answers when the token was made. exp and iat must both be there (Security Framework 1.0, 5.1.2). */
export function checkTimes(payload: Payload, now: Date): Date {
  const { exp, iat, nbf } = payload;
  if (!isTime(exp) || !isTime(iat))
    throw new LtiError('claims-malformed', 'exp and iat must both be numbers');
  if (isPresent(nbf) && !isTime(nbf)) throw new LtiError('claims-malformed', 'nbf is not a number');
  const seconds = now.getTime() / 1000;
  if (exp <= seconds - LEEWAY_S) throw new LtiError('token-expired', 'exp has passed');
  if (iat <= seconds - OLDEST_S - LEEWAY_S) throw new LtiError('token-expired', 'iat is over an hour old');
  if (iat > seconds + LEEWAY_S) throw new LtiError('token-not-yet-valid', 'iat is in the future');
  if (isTime(nbf) && nbf > seconds + LEEWAY_S)
    throw new LtiError('token-not-yet-valid', 'nbf is in the future');
  return new Date(iat * 1000);
}

const isTime = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** The token answers this very login, not another one's. */
export function checkNonce(payload: Payload, expected: string): void {
  const { nonce } = payload;
  if (typeof nonce !== 'string' || !isSame(expected, nonce)) {
    throw new LtiError('token-nonce', 'nonce is not the one of this login');
  }
}

export function checkVersion(payload: Payload): void {
  if (payload[CLAIM.version] !== '1.3.0') throw new LtiError('version-unsupported', 'version is not 1.3.0');
}

export function readMessageType(payload: Payload): MessageType {
  const type = MESSAGE_TYPES.find((one) => one === payload[CLAIM.messageType]);
  if (!type) throw new LtiError('message-unsupported', 'message_type is missing or not one of ours');
  return type;
}

/** LTI 1.3 5.3.3; when the login named a deployment it must be the same. */
export function readDeploymentId(payload: Payload, state: LoginState): string {
  const read = readId(payload[CLAIM.deploymentId]);
  const id = read.kind === 'id' ? read.id : '';
  if (!ASCII_ID.test(id)) {
    throw new LtiError('deployment-missing', 'deployment_id is missing or longer than 255 characters');
  }
  if (state.deploymentMark !== undefined && state.deploymentMark !== markOf(id)) {
    throw new LtiError('deployment-mismatch', 'deployment_id is not the one of the login');
  }
  return id;
}

/**
 * The signed target, not the login's: anybody can write the latter. They may differ (Canvas's grader view encodes its query
 * twice), so equality is not asked. The certification suite sends deep linking without it: that message has one place to
 * go, so the launch address itself will do.
 */
export function readTarget(payload: Payload, tool: { toolOrigin: string; launchUrl: string }): string {
  const target = payload[CLAIM.targetLinkUri];
  if (!isPresent(target) && payload[CLAIM.messageType] === 'LtiDeepLinkingRequest') return tool.launchUrl;
  if (typeof target !== 'string' || target === '') {
    throw new LtiError('target-missing', 'target_link_uri is missing');
  }
  checkOwnTarget(target, tool.toolOrigin);
  return target;
}

/** Must be a list; an empty one is legal (LTI 1.3 5.3.7). */
export function readRolesClaim(payload: Payload): unknown[] {
  const roles = payload[CLAIM.roles];
  if (!Array.isArray(roles)) throw new LtiError('roles-missing', 'roles is missing or not a list');
  return roles;
}

/** Absent for an anonymous launch. Never cut or changed: grades go back under exactly this text. */
export function readSub(payload: Payload): string | undefined {
  const sub = readId(payload['sub']);
  if (sub.kind === 'absent') return undefined;
  if (sub.kind === 'malformed' || sub.id.length > 255) {
    throw new LtiError('user-malformed', 'sub is no id or longer than 255 characters');
  }
  return sub.id;
}

/** Resource link and submission review happen at a link (LTI 1.3 5.3.5). */
export function checkResourceLink(claims: OptionalClaims, type: MessageType): void {
  if (type === 'LtiDeepLinkingRequest') return;
  const id = claims[CLAIM.resourceLink]?.id;
  if (id === undefined || id.length > 255) {
    throw new LtiError('resource-link-missing', 'resource_link.id is missing or longer than 255 characters');
  }
}

/** Submission Review 1.0: whose work, and on which line item. */
export function checkReview(claims: OptionalClaims, type: MessageType): void {
  if (type !== 'LtiSubmissionReviewRequest') return;
  if (claims[CLAIM.forUser]?.user_id === undefined) {
    throw new LtiError('review-missing', 'for_user.user_id is missing');
  }
  if (claims[CLAIM.agsEndpoint]?.lineitem === undefined) {
    throw new LtiError('review-missing', 'endpoint.lineitem is missing');
  }
}

/** Deep Linking 2.0, 4.4.1. */
export function readDeepLinking(claims: OptionalClaims, deploymentId: string): DeepLinkingSettings {
  const settings = claims[CLAIM.deepLinkingSettings];
  const acceptTypes = textList(settings?.accept_types);
  const targets = textList(settings?.accept_presentation_document_targets);
  if (!settings?.deep_link_return_url || !acceptTypes || !targets) {
    throw new LtiError(
      'deep-linking-missing',
      'deep_linking_settings needs deep_link_return_url, accept_types and accept_presentation_document_targets',
    );
  }
  return {
    deploymentId,
    returnUrl: settings.deep_link_return_url,
    acceptTypes,
    acceptPresentationDocumentTargets: targets,
    acceptMultiple: isTrue(settings.accept_multiple),
    // Moodle 4.5 leaves it out and takes line items all the same: only a clear "no" is one.
    acceptLineItem: !isFalse(settings.accept_lineitem),
    ...(settings.data === undefined ? {} : { data: settings.data }),
  };
}

const isTrue = (value: unknown): boolean => value === true || value === 'true';
const isFalse = (value: unknown): boolean => value === false || value === 'false';
