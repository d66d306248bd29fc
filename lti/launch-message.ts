import { secureAddress } from './answer-address.ts';
import { CLAIM, readOptionalClaims } from './claims.schema.ts';
import type { OptionalClaims } from './claims.schema.ts';
import * as check from './launch-checks.ts';
import type { Payload } from './launch-checks.ts';
import type { AgsEndpoint, Launch, LoginState, NrpsEndpoint, Platform } from './lti.types.ts';
import { familyOf } from './platform-family.ts';
import { readRoles } from './roles.ts';
import { readTimeZone } from './time-zone.ts';

/** What a payload is judged against. */
export interface Expected {
  platform: Platform;
  state: LoginState;
  nonce: string;
  now: Date;
  toolOrigin: string;
  /** The one redirect_uri. */
  launchUrl: string;
}

/**
 * Checks 5 to 12 of the README, in that order, on a payload whose signature holds, and the launch made of it.
 * @throws LtiError the code of the first check that fails
 */
export function readMessage(payload: Payload, expected: Expected): Launch {
  const { platform, state } = expected;
  check.checkIssuer(payload, platform);
  check.checkAudience(payload, platform);
  const issuedAt = check.checkTimes(payload, expected.now);
  check.checkNonce(payload, expected.nonce);
  check.checkVersion(payload);
  const messageType = check.readMessageType(payload);
  const deploymentId = check.readDeploymentId(payload, state);
  const targetLinkUri = check.readTarget(payload, expected);
  const roles = readRoles(check.readRolesClaim(payload));
  const claims = readOptionalClaims(payload);
  check.checkResourceLink(claims, messageType);
  check.checkReview(claims, messageType);
  return withoutAbsent({
    platformId: platform.id,
    messageType,
    deploymentId,
    targetLinkUri,
    roles,
    issuedAt,
    sub: check.readSub(payload),
    deepLinking:
      messageType === 'LtiDeepLinkingRequest' ? check.readDeepLinking(claims, deploymentId) : undefined,
    ...personOf(claims),
    ...placeOf(claims, platform),
    ...servicesOf(claims, platform),
  });
}

function personOf(claims: OptionalClaims) {
  const { user_id: userId, name } = claims[CLAIM.forUser] ?? {};
  return {
    name: claims.name,
    givenName: claims.given_name,
    familyName: claims.family_name,
    locale: claims.locale,
    forUser: userId === undefined ? undefined : withoutAbsent({ userId, name }),
  };
}

function placeOf(claims: OptionalClaims, platform: Platform) {
  const context = claims[CLAIM.context];
  const link = claims[CLAIM.resourceLink];
  const custom = claims[CLAIM.custom]?.values ?? {};
  const presentation = claims[CLAIM.launchPresentation];
  const instance = claims[CLAIM.toolPlatform];
  return {
    // A context without an id names no place: work is then kept by deployment and resource link.
    context: context?.id === undefined ? undefined : withoutAbsent({ ...context, id: context.id }),
    resourceLink: link?.id === undefined ? undefined : withoutAbsent({ ...link, id: link.id }),
    custom,
    cut: claims[CLAIM.custom]?.cut,
    timeZone: readTimeZone(custom['user_tz']),
    presentation: withoutAbsent({
      documentTarget: presentation?.document_target,
      returnUrl: presentation?.return_url,
      locale: presentation?.locale,
    }),
    platformInstance: withoutAbsent({
      guid: instance?.guid,
      name: instance?.name,
      version: instance?.version,
      family: familyOf(instance?.product_family_code, platform.family),
    }),
  };
}

function servicesOf(
  claims: OptionalClaims,
  platform: Platform,
): {
  ags: AgsEndpoint | undefined;
  nrps: NrpsEndpoint | undefined;
} {
  const secure = (address: string | undefined) => secureAddress(address, platform.tokenEndpoint);
  const endpoint = claims[CLAIM.agsEndpoint];
  const memberships = secure(claims[CLAIM.namesRoleService]?.context_memberships_url);
  return {
    ags:
      endpoint &&
      withoutAbsent({
        scope: endpoint.scope,
        lineitems: secure(endpoint.lineitems),
        lineitem: secure(endpoint.lineitem),
      }),
    nrps: memberships === undefined ? undefined : { contextMembershipsUrl: memberships },
  };
}

type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Leaves out what is undefined, so that an absent claim is an absent member, in memory as in the database. */
function withoutAbsent<T extends object>(members: T): Present<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Present<T>;
}
