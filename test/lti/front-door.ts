import { expect } from 'vitest';
import { createLaunchDoor, createPlatformKeys } from '../../lti/index.ts';
import type {
  Admission,
  LaunchDoor,
  LaunchDoorOptions,
  LoginStart,
  Once,
  Platform,
} from '../../lti/index.ts';
import { keySet, makeKey, signToken } from './keys.ts';
import type { TestKey } from './keys.ts';
import { memoryStore } from './memory-store.ts';
import type { MemoryStore } from './memory-store.ts';

export const SECRET = 'test-only: 0123456789 abcdefghijklm';
export const TOOL = 'https://tool.example';
export const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';

/** What a refusal looks like in an expectation. */
export const refusedAs = (code: string): unknown => expect.objectContaining({ name: 'LtiError', code });

export const platformRow = (changes: Partial<Platform> = {}): Platform => ({
  id: 'platform-1',
  name: 'School',
  issuer: 'https://lms.example',
  clientId: 'client-1',
  authorizationEndpoint: 'https://lms.example/mod/lti/auth.php',
  tokenEndpoint: 'https://lms.example/mod/lti/token.php',
  jwksUri: 'https://lms.example/mod/lti/certs.php',
  family: 'moodle',
  algorithms: ['RS256'],
  status: 'active',
  frameOrigins: [],
  ...changes,
});

/** A tool's front door with everything around it in the test's hands: time, keys, key address, storage. */
export interface FrontDoor {
  door: LaunchDoor<Admitted>;
  /** What the door is made of; another door made of it is another process of the same host. */
  parts: LaunchDoorOptions<Admitted>;
  /** Launches let in, by the secret that each has spent. */
  spent: Map<string, Once>;
  store: MemoryStore;
  platform: Platform;
  key: TestKey;
  clock: { at: number };
  /** What the key address answers; an Error is thrown. */
  keyAddress: { answer: unknown; asked: number };
  login(extra?: Record<string, unknown>): Promise<LoginStart>;
  /** nonce of a started login, as the platform reads it from the address. */
  nonceOf(start: LoginStart): string;
  now(): number;
}

/** What a host answers for a launch that it lets in. */
export interface Admitted {
  sub: string | undefined;
}

const admission = (spent: FrontDoor['spent']): Admission<Admitted> => ({
  admit: async (launch, once) => {
    if (spent.has(once.secret)) return undefined;
    spent.set(once.secret, once);
    return { sub: launch.sub };
  },
  isSpent: async (_launch, once) => spent.has(once.secret),
});

let firstKey: Promise<TestKey> | undefined;

export async function frontDoor(changes: Partial<Platform> = {}): Promise<FrontDoor> {
  // Making a pair takes a quarter of a second; all doors of a file may share one.
  firstKey ??= makeKey('key-1');
  const key = await firstKey;
  const platform = platformRow(changes);
  const store = memoryStore(platform);
  const clock = { at: Date.UTC(2026, 10, 22, 9) };
  const keyAddress: FrontDoor['keyAddress'] = { answer: keySet(key), asked: 0 };
  const fetchJson = async () => {
    keyAddress.asked += 1;
    if (keyAddress.answer instanceof Error) throw keyAddress.answer;
    return keyAddress.answer;
  };
  const now = () => new Date(clock.at);
  const keys = createPlatformKeys({ fetchJson, now });
  const spent: FrontDoor['spent'] = new Map();
  const tool = { toolOrigin: TOOL, launchUrl: `${TOOL}/lti/launch`, secret: SECRET };
  const parts = { ...tool, store, keys, ...admission(spent), now };
  const door = createLaunchDoor(parts);
  const login = (extra: Record<string, unknown> = {}) => door.startLogin({ ...loginOf(platform), ...extra });
  const nonceOf = (start: LoginStart) => new URL(start.authorizationUrl).searchParams.get('nonce') ?? '';
  return {
    door,
    parts,
    spent,
    store,
    platform,
    key,
    clock,
    keyAddress,
    login,
    nonceOf,
    now: () => Math.floor(clock.at / 1000),
  };
}

export const loginOf = (platform: Platform): Record<string, string> => ({
  iss: platform.issuer,
  client_id: platform.clientId,
  login_hint: '42',
  target_link_uri: `${TOOL}/lti/launch`,
  lti_message_hint: '{"cmid":7,"launchid":"ltilaunch_7"}',
  lti_deployment_id: '3',
});

/** The payload of an ordinary Moodle launch answering `start`. */
export function payloadFor(front: FrontDoor, start: LoginStart): Record<string, unknown> {
  return {
    iss: front.platform.issuer,
    aud: front.platform.clientId,
    sub: '42',
    nonce: front.nonceOf(start),
    iat: front.now(),
    exp: front.now() + 60,
    name: 'Ada Learner',
    given_name: 'Ada',
    family_name: 'Learner',
    email: 'ada@lms.example',
    [`${LTI}version`]: '1.3.0',
    [`${LTI}message_type`]: 'LtiResourceLinkRequest',
    [`${LTI}deployment_id`]: '3',
    [`${LTI}target_link_uri`]: `${TOOL}/lti/launch`,
    [`${LTI}roles`]: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Learner'],
    [`${LTI}resource_link`]: { id: '12', title: 'Mentoring', description: '<p>x</p>' },
    [`${LTI}context`]: { id: '5', label: 'M1', title: 'Mentors', type: ['CourseSection'] },
    [`${LTI}launch_presentation`]: { locale: 'en', document_target: 'iframe' },
  };
}

/** A whole launch by cookie: login, platform's token with changes, POST. */
export async function launchWith(front: FrontDoor, changes: Record<string, unknown> = {}) {
  const start = await front.login();
  const idToken = await signToken(front.key, { ...payloadFor(front, start), ...changes });
  return front.door.receiveLaunch({ state: start.state, id_token: idToken }, { binders: [start.binder] });
}
