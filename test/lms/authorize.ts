import type { Request, Response } from 'express';
import { bendClaims, emptyAsLists } from './claims.ts';
import { canvasClaims } from './canvas/canvas-claims.ts';
import type { Params } from './http.ts';
import { autoForm, cookieOf } from './http.ts';
import { changed } from './launches.ts';
import type { PendingLaunch, Person, SiteState } from './model.ts';
import type { SiteName } from './settings.ts';
import { moodleClaims } from './moodle/moodle-claims.ts';
import type { World } from './world.ts';

export const sessionCookie = (site: SiteName): string =>
  site === 'moodle' ? 'MoodleSession' : 'canvas_session';

/** Who is signed in to this LMS in this browser. The sandbox asks for no password: the cookie is the person's key. */
export function signedIn(site: SiteState, request: Request): Person | undefined {
  const key = cookieOf(request, sessionCookie(site.name));
  return key === undefined ? undefined : site.people.find((one) => one.key === key);
}

/**
 * Signs a person in. Lax, as Moodle's own cookie on plain http: it is withheld when the tool sends the browser back,
 * and the page that posts itself again (`repostPage`) brings it.
 */
export function signIn(site: SiteState, response: Response, key: string | null): void {
  const name = sessionCookie(site.name);
  if (key === null) response.clearCookie(name, { path: `/${site.name}` });
  else response.cookie(name, key, { path: `/${site.name}`, httpOnly: true, sameSite: 'lax' });
}

/** The same request once more, now from the LMS's own page, so that the browser sends the LMS's cookie. */
export function repostPage(request: Request, params: Params): string {
  const path = request.originalUrl.split('?')[0] ?? '';
  return autoForm(path, { ...params, repost: '1' }, 'repostForm');
}

export interface AuthorizationAnswer {
  action: string;
  fields: Params;
}

/** The form that ends a good authentication request: a signed token, bent as the launch's overrides say. */
export async function grantLaunch(
  world: World,
  site: SiteState,
  launch: PendingLaunch,
  params: Params,
): Promise<AuthorizationAnswer> {
  const action = params['redirect_uri'] ?? '';
  const { overrides } = launch;
  if (overrides.error) {
    return { action, fields: { ...overrides.error, ...(params['state'] ? { state: params['state'] } : {}) } };
  }
  const request = { nonce: params['nonce'] ?? '', root: `${world.origin}/${site.name}` };
  const honest =
    site.name === 'moodle' ? moodleClaims(site, launch, request) : canvasClaims(site, launch, request);
  const signWith = overrides.signWith ?? site.settings.signWith;
  const whole = site.settings.emptyClaims === 'lists' ? emptyAsLists(honest) : honest;
  const token = await world.keys[site.name].sign(bendClaims(whole, overrides), { ...overrides, signWith });
  const fields: Params = {
    id_token: token,
    ...(params['state'] === undefined ? {} : { state: params['state'] }),
    ...(site.name === 'canvas' && site.settings.storageTarget
      ? { lti_storage_target: 'post_message_forwarding' }
      : {}),
  };
  return { action, fields: changed(fields, overrides.form) };
}

export function refuseLaunch(params: Params, error: string, description?: string): AuthorizationAnswer {
  return {
    action: params['redirect_uri'] ?? '',
    fields: {
      error,
      ...(description === undefined ? {} : { error_description: description }),
      ...(params['state'] === undefined ? {} : { state: params['state'] }),
    },
  };
}
