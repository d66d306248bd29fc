import { ServiceError } from './service-error.ts';
import type { ServiceAnswer } from './service-request.ts';

/** Seconds from `Retry-After` (a number or a date, RFC 9110 10.2.3), at most a day; undefined when absent or unreadable. */
export function retryAfter(answer: ServiceAnswer, now: Date): number | undefined {
  const text = answer.header('retry-after');
  if (!text) return undefined;
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - now.getTime()) / 1000;
  return Number.isFinite(seconds) ? Math.min(Math.max(Math.ceil(seconds), 0), 86_400) : undefined;
}

/** Canvas throttles with 403 and these words, not with 429. */
export function isThrottled(answer: ServiceAnswer): boolean {
  return answer.status === 429 || (answer.status === 403 && /rate limit/i.test(answer.text));
}

/** The failure that an unwelcome status stands for; for calls other than scores, whose rules are their own. */
export function failureOf(answer: ServiceAnswer, now: Date): ServiceError {
  const { status } = answer;
  const wait = retryAfter(answer, now);
  const more = { status, ...(wait === undefined ? {} : { retryAfter: wait }) };
  const detail = reasonOf(answer);
  if (isThrottled(answer)) return new ServiceError('rate-limited', detail, more);
  if (status === 401) return new ServiceError('unauthorised', detail, more);
  if (status === 403) return new ServiceError('forbidden', detail, more);
  if ([404, 410, 412].includes(status)) return new ServiceError('not-found', detail, more);
  if (status >= 500) return new ServiceError('platform-failed', detail, more);
  return new ServiceError('platform-refused', detail, more);
}

/**
 * The platform's reason in one line of at most 200 characters. Moodle repeats our whole message in it, with the
 * person's id and the comment, from the first brace on: that part is cut away.
 */
function reasonOf(answer: ServiceAnswer): string {
  const found = bodyReason(answer.text) ?? answer.statusText;
  const line = found
    .replace(/[{[].*$/s, '')
    .replace(/\s+/g, ' ')
    .trim();
  return line === '' ? `HTTP ${answer.status}` : line.slice(0, 200);
}

function bodyReason(text: string): string | undefined {
  try {
    return firstText(JSON.parse(text));
  } catch {
    // A page of HTML says nothing that fits a line; the status does.
    return /^[^<{[]{1,300}$/s.test(text.trim()) ? text : undefined;
  }
}

/** The first sentence under the names that Moodle and Canvas use for it. */
function firstText(body: unknown, depth = 0): string | undefined {
  if (typeof body === 'string') return body;
  if (depth > 4 || typeof body !== 'object' || body === null) return undefined;
  if (Array.isArray(body))
    return body.map((one) => firstText(one, depth + 1)).find((one) => one !== undefined);
  const fields = body as Record<string, unknown>;
  for (const name of ['reason', 'message', 'error_description', 'error', 'errors'])
    if (fields[name] !== undefined && fields[name] !== null) return firstText(fields[name], depth + 1);
  return undefined;
}
