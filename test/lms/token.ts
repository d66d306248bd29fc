import type { Request, Response } from 'express';
import { decodeJwt } from 'jose';
import type { JWTPayload } from 'jose';
import { paramsOf } from './http.ts';
import type { Params } from './http.ts';
import type { SiteState, Tool } from './model.ts';
import { readToolJwt, ToolTokenError } from './tool-jwt.ts';
import { noteDetail } from './wire.ts';
import type { World } from './world.ts';
import { random, siteNow } from './world.ts';

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const LIFE = 3600;

function issue(site: SiteState, tool: Tool, scopes: string[]): Record<string, unknown> {
  const token = random(24);
  site.tokens[token] = { toolId: tool.id, scopes, expiresAt: siteNow(site) + LIFE };
  return { access_token: token, token_type: 'Bearer', expires_in: LIFE, scope: scopes.join(' ') };
}

function toolByAssertion(site: SiteState, assertion: string): { tool?: Tool; claims: JWTPayload } {
  try {
    const claims = decodeJwt(assertion);
    const tool = site.tools.find((one) => one.clientId === claims.iss || one.clientId === claims.sub);
    return tool ? { tool, claims } : { claims };
  } catch {
    return { claims: {} };
  }
}

function refused(response: Response, error: string, description?: string, status = 400): void {
  const body = JSON.stringify({ error, ...(description ? { error_description: description } : {}) });
  response.status(status).set('Content-Type', 'application/json; charset=utf-8').end(body);
}

/** mod/lti/token.php: grants what of the wish is allowed, refuses only when nothing is; no JSON content type. */
export async function serveMoodleToken(world: World, request: Request, response: Response): Promise<void> {
  const site = world.sites.moodle;
  const params = paramsOf(request);
  const bare = (status: number, value: unknown): void => {
    response.status(status).set('Content-Type', 'text/html; charset=utf-8').set('Cache-Control', 'no-store');
    response.set('Pragma', 'no-cache').end(JSON.stringify(value));
  };
  const complete =
    params['grant_type'] === 'client_credentials' && params['client_assertion_type'] === ASSERTION_TYPE;
  if (!complete || !params['client_assertion'] || !params['scope'])
    return bare(400, { error: 'invalid_request' });
  const { tool, claims } = toolByAssertion(site, params['client_assertion']);
  noteDetail(response, { assertion: claims, scope: params['scope'] });
  if (!tool || tool.clientId !== claims.sub) return bare(400, { error: 'invalid_client' });
  try {
    await readToolJwt(site, tool, params['client_assertion']);
  } catch (cause) {
    if (!(cause instanceof ToolTokenError)) throw cause;
    return bare(400, { error: cause.message });
  }
  const scopes = params['scope'].split(/\s+/).filter((one) => tool.scopes.includes(one));
  if (tool.status !== 'active' || scopes.length === 0) return bare(400, { error: 'invalid_scope' });
  bare(200, issue(site, tool, scopes));
}

function assertionFault(site: SiteState, claims: JWTPayload, audiences: string[]): string | undefined {
  const missing = ['iss', 'sub', 'aud', 'iat', 'exp', 'jti'].filter((name) => claims[name] === undefined);
  if (missing.length > 0) return `the following assertions are missing: ${missing.join(',')}`;
  if (claims.iss !== claims.sub) return "the 'sub' must match the 'iss'";
  const given = Array.isArray(claims.aud) ? claims.aud : [claims.aud];
  if (!given.some((one) => one !== undefined && audiences.includes(one))) return "the 'aud' is invalid";
  if ((claims.exp ?? 0) <= siteNow(site)) return "the 'exp' must be in the future";
  if ((claims.exp ?? 0) - (claims.iat ?? 0) > 3600)
    return "the 'exp' must not be more than an hour after 'iat'";
  return undefined;
}

const seenJtis = new Set<string>();

function missingParam(params: Params): string | undefined {
  if (params['grant_type'] !== 'client_credentials') return 'unsupported_grant_type';
  if (params['client_assertion_type'] !== ASSERTION_TYPE || !params['client_assertion'])
    return 'invalid_request';
  return undefined;
}

/** /login/oauth2/token: one scope that is not on the key spoils the whole request; jti and aud are looked at. */
export async function serveCanvasToken(world: World, request: Request, response: Response): Promise<void> {
  const site = world.sites.canvas;
  const params = paramsOf(request);
  const lacking = missingParam(params);
  if (lacking) return refused(response, lacking);
  const assertion = params['client_assertion'] ?? '';
  const { tool, claims } = toolByAssertion(site, assertion);
  noteDetail(response, { assertion: claims, scope: params['scope'] ?? '' });
  if (!tool || tool.status !== 'active') return refused(response, 'invalid_client', 'unknown client', 401);
  const fault = assertionFault(site, claims, [`${world.origin}/canvas/login/oauth2/token`]);
  if (fault) return refused(response, 'invalid_request', fault);
  try {
    await readToolJwt(site, tool, assertion);
  } catch (cause) {
    if (!(cause instanceof ToolTokenError)) throw cause;
    return refused(response, 'invalid_client', cause.message, 401);
  }
  const jti = `${tool.clientId} ${claims.jti}`;
  if (seenJtis.has(jti)) return refused(response, 'invalid_request', "the 'jti' is invalid");
  seenJtis.add(jti);
  const wanted = (params['scope'] ?? '').split(/\s+/).filter(Boolean);
  const strange = wanted.filter((one) => !tool.scopes.includes(one));
  if (wanted.length === 0 || strange.length > 0) {
    return refused(
      response,
      'invalid_scope',
      `A requested scope is invalid, unknown, malformed, or exceeds the scope granted: ${strange.join(' ')}`,
    );
  }
  response
    .status(200)
    .set('Cache-Control', 'no-store')
    .json(issue(site, tool, wanted));
}

export type Bearer = { ok: true; tool: Tool } | { ok: false; status: 401 | 403; reason: string };

/** Whether the request's bearer token is alive and holds one of the scopes. */
export function bearerOf(site: SiteState, request: Request, scopes: readonly string[]): Bearer {
  const [kind, token] = (request.headers.authorization ?? '').split(' ');
  const held = kind?.toLowerCase() === 'bearer' && token ? site.tokens[token] : undefined;
  if (!held || held.expiresAt <= siteNow(site)) return { ok: false, status: 401, reason: 'Unauthorized' };
  const tool = site.tools.find((one) => one.id === held.toolId);
  if (!tool || tool.status !== 'active') return { ok: false, status: 401, reason: 'Unauthorized' };
  if (!scopes.some((one) => held.scopes.includes(one)))
    return { ok: false, status: 403, reason: 'Forbidden' };
  return { ok: true, tool };
}
