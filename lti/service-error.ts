/** Why a call to a platform did not do what it should. The host owns the wording in every language. */
export const SERVICE_ERROR_CODES = [
  'address-refused',
  'unreachable',
  'timed-out',
  'answer-too-large',
  'answer-malformed',
  'token-refused',
  'scope-refused',
  'unauthorised',
  'forbidden',
  'not-found',
  'rate-limited',
  'platform-refused',
  'platform-failed',
] as const;

export type ServiceErrorCode = (typeof SERVICE_ERROR_CODES)[number];

/**
 * A failed call to a platform. `detail` is for the log and the administrator: our words or the platform's reason cut
 * to one line, never a token, a name or an address of a person. `status` is the platform's HTTP status, if it gave one.
 */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly code: ServiceErrorCode;
  readonly detail: string;
  readonly status: number | undefined;
  /** Seconds the platform asked us to wait. */
  readonly retryAfter: number | undefined;

  constructor(
    code: ServiceErrorCode,
    detail = '',
    more: { status?: number; retryAfter?: number; cause?: unknown } = {},
  ) {
    super(`${code}: ${detail}`, more.cause === undefined ? undefined : { cause: more.cause });
    this.code = code;
    this.detail = detail;
    this.status = more.status;
    this.retryAfter = more.retryAfter;
  }

  /** True when the same call may succeed later without anybody changing anything. */
  get retryable(): boolean {
    return ['unreachable', 'timed-out', 'rate-limited', 'platform-failed'].includes(this.code);
  }
}
