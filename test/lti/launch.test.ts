import { beforeEach, describe, expect, it } from 'vitest';
import { LTI, TOOL, frontDoor, launchWith, payloadFor, refusedAs } from './front-door.ts';
import type { FrontDoor } from './front-door.ts';
import { makeKey, signToken } from './keys.ts';

let front: FrontDoor;

beforeEach(async () => {
  front = await frontDoor();
});

async function ready(login: Record<string, unknown> = {}) {
  const start = await front.login(login);
  const idToken = await signToken(front.key, payloadFor(front, start));
  return { start, form: { state: start.state, id_token: idToken } };
}

async function heldLaunch(login: Record<string, unknown> = {}) {
  const { start, form } = await ready(login);
  const held = await front.door.receiveLaunch(form, { binders: [] });
  if (held.kind !== 'binding-needed') throw new Error('launched without knowing the browser');
  return { start, form, held };
}

describe('launch', () => {
  it('gives the host what the message says, and nothing the message does not', async () => {
    const { kind, ...rest } = await launchWith(front);
    expect(kind).toBe('launched');
    expect(rest).toMatchObject({
      launch: {
        platformId: 'platform-1',
        messageType: 'LtiResourceLinkRequest',
        deploymentId: '3',
        sub: '42',
        name: 'Ada Learner',
        roles: { learner: true, instructor: false },
        targetLinkUri: `${TOOL}/lti/launch`,
        context: { id: '5', label: 'M1', title: 'Mentors' },
        resourceLink: { id: '12', title: 'Mentoring' },
        presentation: { locale: 'en', documentTarget: 'iframe' },
        platformInstance: { family: 'moodle' },
        issuedAt: new Date(front.clock.at),
      },
    });
    expect(rest).not.toHaveProperty('launch.ags');
    expect(rest).not.toHaveProperty('launch.resourceLink.description');
  });

  it('warm: questions about the platform alone, no request', async () => {
    await launchWith(front);
    front.store.calls.length = 0;
    front.keyAddress.asked = 0;
    await launchWith(front);
    expect(front.store.calls).toEqual(['findPlatforms', 'findPlatform', 'noteDeployment']);
    expect(front.keyAddress.asked).toBe(0);
  });

  it('a refused message spends and writes nothing', async () => {
    const start = await front.login();
    const wrong = await signToken(await makeKey('key-1'), payloadFor(front, start));
    front.store.calls.length = 0;
    const launch = front.door.receiveLaunch(
      { state: start.state, id_token: wrong },
      { binders: [start.binder] },
    );
    await expect(launch).rejects.toEqual(refusedAs('token-signature'));
    expect(front.store.calls).toEqual(['findPlatform']);
    expect(front.spent.size).toBe(0);
    const right = await signToken(front.key, payloadFor(front, start));
    const again = await front.door.receiveLaunch(
      { state: start.state, id_token: right },
      { binders: [start.binder] },
    );
    expect(again.kind).toBe('launched');
  });

  it('a login of ten minutes ago is too late', async () => {
    const { start, form } = await ready();
    front.clock.at += 600_000;
    const launch = front.door.receiveLaunch(form, { binders: [start.binder] });
    await expect(launch).rejects.toEqual(refusedAs('state-unknown'));
  });

  it('one of several cookies will do', async () => {
    const { start, form } = await ready();
    const other = await front.login();
    const launched = await front.door.receiveLaunch(form, { binders: [other.binder, start.binder] });
    expect(launched.kind).toBe('launched');
  });

  it('a registration that is stopped or removed meanwhile lets nobody in', async () => {
    const { start, form } = await ready();
    front.store.platforms.set('platform-1', { ...front.platform, status: 'stopped' });
    const shown = { binders: [start.binder] };
    await expect(front.door.receiveLaunch(form, shown)).rejects.toEqual(refusedAs('platform-stopped'));
    front.store.platforms.clear();
    await expect(front.door.receiveLaunch(form, shown)).rejects.toEqual(refusedAs('platform-unknown'));
  });

  it.each(['RS384', 'RS512', 'ES256'] as const)(
    'signatures by %s only where the registration allows them',
    async (alg) => {
      const other = await makeKey('other', alg);
      const launch = async () => {
        front.keyAddress.answer = { keys: [other.publicJwk] };
        const start = await front.login();
        const form = { state: start.state, id_token: await signToken(other, payloadFor(front, start)) };
        return front.door.receiveLaunch(form, { binders: [start.binder] });
      };
      await expect(launch()).rejects.toEqual(refusedAs('token-algorithm'));
      front = await frontDoor({ algorithms: ['RS256', alg] });
      expect((await launch()).kind).toBe('launched');
    },
  );

  it('a token that asks for an extension is refused, for we know none', async () => {
    const start = await front.login();
    const header = { crit: ['exp'], exp: front.now() + 60 };
    const form = {
      state: start.state,
      id_token: await signToken(front.key, payloadFor(front, start), header),
    };
    const launch = front.door.receiveLaunch(form, { binders: [start.binder] });
    await expect(launch).rejects.toEqual(refusedAs('token-malformed'));
  });

  it('Canvas’s school is learnt from its signed launch, and a teacher’s parameter in Moodle is not', async () => {
    const custom = { [`${LTI}custom`]: { api_domain: 'school.instructure.com' } };
    expect((await launchWith(front, custom)).frameOrigins).not.toContain('https://school.instructure.com');
    front = await frontDoor({ family: 'canvas' });
    const presentation = { [`${LTI}launch_presentation`]: { return_url: 'https://canvas.school.example/x' } };
    const { frameOrigins } = await launchWith(front, { ...custom, ...presentation });
    expect(frameOrigins).toEqual([
      'https://lms.example',
      'https://canvas.school.example',
      'https://school.instructure.com',
    ]);
  });

  it('a claim that is no object is named, its content is not', async () => {
    const error: unknown = await launchWith(front, { [`${LTI}context`]: 'Ada <ada@lms.example>' }).catch(
      (e) => e,
    );
    expect(error).toEqual(refusedAs('claims-malformed'));
    expect(String(error)).toContain('context is not an object');
    expect(String(error)).not.toContain('ada@');
  });

  it('the platform’s error is told in its words, unless they could be somebody’s data', async () => {
    const refuse = (form: Record<string, unknown>) =>
      front.door.receiveLaunch(form, { binders: [] }).catch((error: unknown) => String(error));
    expect(
      await refuse({ error: 'invalid_request', error_description: 'No launch id in LTI hint' }),
    ).toContain('invalid_request: No launch id in LTI hint');
    expect(await refuse({ error: 'access_denied', error_description: 'ada@lms.example' })).not.toContain(
      'ada@',
    );
  });
});

