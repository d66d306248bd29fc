import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SiteName } from './settings.ts';
import { ALL_SCOPES } from './model.ts';
import { startPair } from './own-pair.ts';
import { graded, pick } from './picked.ts';
import { startSandbox } from './sandbox.ts';

const TC = 'https://purl.imsglobal.org/spec/lti-tool-configuration';

const pair = await startPair();
const { sandbox, tool } = pair;

interface Registration {
  endpoint: string;
  token: string;
  configuration: Record<string, unknown>;
}

async function open(site: SiteName, update?: number): Promise<Registration> {
  const url = new URL(await sandbox.client.registrationUrl(site, `${tool.origin}/lti/register/code`, update));
  const token = url.searchParams.get('registration_token') ?? '';
  const answer = await fetch(url.searchParams.get('openid_configuration') ?? '', {
    headers: { authorization: `Bearer ${token}` },
  });
  const configuration = (await answer.json()) as Record<string, unknown>;
  return { endpoint: String(configuration['registration_endpoint']), token, configuration };
}

function bodyFor(over: object = {}, tc: object = {}): Record<string, unknown> {
  return {
    application_type: 'web',
    grant_types: ['client_credentials', 'implicit'],
    response_types: ['id_token'],
    initiate_login_uri: `${tool.origin}/lti/login`,
    redirect_uris: [`${tool.origin}/lti/launch`],
    client_name: 'Tool',
    jwks_uri: `${tool.origin}/lti/jwks`,
    token_endpoint_auth_method: 'private_key_jwt',
    scope: ALL_SCOPES.join(' '),
    [TC]: {
      domain: new URL(tool.origin).host,
      target_link_uri: `${tool.origin}/lti/launch`,
      claims: ['iss', 'sub', 'name'],
      messages: [{ type: 'LtiDeepLinkingRequest', target_link_uri: `${tool.origin}/lti/launch` }],
      ...tc,
    },
    ...over,
  };
}

const post = (one: Registration, body: unknown, token = one.token): Promise<Response> =>
  fetch(one.endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  });

describe('registration in Moodle', () => {
  it('answers 200 with the type id as deployment, keeps the tool pending, and spends the token', async () => {
    const one = await open('moodle');
    expect(one.configuration).toMatchObject({ issuer: `${sandbox.origin}/moodle` });
    const answer = await post(one, bodyFor());
    expect(answer.status).toBe(200);
    const made = (await answer.json()) as Record<string, unknown>;
    const [row] = (await sandbox.client.state('moodle')).tools;
    expect(made[TC]).toMatchObject({ deployment_id: String(row?.id) });
    expect(row).toMatchObject({
      status: 'pending',
      clientId: made['client_id'],
      names: 'always',
      email: 'never',
    });
    const again = await post(one, bodyFor());
    expect([again.status, await again.text()]).toEqual([401, 'token_already_used']);
    const order = { site: 'moodle' as const, person: 'ruth', message: 'LtiDeepLinkingRequest' as const };
    await expect(sandbox.client.launch(order)).rejects.toThrow('not activated');
    await sandbox.client.changeTool({ site: 'moodle', tool: row?.id ?? 0, set: { status: 'active' } });
    expect(await sandbox.client.launch(order)).toHaveProperty('launchId');
  });

  it.each([
    [bodyFor, { jwks_uri: undefined }, {}, 'missing required attribute jwks_uri'],
    [bodyFor, {}, { domain: '' }, 'missing_domain'],
    [bodyFor, {}, { domain: 'localhost' }, 'domain_targetlinkuri_mismatch'],
    [bodyFor, { response_types: ['code'] }, {}, 'invalid_response_types'],
    [bodyFor, { redirect_uris: [] }, {}, 'invalid_redirect_uris'],
    [bodyFor, { token_endpoint_auth_method: 'none' }, {}, 'invalid_token_endpoint_auth_method'],
    [bodyFor, { application_type: 'native' }, {}, 'invalid_application_type'],
  ])('refuses %# with 400 and the bare code', async (make, over, tc, code) => {
    const answer = await post(await open('moodle'), make(over, tc));
    expect([answer.status, await answer.text()]).toEqual([400, code]);
  });

  it('renews a tool in place, and sets again all that its administrator had chosen', async () => {
    const first = await post(await open('moodle'), bodyFor());
    const { client_id: clientId } = (await first.json()) as { client_id: string };
    const id = (await sandbox.client.state('moodle')).tools[0]?.id ?? 0;
    const chosen = { status: 'active', names: 'never', inChooser: true, name: 'Mentoring' } as const;
    await sandbox.client.changeTool({ site: 'moodle', tool: id, set: chosen });
    const update = await open('moodle', id);
    const shown = await fetch(update.endpoint, { headers: { authorization: `Bearer ${update.token}` } });
    const current = (await shown.json()) as Record<string, { claims: string[] }>;
    expect(current).toMatchObject({ client_id: clientId, client_name: 'Mentoring' });
    expect(current[TC]?.claims).toEqual(['sub', 'iss']);
    const again = await post(update, bodyFor());
    expect(await again.json()).toMatchObject({ client_id: clientId, [TC]: { deployment_id: String(id) } });
    expect((await sandbox.client.state('moodle')).tools).toMatchObject([
      { id, status: 'active', names: 'always', inChooser: false, name: 'Tool' },
    ]);
  });

  it('wants a registration token', async () => {
    const answer = await post(await open('moodle'), bodyFor(), '');
    expect([answer.status, await answer.text()]).toEqual([401, 'missing_registration_token']);
  });
});

