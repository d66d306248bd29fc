import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose';
import type { JSONWebKeySet } from 'jose';
import { describe, expect, it } from 'vitest';
import { launchThrough } from './launch-as.ts';
import type { SiteName } from './settings.ts';
import type { PlatformValues } from './sandbox-client.ts';
import { startPair } from './own-pair.ts';

const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
const AGS = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint';
const CONTEXT = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';

const { sandbox, tool } = await startPair();

async function install(site: SiteName): Promise<PlatformValues> {
  const values = await sandbox.client.installTool({ site });
  tool.authorizationEndpoint = values.authorizationEndpoint;
  const custom = { content_id: 'c1', number: '$Canvas.user.id', unknown: '$No.such' };
  await sandbox.client.addLink({
    site,
    title: 'Course',
    custom,
    lineItem: { scoreMaximum: 2400, tag: 'minutes' },
  });
  return values;
}

async function claimsOf(values: PlatformValues, token: string): Promise<Record<string, unknown>> {
  const keys = (await (await fetch(values.jwksUri)).json()) as JSONWebKeySet;
  return (await jwtVerify(token, createLocalJWKSet(keys), { audience: values.clientId })).payload;
}

describe('Moodle', () => {
  it('posts a launch with Moodle’s claims, signed with its published key', async () => {
    const values = await install('moodle');
    const result = await launchThrough(sandbox, undefined, { site: 'moodle', person: 'tom', link: 'Course' });
    expect(result.status).toBe(200);
    expect(result.token).toBe('made-up');
    const claims = await claimsOf(values, tool.launches[0]?.['id_token'] ?? '');
    expect(claims).toMatchObject({
      iss: `${sandbox.origin}/moodle`,
      name: 'Tom Brightwell',
      [`${LTI}roles`]: [`${CONTEXT}Learner`],
      [`${LTI}custom`]: { content_id: 'c1', unknown: '$No.such' },
      [`${LTI}launch_presentation`]: { locale: 'en', document_target: 'iframe' },
    });
    expect(claims).not.toHaveProperty('azp');
    expect(Number(claims['exp']) - Number(claims['iat'])).toBe(60);
    expect(claims[AGS]).toMatchObject({
      lineitem: expect.stringMatching(/\/lineitem\?type_id=\d+$/) as unknown,
    });
    expect(tool.logins[0]).not.toHaveProperty('lti_storage_target');
  });

  it('takes a launch id once: the same authentication request again ends in Moodle’s own page', async () => {
    await install('moodle');
    const first = await launchThrough(sandbox, undefined, { site: 'moodle', person: 'tom', link: 'Course' });
    const again = await fetch(first.login.authorizationUrl ?? '', {
      headers: { cookie: 'MoodleSession=tom' },
    });
    expect(again.status).toBe(404);
    expect(await again.text()).toContain('Invalid request');
  });

  it.each([
    [{ scope: 'openid profile' }, 'invalid_scope'],
    [{ response_type: 'code' }, 'unsupported_response_type'],
    [{ client_id: 'somebody' }, 'unauthorized_client'],
    [{ login_hint: '999' }, 'access_denied'],
    [{ response_mode: 'query' }, 'invalid_request'],
    [{ prompt: 'login' }, 'invalid_request'],
  ])('refuses %o by posting %s', async (ask, error) => {
    await install('moodle');
    tool.ask = ask;
    await launchThrough(sandbox, undefined, { site: 'moodle', person: 'tom', link: 'Course' });
    expect(tool.launches[0]).toMatchObject({ error });
    expect(tool.launches[0]).not.toHaveProperty('id_token');
  });

  it('posts nothing to an address that is not registered', async () => {
    await install('moodle');
    tool.ask = { redirect_uri: `${tool.origin}/elsewhere` };
    const result = await launchThrough(sandbox, undefined, { site: 'moodle', person: 'tom', link: 'Course' });
    expect(result.posted).toBeUndefined();
  });

  it('reviews a submission: for_user holds the number only', async () => {
    await install('moodle');
    const message = 'LtiSubmissionReviewRequest' as const;
    await launchThrough(sandbox, undefined, {
      site: 'moodle',
      person: 'ruth',
      link: 'Course',
      message,
      forUser: 'tom',
    });
    const claims = decodeJwt(tool.launches[0]?.['id_token'] ?? '');
    expect(claims[`${LTI}for_user`]).toEqual({ user_id: '102' });
  });
});