describe('launch without cookies', () => {
  it('is held on the server; nothing of the token is in what the page gets', async () => {
    const { form, held } = await heldLaunch({ lti_storage_target: '_parent' });
    const { platform: _, ...given } = held;
    const shown = JSON.stringify(given);
    for (const part of form.id_token.split('.')) expect(shown).not.toContain(part);
    for (const word of ['Ada', '42', form.state]) expect(shown).not.toContain(word);
    expect(held.binding).toMatchObject({ storageTarget: '_parent', storageOrigin: 'https://lms.example' });
  });

  it('goes on with the binder, once', async () => {
    const { start, held } = await heldLaunch();
    const form = { ticket: held.ticket, binder: start.binder };
    const launched = await front.door.continueLaunch(form);
    expect(launched.launch.sub).toBe('42');
    expect(launched).not.toHaveProperty('binding');
    await expect(front.door.continueLaunch(form)).rejects.toEqual(refusedAs('state-unknown'));
    expect([front.store.held.size, front.spent.size]).toEqual([0, 1]);
  });

  it('a wrong binder leaves it where it is', async () => {
    const { start, held } = await heldLaunch();
    const wrong = front.door.continueLaunch({ ticket: held.ticket, binder: held.ticket });
    await expect(wrong).rejects.toEqual(refusedAs('state-other-browser'));
    const right = await front.door.continueLaunch({ ticket: held.ticket, binder: start.binder });
    expect(right.kind).toBe('launched');
  });

  it.each([{}, { ticket: 'x' }, { ticket: { $ne: null } }, { ticket: 'A'.repeat(43) }, { binder: ['x'] }])(
    'malformed %o',
    async (form) => {
      await expect(front.door.continueLaunch(form)).rejects.toEqual(refusedAs('request-malformed'));
    },
  );

  it('a ticket that was never given out is unknown', async () => {
    const form = { ticket: 'A'.repeat(43), binder: 'B'.repeat(43) };
    await expect(front.door.continueLaunch(form)).rejects.toEqual(refusedAs('state-unknown'));
  });

  it('waits as long as its login, no longer', async () => {
    const { start, held } = await heldLaunch();
    front.clock.at += 600_000;
    const late = front.door.continueLaunch({ ticket: held.ticket, binder: start.binder });
    await expect(late).rejects.toEqual(refusedAs('state-unknown'));
  });
});

describe('open in a new window', () => {
  it('starts the same login again, from the request sealed into its page, without the platform’s storage', async () => {
    const lti_message_hint = 'ü'.repeat(8000);
    const start = await front.login({ lti_storage_target: '_parent', lti_message_hint });
    expect(start.request).not.toContain(start.state);
    const again = await front.door.relaunch({ login: start.request });
    expect(again.binding).not.toHaveProperty('storageTarget');
    const [query, before] = [again, start].map((one) => new URL(one.authorizationUrl).searchParams);
    expect(query?.get('lti_message_hint')).toBe(lti_message_hint);
    expect(query?.get('state')).not.toBe(before?.get('state'));
    const idToken = await signToken(front.key, payloadFor(front, again));
    const launched = await front.door.receiveLaunch(
      { state: again.state, id_token: idToken },
      { binders: [again.binder] },
    );
    expect(launched.kind).toBe('launched');
    front.clock.at += 600_000;
    await expect(front.door.relaunch({ login: start.request })).rejects.toEqual(refusedAs('state-unknown'));
  });

  it('takes no state for a request: each is sealed for its own purpose', async () => {
    const { start, form } = await ready();
    await expect(front.door.relaunch({ login: start.state })).rejects.toEqual(refusedAs('state-unknown'));
    const launch = front.door.receiveLaunch({ ...form, state: start.request }, { binders: [start.binder] });
    await expect(launch).rejects.toEqual(refusedAs('state-unknown'));
  });

  it.each([
    [{}, 'request-malformed'],
    [{ login: ['x'] }, 'request-malformed'],
    [{ login: 'A'.repeat(300_000) }, 'request-malformed'],
    [{ login: 'A'.repeat(400) }, 'state-unknown'],
    [{ login: 'not ours' }, 'state-unknown'],
  ])('%o is refused as %s', async (form, code) => {
    await expect(front.door.relaunch(form)).rejects.toEqual(refusedAs(code));
  });
});