describe('registration in Canvas', () => {
  it('shows its configuration to the bearer only, and answers without a deployment id', async () => {
    const url = new URL(await sandbox.client.registrationUrl('canvas', `${tool.origin}/lti/register/code`));
    expect((await fetch(url.searchParams.get('openid_configuration') ?? '')).status).toBe(401);
    const answer = await post(await open('canvas'), bodyFor());
    expect(answer.status).toBe(200);
    const made = (await answer.json()) as Record<string, unknown>;
    expect(made).toHaveProperty('client_id');
    expect(made[TC]).not.toHaveProperty('deployment_id');
    const [row] = (await sandbox.client.state('canvas')).tools;
    expect(row?.placements).toMatchObject([{ placement: 'link_selection' }]);
  });

  it('lists every complaint at once with 422', async () => {
    const body = bodyFor(
      { logo_uri: '', grant_types: ['implicit'], scope: 'x' },
      { domain: 'https://tool', claims: null },
    );
    const answer = await post(await open('canvas'), body);
    expect(answer.status).toBe(422);
    const { errors } = (await answer.json()) as { errors: string[] };
    for (const part of ['logo_uri', 'grant_types', 'Invalid scopes: x', 'domain', 'claims']) {
      expect(errors.some((one) => one.includes(part))).toBe(true);
    }
  });
});

describe.each(['moodle', 'canvas'] as const)('deep linking in %s', (site) => {
  const item = () => graded(tool, 'Module 1', 60);

  it('adds the links that a good answer brings', async () => {
    expect((await pick(pair, site, [item()])).status).toBe(200);
    const state = await sandbox.client.state(site);
    expect(state.links).toMatchObject([{ title: 'Module 1', custom: { content_id: 'm1' } }]);
    expect(state.items).toMatchObject([
      { label: site === 'moodle' ? 'Module 1' : 'Minutes', scoreMaximum: 60, tag: 'minutes', coupled: true },
    ]);
  });

  it('adds nothing for a wrong issuer or a clock ahead', async () => {
    await pick(pair, site, [item()], { iss: 'somebody' });
    await sandbox.client.reset();
    tool.launches.length = 0;
    await pick(pair, site, [item()], { iat: Math.floor(Date.now() / 1000) + 60 });
    expect((await sandbox.client.state(site)).links).toEqual([]);
  });

  it('copies a course: new context, new link ids, its history', async () => {
    await pick(pair, site, [item()]);
    const [link] = (await sandbox.client.state(site)).links;
    const copy = await sandbox.client.copyCourse({ site });
    const [source] = (await sandbox.client.state(site)).courses;
    expect(copy.contextId).not.toBe(source?.contextId);
    expect(copy.history).toEqual([source?.contextId]);
    expect(copy.links[0]?.resourceLinkId).not.toBe(link?.resourceLinkId);
    expect(copy.links[0]?.custom).toEqual({ content_id: 'm1' });
  });
});

describe('a restart', () => {
  it('keeps tools, links and grades in the state file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
    const options = { port: 0, toolOrigin: tool.origin, stateFile: join(folder, 'sandbox.json') };
    const first = await startSandbox(options);
    const values = await first.client.installTool({ site: 'moodle' });
    await first.client.addLink({ site: 'moodle', title: 'Course', lineItem: {} });
    await first.close();
    const second = await startSandbox({ ...options, port: Number(new URL(first.origin).port) });
    const state = await second.client.state('moodle');
    await second.close();
    rmSync(folder, { recursive: true });
    expect(state.tools[0]?.clientId).toBe(values.clientId);
    expect(state.links).toMatchObject([{ title: 'Course' }]);
    expect(state.items).toHaveLength(1);
  });
});
