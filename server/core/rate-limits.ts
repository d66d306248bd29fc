import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { tooMany } from './errors.ts';

/**
 * Points per minute and address. A classroom behind one address launches within the same minute: hence 600. `stranger`:
 * pages that somebody without an account opens by a link.
 */
const LIMITS = { launch: 600, register: 20, read: 1200, write: 600, heavy: 30, stranger: 120 } as const;
export type Limited = keyof typeof LIMITS;

/**
 * Limits are kept in memory of each process: they guard against floods, and a shared counter would add a database
 * command to every request. With N processes the limit is N times as wide; RATE_FACTOR scales it.
 */
export function rateLimits(factor: number): (name: Limited) => RequestHandler {
  const limiters = new Map<Limited, RateLimiterMemory>();
  return (name) => {
    const limiter =
      limiters.get(name) ?? new RateLimiterMemory({ points: Math.ceil(LIMITS[name] * factor), duration: 60 });
    limiters.set(name, limiter);
    return async (req: Request, _res: Response, next: NextFunction) => {
      try {
        await limiter.consume(req.ip ?? 'unknown');
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        throw tooMany(Math.max(1, Math.ceil(error.msBeforeNext / 1000)));
      }
      next();
    };
  };
}
