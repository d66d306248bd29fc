import { beforeAll, describe, expect, it } from 'vitest';
import { LtiError } from '../../../lti/index.ts';
import type { Launch } from '../../../lti/index.ts';
import { TOOL, frontDoor, loginOf } from '../front-door.ts';
import type { FrontDoor } from '../front-door.ts';
import { makeKey } from '../keys.ts';
import type { TestKey } from '../keys.ts';
import { allCases, casesThrough, nameOf } from './cases.ts';
import type { Attempt, Expectation } from './cases.ts';
import { tokenOf, withChanges } from './message.ts';
import type { Facts } from './message.ts';
import { scenarios } from './scenarios.ts';

let front: FrontDoor;
let stranger: TestKey;

beforeAll(async () => {
  front = await frontDoor();
  stranger = await makeKey('key-1');
});

type Outcome =
  { outcome: 'redirect' } | { outcome: 'refused'; code: string } | { outcome: 'launched'; launch: Launch };

/** What the library makes of an attempt; anything but its own refusal is a failure of the library. */
async function outcomeOf(attempt: Attempt): Promise<Outcome> {
  try {
    return await carryOut(attempt);
  } catch (error) {
    if (!(error instanceof LtiError)) throw error;
    return { outcome: 'refused', code: error.code };
  }
}

async function carryOut(attempt: Attempt): Promise<Outcome> {
  const { issuer, clientId } = front.platform;
  const known = { issuer, clientId, deploymentId: '3', tool: TOOL, now: front.now() };
  const before: Facts = { ...known, state: '', nonce: '' };
  const start = await front.door.startLogin(withChanges(loginOf(front.platform), attempt.login, before));
  if (attempt.step === 'login') return { outcome: 'redirect' };
  const facts = { ...known, state: start.state, nonce: front.nonceOf(start) };
  const idToken = await tokenOf(attempt.message, facts, { platform: front.key, stranger });
  const form = withChanges({ state: start.state, id_token: idToken }, attempt.form, facts);
  const received = await front.door.receiveLaunch(form, { binders: [start.binder] });
  if (received.kind !== 'launched') throw new Error('the binder was there and was not taken');
  return { outcome: 'launched', launch: received.launch };
}

const VIEW: Record<string, (launch: Launch) => boolean> = {
  trainer: ({ roles }) => roles.instructor,
  learner: ({ roles }) => roles.learner && !roles.instructor && !roles.administrator,
  least: ({ roles }) => !roles.instructor && !roles.administrator && !roles.learner && !roles.observer,
  anonymous: ({ sub }) => sub === undefined,
  picker: ({ deepLinking }) => deepLinking !== undefined,
};

function judge(outcome: Outcome, expected: Expectation): void {
  expect(outcome.outcome).toBe(expected.outcome);
  if (outcome.outcome === 'refused' && expected.outcome === 'refused') {
    expect(expected.codes).toContain(outcome.code);
  }
  if (outcome.outcome !== 'launched' || expected.outcome !== 'launched') return;
  expect(VIEW[expected.view]?.(outcome.launch)).toBe(true);
  expect(outcome.launch).toMatchObject(expected.launch ?? {});
  // Whole objects where a case names one: what else stood there must be gone.
  for (const [name, value] of Object.entries(expected.launch ?? {})) {
    if (name === 'custom') expect(outcome.launch.custom).toEqual(value);
  }
  for (const name of expected.absent ?? []) expect(outcome.launch).not.toHaveProperty(name);
}

describe('certification, as far as the library decides', () => {
  it('there are 72 cases, numbered without a gap', () => {
    expect(allCases().map((one) => one.case)).toEqual(Array.from({ length: 72 }, (_, at) => at + 1));
  });

  for (const one of casesThrough('library')) {
    it(nameOf(one), async () => {
      expect(one.tries.length > 0 || one.scenario !== undefined).toBe(true);
      for (const attempt of one.tries) {
        const outcome = await outcomeOf(attempt);
        expect.soft(() => judge(outcome, attempt.expect), attempt.say).not.toThrow();
      }
      if (one.scenario) await scenarios[one.scenario]();
    });
  }
});
