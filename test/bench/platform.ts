import { createPublicKey, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';

/** The one platform that all servers are measured with. */
export interface BenchPlatform {
  issuer: string;
  clientId: string;
  deploymentId: string;
  authorizationEndpoint: string;
  tokenEndpoint: string;
  jwksUri: string;
}

export interface PlatformStub {
  platform: BenchPlatform;
  /** A signed id_token of learner `number`, for a resource link of one course. */
  idToken(number: number, nonce: string, targetLinkUri: string): Promise<string>;
  /** How often the key set was fetched since the last call. */
  keyFetches(): number;
  close(): void;
}

const CLAIM = 'https://purl.imsglobal.org/spec/lti/claim/';
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A platform that answers with its keys at once: what is measured is the tool. */
export async function startPlatform(): Promise<PlatformStub> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = {
    ...createPublicKey(privateKey).export({ format: 'jwk' }),
    kid: 'bench',
    alg: 'RS256',
    use: 'sig',
  };
  let fetches = 0;
  const server = createServer((_request, answer) => {
    fetches += 1;
    answer.setHeader('content-type', 'application/json');
    answer.end(JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const platform: BenchPlatform = {
    issuer: origin,
    clientId: 'bench',
    deploymentId: '1',
    authorizationEndpoint: `${origin}/auth`,
    tokenEndpoint: `${origin}/token`,
    jwksUri: `${origin}/keys`,
  };
  return {
    platform,
    idToken: async (number, nonce, targetLinkUri) => {
      const payload = { ...claims(platform, number, targetLinkUri), nonce };
      const text = `${base64({ typ: 'JWT', alg: 'RS256', kid: 'bench' })}.${base64(payload)}`;
      const signature = await promisify(sign)('RSA-SHA256', Buffer.from(text), privateKey);
      return `${text}.${signature.toString('base64url')}`;
    },
    keyFetches: () => {
      const count = fetches;
      fetches = 0;
      return count;
    },
    close: () => server.close(),
  };
}

function claims(platform: BenchPlatform, number: number, targetLinkUri: string): Record<string, unknown> {
  const now = Math.floor(Date.now() / 1000);
  return {
    iss: platform.issuer,
    aud: platform.clientId,
    sub: `learner-${number}`,
    iat: now,
    exp: now + 60,
    jti: randomUUID(),
    name: `Learner ${number}`,
    given_name: 'Learner',
    family_name: String(number),
    email: `learner-${number}@example.org`,
    [`${CLAIM}version`]: '1.3.0',
    [`${CLAIM}message_type`]: 'LtiResourceLinkRequest',
    [`${CLAIM}deployment_id`]: platform.deploymentId,
    [`${CLAIM}target_link_uri`]: targetLinkUri,
    [`${CLAIM}roles`]: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Learner'],
    [`${CLAIM}context`]: { id: '2', label: 'BENCH', title: 'Bench', type: ['CourseSection'] },
    [`${CLAIM}resource_link`]: { id: '7', title: 'Advanced mentoring' },
    [`${CLAIM}launch_presentation`]: { locale: 'en', document_target: 'iframe' },
    [`${CLAIM}tool_platform`]: { product_family_code: 'moodle', guid: 'bench', name: 'Bench' },
    [`${CLAIM}custom`]: { content_id: 'course' },
  };
}
