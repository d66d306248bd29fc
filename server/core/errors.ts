/**
 * Every way a request can fail, with its status. The server speaks codes; sentences live in the words files.
 *
 * 400 invalid          input refused; `problems` names the fields
 * 401 session-missing  no session, or over: the client offers to reopen from the course and keeps what was typed
 * 401 session-ended    the platform took this person off the course's list: opening it again would not help
 * 403 not-allowed      the person's role does not cover it
 * 404 not-found        nothing there, or nothing of this tenant's (the two look the same on purpose)
 * 409 conflict         somebody was faster; `data` carries the newer state
 * 413 too-large        body over the limit
 * 429 too-many         rate limit; Retry-After is set
 * 500 unexpected       ours; the reference in the answer is in the log
 * 503 not-now          it took too long (a database that hangs); Retry-After is set
 */
export class AppError extends Error {
  override readonly name: string = 'AppError';
  readonly status: number;
  readonly code: string;
  readonly data: Record<string, unknown>;

  constructor(status: number, code: string, data: Record<string, unknown> = {}, options?: ErrorOptions) {
    super(code, options);
    this.status = status;
    this.code = code;
    this.data = data;
  }
}

/** One refused field: where, and zod's code for why. Never the value: it may be somebody's private text. */
export interface Problem {
  path: string;
  code: string;
}

export const invalid = (problems: Problem[]) => new AppError(400, 'invalid', { problems });
export const sessionMissing = () => new AppError(401, 'session-missing');
export const sessionEnded = () => new AppError(401, 'session-ended');
export const notAllowed = () => new AppError(403, 'not-allowed');
export const notFound = (what: string) => new AppError(404, 'not-found', { what });
export const tooMany = (seconds: number) => new AppError(429, 'too-many', { retryAfter: seconds });
export const notNow = () => new AppError(503, 'not-now', { retryAfter: 10 });
