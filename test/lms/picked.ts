import { decodeJwt } from 'jose';
import { DL, LTI } from './claims.ts';
import { launchThrough } from './launch-as.ts';
import type { MiniTool } from './mini-tool.ts';
import type { SiteName } from './settings.ts';
import type { Sandbox } from './sandbox.ts';

/** A trainer opens the picker and the tool answers with these items; for the sandbox's own tests. */
export async function pick(
  { sandbox, tool }: { sandbox: Sandbox; tool: MiniTool },
  site: SiteName,
  items: unknown[],
  claims: object = {},
): Promise<Response> {
  const values = await sandbox.client.installTool({ site });
  tool.authorizationEndpoint = values.authorizationEndpoint;
  await launchThrough(sandbox, undefined, { site, person: 'ruth', message: 'LtiDeepLinkingRequest' });
  const asked = decodeJwt(tool.launches[0]?.['id_token'] ?? '');
  const settings = asked[`${DL}deep_linking_settings`] as { deep_link_return_url: string };
  const token = await tool.sign({
    iss: values.clientId,
    aud: values.issuer,
    nonce: 'n',
    [`${LTI}deployment_id`]: asked[`${LTI}deployment_id`],
    [`${LTI}message_type`]: 'LtiDeepLinkingResponse',
    [`${LTI}version`]: '1.3.0',
    [`${DL}content_items`]: items,
    ...claims,
  });
  return postBack(site, { action: settings.deep_link_return_url, jwt: token });
}

/** What the trainer's browser does with a tool's answer: posts it to the LMS, and again as Moodle's page asks it to. */
export function postBack(site: SiteName, answer: { action: string; jwt: string }): Promise<Response> {
  return fetch(answer.action, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: `${site === 'moodle' ? 'MoodleSession' : 'canvas_session'}=ruth` },
    // `repost`: Moodle's page posts itself once more to bring its cookie along.
    body: new URLSearchParams({ JWT: answer.jwt, repost: '1' }),
  });
}

/** One link with a column of this maximum. */
export const graded = (tool: MiniTool, title: string, scoreMaximum: number) => ({
  type: 'ltiResourceLink',
  title,
  url: `${tool.origin}/lti/launch?content=${title.replace(/\W/g, '')}`,
  custom: { content_id: 'm1' },
  lineItem: { label: 'Minutes', scoreMaximum, tag: 'minutes' },
});
