import type { Response } from 'express';
import { setPolicy } from './security-headers.ts';

/**
 * Lets these origins frame this answer, and forms post to `formAction` (deep linking's return, the LMS's own
 * authorization endpoint). Origins come from the registration, so they are cleaned here once more.
 */
export function allowFraming(res: Response, origins: string[], formAction: string[] = []): void {
  setPolicy(res, ["'self'", ...origins.filter(isOrigin)].join(' '), formAction.filter(isOrigin).join(' '));
}

const isOrigin = (text: string): boolean =>
  /^https?:\/\/[a-z0-9._:[\]*-]+$/i.test(text) || text === 'https:' || text === 'http:';
