import { bindingPlace, type BindingPlace } from './browser-binding.ts';
import { loginFrameSources } from './frame-sources.ts';
import { LtiError } from './lti-error.ts';
import type { LtiStore } from './lti-store.ts';
import type { Platform } from './lti.types.ts';
import { hashOf, newSecret } from './secret.ts';
import { markOf, STATE_LIFE_MS } from './login-state.ts';
import type { LoginSeals } from './login-state.ts';

/** Canvas hints are long (a signed token); above this a redirect would break on some proxies anyway. */
const HINT_LENGTH = 8192;
const NAME_LENGTH = 255;
const ADDRESS_LENGTH = 4096;

export interface LoginDoor {
  store: LtiStore;
  seals: LoginSeals;
  now: () => Date;
  /** scheme://host:port of this tool; targets elsewhere are refused. */
  toolOrigin: string;
  /** The one registered redirect_uri. */
  launchUrl: string;
}

export interface LoginStart {
  authorizationUrl: string;
  /** Public: the platform sees it. Sealed: it can read nothing in it. */
  state: string;
  /** The login request, sealed: what the form "Open in a new window" of the login's page posts as `login`. */
  readonly request: string;
  /** Secret of this browser. Goes into the cookie and the page, never to the platform's endpoints. */
  binder: string;
  platform: Platform;
  binding: BindingPlace;
  /** CSP sources for frame-ancestors of the login page. */
  frameOrigins: string[];
}

interface LoginRequest {
  iss: string;
  loginHint: string;
  targetLinkUri: string;
  messageHint?: string;
  clientId?: string;
  deploymentId?: string;
  storageTarget?: string;
}

/**
 * Third-party initiated login (Security Framework 1.0, 5.1.1): finds the registration, seals what the launch must know
 * into `state`, and says where to send the browser. Nothing is stored.
 * @param params query or form as parsed by the host; anything but plain texts is refused
 * @throws LtiError request-malformed, platform-unknown, platform-ambiguous, platform-stopped, target-foreign
 */
export async function startLogin(
  door: LoginDoor,
  params: Record<string, unknown>,
  options: { platformStorage: boolean },
): Promise<LoginStart> {
  const request = readLoginRequest(params);
  checkOwnTarget(request.targetLinkUri, door.toolOrigin);
  const platform = await resolvePlatform(door.store, request);
  const binder = newSecret();
  const storageTarget = options.platformStorage ? request.storageTarget : undefined;
  const expiresAt = new Date(door.now().getTime() + STATE_LIFE_MS);
  const state = door.seals.sealState({
    platformId: platform.id,
    binderHash: hashOf(binder),
    expiresAt,
    ...(request.deploymentId === undefined ? {} : { deploymentMark: markOf(request.deploymentId) }),
    ...(storageTarget === undefined ? {} : { storageTarget }),
  });
  const nonce = door.seals.nonceOf(state);
  return {
    authorizationUrl: authorizationUrl(door, platform, request, { state, nonce }),
    state,
    // Sealed when it is asked for: most logins are answered by a redirect, which has no form.
    get request() {
      return door.seals.sealRequest(asParams(request), expiresAt);
    },
    binder,
    platform,
    binding: bindingPlace(platform, state, storageTarget),
    frameOrigins: loginFrameSources(platform),
  };
}

/** An own property that is one text, or nothing. Lists and objects come from repeated or bracketed parameters. */
export function readText(params: Record<string, unknown>, name: string, limit: number): string | undefined {
  const value = Object.hasOwn(params, name) ? params[name] : undefined;
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string')
    throw new LtiError('request-malformed', `${name} is given more than once or is no text`);
  if (value.length > limit)
    throw new LtiError('request-malformed', `${name} is longer than ${limit} characters`);
  return value;
}

/** Texts that are looked up or parsed: without control characters, empty counts as absent. */
function readPlain(params: Record<string, unknown>, name: string, limit: number): string | undefined {
  const value = readText(params, name, limit);
  if (value && /\p{Cc}/u.test(value))
    throw new LtiError('request-malformed', `${name} has control characters`);
  return value || undefined;
}

