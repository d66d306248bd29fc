import type { Request, Response } from 'express';
import { decodeJwt } from 'jose';
import { grantLaunch, refuseLaunch, repostPage, signedIn } from '../authorize.ts';
import type { AuthorizationAnswer } from '../authorize.ts';
import type { Params } from '../http.ts';
import { autoForm, paramsOf } from '../http.ts';
import type { PendingLaunch, Person, SiteState, Tool } from '../model.ts';
import type { World } from '../world.ts';
import { courseOf, siteNow, toolOf } from '../world.ts';

const REQUIRED = [
  'client_id',
  'login_hint',
  'lti_message_hint',
  'nonce',
  'prompt',
  'redirect_uri',
  'response_mode',
  'response_type',
  'scope',
] as const;

/** A registered address without a query matches requests with any; one with a query must be matched whole. */
export function redirectMatches(tool: Tool, asked: string): boolean {
  const [base, query = ''] = asked.split('?');
  return tool.redirectUris.some((registered) => {
    if (!registered.includes('?')) return registered === base;
    const wanted = new URLSearchParams(registered.split('?')[1]);
    const given = new URLSearchParams(query);
    return [...wanted].every(([name, value]) => given.getAll(name).includes(value));
  });
}

interface Hint {
  launch: PendingLaunch | undefined;
  expired: boolean;
}

function readHint(site: SiteState, hint: string | undefined): Hint | undefined {
  try {
    const claims = decodeJwt(hint ?? '');
    const launch = site.launches.find((one) => one.id === claims['verifier']);
    return { launch, expired: (claims.exp ?? 0) < siteNow(site) };
  } catch {
    return undefined;
  }
}

function refusalOf(
  site: SiteState,
  params: Params,
  launch: PendingLaunch,
  person?: Person,
): [string, string] | undefined {
  const missing = REQUIRED.filter((name) => params[name] === undefined);
  if (missing.length > 0) {
    return ['invalid_request_object', `The following parameters are missing: ${missing.join(',')}`];
  }
  if (params['scope'] !== 'openid') return ['invalid_request_object', "The 'scope' must be 'openid'"];
  const open = courseOf(site, launch.courseId).open;
  const publicVisit = open && !person && launch.person === null;
  if (!publicVisit && person?.sub !== params['login_hint']) {
    return ['login_required', 'Must have an active user session'];
  }
  if (toolOf(site, launch.toolId).status !== 'active') {
    return ['unauthorized_client', 'Client not authorized in requested context'];
  }
  if (launch.spent)
    return ['launch_no_longer_valid', 'The launch has either expired or already been consumed'];
  return undefined;
}

/** What the school's own host decides. A text means 400: the redirect address or the hint is no good. */
export async function canvasAuthorize(
  world: World,
  params: Params,
  person: Person | undefined,
): Promise<AuthorizationAnswer | string> {
  const site = world.sites.canvas;
  const hint = readHint(site, params['lti_message_hint']);
  if (!hint || hint.expired) return 'Invalid lti_message_hint';
  const tool = site.tools.find((one) => one.clientId === params['client_id']);
  if (!tool || !redirectMatches(tool, params['redirect_uri'] ?? '')) return 'Invalid redirect_uri';
  if (!hint.launch) {
    return refuseLaunch(
      params,
      'launch_no_longer_valid',
      'The launch has either expired or already been consumed',
    );
  }
  const refusal = refusalOf(site, params, hint.launch, person);
  if (refusal) return refuseLaunch(params, ...refusal);
  hint.launch.spent = true;
  return grantLaunch(world, site, hint.launch, params);
}

/** sso host: knows the school only from the hint, and sends the browser on to it. */
export function serveCanvasRedirect(request: Request, response: Response): void {
  const query = new URLSearchParams(paramsOf(request)).toString();
  response.redirect(302, `/canvas/api/lti/authorize?${query}`);
}

/**
 * The school's host. Its cookie is SameSite=None on https; on the sandbox's plain http the page that posts itself
 * again stands in for that.
 */
export async function serveCanvasAuth(world: World, request: Request, response: Response): Promise<void> {
  const params = paramsOf(request);
  const person = signedIn(world.sites.canvas, request);
  if (!person && !params['repost']) return void response.send(repostPage(request, params));
  const answer = await canvasAuthorize(world, params, person);
  if (typeof answer === 'string') return void response.status(400).type('text/plain').send(answer);
  response.send(autoForm(answer.action, answer.fields));
}
