import { beforeEach, describe, expect, it } from 'vitest';
import { createLaunchDoor, createPlatformKeys } from '../../lti/index.ts';
import { frontDoor, payloadFor, SECRET, refusedAs } from './front-door.ts';
import type { FrontDoor } from './front-door.ts';
import { keySet, makeKey, signToken } from './keys.ts';

/** What stands in place of a row for each login: the seal around its state, and the one thing a launch may spend. */
let front: FrontDoor;
beforeEach(async () => {
  front = await frontDoor();
});

async function ready(key = front.key) {
  const start = await front.login();
  // As Canvas does: its tokens live longer than a state.
  const payload = { ...payloadFor(front, start), exp: front.now() + 3600 };
  const form = { state: start.state, id_token: await signToken(key, payload) };
  return { start, form, shown: { binders: [start.binder] } };
}

describe('the state', () => {
  it('is refused when one letter of it is another, wherever that stands', async () => {
    const { form, shown } = await ready();
    for (let at = 0; at < form.state.length; at += 1) {
      const other = form.state[at] === 'A' ? 'B' : 'A';
      const state = form.state.slice(0, at) + other + form.state.slice(at + 1);
      await expect(front.door.receiveLaunch({ ...form, state }, shown)).rejects.toEqual(
        refusedAs('state-unknown'),
      );
    }
    expect(front.spent.size).toBe(0);
    expect((await front.door.receiveLaunch(form, shown)).kind).toBe('launched');
  });

  it('has one spelling: a second one would be a second launch', async () => {
    // Lengths over a multiple of four leave spare bits in the last letter, which decoders ignore.
    let found = await ready();
    for (let size = 1; found.form.state.length % 4 === 0; size += 1) {
      const start = await front.login({ lti_storage_target: 'f'.repeat(size) });
      const id_token = await signToken(front.key, payloadFor(front, start));
      found = { start, form: { state: start.state, id_token }, shown: { binders: [start.binder] } };
    }
    const { form, shown } = found;
    expect((await front.door.receiveLaunch(form, shown)).kind).toBe('launched');
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const bytesOf = (text: string) => Buffer.from(text, 'base64url').toString('hex');
    const twins = [...letters]
      .map((last) => form.state.slice(0, -1) + last)
      .filter((text) => text !== form.state && bytesOf(text) === bytesOf(form.state));
    expect(twins.length).toBeGreaterThan(0);
    for (const state of twins) {
      const launch = front.door.receiveLaunch({ ...form, state }, shown);
      await expect(launch).rejects.toEqual(refusedAs('state-unknown'));
    }
  });

  it('made by one process is good in another of the same secret, and in none of another secret', async () => {
    const { form, shown } = await ready();
    const stranger = createLaunchDoor({ ...front.parts, secret: `${SECRET} rotated` });
    await expect(stranger.receiveLaunch(form, shown)).rejects.toEqual(refusedAs('state-unknown'));
    const second = createLaunchDoor(front.parts);
    expect((await second.receiveLaunch(form, shown)).kind).toBe('launched');
    // Whichever process sees it again finds it spent.
    await expect(front.door.receiveLaunch(form, shown)).rejects.toEqual(refusedAs('state-spent'));
  });

  it('outlives a change of the platform’s keys between login and launch', async () => {
    await front.door.receiveLaunch((await ready()).form, { binders: [] });
    const next = await makeKey('key-2');
    const { form, shown } = await ready(next);
    front.keyAddress.answer = keySet(next);
    expect((await front.door.receiveLaunch(form, shown)).kind).toBe('launched');
  });
});

describe('what a launch spends', () => {
  it('is the same for every post of it, another one for every login, and stays until the state has died', async () => {
    const [first, second] = [await ready(), await ready()];
    for (const { form, shown } of [first, second]) await front.door.receiveLaunch(form, shown);
    const [one, two] = [...front.spent.values()];
    expect(one?.secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(one?.secret).not.toBe(two?.secret);
    front.clock.at = (one?.until.getTime() ?? 0) - 1;
    await expect(front.door.receiveLaunch(first.form, first.shown)).rejects.toEqual(refusedAs('state-spent'));
    front.clock.at += 1;
    await expect(front.door.receiveLaunch(first.form, first.shown)).rejects.toEqual(
      refusedAs('state-unknown'),
    );
    expect(front.spent.size).toBe(2);
  });

  it('cannot be made from what the platform sees', async () => {
    const { start, form, shown } = await ready();
    await front.door.receiveLaunch(form, shown);
    const { secret } = [...front.spent.values()][0] ?? { secret: '' };
    for (const seen of [start.authorizationUrl, form.id_token, form.state])
      expect(seen).not.toContain(secret);
    expect(secret).not.toBe(front.nonceOf(start));
  });

  it('is not spent when the host fails: the same launch may be tried again', async () => {
    const { form, shown } = await ready();
    const failing = createLaunchDoor({
      ...front.parts,
      admit: () => Promise.reject(new Error('database away')),
    });
    await expect(failing.receiveLaunch(form, shown)).rejects.toThrow('database away');
    expect((await front.door.receiveLaunch(form, shown)).kind).toBe('launched');
  });

  it('by cookie and by ticket is the same', async () => {
    const { start, form, shown } = await ready();
    const held = await front.door.receiveLaunch(form, { binders: [] });
    if (held.kind !== 'binding-needed') throw new Error('launched without knowing the browser');
    expect((await front.door.receiveLaunch(form, shown)).kind).toBe('launched');
    const byTicket = front.door.continueLaunch({ ticket: held.ticket, binder: start.binder });
    await expect(byTicket).rejects.toEqual(refusedAs('state-spent'));
  });
});

it('a process without keys of the platform spends nothing', async () => {
  const { form, shown } = await ready();
  const keys = createPlatformKeys({
    fetchJson: () => Promise.reject(new Error('down')),
    now: front.parts.now,
  });
  const cold = createLaunchDoor({ ...front.parts, keys });
  await expect(cold.receiveLaunch(form, shown)).rejects.toEqual(refusedAs('keys-unreachable'));
  expect(front.spent.size).toBe(0);
});
