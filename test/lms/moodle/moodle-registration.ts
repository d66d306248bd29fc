import type { Request, Response } from 'express';
import { isRecord, rawBody, readJson } from '../http.ts';
import type { SiteState, Tool } from '../model.ts';
import { ALL_SCOPES, SCOPES } from '../model.ts';
import { noteDetail } from '../wire.ts';
import type { World } from '../world.ts';
import { nextId, siteNow } from '../world.ts';

const TC = 'https://purl.imsglobal.org/spec/lti-tool-configuration';

/** A refusal: its code is the whole body, as text. */
class RegistrationRefusal extends Error {
  readonly status: number;
  constructor(status: number, code: string) {
    super(code);
    this.status = status;
  }
}

const text = (holder: Record<string, unknown>, name: string): string =>
  typeof holder[name] === 'string' ? (holder[name] as string) : '';

const list = (holder: Record<string, unknown>, name: string): string[] =>
  Array.isArray(holder[name])
    ? (holder[name] as unknown[]).filter((one): one is string => typeof one === 'string')
    : [];

/** Scheme and a leading www. are no part of the comparison; a port is. */
const hostText = (url: string): string =>
  url
    .replace(/^\w+:\/\//, '')
    .replace(/^www\./, '')
    .split(/[/?#]/)[0] ?? '';

function check(body: Record<string, unknown>): Record<string, unknown> {
  const refuse = (code: string): never => {
    throw new RegistrationRefusal(400, code);
  };
  for (const name of [
    'response_types',
    'initiate_login_uri',
    'redirect_uris',
    'client_name',
    'jwks_uri',
    TC,
  ]) {
    if (body[name] === undefined || body[name] === null || body[name] === '')
      refuse(`missing required attribute ${name}`);
  }
  const tool = body[TC];
  if (!isRecord(tool) || !text(tool, 'domain')) return refuse('missing_domain');
  const target = text(tool, 'target_link_uri') || `https://${text(tool, 'domain')}`;
  if (hostText(target) !== hostText(text(tool, 'domain'))) refuse('domain_targetlinkuri_mismatch');
  if (!list(body, 'response_types').includes('id_token')) refuse('invalid_response_types');
  if (list(body, 'redirect_uris').length === 0) refuse('invalid_redirect_uris');
  if (body['token_endpoint_auth_method'] !== 'private_key_jwt') refuse('invalid_token_endpoint_auth_method');
  if (body['application_type'] !== undefined && body['application_type'] !== 'web')
    refuse('invalid_application_type');
  return { ...tool, target_link_uri: target };
}

/** The token that startltiadvregistration.php gave out: for one registration, or for an hour of updates of one tool. */
function takeToken(site: SiteState, request: Request): { clientId: string; known: Tool | undefined } {
  const token = (request.headers.authorization ?? '').replace(/^Bearer\s+/i, '');
  if (!token) throw new RegistrationRefusal(401, 'missing_registration_token');
  const row = site.registrationTokens[token];
  if (!row || row.expiresAt < siteNow(site)) throw new RegistrationRefusal(403, 'Incorrect scope');
  if (row.toolId !== undefined) {
    const known = site.tools.find((one) => one.id === row.toolId);
    if (!known) throw new RegistrationRefusal(400, 'Unknown client');
    return { clientId: known.clientId, known };
  }
  if (row.used) throw new RegistrationRefusal(401, 'token_already_used');
  row.used = request.method === 'POST';
  return { clientId: row.clientId, known: undefined };
}

/**
 * What a registration sets. An update sets all of it again, whatever the administrator has chosen since, and the tool
 * leaves the activity chooser; id, client id, state and deployment stay.
 */
function configured(
  body: Record<string, unknown>,
  tc: Record<string, unknown>,
): Omit<Tool, 'id' | 'clientId' | 'status' | 'deployments'> {
  const claims = list(tc, 'claims');
  const messages = Array.isArray(tc['messages']) ? tc['messages'].filter(isRecord) : [];
  // The last one of its kind wins; its label, icon and placements go unread.
  const picker = messages.filter((one) => one['type'] === 'LtiDeepLinkingRequest').at(-1);
  const wanted = text(body, 'scope').split(/\s+/);
  const custom = isRecord(tc['custom_parameters']) ? tc['custom_parameters'] : {};
  return {
    name: text(body, 'client_name'),
    domain: text(tc, 'domain'),
    initiateLoginUri: text(body, 'initiate_login_uri'),
    redirectUris: list(body, 'redirect_uris').map((one) => one.trim()),
    jwksUri: text(body, 'jwks_uri'),
    targetLinkUri: text(tc, 'target_link_uri'),
    deepLinkUri: picker ? text(picker, 'target_link_uri') || text(tc, 'target_link_uri') : null,
    scopes: ALL_SCOPES.filter((one) => wanted.includes(one)),
    names: ['name', 'given_name', 'family_name'].some((one) => claims.includes(one)) ? 'always' : 'never',
    email: claims.includes('email') ? 'always' : 'never',
    custom: Object.fromEntries(Object.entries(custom).map(([key, value]) => [key, String(value)])),
    placements: [],
    inChooser: false,
  };
}

function register(site: SiteState, fields: ReturnType<typeof configured>, clientId: string): Tool {
  const id = nextId(site);
  const tool: Tool = {
    ...fields,
    id,
    clientId,
    status: 'pending',
    deployments: [{ id: String(id), courseId: null }],
  };
  site.tools.push(tool);
  return tool;
}

function toolAnswer(tc: Record<string, unknown>, tool: Tool): Record<string, unknown> {
  // A value is cut at its second "=" on the way back; what is stored is whole.
  const custom = Object.entries(tool.custom).map(([key, value]) => [key, value.split('=')[0] ?? '']);
  const names = tool.names === 'always' ? ['name', 'given_name', 'family_name'] : [];
  return {
    version: '1.3.0',
    deployment_id: String(tool.id),
    target_link_uri: tool.targetLinkUri,
    domain: tool.domain,
    description: text(tc, 'description'),
    claims: ['sub', 'iss', ...names, ...(tool.email === 'always' ? ['email'] : [])],
    ...(custom.length > 0 ? { custom_parameters: Object.fromEntries(custom) as Record<string, string> } : {}),
    messages: tool.deepLinkUri ? [{ type: 'LtiDeepLinkingRequest', target_link_uri: tool.deepLinkUri }] : [],
  };
}

function answerFor(
  body: Record<string, unknown>,
  tc: Record<string, unknown>,
  tool: Tool,
): Record<string, unknown> {
  const scopes = [...tool.scopes];
  // Moodle's precedence bug: the writing scope is listed even where only reading was granted.
  if (scopes.includes(SCOPES.lineitemReadonly) && !scopes.includes(SCOPES.lineitem)) {
    scopes.push(SCOPES.lineitem);
  }
  return {
    client_id: tool.clientId,
    token_endpoint_auth_method: 'private_key_jwt',
    response_types: ['id_token'],
    jwks_uri: tool.jwksUri,
    initiate_login_uri: tool.initiateLoginUri,
    grant_types: ['client_credentials', 'implicit'],
    redirect_uris: tool.redirectUris,
    application_type: 'web',
    client_name: tool.name,
    logo_uri: text(body, 'logo_uri'),
    scope: scopes.join(' '),
    [TC]: toolAnswer(tc, tool),
  };
}

/** openid-registration.php: success is 200, and a new tool waits to be activated. GET shows what is registered. */
export function serveMoodleRegistration(world: World, request: Request, response: Response): void {
  const site = world.sites.moodle;
  try {
    const { clientId, known } = takeToken(site, request);
    if (request.method === 'GET') {
      if (!known) throw new RegistrationRefusal(404, 'No registration found.');
      return void response.status(200).json(answerFor({}, {}, known));
    }
    const body = readJson(rawBody(request));
    noteDetail(response, { registration: body });
    if (!isRecord(body)) throw new RegistrationRefusal(400, 'missing required attribute response_types');
    const tc = check(body);
    const fields = configured(body, tc);
    const tool = known ? Object.assign(known, fields) : register(site, fields, clientId);
    response.status(200).json(answerFor(body, tc, tool));
  } catch (cause) {
    if (!(cause instanceof RegistrationRefusal)) throw cause;
    response.status(cause.status).type('text/html').send(cause.message);
  }
}
