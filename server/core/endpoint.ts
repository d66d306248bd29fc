import type { Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import type { Clock } from './clock.ts';
import {
  fileAnswer,
  type AnswerOf,
  type BodyOf,
  type EndpointSpec,
  type ParamsOf,
  type QueryOf,
  type RateClass,
} from './endpoint.contract.ts';
import { invalid, notAllowed, sessionMissing } from './errors.ts';
import { sendEvents } from './event-stream.ts';
import { streamAnswer } from './event-stream.contract.ts';
import type { OpenStreams } from './open-streams.ts';
import { mayPass, type Permission } from './permissions.ts';
import type { Session, SessionStore } from './session.ts';

/** What a handler sees: parsed values only, never the request. `session` is there unless the endpoint is public. */
export interface Served<S extends EndpointSpec> {
  session: S['permission'] extends 'public' ? undefined : Session;
  params: ParamsOf<S>;
  query: QueryOf<S>;
  body: BodyOf<S>;
  now: Date;
  /** Adds `Set-Cookie` lines to the answer. The client lets a browser keep them only where it says so. */
  setCookies(lines: readonly string[]): void;
}

/** An endpoint with its function; `app.ts` mounts it, the authorisation test walks the list. */
export interface ApiRoute {
  kind: 'api';
  spec: EndpointSpec;
  handle(request: Served<EndpointSpec>): Promise<unknown>;
}

/** A route outside /api: an LTI message, a page, a probe. It declares its permission too. */
export interface PageRoute {
  kind: 'page';
  method: 'GET' | 'POST';
  path: string;
  permission: Permission;
  rate: RateClass | 'launch' | 'register' | 'stranger' | 'none';
  handle: RequestHandler;
}

export type Route = ApiRoute | PageRoute;

export function serve<S extends EndpointSpec>(
  spec: S,
  handle: (request: Served<S>) => Promise<AnswerOf<S>>,
): ApiRoute {
  return { kind: 'api', spec, handle: handle as unknown as ApiRoute['handle'] };
}

export function page(route: Omit<PageRoute, 'kind'>): PageRoute {
  return { kind: 'page', ...route };
}

/** What stands behind every endpoint. */
interface Behind {
  sessions: SessionStore;
  streams: OpenStreams;
  clock: Clock;
}

/**
 * The Express handler of an endpoint: session, permission, then parsing, then the work, then the answer's own check.
 * The permission comes before parsing so that nothing a stranger sends is looked at.
 */
export function apiHandler(route: ApiRoute, { sessions, streams, clock }: Behind): RequestHandler {
  const { spec } = route;
  return async (req: Request, res: Response) => {
    const now = clock.now();
    const session = spec.permission === 'public' ? undefined : await authorise(req, spec.permission);
    const served = {
      session,
      params: parse(spec.params, req.params, 'params'),
      query: parse(spec.query, spec.query ? req.query : undefined, 'query'),
      body: parse(spec.body, req.body, 'body'),
      now,
      setCookies: (lines: readonly string[]) =>
        void (lines.length > 0 && res.append('Set-Cookie', [...lines])),
    };
    const answer = await route.handle(served as unknown as Served<EndpointSpec>);
    if (spec.file !== undefined) return sendFile(res, spec.file, fileAnswer.parse(answer));
    if (spec.events !== undefined && session)
      return sendEvents(res, streamAnswer.parse(answer), (giveWay) => streams.open(session, giveWay));
    // A presenter that lets a field slip is a bug of ours: strict answers turn it into a 500 in every test.
    const checked = spec.answer.parse(answer);
    // An answer that carries a language says so for all to see: a page that speaks another one then changes over.
    const lang = langOf(checked);
    if (lang !== undefined) res.set('Content-Language', lang);
    res.set('Cache-Control', 'no-store').json(checked);
  };

  async function authorise(req: Request, permission: Exclude<Permission, 'public'>): Promise<Session> {
    const header = req.get('authorization') ?? '';
    if (!header.startsWith('Bearer ')) throw sessionMissing();
    const session = await sessions.read(header.slice('Bearer '.length), clock.now());
    if (!mayPass(permission, session)) throw notAllowed();
    return session;
  }
}

/** For saving, never to be shown in place: a file that a browser would run as a page would be a page of ours. */
function sendFile(res: Response, type: string, { name, bytes }: z.output<typeof fileAnswer>): void {
  res.attachment(name).type(type).set('Cache-Control', 'no-store').send(Buffer.from(bytes));
}

const langOf = (answer: unknown): string | undefined =>
  typeof answer === 'object' && answer !== null && 'lang' in answer && typeof answer.lang === 'string'
    ? answer.lang
    : undefined;

function parse(schema: z.ZodType | undefined, value: unknown, where: string): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => ({
    path: [where, ...issue.path].join('.'),
    code: issue.code,
  }));
  throw invalid(problems.slice(0, 50));
}
