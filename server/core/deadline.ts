import type { RequestHandler, Response } from 'express';
import { notNow } from './errors.ts';

/**
 * Browsers here wait 20 s (client/core/api.ts): whoever waits must read our answer, not their own silence. The work goes
 * on behind it and may still succeed, as it may when a connection breaks: what is sent again must do no harm.
 */
const LONGEST_MS = 15_000;

const timers = new WeakMap<Response, NodeJS.Timeout>();

/** Ends a request whose work takes too long, for instance because the database hangs. Begins when the body is in. */
export const deadline: RequestHandler = (_req, res, next) => {
  const timer = setTimeout(() => next(notNow()), LONGEST_MS);
  timers.set(res, timer);
  res.once('close', () => clearTimeout(timer));
  next();
};

/** For an answer that goes on for as long as somebody listens. */
export const withoutDeadline = (res: Response): void => clearTimeout(timers.get(res));
