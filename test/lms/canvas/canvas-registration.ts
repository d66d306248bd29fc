import type { Request, Response } from 'express';
import { isRecord, rawBody, readJson } from '../http.ts';
import type { SiteState, Tool } from '../model.ts';
import { ALL_SCOPES } from '../model.ts';
import { newDeployment, platformValues } from '../tools.ts';
import { noteDetail } from '../wire.ts';
import type { World } from '../world.ts';
import { nextId, siteNow } from '../world.ts';
import {
  isList,
  PLACEMENTS,
  plain,
  REGISTRATION_SCOPE,
  registrationErrors,
  strings,
} from './canvas-registration-checks.ts';

const TC = 'https://purl.imsglobal.org/spec/lti-tool-configuration';
const PC = 'https://purl.imsglobal.org/spec/lti-platform-configuration';
const CV = 'https://canvas.instructure.com/lti/';

function tokenRow(site: SiteState, request: Request): SiteState['registrationTokens'][string] | undefined {
  const token = (request.headers.authorization ?? '').replace(/^Bearer\s+/i, '');
  const row = site.registrationTokens[token];
  return row && row.expiresAt >= siteNow(site) ? row : undefined;
}

/** Canvas shows its configuration only to the bearer of the registration token. */
export function serveCanvasConfiguration(world: World, request: Request, response: Response): void {
  const site = world.sites.canvas;
  if (!tokenRow(site, request)) {
    return void response.status(401).json({ errorMessage: 'Invalid registration token' });
  }
  const values = platformValues(site, { deployments: [] } as unknown as Tool, world.origin);
  const picker = [...PLACEMENTS]
    .filter((one) => /selection|editor|menu|homework/.test(one))
    .map((one) => one);
  response.json({
    issuer: site.settings.issuer,
    authorization_endpoint: values['authorizationEndpoint'],
    registration_endpoint: `${world.origin}/canvas/api/lti/registrations`,
    jwks_uri: values['jwksUri'],
    token_endpoint: values['tokenEndpoint'],
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid', ...ALL_SCOPES, REGISTRATION_SCOPE],
    response_types_supported: ['id_token'],
    id_token_signing_alg_values_supported: ['RS256'],
    claims_supported: ['sub', 'picture', 'email', 'name', 'given_name', 'family_name', 'locale'],
    subject_types_supported: ['public'],
    authorization_server: new URL(world.origin).host,
    [PC]: {
      product_family_code: 'canvas',
      version: 'cloud',
      messages_supported: [
        {
          type: 'LtiResourceLinkRequest',
          placements: [...PLACEMENTS].filter((one) => one.includes('navigation')),
        },
        { type: 'LtiDeepLinkingRequest', placements: picker },
      ],
      notice_types_supported: [],
      variables: ['Canvas.user.id', 'Canvas.course.startAt', 'Context.id.history', 'Person.address.timezone'],
      [`${CV}account_name`]: site.title,
      [`${CV}account_lti_guid`]: 'Qk3vG1n8Rz0sXe2YtLw5',
    },
  });
}

/** A message without placements appears in the link picker only. */
function placementsOf(tc: Record<string, unknown>): Tool['placements'] {
  const messages = isList(tc['messages']) ? tc['messages'].filter(isRecord) : [];
  return messages.flatMap((message) => {
    const names = strings(message['placements']).map(plain);
    const places = names.length > 0 ? names : ['link_selection'];
    return places.map((placement) => ({
      placement,
      messageType: String(message['type']),
      targetLinkUri: String(message['target_link_uri'] ?? tc['target_link_uri']),
      label: String(message['label'] ?? ''),
    }));
  });
}

function privacyOf(tc: Record<string, unknown>): { names: Tool['names']; email: Tool['email'] } {
  const claims = strings(tc['claims']);
  const level = tc[`${CV}privacy_level`];
  const has = (...names: string[]): boolean => names.some((one) => claims.includes(one));
  const names =
    level === undefined
      ? has('name', 'given_name', 'family_name', 'picture')
      : ['public', 'name_only'].includes(String(level));
  const email = level === undefined ? has('email') : ['public', 'email_only'].includes(String(level));
  return { names: names ? 'always' : 'never', email: email ? 'always' : 'never' };
}

function toolFrom(
  site: SiteState,
  body: Record<string, unknown>,
  tc: Record<string, unknown>,
  clientId: string,
): Tool {
  const id = nextId(site);
  const wanted = String(body['scope'] ?? '').split(/\s+/);
  const custom = isRecord(tc['custom_parameters']) ? tc['custom_parameters'] : {};
  const target = String(tc['target_link_uri']);
  return {
    id,
    clientId,
    name: String(body['client_name']),
    status: 'pending',
    domain: String(tc['domain']),
    initiateLoginUri: String(body['initiate_login_uri']),
    redirectUris: strings(body['redirect_uris']),
    jwksUri: String(body['jwks_uri']),
    targetLinkUri: target,
    deepLinkUri: target,
    scopes: ALL_SCOPES.filter((one) => wanted.includes(one)),
    ...privacyOf(tc),
    custom: Object.fromEntries(Object.entries(custom).map(([key, value]) => [key, String(value)])),
    placements: placementsOf(tc),
    deployments: [{ id: newDeployment(site, { id }, clientId), courseId: null }],
  };
}

/** 422 with every complaint at once; success carries no deployment id, which the first launch brings. */
export function serveCanvasRegistration(world: World, request: Request, response: Response): void {
  const site = world.sites.canvas;
  const row = tokenRow(site, request);
  if (!row) return void response.status(401).json({ errorMessage: 'Invalid registration token' });
  const body = readJson(rawBody(request));
  noteDetail(response, { registration: body });
  const errors = registrationErrors(body);
  const tc = isRecord(body) ? body[TC] : undefined;
  if (!isRecord(body) || !isRecord(tc) || errors.length > 0)
    return void response.status(422).json({ errors });
  if (row.used) return void response.status(401).json({ errorMessage: 'Registration token already used' });
  row.used = true;
  const tool = toolFrom(site, body, tc, row.clientId);
  site.tools.push(tool);
  response.status(200).json({
    ...body,
    client_id: tool.clientId,
    scope: tool.scopes.join(' '),
    [TC]: {
      ...tc,
      [`${CV}registration_config_url`]: `${world.origin}/canvas/api/lti/registrations/${tool.id}/view`,
    },
  });
}
