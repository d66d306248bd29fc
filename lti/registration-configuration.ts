import { checkAddress } from './address-guard.ts';
import type { Platform, SigningAlgorithm } from './lti.types.ts';
import { originOf } from './frame-sources.ts';
import { familyOf } from './platform-family.ts';
import { ServiceError } from './service-error.ts';

/** Why a registration failed. A closed list: the host owns the wording. */
export const REGISTRATION_ERROR_CODES = [
  'configuration-missing',
  'configuration-address',
  'configuration-unreachable',
  'configuration-malformed',
  'issuer-mismatch',
  'endpoint-foreign',
  'platform-unreachable',
  'platform-refused',
  'standing-malformed',
  'answer-malformed',
] as const;

export type RegistrationErrorCode = (typeof REGISTRATION_ERROR_CODES)[number];

/** A failed registration. `reason` is the platform's own, or what was wrong: shown to the administrator, escaped. */
export class RegistrationError extends Error {
  override readonly name = 'RegistrationError';
  readonly code: RegistrationErrorCode;
  readonly reason: string;

  constructor(code: RegistrationErrorCode, reason = '', options?: ErrorOptions) {
    super(`${code}: ${reason}`, options);
    this.code = code;
    this.reason = reason;
  }
}

/** Which rule let the issuer pass (lti-dr 1.0, 3.5.1); shown to our administrator. */
export type IssuerRule = 'same-host' | 'canvas-pair' | 'development';

/** The platform's configuration, checked. */
export interface Configuration {
  issuer: string;
  issuerRule: IssuerRule;
  authorizationEndpoint: string;
  tokenEndpoint: string;
  jwksUri: string;
  registrationEndpoint: string;
  tokenAudience?: string;
  scopesSupported?: string[];
  algorithms: SigningAlgorithm[];
  family: Platform['family'];
  /** The school's name where the platform tells it, else its host. */
  name: string;
}

const PLATFORM_CONFIGURATION = 'https://purl.imsglobal.org/spec/lti-platform-configuration';
const ALGORITHMS: readonly SigningAlgorithm[] = ['RS256', 'RS384', 'RS512', 'ES256'];
/** Reads and checks a platform's configuration document (lti-dr 1.0, 3.5). Throws RegistrationError. */
export function parseConfiguration(body: unknown, address: URL, allowPrivate: boolean): Configuration {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new RegistrationError('configuration-malformed', 'not a JSON object');
  const fields = body as Record<string, unknown>;
  const issuer = needText(fields, 'issuer');
  const issuerRule = matchIssuer(issuer, address, allowPrivate);
  const endpoint = (name: string) => checkEndpoint(fields, name, { issuer, address, allowPrivate });
  const scopesSupported = textList(fields['scopes_supported']);
  const offered = textList(fields['id_token_signing_alg_values_supported']) ?? [];
  const product = readProduct(fields[PLATFORM_CONFIGURATION], address);
  const algorithms = ALGORITHMS.filter((one) => offered.includes(one));
  return {
    issuer,
    issuerRule,
    authorizationEndpoint: endpoint('authorization_endpoint'),
    tokenEndpoint: endpoint('token_endpoint'),
    jwksUri: endpoint('jwks_uri'),
    registrationEndpoint: endpoint('registration_endpoint'),
    ...readAudience(fields['authorization_server'], product.family),
    ...(scopesSupported ? { scopesSupported } : {}),
    algorithms: algorithms.length > 0 ? algorithms : ['RS256'],
    ...product,
  };
}

/**
 * `aud` of client assertions where the platform names one (lti-dr 1.0: authorization_server; Brightspace needs it).
 * Canvas writes its bare host there and yet checks for the token endpoint.
 */
function readAudience(value: unknown, family: Platform['family']): { tokenAudience?: string } {
  const usable = typeof value === 'string' && URL.canParse(value) && family !== 'canvas';
  return usable ? { tokenAudience: value } : {};
}

function readProduct(details: unknown, address: URL): Pick<Configuration, 'family' | 'name'> {
  const fields = (details ?? {}) as Record<string, unknown>;
  const code = fields['product_family_code'];
  const account = fields['https://canvas.instructure.com/lti/account_name'];
  return {
    family: familyOf(typeof code === 'string' ? code : undefined, 'other'),
    name: typeof account === 'string' && account !== '' ? account.slice(0, 200) : address.host,
  };
}

function needText(fields: Record<string, unknown>, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string' || value === '' || value.length > 2048)
    throw new RegistrationError('configuration-malformed', `${name} is missing`);
  return value;
}

/** An endpoint must live with the platform: the registration token and all later tokens go there. */
function checkEndpoint(
  fields: Record<string, unknown>,
  name: string,
  where: { issuer: string; address: URL; allowPrivate: boolean },
): string {
  const value = needText(fields, name);
  const url = guarded(value, where.allowPrivate, 'endpoint-foreign');
  const atHome = url.origin === where.address.origin || url.origin === originOf(where.issuer);
  if (!atHome && !isCanvasHost(url.hostname))
    throw new RegistrationError('endpoint-foreign', `${name} is on ${url.host}`);
  return value;
}

/** The issuer's host must be the configuration's, or both must be hosted Canvas, whose schools share one issuer. */
function matchIssuer(issuer: string, address: URL, allowPrivate: boolean): IssuerRule {
  const host = URL.canParse(issuer) ? new URL(issuer).host : undefined;
  if (host === address.host) return 'same-host';
  if (/^canvas(\.beta|\.test)?\.instructure\.com$/.test(host ?? '') && isCanvasHost(address.hostname))
    return 'canvas-pair';
  if (allowPrivate) return 'development';
  throw new RegistrationError('issuer-mismatch', `${issuer} / ${address.host}`);
}

function isCanvasHost(hostname: string): boolean {
  return /^[a-z0-9-]+(\.beta|\.test)?\.instructure\.com$|^sso(\.beta|\.test)?\.canvaslms\.com$/.test(
    hostname,
  );
}

function textList(value: unknown): string[] | undefined {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : undefined;
}

/** The address guard, with the code of this step. */
export function guarded(address: string, allowPrivate: boolean, code: RegistrationErrorCode): URL {
  try {
    return checkAddress(address, allowPrivate);
  } catch (cause) {
    throw new RegistrationError(code, cause instanceof ServiceError ? cause.detail : '', { cause });
  }
}
