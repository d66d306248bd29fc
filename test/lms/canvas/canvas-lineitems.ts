import type { Request, Response } from 'express';
import { filterItems, numeric } from '../grades.ts';
import { paramsOf } from '../http.ts';
import type { LineItemRow, Link } from '../model.ts';
import { SCOPES } from '../model.ts';
import type { World } from '../world.ts';
import { nextId } from '../world.ts';
import { canvasItemUrl } from './canvas-claims.ts';
import type { CanvasCall } from './canvas-services.ts';
import {
  canvasBody,
  canvasCall,
  canvasItem,
  canvasPage,
  CanvasRefusal,
  sendCanvas,
} from './canvas-services.ts';

const ITEM = 'application/vnd.ims.lis.v2.lineitem+json';
const CONTAINER = 'application/vnd.ims.lis.v2.lineitemcontainer+json';
const READ = [SCOPES.lineitem, SCOPES.lineitemReadonly];

function linkOfItem(call: CanvasCall, item: LineItemRow): Link | undefined {
  return call.site.links.find((one) => one.id === item.linkId);
}

function shown(world: World, call: CanvasCall, item: LineItemRow, withUrl = false): Record<string, unknown> {
  const link = linkOfItem(call, item);
  return {
    id: canvasItemUrl(`${world.origin}/canvas`, item.courseId, item.id),
    scoreMaximum: item.scoreMaximum,
    label: item.label,
    ...(item.tag ? { tag: item.tag } : {}),
    ...(item.resourceId ? { resourceId: item.resourceId } : {}),
    ...(link ? { resourceLinkId: link.resourceLinkId } : {}),
    ...(withUrl && link ? { 'https://canvas.instructure.com/lti/launch_url': link.url } : {}),
  };
}

const wantsUrl = (request: Request): boolean => request.originalUrl.includes('launch_url');

export function listItems(world: World, request: Request, response: Response): void {
  const call = canvasCall(world, request, READ);
  const query = paramsOf(request);
  const own = call.site.items.filter((one) => one.courseId === call.course.id && one.toolId === call.tool.id);
  const rows = filterItems(own, query, (item) => linkOfItem(call, item)?.resourceLinkId);
  const usual = Math.min(10, call.site.settings.pageSize);
  const size = Math.min(100, Number(query['limit'] ?? query['per_page'] ?? usual) || usual);
  const relative = call.site.settings.relativeLinks;
  const url = new URL(request.originalUrl, world.origin);
  const page = canvasPage(response, rows, { url, size, name: 'per_page', relative });
  sendCanvas(
    response,
    200,
    CONTAINER,
    page.map((item) => shown(world, call, item, wantsUrl(request))),
  );
}

function maximumOf(body: Record<string, unknown>): number {
  if (!numeric(body['scoreMaximum']))
    throw new CanvasRefusal(400, 'param is missing or the value is empty: scoreMaximum');
  const maximum = Number(body['scoreMaximum']);
  if (maximum < 0) throw new CanvasRefusal(422, 'ScoreMaximum must be greater than or equal to 0');
  return maximum;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Without a resourceLinkId a new assignment is made; an unknown one is refused. */
export function createItem(world: World, request: Request, response: Response): void {
  const call = canvasCall(world, request, [SCOPES.lineitem]);
  const body = canvasBody(request);
  if (!textOf(body['label'])) throw new CanvasRefusal(400, 'param is missing or the value is empty: label');
  const resourceLinkId = textOf(body['resourceLinkId']);
  const link = call.site.links.find((one) => one.resourceLinkId === resourceLinkId);
  if (resourceLinkId && link?.toolId !== call.tool.id) {
    throw new CanvasRefusal(404, 'The specified resource does not exist.');
  }
  const item: LineItemRow = {
    id: nextId(call.site),
    courseId: call.course.id,
    toolId: call.tool.id,
    label: textOf(body['label']),
    scoreMaximum: maximumOf(body),
    resourceId: textOf(body['resourceId']),
    tag: textOf(body['tag']),
    linkId: link?.id ?? null,
    coupled: false,
    locked: false,
    submissionReview: null,
    grades: {},
  };
  call.site.items.push(item);
  sendCanvas(response, 201, ITEM, shown(world, call, item));
}

export function readItem(world: World, request: Request, response: Response): void {
  const call = canvasCall(world, request, READ);
  sendCanvas(response, 200, ITEM, shown(world, call, canvasItem(call, request), wantsUrl(request)));
}

export function replaceItem(world: World, request: Request, response: Response): void {
  const call = canvasCall(world, request, [SCOPES.lineitem]);
  const item = canvasItem(call, request);
  const body = canvasBody(request);
  if (body['label'] !== undefined) item.label = textOf(body['label']);
  if (body['scoreMaximum'] !== undefined) item.scoreMaximum = maximumOf(body);
  if (body['tag'] !== undefined) item.tag = textOf(body['tag']);
  if (body['resourceId'] !== undefined) item.resourceId = textOf(body['resourceId']);
  sendCanvas(response, 200, ITEM, shown(world, call, item));
}

/** An assignment's own item cannot be deleted, and Canvas says 401 to it. */
export function deleteItem(world: World, request: Request, response: Response): void {
  const call = canvasCall(world, request, [SCOPES.lineitem]);
  const item = canvasItem(call, request);
  if (item.coupled) throw new CanvasRefusal(401, 'You can not delete a line item with a content item');
  call.site.items = call.site.items.filter((one) => one !== item);
  response.status(204).end();
}
