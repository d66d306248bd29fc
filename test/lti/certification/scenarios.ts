import { expect } from 'vitest';
import { createLaunchDoor, createPlatformKeys } from '../../../lti/index.ts';
import { frontDoor, launchWith, payloadFor } from '../front-door.ts';
import type { FrontDoor } from '../front-door.ts';
import { signToken } from '../keys.ts';
import type { ScenarioName } from './cases.ts';

const refusedAs = (code: string) => expect.objectContaining({ name: 'LtiError', code });

/** A login and the form that answers it. */
async function ready(front: FrontDoor, changes: Record<string, unknown> = {}) {
  const start = await front.login();
  const idToken = await signToken(front.key, { ...payloadFor(front, start), ...changes });
  return { start, form: { state: start.state, id_token: idToken } };
}

async function otherBrowser(): Promise<void> {
  const front = await frontDoor();
  const { start, form } = await ready(front);
  const theirs = await front.login();
  const launch = front.door.receiveLaunch(form, { binders: [theirs.binder] });
  await expect(launch).rejects.toEqual(refusedAs('state-other-browser'));
  // The state is public to the platform: it must not do for a binder.
  const byState = front.door.receiveLaunch(form, { binders: [start.state] });
  await expect(byState).rejects.toEqual(refusedAs('state-other-browser'));
  const held = await front.door.receiveLaunch(form, { binders: [] });
  if (held.kind !== 'binding-needed') throw new Error('launched without knowing the browser');
  const stolen = front.door.continueLaunch({ ticket: held.ticket, binder: theirs.binder });
  await expect(stolen).rejects.toEqual(refusedAs('state-other-browser'));
  const own = await front.door.continueLaunch({ ticket: held.ticket, binder: start.binder });
  expect(own.launch.sub).toBe('42');
}

async function sameTokenTwice(): Promise<void> {
  const front = await frontDoor();
  const { start, form } = await ready(front);
  const posts = Array.from({ length: 5 }, () => front.door.receiveLaunch(form, { binders: [start.binder] }));
  const outcomes = await Promise.allSettled(posts);
  expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  const later = front.door.receiveLaunch(form, { binders: [start.binder] });
  await expect(later).rejects.toEqual(refusedAs('state-spent'));
  expect(front.spent.size).toBe(1);

  const second = await ready(front);
  const held = await front.door.receiveLaunch(second.form, { binders: [] });
  if (held.kind !== 'binding-needed') throw new Error('launched without knowing the browser');
  const ticket = { ticket: held.ticket, binder: second.start.binder };
  const twice = await Promise.allSettled([
    front.door.continueLaunch(ticket),
    front.door.continueLaunch(ticket),
  ]);
  expect(twice.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  // Nor is there a second way in: the cookie of the same login finds it spent.
  const byCookie = front.door.receiveLaunch(second.form, { binders: [second.start.binder] });
  await expect(byCookie).rejects.toEqual(refusedAs('state-spent'));
  expect(front.spent.size).toBe(2);
}

async function foreignNonce(): Promise<void> {
  const front = await frontDoor();
  const [mine, theirs] = [await ready(front), await ready(front)];
  const crossed = { state: mine.form.state, id_token: theirs.form.id_token };
  const launch = front.door.receiveLaunch(crossed, { binders: [mine.start.binder] });
  await expect(launch).rejects.toEqual(refusedAs('token-nonce'));
  const untouched = await front.door.receiveLaunch(theirs.form, { binders: [theirs.start.binder] });
  expect(untouched.kind).toBe('launched');
}

async function unknownDeployment(): Promise<void> {
  const front = await frontDoor();
  await launchWith(front);
  expect([...front.store.deployments]).toEqual([['platform-1/3', 'active']]);
  front.store.deployments.set('platform-1/3', 'stopped');
  await expect(launchWith(front)).rejects.toEqual(refusedAs('deployment-stopped'));
}

async function twoTabs(): Promise<void> {
  const front = await frontDoor();
  const [first, second] = [await ready(front), await ready(front, { sub: '43' })];
  const binders = [first.start.binder, second.start.binder];
  const one = await front.door.receiveLaunch(first.form, { binders });
  const two = await front.door.receiveLaunch(second.form, { binders });
  expect([one, two].map((launched) => launched.kind === 'launched' && launched.launch.sub)).toEqual([
    '42',
    '43',
  ]);
}

async function keysDown(): Promise<void> {
  const front = await frontDoor();
  await launchWith(front);
  front.keyAddress.answer = new Error('no route to host');
  front.clock.at += 23 * 3_600_000;
  expect((await launchWith(front)).kind).toBe('launched');
  const { start, form } = await ready(front);
  const cold = createLaunchDoor({
    ...front.parts,
    keys: createPlatformKeys({
      fetchJson: async () => Promise.reject(new Error('down')),
      now: () => new Date(),
    }),
  });
  const launch = cold.receiveLaunch(form, { binders: [start.binder] });
  await expect(launch).rejects.toEqual(refusedAs('keys-unreachable'));
  // Nothing was spent: "try again" works as soon as the keys are back.
  expect((await front.door.receiveLaunch(form, { binders: [start.binder] })).kind).toBe('launched');
}

/** The cases that are a course of events rather than a message. */
export const scenarios: Record<ScenarioName, () => Promise<void>> = {
  'other-browser': otherBrowser,
  'same-token-twice': sameTokenTwice,
  'foreign-nonce': foreignNonce,
  'unknown-deployment': unknownDeployment,
  'two-tabs': twoTabs,
  'keys-down': keysDown,
};
