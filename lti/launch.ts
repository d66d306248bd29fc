import { bindingPlace, type BindingPlace, checkBinder, ownBinder } from './browser-binding.ts';
import { launchFrameSources, loginFrameSources } from './frame-sources.ts';
import { readText, startLogin } from './login.ts';
import type { LoginDoor, LoginStart } from './login.ts';
import { STATE_SHAPE } from './login-state.ts';
import { readMessage } from './launch-message.ts';
import { openToken, readTokenHeader, readTokenText } from './launch-token.ts';
import { LtiError, naming } from './lti-error.ts';
import type { HeldLaunch, Launch, LoginState, Platform } from './lti.types.ts';
import type { PlatformKeys } from './platform-keys.ts';
import { SECRET_SHAPE, hashOf, newSecret } from './secret.ts';

/** What may be spent by one launch, once. */
export interface Once {
  /** 43 characters, the same for every post of this launch, unknown to the platform. */
  secret: string;
  /** Until then the same launch can be posted again: what says that it is spent must not be gone before. */
  until: Date;
}

/**
 * The host's part: lets the person of a verified launch in, by one insert whose unique key is made of `once.secret`, so
 * that of two posts at the same moment one is let in. Answers undefined when the key was there already.
 */
export type Admit<A> = (launch: Launch, once: Once) => Promise<A | undefined>;

/** Both are asked of a verified launch only. */
export interface Admission<A> {
  admit: Admit<A>;
  /** Whether `admit` let this launch in before. For the words of a refusal: what decides is `admit` itself. */
  isSpent: (launch: Launch, once: Once) => Promise<boolean>;
}

export interface LaunchDoorParts<A> extends LoginDoor, Admission<A> {
  keys: PlatformKeys;
}

