import { generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { createAccessTokens } from '../../lti/access-token.ts';
import type { Platform } from '../../lti/lti.types.ts';
import { createPlatformCall } from '../../lti/platform-call.ts';
import { createServiceClient, type SentRequest } from '../../lti/service-request.ts';
import { createToolKeys, type KeyPair, type ToolKeyRow, type ToolKeyStore } from '../../lti/tool-keys.ts';
import { StubPlatform } from './stub-platform.ts';

export const SECRET = 'k7Jq-2mX9pLd4Rt8Vb1Zc6Nw3Hy5Gs0Fa';

/** A clock that stands still until told. */
export class HandClock {
  time = new Date('2026-03-02T10:00:00.000Z');
  now = (): Date => this.time;
  pass(milliseconds: number): void {
    this.time = new Date(this.time.getTime() + milliseconds);
  }
}

/** The rows of a host in memory, with the unique index on the generation that a real one has. */
export function memoryKeyStore(): ToolKeyStore & { rows: ToolKeyRow[] } {
  const rows: ToolKeyRow[] = [];
  return {
    rows,
    listToolKeys: async () => [...rows],
    insertToolKey: async (row) => {
      if (rows.some((one) => one.generation === row.generation)) return false;
      rows.push(row);
      return true;
    },
    deleteToolKeys: async (kids) => {
      for (const kid of kids)
        rows.splice(
          rows.findIndex((one) => one.kid === kid),
          1,
        );
    },
  };
}

/** 2048 bits in a tenth of the time of the 4096 that production makes. */
export async function quickKeyPair(): Promise<KeyPair> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return { kid: randomBytes(8).toString('hex'), publicKeyPem: publicKey, privateKeyPem: privateKey };
}

export function platformAt(origin: string, change: Partial<Platform> = {}): Platform {
  return {
    id: 'platform-1',
    name: 'Stub',
    issuer: origin,
    clientId: 'client-1',
    authorizationEndpoint: `${origin}/auth`,
    tokenEndpoint: `${origin}/token`,
    jwksUri: `${origin}/jwks`,
    family: 'moodle',
    algorithms: ['RS256'],
    status: 'active',
    frameOrigins: [],
    ...change,
  };
}

/** Everything of the back channel, real, against one stub. */
export async function backKit() {
  const clock = new HandClock();
  const sent: SentRequest[] = [];
  const client = createServiceClient({
    userAgent: 'Re-entry/0 (+https://tool.test)',
    allowPrivate: true,
    onSent: (one) => sent.push(one),
  });
  const store = memoryKeyStore();
  const keys = createToolKeys({ store, secret: SECRET, makeKeyPair: quickKeyPair, now: clock.now });
  await keys.ensure();
  const tokens = createAccessTokens({ client, keys, now: clock.now });
  return {
    clock,
    client,
    keys,
    store,
    sent,
    tokens,
    call: createPlatformCall(client, tokens),
    now: clock.now,
  };
}

export const grantToken = (stub: StubPlatform): StubPlatform =>
  stub.on('POST /token', (_request, count) => ({
    // Moodle's answer has no JSON content type.
    headers: { 'content-type': 'text/html' },
    body: JSON.stringify({
      access_token: `token-${count}`,
      token_type: 'Bearer',
      expires_in: 3600,
      scope: '',
    }),
  }));

/** A platform for the tests of a file: it starts and ends with them, and each finds it fresh. */
export function freshStub({ granting }: { granting: boolean } = { granting: true }): StubPlatform {
  const stub = new StubPlatform();
  beforeAll(() => stub.start());
  beforeEach(() => {
    stub.reset();
    if (granting) grantToken(stub);
  });
  afterAll(() => stub.stop());
  return stub;
}
