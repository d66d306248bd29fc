import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { LtiError } from '../../lti/index.ts';
import type { LoginStart } from '../../lti/index.ts';
import { frontDoor, payloadFor } from './front-door.ts';
import type { FrontDoor } from './front-door.ts';
import { alteredToken, wrongClaims } from './fuzz-tokens.ts';
import type { Sample } from './fuzz-tokens.ts';
import { signToken } from './keys.ts';

/** 100,000 together. Changing a signed token is cheap; signing a wrong one costs a millisecond, so there are fewer. */
const ALTERED = 92_000;
const WRONG = 8_000;

let front: FrontDoor;
let start: LoginStart;
let sample: Sample;

beforeAll(async () => {
  front = await frontDoor();
  start = await front.login();
  const payload = payloadFor(front, start);
  const other = await front.login();
  sample = {
    token: await signToken(front.key, payload),
    payload,
    header: { alg: 'RS256', typ: 'JWT', kid: 'key-1' },
    others: [
      await signToken(front.key, payloadFor(front, other)),
      await signToken(front.key, { ...payload, sub: '43', nonce: front.nonceOf(other) }),
    ],
  };
});

/** undefined when refused as it should be; otherwise what went wrong. */
async function wrongOutcome(token: unknown): Promise<string | undefined> {
  try {
    const made = await front.door.receiveLaunch(
      { state: start.state, id_token: token },
      { binders: [start.binder] },
    );
    return `accepted: ${made.kind}`;
  } catch (error) {
    return error instanceof LtiError ? undefined : `threw ${String(error)}`;
  }
}

describe('100,000 altered tokens', () => {
  it('none that was changed after signing is accepted', { timeout: 300_000 }, async () => {
    let tried = 0;
    const property = fc.asyncProperty(alteredToken(sample), async (token) => {
      tried += 1;
      expect(await wrongOutcome(token)).toBeUndefined();
    });
    await fc.assert(property, { numRuns: ALTERED });
    expect(tried).toBe(ALTERED);
  });

  it('none that was signed with wrong claims is accepted', { timeout: 300_000 }, async () => {
    const property = fc.asyncProperty(wrongClaims(sample.payload, 'client-1'), async (changes) => {
      const token = await signToken(front.key, { ...sample.payload, ...changes });
      expect(await wrongOutcome(token)).toBeUndefined();
    });
    await fc.assert(property, { numRuns: WRONG });
  });

  it('one signature has one spelling', async () => {
    const last = sample.token.at(-1) ?? '';
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'];
    for (const letter of letters.filter((one) => one !== last)) {
      expect(await wrongOutcome(sample.token.slice(0, -1) + letter)).toBeUndefined();
    }
  });

  it('and the original is still good: nothing was spent, and the test can tell', async () => {
    expect(front.keyAddress.asked).toBeLessThan(3);
    expect(await wrongOutcome(sample.token)).toBe('accepted: launched');
  });
});
