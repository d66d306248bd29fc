import { startLogin, bindingPlace, readText } from './login.ts';
import type { BindingPlace, LoginDoor, LoginStart } from './login.ts';
import { readMessage } from './launch-message.ts';
import { openToken, readTokenHeader, readTokenText } from './launch-token.ts';
import { LtiError } from './lti-error.ts';
import type { HeldLaunch, Launch, LoginState, Platform } from './lti.types.ts';
import type { PlatformKeys } from './platform-keys.ts';
import { launchOrigins, loginFrameSources } from './quirks.ts';
import { SECRET_SHAPE, hashOf, isSecretOf, newSecret } from './secret.ts';

export interface LaunchDoorOptions extends LoginDoor {
  keys: PlatformKeys;
}

export interface Launched {
  kind: 'launched';
  launch: Launch;
  platform: Platform;
  /** What this browser still holds of the binder; the host's page may clear it. Absent when already cleared. */
  binding?: BindingPlace;
  /** CSP sources for frame-ancestors of the page that follows. */
  frameOrigins: string[];
}

export interface BindingNeeded {
  kind: 'binding-needed';
  /** One-time reference to the verified launch on the server; worth nothing without the binder. */
  ticket: string;
  platform: Platform;
  binding: BindingPlace;
  /** CSP sources for frame-ancestors of the page that looks for the binder. */
  frameOrigins: string[];
}

/**
 * The redirect_uri's work: checks 1 to 12 of the README, then one atomic spend of state and nonce.
 * Without a cookie the verified launch is held on the server and a page has to show the binder: see `continueLaunch`.
 * @param body the parsed form @param binders what the browser's cookies of this state hold
 * @throws LtiError
 */
export async function receiveLaunch(
  door: LaunchDoorOptions,
  body: Record<string, unknown>,
  shown: { binders: readonly string[] },
): Promise<Launched | BindingNeeded> {
  refusePlatformError(body);
  const secret = readSecret(body, 'state');
  const token = readTokenText(Object.hasOwn(body, 'id_token') ? body['id_token'] : undefined);
  const state = await readState(door, hashOf(secret));
  // A browser that shows nothing may still find the binder in its storage; one that shows another's is another browser.
  const bound = shown.binders.some((binder) => isSecretOf(state.binderHash, binder));
  if (!bound && shown.binders.length > 0) throw otherBrowser();
  const platform = await readPlatform(door, state.platformId);
  const header = readTokenHeader(token, platform);
  const key = await door.keys.find(platform.jwksUri, header);
  const payload = await openToken(token, key, header.alg);
  const launch = readMessage(payload, { platform, state, now: door.now(), toolOrigin: door.toolOrigin });
  await noteDeployment(door, launch);
  const binding = bindingPlace(platform, secret, state.storageTarget);
  if (!bound) return hold(door, { launch, platform, binding, state });
  await spend(door, state);
  return { kind: 'launched', launch, platform, binding, frameOrigins: launchOrigins(platform, launch) };
}

/**
 * Second half of a launch without cookies: the page found the binder in localStorage or the platform's storage.
 * @param form the page's POST: `ticket` and `binder`
 * @throws LtiError request-malformed, state-unknown, state-other-browser, state-spent, platform-unknown, platform-stopped
 */
export async function continueLaunch(
  door: LaunchDoorOptions,
  form: Record<string, unknown>,
): Promise<Launched> {
  const ticketHash = hashOf(readSecret(form, 'ticket'));
  const binder = readSecret(form, 'binder');
  const { launch, stateHash } = await readHeld(door, ticketHash);
  const state = await readState(door, stateHash);
  if (!isSecretOf(state.binderHash, binder)) throw otherBrowser();
  const platform = await readPlatform(door, launch.platformId);
  await spend(door, state);
  await door.store.dropHeldLaunch(ticketHash);
  return { kind: 'launched', launch, platform, frameOrigins: launchOrigins(platform, launch) };
}

/**
 * "Open in a new window": the same login again, from the kept request, where the tool is first-party and cookies work.
 * @param form `state` from the login page, or `ticket` from the page after the launch
 * @throws LtiError as `startLogin`, and state-unknown when neither is known any more
 */
