import type { Request, Response } from 'express';
import { repostPage, signedIn } from './authorize.ts';
import { DL, LTI } from './claims.ts';
import { isRecord, paramsOf } from './http.ts';
import type { Link, PendingLaunch, SiteState, Tool } from './model.ts';
import type { SiteName } from './settings.ts';
import { pickedPage } from './pages/frames.ts';
import { lmsPage } from './pages/layout.ts';
import { readToolJwt, ToolTokenError } from './tool-jwt.ts';
import { addLink } from './tools.ts';
import { noteDetail } from './wire.ts';
import type { World } from './world.ts';
import { courseOf, toolOf } from './world.ts';

class ReturnRefusal extends Error {}

function launchOf(site: SiteState, params: Record<string, string>): PendingLaunch | undefined {
  const key = site.name === 'moodle' ? (params['sesskey'] ?? '') : (params['data'] ?? '');
  const launch = site.launches.find((one) => key.length >= 10 && one.id.startsWith(key));
  return launch?.message === 'LtiDeepLinkingRequest' ? launch : undefined;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Canvas looks at more than Moodle, which reads neither audience nor deployment. */
function checkClaims(
  site: SiteState,
  tool: Tool,
  claims: Record<string, unknown>,
  launch: PendingLaunch,
): void {
  if (claims['iss'] !== tool.clientId)
    throw new ReturnRefusal('Consumer key incorrect: iss must be the client id');
  if (claims[`${LTI}message_type`] !== 'LtiDeepLinkingResponse')
    throw new ReturnRefusal('Invalid message type');
  if (site.name === 'moodle') return;
  const audience = Array.isArray(claims['aud']) ? claims['aud'] : [claims['aud']];
  if (!audience.includes(site.settings.issuer)) throw new ReturnRefusal("the 'aud' is invalid");
  for (const name of ['iat', 'exp', 'nonce'])
    if (claims[name] === undefined) throw new ReturnRefusal(`${name} is missing`);
  if (claims[`${LTI}version`] !== '1.3.0') throw new ReturnRefusal("the 'version' is invalid");
  if (claims[`${LTI}deployment_id`] !== launch.deploymentId)
    throw new ReturnRefusal("the 'deployment_id' is invalid");
}

function lineItemOf(item: Record<string, unknown>): Parameters<typeof addLink>[1]['lineItem'] {
  const line = item['lineItem'];
  if (!isRecord(line)) return undefined;
  const review = line['submissionReview'];
  return {
    ...(text(line['label']) ? { label: text(line['label']) } : {}),
    ...(typeof line['scoreMaximum'] === 'number' ? { scoreMaximum: line['scoreMaximum'] } : {}),
    resourceId: text(line['resourceId']),
    tag: text(line['tag']),
    submissionReview: isRecord(review) ? review : null,
  };
}

/**
 * Moodle's form of an activity refuses more points than the site allows. Several links are added without the form: their
 * grade becomes 0, which makes the column one of type "text" that keeps no score.
 */
function withinLimit(
  site: SiteState,
  lineItem: ReturnType<typeof lineItemOf>,
  single: boolean,
): ReturnType<typeof lineItemOf> {
  const { gradePointMax } = site.settings;
  const wanted = lineItem?.scoreMaximum ?? 100;
  if (!lineItem || gradePointMax === 0 || (wanted >= 1 && wanted <= gradePointMax)) return lineItem;
  if (single)
    throw new ReturnRefusal(`Invalid grade value. This must be an integer between 1 and ${gradePointMax}`);
  return { ...lineItem, scoreMaximum: 100, gradeType: 'text' };
}

function customOf(item: Record<string, unknown>): Record<string, string> {
  const custom = isRecord(item['custom']) ? item['custom'] : {};
  return Object.fromEntries(Object.entries(custom).map(([key, value]) => [key, String(value)]));
}

function addItems(
  site: SiteState,
  tool: Tool,
  launch: PendingLaunch,
  items: Record<string, unknown>[],
): Link[] {
  const course = courseOf(site, launch.courseId);
  const columns = items.map((item) => withinLimit(site, lineItemOf(item), items.length === 1));
  // Moodle 4.2 goes back to the course without a word, and without any of the links.
  if (site.settings.beyondLimit === 'none' && columns.some((one) => one?.gradeType === 'text')) return [];
  return items.map((item, at) => {
    const url = text(item['url']) || tool.targetLinkUri;
    if (site.name === 'canvas' && new URL(url).host !== tool.domain) {
      throw new ReturnRefusal(`Couldn't find valid settings for this link: ${url}`);
    }
    const lineItem = columns[at];
    const order = {
      title: text(item['title']) || tool.name,
      text: text(item['text']),
      url,
      custom: customOf(item),
    };
    return addLink(site, { ...order, ...(lineItem ? { lineItem } : {}) }, tool, course);
  });
}

async function receive(site: SiteState, params: Record<string, string>, response: Response): Promise<string> {
  const launch = launchOf(site, params);
  if (!launch) throw new ReturnRefusal('Your session has most likely timed out.');
  const tool = toolOf(site, launch.toolId);
  const claims = await readToolJwt(site, tool, params['JWT'] ?? params['jwt'] ?? '');
  noteDetail(response, { response: claims });
  checkClaims(site, tool, claims, launch);
  const found = claims[`${DL}content_items`];
  const items = Array.isArray(found) ? found.filter(isRecord) : [];
  const links = addItems(site, tool, launch, items);
  noteDetail(response, { added: links.map((one) => one.id) });
  const said = text(claims[`${DL}errormsg`]) || text(claims[`${DL}msg`]);
  return pickedPage(site, launch.courseId, links, said);
}

/** The same LMS under its other name, as platforms send people on to their own host after the shared one. */
function elsewhere(world: World, name: SiteName): string {
  const url = new URL(`/${name}/`, world.origin);
  url.hostname = 'localhost';
  return url.href;
}

/** Where the picker's answer arrives: contentitem_return.php, or Canvas' deep_linking_response. */
export async function serveDeepLinkingReturn(
  world: World,
  name: SiteName,
  request: Request,
  response: Response,
): Promise<void> {
  const site = world.sites[name];
  const params = paramsOf(request);
  // Moodle's return address is bound to the session, whose cookie a cross-site post does not carry.
  if (name === 'moodle' && !signedIn(site, request) && !params['repost']) {
    return void response.send(repostPage(request, params));
  }
  if (name === 'moodle' && !signedIn(site, request)) {
    return void response
      .status(403)
      .send(lmsPage(site, { title: 'Log in', body: '<p>Your session has timed out.</p>' }));
  }
  try {
    const page = await receive(site, params, response);
    const { pickerReturn } = site.settings;
    if (pickerReturn === 'nothing') return void response.status(204).end();
    if (pickerReturn === 'elsewhere') response.redirect(303, elsewhere(world, name));
    else response.send(page);
  } catch (cause) {
    if (!(cause instanceof ReturnRefusal || cause instanceof ToolTokenError)) throw cause;
    noteDetail(response, { refused: cause.message });
    const body = '<p class="bad" role="alert">The tool’s answer was refused.</p>';
    response
      .status(name === 'moodle' ? 200 : 400)
      .send(lmsPage(site, { title: 'Error', body, detail: cause.message }));
  }
}
