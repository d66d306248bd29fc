import { randomBytes } from 'node:crypto';
import type { Platform } from './lti.types.ts';
import { originOf } from './frame-sources.ts';
import { registrationBody, TOOL_CONFIGURATION, type ToolDescription } from './registration-body.ts';
import {
  type Configuration,
  guarded,
  type IssuerRule,
  parseConfiguration,
  RegistrationError,
  type RegistrationErrorCode,
} from './registration-configuration.ts';
import {
  type CurrentRegistration,
  isRenewalToken,
  keepChoices,
  keptChoices,
  readCurrent,
  type RegistrationChoice,
} from './registration-renewal.ts';
import { ServiceError } from './service-error.ts';
import type { ServiceAnswer, ServiceClient } from './service-request.ts';

export interface Registration {
  /** Ready to be stored; `id` is new. */
  platform: Platform;
  /** Moodle always tells it, Canvas only in newer releases. Never invented: launches bring it. */
  deploymentId?: string;
  issuerRule: IssuerRule;
  /** What the platform says it granted; the launches' own lists are the truth. */
  scopes: string[];
  /** There when a registration of the same client was renewed: the choices of its administrator that were left alone. */
  renewed?: { kept: RegistrationChoice[] };
}

/** A registration that is about to be renewed, with the addresses that the platform names now. */
export type Renewal = Pick<
  Platform,
  'issuer' | 'clientId' | 'authorizationEndpoint' | 'tokenEndpoint' | 'jwksUri'
> & { issuerRule: IssuerRule };

export interface RegistrationRequest {
  /** Both as they came in the query; the token is a secret of the platform and is never logged. */
  openidConfiguration: string;
  registrationToken?: string;
}

export interface RegistrationOptions {
  client: ServiceClient;
  tool: ToolDescription;
  /** True: http and private hosts may register, and an issuer's text need not match its host (a local LMS). */
  allowPrivate: boolean;
  /** Asked before anything is changed on the platform; a rejection ends it there and is passed on. */
  beforeRenewal(renewal: Renewal): Promise<void>;
}

const MAX_BYTES = 256_000;
const TIMEOUT_MS = 5_000;

/**
 * Registers the tool with the platform behind `openidConfiguration`: reads the configuration, checks it, posts the
 * request of the family, reads the answer. Where the platform asks for an update, the registration that stands there is read
 * first and its administrator's choices are kept. Stores nothing. Rejects with RegistrationError, or as `beforeRenewal` does.
 */
export async function registerWithPlatform(
  options: RegistrationOptions,
  request: RegistrationRequest,
): Promise<Registration> {
  const configuration = await readConfiguration(options, request);
  const fresh = registrationBody(options.tool, configuration.family, configuration.scopesSupported);
  const origin = originOf(request.openidConfiguration);
  const post = (body: Record<string, unknown>) =>
    ask(options, request, { method: 'POST', url: configuration.registrationEndpoint, body });
  if (!isRenewalToken(request.registrationToken)) return readAnswer(await post(fresh), configuration, origin);
  const current = await readStanding(options, request, configuration);
  const { issuer, issuerRule, authorizationEndpoint, tokenEndpoint, jwksUri } = configuration;
  const addresses = { authorizationEndpoint, tokenEndpoint, jwksUri };
  await options.beforeRenewal({ issuer, issuerRule, clientId: current.clientId, ...addresses });
  const renewed = readAnswer(await post(keepChoices(fresh, current)), configuration, origin);
  if (renewed.platform.clientId !== current.clientId)
    throw new RegistrationError('answer-malformed', 'client_id is not the one that was renewed');
  return { ...renewed, renewed: { kept: keptChoices(current, options.tool.name) } };
}

/** The registration as it stands: without it an update would overwrite choices that nobody has seen. */
async function readStanding(
  options: RegistrationOptions,
  request: RegistrationRequest,
  { registrationEndpoint }: Configuration,
): Promise<CurrentRegistration> {
  const answer = await ask(options, request, { method: 'GET', url: registrationEndpoint });
  const current = readCurrent(jsonOf(answer, 'standing-malformed'));
  if (!current) throw new RegistrationError('standing-malformed', 'client_id is missing');
  return current;
}