export async function relaunch(door: LaunchDoorOptions, form: Record<string, unknown>): Promise<LoginStart> {
  const stateHash = Object.hasOwn(form, 'ticket')
    ? (await readHeld(door, hashOf(readSecret(form, 'ticket')))).stateHash
    : hashOf(readSecret(form, 'state'));
  const { loginRequest } = await readState(door, stateHash);
  // The new window has no platform frames beside it, so a storage target would only cost its time-out.
  return startLogin(door, loginRequest, { platformStorage: false });
}

/** Texts an OpenID error may carry into our log: words, nothing that could be an address or a token. */
const PLAIN_WORDS = /^[A-Za-z][A-Za-z ,.'-]{0,119}$/;
const ERROR_CODE = /^[A-Za-z_]{1,64}$/;
/** The person must sign in at the LMS (OpenID Connect Core 3.1.2.6). */
const SIGN_IN_ERRORS = new Set(['login_required', 'interaction_required', 'account_selection_required']);

/** Platforms post their refusals here too (1.2 of Security Framework 1.0, 5.1.1.3), without a token. */
function refusePlatformError(body: Record<string, unknown>): void {
  const error = readText(body, 'error', 1000);
  if (!error) return;
  const description = readText(body, 'error_description', 10_000) ?? '';
  const shown = [error, description]
    .filter((text, at) => (at === 0 ? ERROR_CODE : PLAIN_WORDS).test(text))
    .join(': ');
  if (SIGN_IN_ERRORS.has(error)) throw new LtiError('login-required', shown);
  // Canvas: its message hint lives some minutes and once.
  if (error === 'launch_no_longer_valid') throw new LtiError('launch-expired-at-platform', shown);
  throw new LtiError('platform-refused', shown);
}

function readSecret(form: Record<string, unknown>, name: string): string {
  const value = readText(form, name, 1000);
  if (!value || !SECRET_SHAPE.test(value))
    throw new LtiError('request-malformed', `${name} is missing or not ours`);
  return value;
}

const otherBrowser = () => new LtiError('state-other-browser', 'the login was started in another browser');

async function readState(door: LaunchDoorOptions, stateHash: string): Promise<LoginState> {
  const state = await door.store.readLoginState(stateHash);
  // The database's own expiry sweeps once a minute; ours is exact.
  if (!state || state.expiresAt <= door.now()) {
    throw new LtiError('state-unknown', 'no login is waiting for this answer: too late, or already used');
  }
  return state;
}

async function readHeld(door: LaunchDoorOptions, ticketHash: string): Promise<HeldLaunch> {
  const held = await door.store.readHeldLaunch(ticketHash);
  if (!held || held.expiresAt <= door.now()) {
    throw new LtiError('state-unknown', 'the held launch is not there any more: too late, or already used');
  }
  return held;
}

async function readPlatform(door: LaunchDoorOptions, id: string): Promise<Platform> {
  const platform = await door.store.findPlatform(id);
  if (!platform) throw new LtiError('platform-unknown', 'the registration was removed since the login');
  if (platform.status === 'stopped') throw new LtiError('platform-stopped', 'the registration is stopped');
  return platform;
}

/** Canvas makes a deployment for every account and course and tells nobody: the first signed launch is the news. */
async function noteDeployment(door: LaunchDoorOptions, launch: Launch): Promise<void> {
  const status = await door.store.noteDeployment(launch.platformId, launch.deploymentId);
  if (status === 'stopped') throw new LtiError('deployment-stopped', 'the deployment is stopped');
}

async function spend(door: LaunchDoorOptions, state: LoginState): Promise<void> {
  const { stateHash, binderHash, nonceHash } = state;
  const spent = await door.store.spendLoginState({ stateHash, binderHash, nonceHash });
  if (!spent) throw new LtiError('state-spent', 'the same launch was opened already');
}

async function hold(
  door: LaunchDoorOptions,
  found: { launch: Launch; platform: Platform; binding: BindingPlace; state: LoginState },
): Promise<BindingNeeded> {
  const { launch, platform, binding, state } = found;
  const ticket = newSecret();
  const { stateHash, expiresAt } = state;
  await door.store.holdLaunch({ ticketHash: hashOf(ticket), stateHash, launch, expiresAt });
  return { kind: 'binding-needed', ticket, platform, binding, frameOrigins: loginFrameSources(platform) };
}