describe('Canvas', () => {
  it('posts a launch with Canvas’ claims: azp, nulls, numbers, an hour', async () => {
    const values = await install('canvas');
    await launchThrough(sandbox, undefined, { site: 'canvas', person: 'ruth', link: 'Course' });
    expect(tool.logins[0]).toMatchObject({
      lti_storage_target: 'post_message_forwarding',
      canvas_environment: 'prod',
    });
    expect(tool.launches[0]).toMatchObject({ lti_storage_target: 'post_message_forwarding' });
    const claims = await claimsOf(values, tool.launches[0]?.['id_token'] ?? '');
    expect(claims).toMatchObject({ iss: 'https://canvas.instructure.com', azp: values.clientId });
    expect(claims[`${LTI}custom`]).toMatchObject({
      number: expect.any(Number) as unknown,
      unknown: '$No.such',
    });
    expect(claims[`${LTI}roles`]).toContain(`${CONTEXT}Instructor`);
    expect(claims[`${LTI}lis`]).toMatchObject({ person_sourcedid: null });
    expect(Number(claims['exp']) - Number(claims['iat'])).toBe(3600);
  });

  it('answers login_required to a browser without a session, and consumes a launch once', async () => {
    await install('canvas');
    const prepared = await sandbox.client.launch({ site: 'canvas', person: 'tom', link: 'Course' });
    const login = await fetch(`${tool.origin}/lti/login`, {
      method: 'POST',
      body: new URLSearchParams(prepared.login.params),
      redirect: 'manual',
    });
    const url = `${(login.headers.get('location') ?? '').replace('authorize_redirect', 'authorize')}&repost=1`;
    expect(await (await fetch(url)).text()).toContain('login_required');
    const headers = { cookie: prepared.cookie };
    expect(await (await fetch(url, { headers })).text()).toContain('id_token');
    expect(await (await fetch(url, { headers })).text()).toContain('launch_no_longer_valid');
  });

  it('launches a visitor without a subject in a public course', async () => {
    await install('canvas');
    await sandbox.client.changeCourse({ site: 'canvas', set: { open: true } });
    await launchThrough(sandbox, undefined, { site: 'canvas', person: 'anonymous', link: 'Course' });
    const claims = decodeJwt(tool.launches[0]?.['id_token'] ?? '');
    expect(claims).not.toHaveProperty('sub');
    expect(claims[`${LTI}roles`]).toEqual(['http://purl.imsglobal.org/vocab/lis/v2/system/person#None']);
  });

  it('marks the student view and the observer', async () => {
    await install('canvas');
    for (const person of ['test-student', 'observer']) {
      await launchThrough(sandbox, undefined, { site: 'canvas', person, link: 'Course' });
    }
    const [view, observer] = tool.launches.map((one) => decodeJwt(one['id_token'] ?? ''));
    expect(view?.[`${LTI}roles`]).toContain('http://purl.imsglobal.org/vocab/lti/system/person#TestUser');
    expect(observer?.[`${LTI}roles`]).toContain(`${CONTEXT}Mentor`);
    expect(observer).toHaveProperty(`${LTI}role_scope_mentor`);
  });
});

describe('bent launches', () => {
  it('changes claims, header, key and form as asked', async () => {
    const values = await install('moodle');
    const order = { site: 'moodle' as const, person: 'tom', link: 'Course' };
    const bent = async (overrides: object): Promise<string> => {
      await launchThrough(sandbox, undefined, { ...order, overrides });
      return tool.launches.at(-1)?.['id_token'] ?? '';
    };
    expect(decodeJwt(await bent({ drop: ['resource_link > id', 'sub'] }))).not.toHaveProperty('sub');
    expect(decodeJwt(await bent({ claims: { version: '11.3' } }))[`${LTI}version`]).toBe('11.3');
    expect(decodeJwt(await bent({ payload: { name: 'badltilaunch' } }))).toEqual({ name: 'badltilaunch' });
    await expect(claimsOf(values, await bent({ signWith: 'other-key' }))).rejects.toThrow('signature');
    await expect(claimsOf(values, await bent({ header: { kid: 'nobody' } }))).rejects.toThrow(
      'no applicable key',
    );
    await expect(claimsOf(values, await bent({ expiresIn: -10 }))).rejects.toThrow('exp');
    expect((await bent({ signWith: 'none' })).endsWith('.')).toBe(true);
    expect((await bent({ pad: 30_000 })).length).toBeGreaterThan(30_000);
    await bent({ error: { error: 'login_required' } });
    expect(tool.launches.at(-1)).toMatchObject({ error: 'login_required' });
    await bent({ form: { state: ';' } });
    expect(tool.launches.at(-1)).toMatchObject({ state: ';' });
  });

  it('rotates its key: the new token needs the new set, and the old one may be withdrawn', async () => {
    const values = await install('moodle');
    const order = { site: 'moodle' as const, person: 'tom', link: 'Course' };
    await launchThrough(sandbox, undefined, order);
    await sandbox.client.rotateKeys({ site: 'moodle', keepOld: false });
    await expect(claimsOf(values, tool.launches[0]?.['id_token'] ?? '')).rejects.toThrow('no applicable key');
    await launchThrough(sandbox, undefined, order);
    expect(await claimsOf(values, tool.launches[1]?.['id_token'] ?? '')).toHaveProperty('sub', '102');
  });

  it('keeps the names of the person who withheld them', async () => {
    await install('canvas');
    await launchThrough(sandbox, undefined, { site: 'canvas', person: 'hannah', link: 'Course' });
    const claims = decodeJwt(tool.launches[0]?.['id_token'] ?? '');
    expect(claims).not.toHaveProperty('name');
    expect(claims).not.toHaveProperty('email');
    expect(claims).toHaveProperty('sub');
  });
});
