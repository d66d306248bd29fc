import { randomBytes } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { tooMany } from './errors.ts';
import { randomId } from './hash.ts';

/** Points per minute and address. A classroom behind one address launches within the same minute: hence 600. */
const LIMITS = { launch: 600, register: 20, read: 1200, write: 600, heavy: 30 } as const;
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
 * What is the same on every answer, made once. X-Frame-Options stays off, because it cannot name an LMS. COOP stays off:
 * "open in a new window" needs window.opener. The policy has a nonce of its own each time and is put together below.
 */
const sameOnAll = helmet({
  frameguard: false,
  crossOriginOpenerPolicy: false,
  crossOriginEmbedderPolicy: false,
  crossOriginResourcePolicy: { policy: 'same-origin' },
  referrerPolicy: { policy: 'no-referrer' },
  contentSecurityPolicy: false,
});

/** Headers for everything. frame-ancestors is 'none' until a page says who may frame it (`allowFraming`). */
export const securityHeaders: RequestHandler = (req, res, next) => {
  setPolicy(res, "'none'");
  sameOnAll(req, res, next);
};

const POLICY_BEFORE = "default-src 'none';script-src 'self' 'nonce-";
const POLICY_AFTER =
  "';style-src 'self';img-src 'self' data:;font-src 'self';connect-src 'self';base-uri 'none';form-action 'self'";

function setPolicy(res: Response, frameAncestors: string, formAction = ''): void {
  const forms = formAction && ` ${formAction}`;
  res.setHeader(
    'Content-Security-Policy',
    `${POLICY_BEFORE}${nonceOf(res)}${POLICY_AFTER}${forms};frame-ancestors ${frameAncestors}`,
  );
}

/**
 * Lets these origins frame this answer, and forms post to `formAction` (deep linking's return, the LMS's own
 * authorization endpoint). Origins come from the registration, so they are cleaned here once more.
 */
export function allowFraming(res: Response, origins: string[], formAction: string[] = []): void {
  setPolicy(res, ["'self'", ...origins.filter(isOrigin)].join(' '), formAction.filter(isOrigin).join(' '));
}

const isOrigin = (text: string): boolean =>
  /^https?:\/\/[a-z0-9._:[\]*-]+$/i.test(text) || text === 'https:' || text === 'http:';
