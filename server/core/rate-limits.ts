import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { isIPv6 } from 'node:net';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { tooMany } from './errors.ts';

/**
 * Points per minute and address. A classroom behind one address launches within the same minute: hence 600. `stranger`:
 * pages that somebody without an account opens by a link.
 */
const LIMITS = { launch: 600, register: 20, read: 1200, write: 600, heavy: 30, stranger: 120 } as const;
export type Limited = keyof typeof LIMITS;

const GROUPS = 8;

/**
 * Whose allowance a request takes from. In IPv6 a household or a rented machine has a whole /64, of which it may take a new
 * address for every request: they are one. An IPv4 address written as IPv6 is itself.
 */
export function addressOf({ ip = 'unknown' }: Pick<Request, 'ip'>): string {
  if (!isIPv6(ip)) return ip;
  const [, mapped] = /^::ffff:([0-9.]+)$/i.exec(ip) ?? [];
  if (mapped !== undefined) return mapped;
  const [head = '', tail] = (ip.split('%')[0] ?? '').split('::');
  const groupsOf = (part = '') => (part === '' ? [] : part.split(':'));
  const [before, after] = [groupsOf(head), groupsOf(tail)];
  const gap = Array.from({ length: Math.max(0, GROUPS - before.length - after.length) }, () => '0');
  const first = [...before, ...gap, ...after].slice(0, GROUPS / 2);
  return `${first.map((group) => parseInt(group, 16).toString(16)).join(':')}::/64`;
}

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
        await limiter.consume(addressOf(req));
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        throw tooMany(Math.max(1, Math.ceil(error.msBeforeNext / 1000)));
      }
      next();
    };
  };
}
