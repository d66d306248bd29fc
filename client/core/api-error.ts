/**
 * A request that did not give an answer. `code` is the server's, or one of ours:
 * `offline` (nothing came back), `timeout`, `unreadable` (something that is not our JSON, as a proxy's page).
 */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  /** Reference to read out to support; empty when the server never answered. */
  readonly ref: string;
  readonly data: Readonly<Record<string, unknown>>;

  constructor(status: number, code: string, ref = '', data: Record<string, unknown> = {}) {
    super(code);
    this.status = status;
    this.code = code;
    this.ref = ref;
    this.data = data;
  }
}