async function readConfiguration(
  options: RegistrationOptions,
  request: RegistrationRequest,
): Promise<Configuration> {
  if (request.openidConfiguration === '') throw new RegistrationError('configuration-missing');
  const address = guarded(request.openidConfiguration, options.allowPrivate, 'configuration-address');
  const token = request.registrationToken;
  const bearer = token === undefined ? {} : { bearer: token };
  let body: unknown;
  try {
    body = await options.client.fetchJson(address.href, {
      maxBytes: MAX_BYTES,
      timeoutMs: TIMEOUT_MS,
      ...bearer,
    });
  } catch (error) {
    throw fromService(error, 'configuration-unreachable');
  }
  return parseConfiguration(body, address, options.allowPrivate);
}

/** One call of the registration endpoint. Anything but success rejects, with the platform's own words. */
async function ask(
  options: RegistrationOptions,
  request: RegistrationRequest,
  call: { method: 'GET' | 'POST'; url: string; body?: Record<string, unknown> },
): Promise<ServiceAnswer> {
  const { method, url, body } = call;
  const token = request.registrationToken;
  try {
    const answer = await options.client.send({
      method,
      url,
      headers: {
        accept: 'application/json',
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      maxBytes: MAX_BYTES,
    });
    // Moodle answers 200 where the specification says 201.
    if (answer.status === 200 || answer.status === 201) return answer;
    throw new RegistrationError('platform-refused', refusalText(answer));
  } catch (error) {
    throw error instanceof RegistrationError ? error : fromService(error, 'platform-unreachable');
  }
}

function jsonOf(answer: ServiceAnswer, code: RegistrationErrorCode): Record<string, unknown> {
  try {
    return answer.json() as Record<string, unknown>;
  } catch (cause) {
    throw new RegistrationError(code, 'not JSON', { cause });
  }
}

/** Moodle's reason is the bare text of the body, Canvas' a list `errors`. All of it, in one line of 500 characters. */
function refusalText(answer: ServiceAnswer): string {
  let found = answer.text;
  try {
    const body = answer.json() as { errors?: unknown; error?: unknown } | null;
    const errors = body?.errors ?? body?.error;
    if (errors !== undefined) found = (Array.isArray(errors) ? errors : [errors]).map(asText).join('; ');
  } catch {
    if (/<\w+/.test(found)) found = '';
  }
  const line = found.replace(/\s+/g, ' ').trim().slice(0, 500);
  return `${line === '' ? answer.statusText : line} (HTTP ${answer.status})`.trim();
}

function asText(error: unknown): string {
  if (typeof error === 'string') return error;
  const message = (error as { message?: unknown } | null)?.message;
  return typeof message === 'string' ? message : JSON.stringify(error);
}

function readAnswer(
  answer: ServiceAnswer,
  configuration: Configuration,
  origin: string | undefined,
): Registration {
  const body = jsonOf(answer, 'answer-malformed');
  const clientId = body?.['client_id'];
  if (typeof clientId !== 'string' || clientId === '' || clientId.length > 255)
    throw new RegistrationError('answer-malformed', 'client_id is missing');
  const details = (body[TOOL_CONFIGURATION] ?? {}) as Record<string, unknown>;
  const deployment = details['deployment_id'];
  const { issuer, authorizationEndpoint, tokenEndpoint, jwksUri, tokenAudience } = configuration;
  const origins = [originOf(issuer), originOf(authorizationEndpoint), origin];
  return {
    platform: {
      id: randomBytes(16).toString('base64url'),
      name: configuration.name,
      issuer,
      clientId,
      authorizationEndpoint,
      tokenEndpoint,
      ...(tokenAudience === undefined ? {} : { tokenAudience }),
      jwksUri,
      family: configuration.family,
      algorithms: configuration.algorithms,
      status: 'active',
      frameOrigins: [...new Set(origins.filter((one): one is string => one !== undefined))],
    },
    ...(typeof deployment === 'string' && deployment !== ''
      ? { deploymentId: deployment.slice(0, 255) }
      : {}),
    issuerRule: configuration.issuerRule,
    scopes: typeof body['scope'] === 'string' ? body['scope'].split(' ').filter((one) => one !== '') : [],
  };
}

function fromService(error: unknown, code: RegistrationErrorCode): RegistrationError {
  if (!(error instanceof ServiceError)) throw error;
  const mapped = error.code === 'address-refused' ? 'configuration-address' : code;
  const malformed = error.code === 'answer-malformed' && code === 'configuration-unreachable';
  const detail = [error.code, error.detail].filter((one) => one !== '').join(': ');
  return new RegistrationError(malformed ? 'configuration-malformed' : mapped, detail, { cause: error });
}
