import type { Request, Response } from 'express';
import { isRecord, linkTarget, paramsOf, rawBody, readJson } from '../http.ts';
import type { LineItemRow, SiteState, Tool } from '../model.ts';
import { SCOPES } from '../model.ts';
import { filterItems, numeric } from '../grades.ts';
import type { World } from '../world.ts';
import { nextId } from '../world.ts';
import { containerUrl, itemUrl } from './moodle-claims.ts';
import {
  authorised,
  itemFor,
  MEDIA,
  MoodleRefusal,
  negotiate,
  sendMedia,
  typeIdOf,
} from './moodle-services.ts';

const READ = [SCOPES.lineitem, SCOPES.lineitemReadonly];

const linkIdOf = (site: SiteState) => (item: LineItemRow) =>
  site.links.find((one) => one.id === item.linkId)?.resourceLinkId;

function shown(site: SiteState, item: LineItemRow, tool: Tool, root: string): Record<string, unknown> {
  const linkId = linkIdOf(site)(item);
  return {
    id: itemUrl(root, item, tool),
    label: item.label,
    scoreMaximum: item.scoreMaximum,
    resourceId: item.resourceId,
    tag: item.tag,
    ...(item.submissionReview ? { submissionReview: item.submissionReview } : {}),
    ...(linkId === undefined ? {} : { resourceLinkId: linkId, ltiLinkId: linkId }),
  };
}

interface ItemBody {
  label: string;
  scoreMaximum: number;
  resourceId: string;
  tag: string;
  resourceLinkId: string | undefined;
  submissionReview: LineItemRow['submissionReview'];
}

/** Label and maximum are wanted; everything left out is blank, also on PUT (it replaces, it does not merge). */
function readBody(request: Request, verb: string): ItemBody {
  const body = readJson(rawBody(request));
  if (!isRecord(body) || typeof body['label'] !== 'string' || !numeric(body['scoreMaximum'])) {
    throw new MoodleRefusal(400, `No label or Score Maximum: ${verb}`);
  }
  const text = (name: string): string => (typeof body[name] === 'string' ? (body[name] as string) : '');
  return {
    label: body['label'],
    scoreMaximum: Number(body['scoreMaximum']),
    resourceId: text('resourceId'),
    tag: text('tag'),
    resourceLinkId: text('resourceLinkId') || text('ltiLinkId') || undefined,
    submissionReview: isRecord(body['submissionReview'])
      ? (body['submissionReview'] as LineItemRow['submissionReview'])
      : null,
  };
}

function linkFor(
  site: SiteState,
  tool: Tool,
  courseId: number,
  resourceLinkId: string | undefined,
): number | null {
  if (resourceLinkId === undefined) return null;
  const link = site.links.find((one) => one.resourceLinkId === resourceLinkId);
  if (!link || link.toolId !== tool.id || link.courseId !== courseId) {
    throw new MoodleRefusal(403, 'Forbidden: resourceLinkId does not belong to the tool');
  }
  return link.id;
}

/** Typographic quotes and `&amp;` in the address: what Moodle prints. */
function pageLinks(base: string, paging: { from: number; limit: number; total: number }): string {
  const { from, limit, total } = paging;
  const page = (start: number): string => `${base}&amp;limit=${limit}&amp;from=${start}`;
  const links = [`<${page(0)}>; rel=“first”`];
  if (from > 0) links.push(`<${page(Math.max(0, from - limit))}>; rel=“prev”`);
  if (from + limit < total) links.push(`<${page(from + limit)}>; rel=“next”`);
  links.push(`<${page(Math.floor((total - 1) / limit) * limit)}>; rel=“last”`);
  return Buffer.from(links.join(', '), 'utf8').toString('latin1');
}

export function listItems(world: World, request: Request, response: Response): void {
  const site = world.sites.moodle;
  negotiate(request, [MEDIA.container, MEDIA.item]);
  if (request.headers.accept === MEDIA.item)
    throw new MoodleRefusal(400, 'No context or unsupported content type');
  const tool = authorised(world, request, READ, typeIdOf(request));
  const courseId = Number(request.params['course']);
  if (!site.courses.some((one) => one.id === courseId)) {
    throw new MoodleRefusal(404, `Not Found: Course ${request.params['course']} doesn't exist`);
  }
  const query = paramsOf(request);
  const own = site.items.filter((one) => one.courseId === courseId && one.toolId === tool.id);
  const all = filterItems(own, query, linkIdOf(site));
  const limit = Number(query['limit'] ?? 0);
  const from = Number(query['from'] ?? 0);
  const root = `${world.origin}/moodle`;
  if (limit > 0) {
    const url = linkTarget(containerUrl(root, courseId, tool), site.settings.relativeLinks);
    response.set('Link', pageLinks(url, { from, limit, total: all.length }));
  }
  const page = limit > 0 ? all.slice(from, from + limit) : all;
  sendMedia(
    response,
    200,
    MEDIA.container,
    page.map((item) => shown(site, item, tool, root)),
  );
}

export function createItem(world: World, request: Request, response: Response): void {
  const site = world.sites.moodle;
  negotiate(request, [MEDIA.item]);
  const tool = authorised(world, request, [SCOPES.lineitem], typeIdOf(request));
  const courseId = Number(request.params['course']);
  const body = readBody(request, 'POST');
  const linkId = linkFor(site, tool, courseId, body.resourceLinkId);
  const { resourceLinkId: _unused, ...rest } = body;
  const item: LineItemRow = {
    ...rest,
    id: nextId(site),
    courseId,
    toolId: tool.id,
    linkId,
    coupled: false,
    locked: false,
    grades: {},
  };
  site.items.push(item);
  sendMedia(response, 201, MEDIA.item, shown(site, item, tool, `${world.origin}/moodle`));
}

export function readItem(world: World, request: Request, response: Response): void {
  const site = world.sites.moodle;
  negotiate(request, [MEDIA.item]);
  const tool = authorised(world, request, READ, typeIdOf(request));
  sendMedia(
    response,
    200,
    MEDIA.item,
    shown(site, itemFor(site, request, tool), tool, `${world.origin}/moodle`),
  );
}

/** A new maximum rescales the grades that are there. */
export function replaceItem(world: World, request: Request, response: Response): void {
  const site = world.sites.moodle;
  negotiate(request, [MEDIA.item]);
  const tool = authorised(world, request, [SCOPES.lineitem], typeIdOf(request));
  const item = itemFor(site, request, tool);
  const body = readBody(request, 'PUT');
  const factor = body.scoreMaximum / item.scoreMaximum;
  for (const row of Object.values(item.grades)) {
    if (row.score !== null) row.score *= factor;
    row.maximum = body.scoreMaximum;
  }
  const { resourceLinkId, ...rest } = body;
  Object.assign(item, rest);
  if (!item.coupled) item.linkId = linkFor(site, tool, item.courseId, resourceLinkId);
  sendMedia(response, 200, MEDIA.item, shown(site, item, tool, `${world.origin}/moodle`));
}

export function deleteItem(world: World, request: Request, response: Response): void {
  const site = world.sites.moodle;
  const tool = authorised(world, request, [SCOPES.lineitem], typeIdOf(request));
  const item = itemFor(site, request, tool);
  if (item.coupled || item.linkId !== null)
    throw new MoodleRefusal(403, 'Forbidden: item is not the tool’s own');
  site.items = site.items.filter((one) => one !== item);
  response.status(204).end();
}
