import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { AppError } from './errors.ts';
import type { Log } from './log.ts';
import { refOf } from './request-context.ts';

/** Prints a readable page for a refusal outside /api. The launch room owns its words. */
export type PrintProblem = (
  res: Response,
  problem: { status: number; code: string; acceptLanguage: string },
) => void;

/** What body parsers and Express itself throw, as our codes. */
function translate(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const { status, type } = error as { status?: unknown; type?: unknown };
  if (type === 'entity.too.large') return new AppError(413, 'too-large', {}, { cause: error });
  if (typeof status === 'number' && status >= 400 && status < 500)
    return new AppError(400, 'request-malformed', {}, { cause: error });
  return new AppError(500, 'unexpected', {}, { cause: error });
}

/**
 * The one place that turns an error into an answer: JSON under /api, a readable page elsewhere. Under /lti an
 * unexpected error answers 400: LMSs retry or show their own page on a 5xx, and the person would see neither our
 * words nor the reference.
 */
export function errorHandler(log: Log, printProblem: PrintProblem): ErrorRequestHandler {
  return (error: unknown, req, res, _next) => {
    const known = translate(error);
    // Work that went on behind an answer (core/deadline.ts) and only now finds that there is nobody to answer.
    if (res.writableEnded) return log.debug({ err: error }, 'ended after its answer');
    const ref = refOf(res);
    // The route, not the address: the code of an invitation stands in it, and strangers write what they like there.
    const { route } = req as { route?: { path?: unknown } };
    const path = typeof route?.path === 'string' ? route.path : 'no route';
    if (known.code === 'not-now') log.warn({ ref, method: req.method, path }, 'took too long');
    else if (known.status >= 500) log.error({ ref, method: req.method, path, err: error }, 'unexpected');
    else log.debug({ ref, method: req.method, path, code: known.code, status: known.status }, 'refused');
    if (res.headersSent) return void res.destroy();
    // A 401 names the scheme it wants (RFC 9110, 15.5.2).
    if (known.status === 401) res.set('WWW-Authenticate', 'Bearer');
    const { retryAfter } = known.data;
    if (typeof retryAfter === 'number') res.set('Retry-After', String(retryAfter));
    if (req.path.startsWith('/api/'))
      return void res.status(known.status).json({ error: { code: known.code, ref, ...known.data } });
    const status = req.path.startsWith('/lti/') && known.status >= 500 ? 400 : known.status;
    printProblem(res, { status, code: known.code, acceptLanguage: req.get('accept-language') ?? '' });
  };
}

/** Anything that no route answered. */
export const nothingHere: RequestHandler = (_req, _res, next) => next(new AppError(404, 'not-found', {}));
