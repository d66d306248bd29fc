import { beforeEach, describe, expect, it } from 'vitest';
import { hashOf } from '../../lti/secret.ts';
import { TOOL, frontDoor, loginOf, platformRow, refusedAs } from './front-door.ts';
import type { FrontDoor } from './front-door.ts';

let front: FrontDoor;

beforeEach(async () => {
  front = await frontDoor();
});

const queryOf = (address: string) => Object.fromEntries(new URL(address).searchParams);

describe('login', () => {
  it('sends the browser on with what OpenID Connect asks for, hints byte for byte', async () => {
    const hint = '{"cmid":7, "launchid":"a+b/c=&ü "}';
    const start = await front.login({ lti_message_hint: hint });
    expect(new URL(start.authorizationUrl).origin).toBe('https://lms.example');
    const { state, nonce, ...rest } = queryOf(start.authorizationUrl);
    expect(rest).toEqual({
      scope: 'openid',
      response_type: 'id_token',
      response_mode: 'form_post',
      prompt: 'none',
      client_id: 'client-1',
      redirect_uri: `${TOOL}/lti/launch`,
      login_hint: '42',
      lti_message_hint: hint,
    });
    expect(state).toBe(start.state);
    for (const secret of [nonce, start.binder]) expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(new Set([state, nonce, start.binder]).size).toBe(3);
    expect(start.authorizationUrl).not.toContain(start.binder);
  });

  it('the state is letters and digits, short, its own each time, and tells the platform nothing', async () => {
    const starts = await Promise.all(Array.from({ length: 50 }, () => front.login()));
    expect(new Set(starts.map((one) => one.state)).size).toBe(50);
    for (const { state, binder } of starts) {
      expect(state).toMatch(/^[A-Za-z0-9_-]{150,240}$/);
      const bytes = Buffer.from(state, 'base64url').toString('latin1');
      for (const part of ['platform-1', binder, hashOf(binder)]) expect(bytes).not.toContain(part);
    }
  });

  it('a deployment of 255 characters makes no longer state', async () => {
    const lti_deployment_id = 'd'.repeat(255);
    const [short, long] = [await front.login(), await front.login({ lti_deployment_id })];
    expect(long.state).toHaveLength(short.state.length);
  });

  it('keeps the query the authorization endpoint was registered with', async () => {
    front = await frontDoor({ authorizationEndpoint: 'https://lms.example/auth?tenant=a%26b&x=' });
    const query = queryOf((await front.login()).authorizationUrl);
    expect(query).toMatchObject({ tenant: 'a&b', x: '', scope: 'openid' });
  });

  it('leaves the message hint out when there was none', async () => {
    const { lti_message_hint: _, ...login } = loginOf(front.platform);
    expect(queryOf((await front.door.startLogin(login)).authorizationUrl)).not.toHaveProperty(
      'lti_message_hint',
    );
  });

  it('keeps the storage target where it may be used', async () => {
    const target = { lti_storage_target: 'post_message_forwarding' };
    const offered = await front.login(target);
    expect(offered.binding).toMatchObject({
      storageTarget: 'post_message_forwarding',
      storageOrigin: 'https://lms.example',
    });
    expect(offered.binding.key).not.toContain(offered.state);
    const unused = await front.door.startLogin(
      { ...loginOf(front.platform), ...target },
      { platformStorage: false },
    );
    expect(unused.binding).not.toHaveProperty('storageTarget');
  });

  it('own properties only: a polluted prototype is no request', async () => {
    const login = Object.create(loginOf(front.platform)) as Record<string, unknown>;
    await expect(front.door.startLogin(login)).rejects.toEqual(refusedAs('request-malformed'));
  });

  it('malformed requests never reach the store', async () => {
    for (const extra of [{ iss: { $ne: 1 } }, { client_id: ['a'] }, { login_hint: 7 }, { iss: 'x\0' }]) {
      await expect(front.login(extra)).rejects.toEqual(refusedAs('request-malformed'));
    }
    expect(front.store.calls).toEqual([]);
  });

  it('asks the store who the platform is, and writes nothing', async () => {
    await front.login();
    expect(front.store.calls).toEqual(['findPlatforms']);
  });

  it('a stopped registration is told apart from an unknown one', async () => {
    front.store.platforms.set('platform-1', platformRow({ status: 'stopped' }));
    await expect(front.login()).rejects.toEqual(refusedAs('platform-stopped'));
  });
});

describe('login without client_id, several schools on one issuer', () => {
  beforeEach(() => {
    front.store.platforms.set('platform-2', platformRow({ id: 'platform-2', clientId: 'client-2' }));
  });
  const login = (deployment?: string) => {
    const { client_id: _, lti_deployment_id: __, ...rest } = loginOf(front.platform);
    return front.door.startLogin({ ...rest, ...(deployment ? { lti_deployment_id: deployment } : {}) });
  };

  it('is not guessed', async () => {
    await expect(login()).rejects.toEqual(refusedAs('platform-ambiguous'));
    await expect(login('never-seen')).rejects.toEqual(refusedAs('platform-ambiguous'));
  });

  it('is settled by a deployment that one of them has', async () => {
    front.store.deployments.set('platform-2/77', 'active');
    expect((await login('77')).platform.id).toBe('platform-2');
  });

  it('is not settled by a deployment that both have', async () => {
    front.store.deployments.set('platform-1/77', 'active').set('platform-2/77', 'active');
    await expect(login('77')).rejects.toEqual(refusedAs('platform-ambiguous'));
  });
});

describe('who may frame the pages before the launch', () => {
  it('Moodle: its own site and what the registration learnt', async () => {
    front = await frontDoor({
      issuer: 'https://school.example/moodle',
      frameOrigins: ['https://lms2.example'],
    });
    expect((await front.login()).frameOrigins).toEqual([
      'https://school.example',
      'https://lms.example',
      'https://lms2.example',
    ]);
  });

  it('Canvas: any https site, since no login names the school’s host', async () => {
    front = await frontDoor({ family: 'canvas', issuer: 'https://canvas.instructure.com' });
    expect((await front.login()).frameOrigins).toContain('https:');
  });

  it('an origin that would end the directive is left out', async () => {
    front = await frontDoor({ issuer: 'https://a;sandbox/' });
    expect((await front.login()).frameOrigins).toEqual(['https://lms.example']);
  });
});
