import { afterAll, beforeAll, beforeEach } from 'vitest';
import { registerWithPlatform } from '../../lti/registration.ts';
import { SCOPE } from '../../lti/scopes.ts';
import { createServiceClient, type ServiceClient } from '../../lti/service-request.ts';
import { type Reply, StubPlatform } from './stub-platform.ts';

/** A platform that registers tools as a test tells it to; for the tests of registration. */

export const stub = new StubPlatform();
const userAgent = 'Re-entry/9 (+https://tool.test)';
/** Of the file that runs: each opens its own, for files share this module. */
export let open: ServiceClient;
export let strict: ServiceClient;

/** Call at the top level of a test file. */
export function registrationStub(): void {
  beforeAll(async () => {
    open = createServiceClient({ userAgent, allowPrivate: true });
    strict = createServiceClient({ userAgent, allowPrivate: false });
    await stub.start();
  });
  beforeEach(() => {
    stub.reset();
    renewals.length = 0;
  });
  afterAll(async () => {
    await Promise.all([open.close(), strict.close()]);
    await stub.stop();
  });
}

export const TC = 'https://purl.imsglobal.org/spec/lti-tool-configuration';
export const PC = 'https://purl.imsglobal.org/spec/lti-platform-configuration';
export const CV = 'https://canvas.instructure.com/lti/';
export const AGS = [SCOPE.lineItem, SCOPE.lineItemRead, SCOPE.result, SCOPE.score];
export const tool = {
  origin: 'https://tool.example',
  name: 'Re-entry',
  description: 'Mentoring',
  iconUrl: 'https://tool.example/icon.svg',
};
export const configuration = (origin: string, change: object = {}) => ({
  issuer: origin,
  authorization_endpoint: `${origin}/auth`,
  token_endpoint: `${origin}/token`,
  jwks_uri: `${origin}/jwks`,
  registration_endpoint: `${origin}/register`,
  scopes_supported: [...AGS, SCOPE.members, 'openid'],
  [PC]: { product_family_code: 'moodle', version: '4.5' },
  ...change,
});
/** What was announced before a renewal. */
export const renewals: object[] = [];
export const beforeRenewal = async (renewal: object): Promise<void> => void renewals.push(renewal);
export const run = (change: object = {}, answer: Reply = {}, token = 'reg-token') => {
  stub.on('GET /config', () => ({ body: configuration(stub.origin, change) }));
  stub.on('POST /register', () => ({ body: { client_id: 'abc', [TC]: { deployment_id: '3' } }, ...answer }));
  const request = {
    openidConfiguration: `${stub.origin}/config`,
    ...(token ? { registrationToken: token } : {}),
  };
  return registerWithPlatform({ client: open, tool, allowPrivate: true, beforeRenewal }, request);
};
export const posted = () => JSON.parse(stub.of('POST /register')[0]?.body ?? '{}') as Record<string, unknown>;
