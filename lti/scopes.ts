/** Scopes and media types of LTI Advantage, exactly as in AGS 2.0 and NRPS 2.0. */
export const SCOPE = {
  lineItem: 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem',
  lineItemRead: 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly',
  result: 'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly',
  score: 'https://purl.imsglobal.org/spec/lti-ags/scope/score',
  members: 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
} as const;

/** What the tool asks for at registration, and at most. */
export const WANTED_SCOPES = [
  SCOPE.lineItem,
  SCOPE.lineItemRead,
  SCOPE.result,
  SCOPE.score,
  SCOPE.members,
] as const;

const AGS_SCOPES: readonly string[] = [SCOPE.lineItem, SCOPE.lineItemRead, SCOPE.result, SCOPE.score];

export const MEDIA = {
  lineItem: 'application/vnd.ims.lis.v2.lineitem+json',
  lineItems: 'application/vnd.ims.lis.v2.lineitemcontainer+json',
  results: 'application/vnd.ims.lis.v2.resultcontainer+json',
  score: 'application/vnd.ims.lis.v1.score+json',
  members: 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json',
} as const;

/**
 * The AGS scopes to ask a token for: what the launch granted and we know. One unknown scope makes Canvas refuse the
 * whole request, and one token for all AGS calls of a platform keeps the cache small.
 */
export function grantedAgsScopes(granted: readonly string[]): string[] {
  return AGS_SCOPES.filter((scope) => granted.includes(scope));
}
