import type { Request, Response } from 'express';
import { grantLaunch, refuseLaunch, repostPage, signedIn } from '../authorize.ts';
import type { AuthorizationAnswer } from '../authorize.ts';
import type { Params } from '../http.ts';
import { autoForm, isRecord, paramsOf, readJson } from '../http.ts';
import type { PendingLaunch, Person, SiteState } from '../model.ts';
import { lmsPage } from '../pages/layout.ts';
import type { World } from '../world.ts';
import { toolOf } from '../world.ts';

/** PARAM_TEXT: tags are lost, and so is what looks like one. */
const cleaned = (text: string | undefined): string => (text ?? '').replace(/<[^>]*>/g, '').trim();

const REQUIRED = ['scope', 'response_type', 'client_id', 'redirect_uri', 'login_hint', 'nonce'] as const;

function launchOf(site: SiteState, hint: string | undefined): PendingLaunch | undefined {
  const parsed = readJson(hint ?? '');
  const id = isRecord(parsed) && typeof parsed['launchid'] === 'string' ? parsed['launchid'] : '';
  const launch = site.launches.find((one) => id.endsWith(one.id) && id.startsWith('ltilaunch'));
  return launch?.spent ? undefined : launch;
}

function refusalOf(
  params: Params,
  tool: { clientId: string },
  person: Person,
): [string, string?] | undefined {
  if (params['scope'] !== 'openid') return ['invalid_scope'];
  if (params['response_type'] !== 'id_token') return ['unsupported_response_type'];
  if (params['client_id'] !== tool.clientId) return ['unauthorized_client'];
  if (params['login_hint'] !== person.sub) return ['access_denied'];
  if (params['response_mode'] !== 'form_post') return ['invalid_request', 'Invalid response_mode'];
  if (params['prompt'] && params['prompt'] !== 'none') return ['invalid_request', 'Invalid prompt'];
  return undefined;
}

/**
 * mod/lti/auth.php. The launch id is spent before the checks, as there: a reload ends in Moodle's own error page.
 * Undefined: no form may be posted, because the redirect address cannot be trusted.
 */
export async function moodleAuthorize(
  world: World,
  sent: Params,
  person: Person,
): Promise<AuthorizationAnswer | undefined> {
  const site = world.sites.moodle;
  const params: Params = { ...sent };
  for (const name of [...REQUIRED, 'state', 'response_mode', 'prompt']) {
    if (sent[name] !== undefined) params[name] = cleaned(sent[name]);
  }
  const launch = launchOf(site, sent['lti_message_hint']);
  if (!launch) return undefined;
  launch.spent = true;
  const tool = toolOf(site, launch.toolId);
  if (!tool.redirectUris.includes(params['redirect_uri'] ?? '')) return undefined;
  if (REQUIRED.some((name) => !params[name])) return refuseLaunch(params, 'invalid_request');
  const refusal = refusalOf(params, tool, person);
  return refusal ? refuseLaunch(params, ...refusal) : grantLaunch(world, site, launch, params);
}

/** The endpoint: without a cookie it prints a page that posts itself again, then asks to sign in. */
export async function serveMoodleAuth(world: World, request: Request, response: Response): Promise<void> {
  const site = world.sites.moodle;
  const params = paramsOf(request);
  const person = signedIn(site, request);
  if (!person && !params['repost']) return void response.send(repostPage(request, params));
  if (!person) {
    const body =
      '<p>Your session has ended. <a href="/moodle/" target="_top">Sign in</a> and open the activity again.</p>';
    return void response.status(200).send(lmsPage(site, { title: 'Log in', body }));
  }
  const hint = readJson(params['lti_message_hint'] ?? '');
  const answer = await moodleAuthorize(world, params, person);
  if (answer) return void response.send(autoForm(answer.action, answer.fields));
  const why =
    isRecord(hint) && hint['launchid'] ? 'Invalid request' : 'Invalid request: No launch id in LTI hint';
  response.status(404).send(lmsPage(site, { title: 'Error', body: `<p>${why}</p>` }));
}
