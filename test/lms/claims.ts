import type { LaunchOverrides } from './model.ts';

export const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
export const DL = 'https://purl.imsglobal.org/spec/lti-dl/claim/';
export const AGS_ENDPOINT = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint';
export const NRPS_SERVICE = 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice';

export const CONTEXT_ROLE = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';
export const INSTITUTION_ROLE = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#';
export const SYSTEM_ROLE = 'http://purl.imsglobal.org/vocab/lis/v2/system/person#';
export const TEST_USER = 'http://purl.imsglobal.org/vocab/lti/system/person#TestUser';

export type Claims = Record<string, unknown>;

const CORE = new Set([
  'message_type',
  'version',
  'deployment_id',
  'target_link_uri',
  'resource_link',
  'roles',
  'context',
  'tool_platform',
  'launch_presentation',
  'custom',
  'lis',
  'ext',
  'for_user',
  'role_scope_mentor',
  'lti1p1',
]);

const SERVICES: Record<string, string> = {
  endpoint: AGS_ENDPOINT,
  namesroleservice: NRPS_SERVICE,
  deep_linking_settings: `${DL}deep_linking_settings`,
};

/** `roles` means LTI's claim of that name; anything else is taken as written. */
export function claimName(name: string): string {
  return CORE.has(name) ? LTI + name : (SERVICES[name] ?? name);
}

const isRecord = (value: unknown): value is Claims =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function dropPath(claims: Claims, path: string): void {
  const [first = '', ...rest] = path.split(' > ');
  let holder: unknown = claims;
  const names = [claimName(first), ...rest];
  const last = names.pop() ?? '';
  for (const name of names) holder = isRecord(holder) ? holder[name] : undefined;
  if (isRecord(holder)) delete holder[last];
}

const PERSONAL = { names: ['name', 'given_name', 'family_name', 'picture'], email: ['email'] };

function dropPersonal(claims: Claims, keep: NonNullable<LaunchOverrides['personal']>): void {
  if (keep === 'all') return;
  if (keep !== 'names') for (const name of PERSONAL.names) delete claims[name];
  if (keep !== 'email') for (const name of PERSONAL.email) delete claims[name];
  if (keep === 'none' && isRecord(claims[`${LTI}ext`]))
    delete (claims[`${LTI}ext`] as Claims)['user_username'];
}

const OPTIONAL = ['custom', 'lis', 'for_user', 'role_scope_mentor', 'endpoint', 'namesroleservice', 'lti1p1'];

/** An empty array of PHP is `[]` in JSON, also where an object is meant: optional claims without a value come so. */
export function emptyAsLists(claims: Claims): Claims {
  const empty = OPTIONAL.map(claimName).filter((name) => claims[name] === undefined);
  return { ...claims, ...Object.fromEntries(empty.map((name) => [name, []])) };
}

/** Bends the claims of one launch as its overrides ask; the result may be anything, also no object at all. */
export function bendClaims(honest: Claims, overrides: LaunchOverrides): unknown {
  if (overrides.payload !== undefined) return overrides.payload;
  const claims = structuredClone(honest);
  const issued = Number(claims['iat']) - (overrides.issuedAgo ?? 0);
  claims['exp'] = issued + (overrides.expiresIn ?? Number(claims['exp']) - Number(claims['iat']));
  claims['iat'] = issued;
  dropPersonal(claims, overrides.personal ?? 'all');
  if (overrides.pad) {
    const custom = isRecord(claims[`${LTI}custom`]) ? (claims[`${LTI}custom`] as Claims) : {};
    for (let at = 0; at * 100 < overrides.pad; at += 1) custom[`padding_${at}`] = 'x'.repeat(86);
    claims[`${LTI}custom`] = custom;
  }
  for (const [name, value] of Object.entries(overrides.claims ?? {})) claims[claimName(name)] = value;
  for (const path of overrides.drop ?? []) dropPath(claims, path);
  return claims;
}
