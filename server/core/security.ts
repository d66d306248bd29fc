import { randomBytes } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { tooMany } from './errors.ts';
import { randomId } from './hash.ts';

/** Points per minute and address. A classroom behind one address launches within the same minute: hence 600. */
const LIMITS = { launch: 600, register: 20, session: 600, read: 1200, write: 600, heavy: 30 } as const;
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
    return async (req: Request, res: Response, next: NextFunction) => {
      try {
        await limiter.consume(req.ip ?? 'unknown');
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        const seconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000));
        res.set('Retry-After', String(seconds));
        throw tooMany(seconds);
      }
      next();
    };
  };
}

/** Gives each request a reference (shown to people, found in the log) and a CSP nonce. */
export const requestContext: RequestHandler = (_req, res, next) => {
  res.locals['ref'] = reference();
  res.locals['nonce'] = randomId();
  next();
};

/** A code that can be read out on the phone: `K7R-4TQ`, 30 random bits, no letter that looks like a digit. */
function reference(): string {
  const letters = [...randomBytes(6)].map((byte) => '23456789ABCDEFGHJKMNPQRSTVWXYZ'[byte % 30]);
  return `${letters.slice(0, 3).join('')}-${letters.slice(3).join('')}`;
}

export const refOf = (res: Response): string => String(res.locals['ref']);
export const nonceOf = (res: Response): string => String(res.locals['nonce']);

/**
 * Headers for everything. frame-ancestors is 'none' until a page says who may frame it (`allowFraming`);
 * X-Frame-Options stays off, because it cannot name an LMS. COOP stays off: "open in a new window"
 * needs window.opener.
 */
export const securityHeaders: RequestHandler = (req, res, next) => {
  policy(nonceOf(res), ["'none'"])(req, res, next);
};

function policy(nonce: string, frameAncestors: string[], formAction: string[] = []): RequestHandler {
  return helmet({
    frameguard: false,
    crossOriginOpenerPolicy: false,
    crossOriginEmbedderPolicy: false,
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'", `'nonce-${nonce}'`],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'", ...formAction],
        'frame-ancestors': frameAncestors,
      },
    },
  });
}

/**
 * Lets these origins frame this answer, and forms post to `formAction` (deep linking's return, the LMS's own
 * authorization endpoint). Origins come from the registration, so they are cleaned here once more.
 */
export function allowFraming(
  req: Request,
  res: Response,
  origins: string[],
  formAction: string[] = [],
): void {
  const clean = (list: string[]) =>
    list.filter((one) => /^https?:\/\/[a-z0-9._:[\]*-]+$/i.test(one) || one === 'https:' || one === 'http:');
  policy(nonceOf(res), ["'self'", ...clean(origins)], clean(formAction))(req, res, () => undefined);
}
