import type { Request, Response } from 'express';
import { isRecord, linkTarget, rawBody, readJson } from '../http.ts';
import type { Course, LineItemRow, SiteState, Tool } from '../model.ts';
import { bearerOf } from '../token.ts';
import type { World } from '../world.ts';

/** A refusal in Canvas' own shape: {errors: {type, message}}. */
export class CanvasRefusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const TYPES: Record<number, string> = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  422: 'unprocessable_entity',
};

export interface CanvasCall {
  site: SiteState;
  tool: Tool;
  course: Course;
}

/** Since 2026 a request without a User-Agent is turned away before anything else. */
function refuseNameless(site: SiteState, request: Request): void {
  if (site.settings.userAgentRequired && !request.headers['user-agent']) {
    throw new CanvasRefusal(403, 'User-Agent header is required');
  }
}

/** The tool, site and course of one service call, or a refusal. */
export function canvasCall(world: World, request: Request, scopes: readonly string[]): CanvasCall {
  const site = world.sites.canvas;
  refuseNameless(site, request);
  const bearer = bearerOf(site, request, scopes);
  if (!bearer.ok && bearer.status === 401) throw new CanvasRefusal(401, 'Invalid access token');
  if (!bearer.ok) throw new CanvasRefusal(401, 'Insufficient permissions');
  const course = site.courses.find((one) => String(one.id) === request.params['course']);
  if (!course) throw new CanvasRefusal(404, 'The specified resource does not exist.');
  const installed = bearer.tool.deployments.some(
    (one) => one.courseId === null || one.courseId === course.id,
  );
  if (!installed) throw new CanvasRefusal(404, 'The specified resource does not exist.');
  return { site, tool: bearer.tool, course };
}

/** Answers, and refusals of the handler, with the throttle's headers that every Canvas answer carries. */
export function canvasResource(
  handle: (request: Request, response: Response) => void,
): (request: Request, response: Response) => void {
  return (request, response) => {
    response.set({ 'x-request-cost': '0.05', 'x-rate-limit-remaining': '699.9' });
    try {
      handle(request, response);
    } catch (cause) {
      if (!(cause instanceof CanvasRefusal)) throw cause;
      const type = TYPES[cause.status] ?? 'error';
      response.status(cause.status).json({ errors: { type, message: cause.message } });
    }
  };
}

/** JSON with the media type as it is: Canvas adds no charset to LTI types. */
export function sendCanvas(response: Response, status: number, type: string, body: unknown): void {
  response.status(status).setHeader('Content-Type', type);
  response.end(JSON.stringify(body));
}

export function canvasBody(request: Request): Record<string, unknown> {
  const body = readJson(rawBody(request));
  if (!isRecord(body)) throw new CanvasRefusal(400, 'Bad Request: malformed JSON');
  return body;
}

export function canvasItem(call: CanvasCall, request: Request): LineItemRow {
  const item = call.site.items.find(
    (one) => String(one.id) === request.params['item'] && one.courseId === call.course.id,
  );
  if (!item || item.toolId !== call.tool.id) {
    throw new CanvasRefusal(404, 'The specified resource does not exist.');
  }
  return item;
}

/** One page of a list with Canvas' Link header: current, next, prev, first, last, in plain quotes. */
export function canvasPage<T>(
  response: Response,
  rows: readonly T[],
  paging: { url: URL; size: number; name: 'per_page' | 'limit'; relative: boolean },
): T[] {
  const page = Math.max(1, Number(paging.url.searchParams.get('page') ?? 1) || 1);
  const pages = Math.max(1, Math.ceil(rows.length / paging.size));
  const address = (number: number): string => {
    const url = new URL(paging.url);
    url.searchParams.set('page', String(number));
    url.searchParams.set(paging.name, String(paging.size));
    return linkTarget(url.href, paging.relative);
  };
  const links = [`<${address(page)}>; rel="current"`];
  if (page < pages) links.push(`<${address(page + 1)}>; rel="next"`);
  if (page > 1) links.push(`<${address(page - 1)}>; rel="prev"`);
  links.push(`<${address(1)}>; rel="first"`, `<${address(pages)}>; rel="last"`);
  response.set('Link', links.join(','));
  return rows.slice((page - 1) * paging.size, page * paging.size);
}
