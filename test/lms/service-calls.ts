import type { MiniTool } from './mini-tool.ts';
import type { SiteName } from './settings.ts';
import { ALL_SCOPES } from './model.ts';
import type { PlatformValues } from './sandbox-client.ts';
import type { Sandbox } from './sandbox.ts';

/** Calls of the services as a tool makes them, shared by the sandbox's own tests. */

export const ITEM = 'application/vnd.ims.lis.v2.lineitem+json';
export const CONTAINER = 'application/vnd.ims.lis.v2.lineitemcontainer+json';
export const RESULTS = 'application/vnd.ims.lis.v2.resultcontainer+json';
export const SCORE = 'application/vnd.ims.lis.v1.score+json';
export const MEMBERS = 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json';

export interface Setting {
  values: PlatformValues;
  bearer: string;
  itemUrl: string;
  listUrl: string;
  itemId: number;
}

export async function bearerFor(
  tool: MiniTool,
  values: PlatformValues,
  scopes: readonly string[],
): Promise<string> {
  const answer = await tool.token(values.tokenEndpoint, values.clientId, scopes.join(' '));
  return ((await answer.json()) as { access_token: string }).access_token;
}

export async function setting(sandbox: Sandbox, tool: MiniTool, site: SiteName): Promise<Setting> {
  const values = await sandbox.client.installTool({ site });
  const link = await sandbox.client.addLink({
    site,
    title: 'Course',
    lineItem: { scoreMaximum: 100, tag: 'a' },
  });
  const root = `${sandbox.origin}/${site}`;
  const moodle = site === 'moodle';
  const list = moodle ? `${root}/mod/lti/services.php/2/lineitems` : `${root}/api/lti/courses/1/line_items`;
  const query = moodle ? `?type_id=${values.id}` : '';
  return {
    values,
    bearer: await bearerFor(tool, values, ALL_SCOPES),
    listUrl: `${list}${query}`,
    itemUrl: `${list}/${link.itemId}${moodle ? '/lineitem' : ''}${query}`,
    itemId: link.itemId ?? 0,
  };
}

export const under = (url: string, part: string): string => url.replace(/(\?|$)/, `/${part}$1`);

export function get(url: string, bearer: string, accept: string): Promise<Response> {
  return fetch(url, { headers: { authorization: `Bearer ${bearer}`, accept } });
}

export function send(url: string, bearer: string, type: string, body: unknown): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${bearer}`, 'content-type': type },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

export const score = (over: object = {}): Record<string, unknown> => ({
  userId: '102',
  timestamp: '2026-03-01T10:00:00.500Z',
  activityProgress: 'Completed',
  gradingProgress: 'FullyGraded',
  scoreGiven: 50,
  scoreMaximum: 100,
  ...over,
});