export interface Launched<A> {
  kind: 'launched';
  launch: Launch;
  platform: Platform;
  /** What the host's `admit` answered. */
  admitted: A;
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
 * The redirect_uri's work: checks 1 to 13 of the README, then the host's one write that spends the login.
 * Without a cookie the verified launch is held on the server and a page has to show the binder: see `continueLaunch`.
 * @param body the parsed form @param binders what the browser's cookies of this state hold
 * @throws LtiError
 */
export function receiveLaunch<A>(
  door: LaunchDoorParts<A>,
  body: Record<string, unknown>,
  shown: { binders: readonly string[] },
): Promise<Launched<A> | BindingNeeded> {
  const state = Object.hasOwn(body, 'state') ? body['state'] : undefined;
  return naming(
    () => receive(door, body, shown),
    () => (typeof state === 'string' ? door.seals.platformOf(state) : undefined),
  );
}

async function receive<A>(
  door: LaunchDoorParts<A>,
  body: Record<string, unknown>,
  shown: { binders: readonly string[] },
): Promise<Launched<A> | BindingNeeded> {
  refusePlatformError(body);
  const text = readShaped(body, 'state', STATE_SHAPE);
  const token = readTokenText(Object.hasOwn(body, 'id_token') ? body['id_token'] : undefined);
  const state = door.seals.openState(text, door.now());
  const binder = ownBinder(state.binderHash, shown.binders);
  const { launch, platform } = await verify(door, token, { text, state });
  const binding = bindingPlace(platform, text, state.storageTarget);
  const once = onceOf(door, { text, state });
  if (binder === undefined) {
    // Posted again by the browser's Back: the launch took the binder away, and a search for it would end in blaming the browser.
    if (await door.isSpent(launch, once)) throw spentBefore();
    return hold(door, { launch, platform, binding, login: { text, state } });
  }
  const admitted = await spend(door, launch, once);
  const frameOrigins = launchFrameSources(platform, launch);
  return { kind: 'launched', launch, platform, admitted, binding, frameOrigins };
}

/**
 * Second half of a launch without cookies: the page found the binder in localStorage or the platform's storage.
 * @param form the page's POST: `ticket` and `binder`
 * @throws LtiError request-malformed, state-unknown, state-other-browser, state-spent, platform-unknown, platform-stopped
 */
export async function continueLaunch<A>(
  door: LaunchDoorParts<A>,
  form: Record<string, unknown>,
): Promise<Launched<A>> {
  const ticketHash = hashOf(readShaped(form, 'ticket', SECRET_SHAPE));
  const binder = readShaped(form, 'binder', SECRET_SHAPE);
  const held = await readHeld(door, ticketHash);
  return naming(
    () => finishHeld(door, held, { ticketHash, binder }),
    () => held.launch.platformId,
  );
}

async function finishHeld<A>(
  door: LaunchDoorParts<A>,
  { launch, state: text }: HeldLaunch,
  { ticketHash, binder }: { ticketHash: string; binder: string },
): Promise<Launched<A>> {
  const state = door.seals.openState(text, door.now());
  checkBinder(state.binderHash, binder);
  const platform = await readPlatform(door, launch.platformId);
  const admitted = await spend(door, launch, onceOf(door, { text, state }));
  await door.store.dropHeldLaunch(ticketHash);
  return { kind: 'launched', launch, platform, admitted, frameOrigins: launchFrameSources(platform, launch) };
}

/**
 * "Open in a new window": the same login again, from the request sealed into the login's page, where the tool is
 * first-party and cookies work. After a launch there is no such way: LMSs take their hint once.
 * @param form `login` from that page
 * @throws LtiError as `startLogin`, and state-unknown when the request is not ours or too old
 */
export async function relaunch(door: LoginDoor, form: Record<string, unknown>): Promise<LoginStart> {
  const sealed = readText(form, 'login', REQUEST_LENGTH);
  if (!sealed) throw new LtiError('request-malformed', 'login is missing');
  const request = door.seals.openRequest(sealed, door.now());
  // The new window has no platform frames beside it, so a storage target would only cost its time-out.
  return startLogin(door, request, { platformStorage: false });
}

/** Two hints of 8 kB and the addresses, in letters of up to three bytes, sealed. */
const REQUEST_LENGTH = 200_000;

interface Login {
  text: string;
  state: LoginState;
}

/** Checks 3 to 13: nothing is spent or written before all of them hold, but the deployment that this makes known. */
async function verify<A>(
  door: LaunchDoorParts<A>,
  token: string,
  { text, state }: Login,
): Promise<{ launch: Launch; platform: Platform }> {
  const platform = await readPlatform(door, state.platformId);
  const header = readTokenHeader(token, platform);
  const key = await door.keys.find(platform.jwksUri, header);
  const payload = openToken(token, key, header.alg);
  const { toolOrigin, launchUrl } = door;
  const nonce = door.seals.nonceOf(text);
  const launch = readMessage(payload, { platform, state, nonce, now: door.now(), toolOrigin, launchUrl });
  // Canvas makes a deployment for every account and course and tells nobody: the first signed launch is the news.
  const status = await door.store.noteDeployment(launch.platformId, launch.deploymentId);
  if (status === 'stopped') throw new LtiError('deployment-stopped', 'the deployment is stopped');
  return { launch, platform };
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

function readShaped(form: Record<string, unknown>, name: string, shape: RegExp): string {
  const value = readText(form, name, 2000);
  if (!value || !shape.test(value)) throw new LtiError('request-malformed', `${name} is missing or not ours`);
  return value;
}

async function readHeld(door: LoginDoor, ticketHash: string): Promise<HeldLaunch> {
  const held = await door.store.readHeldLaunch(ticketHash);
  if (!held || held.expiresAt <= door.now()) {
    throw new LtiError('state-unknown', 'the held launch is not there any more: too late, or already used');
  }
  return held;
}

async function readPlatform(door: LoginDoor, id: string): Promise<Platform> {
  const platform = await door.store.findPlatform(id);
  if (!platform) throw new LtiError('platform-unknown', 'the registration was removed since the login');
  if (platform.status === 'stopped') throw new LtiError('platform-stopped', 'the registration is stopped');
  return platform;
}

const onceOf = (door: LoginDoor, { text, state }: Login): Once => ({
  secret: door.seals.onceOf(text),
  until: state.expiresAt,
});

async function spend<A>(door: LaunchDoorParts<A>, launch: Launch, once: Once): Promise<A> {
  const admitted = await door.admit(launch, once);
  if (admitted === undefined) throw spentBefore();
  return admitted;
}

const spentBefore = () => new LtiError('state-spent', 'the same launch was opened already');

async function hold(
  door: LoginDoor,
  found: { launch: Launch; platform: Platform; binding: BindingPlace; login: Login },
): Promise<BindingNeeded> {
  const { launch, platform, binding, login } = found;
  const ticket = newSecret();
  const { expiresAt } = login.state;
  await door.store.holdLaunch({ ticketHash: hashOf(ticket), state: login.text, launch, expiresAt });
  return { kind: 'binding-needed', ticket, platform, binding, frameOrigins: loginFrameSources(platform) };
}
