import type { RequestHandler } from 'express';
import { notNow } from './errors.ts';

/**
 * Browsers here wait 20 s (client/core/api.ts): whoever waits must read our answer, not their own silence. The work goes
 * on behind it and may still succeed, as it may when a connection breaks: what is sent again must do no harm.
 */
const LONGEST_MS = 15_000;

/** Ends a request whose work takes too long, for instance because the database hangs. Begins when the body is in. */
export const deadline: RequestHandler = (_req, res, next) => {
  const timer = setTimeout(() => next(notNow()), LONGEST_MS);
  res.once('close', () => clearTimeout(timer));
  next();
};
