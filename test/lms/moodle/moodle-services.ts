import type { Request, Response } from 'express';

import type { LineItemRow, SiteState, Tool } from '../model.ts';
import { bearerOf } from '../token.ts';
import type { World } from '../world.ts';

export const MEDIA = {
  container: 'application/vnd.ims.lis.v2.lineitemcontainer+json',
  item: 'application/vnd.ims.lis.v2.lineitem+json',
  results: 'application/vnd.ims.lis.v2.resultcontainer+json',
  score: 'application/vnd.ims.lis.v1.score+json',
  memberships: 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json',
} as const;

/** A refusal of services.php: `reason` stands in the status line, and in the body only for access failures. */
export class MoodleRefusal extends Error {
  readonly status: number;
  /** `[]`: rule failures of score posts print an empty list and keep the reason to the status line. */
  readonly body: 'status' | 'empty-list';
  constructor(status: number, reason: string, body: 'status' | 'empty-list' = 'status') {
    super(reason);
    this.status = status;
    this.body = body;
  }
}

const contentType = (request: Request): string =>
  (request.headers['content-type'] ?? '').split(';')[0]?.trim() ?? '';

/**
 * services.php picks the resource by exact media type: GET must name one that the resource prints, or none at all;
 * a list, a wildcard or application/json finds nothing.
 */
export function negotiate(request: Request, formats: readonly string[]): void {
  const accept = request.headers.accept ?? '';
  if (request.method === 'GET') {
    if (accept === '' || formats.includes(accept)) return;
    const wildcard = accept.includes('*/*');
    throw new MoodleRefusal(
      400,
      wildcard ? 'No context or unsupported content type' : `No handler found for ${request.path} ${accept}`,
    );
  }
  if (request.method === 'DELETE' || formats.includes(contentType(request))) return;
  throw new MoodleRefusal(400, `No handler found for ${request.path} ${contentType(request)}`);
}

/** The tool behind the token; a token is bound to one type id, and the address names the same. */
export function authorised(world: World, request: Request, scopes: readonly string[], typeId?: string): Tool {
  const bearer = bearerOf(world.sites.moodle, request, scopes);
  // One check for both in Moodle: a token without the scope is as good as none.
  if (!bearer.ok) throw new MoodleRefusal(401, 'Unauthorized');
  if (typeId !== undefined && typeId !== String(bearer.tool.id)) throw new MoodleRefusal(401, 'Unauthorized');
  return bearer.tool;
}

/** PHP writes bytes; Node wants Latin-1 in a status line and refuses line breaks there. */
function statusLine(response: Response, status: number, reason: string): boolean {
  if (/[\r\n]/.test(reason)) return false;
  response.statusCode = status;
  response.statusMessage = Buffer.from(reason, 'utf8')
    .toString('latin1')
    .replace(/[^\t\x20-\x7e\x80-\xff]/g, ' ');
  return true;
}

export function sendRefusal(request: Request, response: Response, refusal: MoodleRefusal): void {
  if (refusal.body === 'empty-list') {
    // PHP drops a status header that holds a line break and answers 200: pretty-printed JSON in the reason does that.
    if (!statusLine(response, refusal.status, refusal.message)) response.statusCode = 200;
    response.set('Content-Type', 'text/html; charset=UTF-8').end(Buffer.from('[]'));
    return;
  }
  statusLine(response, refusal.status, refusal.message.replace(/\s+/g, ' '));
  const body = Buffer.from(
    JSON.stringify({
      status: refusal.status,
      reason: refusal.message,
      request: {
        method: request.method,
        url: request.originalUrl,
        accept: request.headers.accept ?? null,
        contentType: contentType(request) || null,
      },
    }),
  );
  response.set('Content-Type', 'application/json; charset=utf-8').end(body);
}

/** Runs one resource of services.php and prints its refusals Moodle's way. */
export function resource(
  handle: (request: Request, response: Response) => void,
): (request: Request, response: Response) => void {
  return (request, response) => {
    try {
      handle(request, response);
    } catch (cause) {
      if (!(cause instanceof MoodleRefusal)) throw cause;
      sendRefusal(request, response, cause);
    }
  };
}

export function sendMedia(response: Response, status: number, type: string, body: unknown): void {
  // Not response.type(): Express would sort the charset parameter in by its own rules.
  response
    .status(status)
    .set('Content-Type', `${type}; charset=utf-8`)
    // Bytes, not text: Node would write the headers in the text's encoding and spoil PHP's.
    .end(Buffer.from(JSON.stringify(body)));
}

/** A column that this tool may touch, or 404 as Moodle words it. */
export function itemFor(site: SiteState, request: Request, tool: Tool): LineItemRow {
  const id = Number(request.params['item']);
  const courseId = Number(request.params['course']);
  if (!site.courses.some((one) => one.id === courseId)) {
    throw new MoodleRefusal(404, `Not Found: Course ${request.params['course']} doesn't exist`);
  }
  const item = site.items.find((one) => one.id === id && one.courseId === courseId);
  if (!item) throw new MoodleRefusal(404, `Not Found: Grade item ${request.params['item']} doesn't exist`);
  if (item.toolId !== tool.id) throw new MoodleRefusal(403, `Forbidden: grade item ${item.id}`);
  return item;
}

export function typeIdOf(request: Request): string | undefined {
  const value = request.query['type_id'];
  return typeof value === 'string' ? value : undefined;
}