/** `iss[$ne]=` is an operator in the spelling of form parsers; a flat parser would take the real one as absent. */
function refuseBrackets(params: Record<string, unknown>): void {
  const bracketed = Object.keys(params).some((name) =>
    /^(iss|client_id|(lti_)?deployment_id|login_hint)\[/.test(name),
  );
  if (bracketed) throw new LtiError('request-malformed', 'a parameter is an object');
}

function readLoginRequest(params: Record<string, unknown>): LoginRequest {
  refuseBrackets(params);
  const iss = readPlain(params, 'iss', ADDRESS_LENGTH);
  const loginHint = readText(params, 'login_hint', HINT_LENGTH);
  const targetLinkUri = readPlain(params, 'target_link_uri', ADDRESS_LENGTH);
  if (!iss || !loginHint || !targetLinkUri) {
    throw new LtiError('request-malformed', 'iss, login_hint and target_link_uri must all be there');
  }
  const request: LoginRequest = { iss, loginHint, targetLinkUri };
  // Opaque: echoed byte for byte, so not even trimmed.
  const messageHint = readText(params, 'lti_message_hint', HINT_LENGTH);
  const clientId = readPlain(params, 'client_id', NAME_LENGTH);
  const deploymentId = readDeploymentId(params);
  const storageTarget = readPlain(params, 'lti_storage_target', NAME_LENGTH);
  if (messageHint !== undefined) request.messageHint = messageHint;
  if (clientId !== undefined) request.clientId = clientId;
  if (deploymentId !== undefined) request.deploymentId = deploymentId;
  if (storageTarget !== undefined) request.storageTarget = storageTarget;
  return request;
}

/** Canvas has sent both spellings over the years; two that differ mean that somebody edited the request. */
function readDeploymentId(params: Record<string, unknown>): string | undefined {
  const named = readPlain(params, 'lti_deployment_id', NAME_LENGTH);
  const short = readPlain(params, 'deployment_id', NAME_LENGTH);
  if (named && short && named !== short)
    throw new LtiError('request-malformed', 'two different deployment ids');
  return named ?? short;
}

function asParams(request: LoginRequest): Record<string, string> {
  const { iss, loginHint, targetLinkUri, messageHint, clientId, deploymentId } = request;
  return {
    iss,
    login_hint: loginHint,
    target_link_uri: targetLinkUri,
    ...(messageHint === undefined ? {} : { lti_message_hint: messageHint }),
    ...(clientId === undefined ? {} : { client_id: clientId }),
    ...(deploymentId === undefined ? {} : { lti_deployment_id: deploymentId }),
  };
}

/** The page that a launch ends on is ours, or this would be an open redirect. */
export function checkOwnTarget(target: string, toolOrigin: string): void {
  if (!URL.canParse(target)) throw new LtiError('target-foreign', 'target_link_uri is not an address');
  const url = new URL(target);
  if (url.origin !== toolOrigin || url.username || url.password) {
    throw new LtiError('target-foreign', 'target_link_uri leads to another site');
  }
}

/** client_id is optional (LTI 1.3, 4.1.3). Without it a deployment seen before may decide; a guess never does. */
async function resolvePlatform(store: LtiStore, request: LoginRequest): Promise<Platform> {
  const { iss, clientId, deploymentId } = request;
  const found = await store.findPlatforms(
    clientId === undefined ? { issuer: iss } : { issuer: iss, clientId },
  );
  // The text decides, whatever collation the host's database compares with.
  const exact = found.filter(
    (one) => one.issuer === iss && (clientId === undefined || one.clientId === clientId),
  );
  if (exact.length === 0)
    throw new LtiError('platform-unknown', 'no registration has this issuer and client id');
  const platform = exact.length === 1 ? exact[0] : await byDeployment(store, exact, { iss, deploymentId });
  if (!platform)
    throw new LtiError('platform-ambiguous', 'several registrations of this issuer, and no client_id');
  if (platform.status === 'stopped')
    throw LtiError.of(platform.id, 'platform-stopped', 'the registration is stopped');
  return platform;
}

async function byDeployment(
  store: LtiStore,
  platforms: Platform[],
  wanted: { iss: string; deploymentId: string | undefined },
): Promise<Platform | undefined> {
  if (wanted.deploymentId === undefined) return undefined;
  const owners = new Set(await store.findDeploymentOwners(wanted.iss, wanted.deploymentId));
  const matching = platforms.filter((platform) => owners.has(platform.id));
  return matching.length === 1 ? matching[0] : undefined;
}

/** OpenID Connect request (Security Framework 1.0, 5.1.1.2), on top of whatever query the endpoint was registered with. */
function authorizationUrl(
  door: LoginDoor,
  platform: Platform,
  request: LoginRequest,
  secrets: { state: string; nonce: string },
): string {
  const url = new URL(platform.authorizationEndpoint);
  const query: Record<string, string> = {
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: platform.clientId,
    redirect_uri: door.launchUrl,
    login_hint: request.loginHint,
    ...(request.messageHint === undefined ? {} : { lti_message_hint: request.messageHint }),
    ...secrets,
  };
  // Apart from the address, which would be put together anew with each of them.
  const params = new URLSearchParams(url.search);
  for (const [name, value] of Object.entries(query)) params.set(name, value);
  url.search = params.toString();
  return url.href;
}
