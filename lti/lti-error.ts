/** Why a message was refused. A closed list: the host owns the wording in every language. */
export const LTI_ERROR_CODES = [
  'request-malformed',
  'platform-unknown',
  'platform-ambiguous',
  'platform-stopped',
  'platform-refused',
  'login-required',
  'launch-expired-at-platform',
  'state-unknown',
  'state-other-browser',
  'state-spent',
  'token-malformed',
  'token-algorithm',
  'token-key-missing',
  'token-key-unknown',
  'token-signature',
  'token-issuer',
  'token-audience',
  'token-expired',
  'token-not-yet-valid',
  'token-nonce',
  'keys-unreachable',
  'version-unsupported',
  'message-unsupported',
  'deployment-missing',
  'deployment-mismatch',
  'deployment-stopped',
  'target-missing',
  'target-foreign',
  'roles-missing',
  'resource-link-missing',
  'deep-linking-missing',
  'review-missing',
  'user-malformed',
  'claims-malformed',
] as const;

export type LtiErrorCode = (typeof LTI_ERROR_CODES)[number];

/** A refused message. `detail` is for the log and the administrator: never a token, a name or an address. */
export class LtiError extends Error {
  override readonly name = 'LtiError';
  readonly code: LtiErrorCode;
  readonly detail: string;
  /** Whose message it was, where that is known: from the registration, or from the login that it belongs to. */
  platformId?: string;

  constructor(code: LtiErrorCode, detail = '', options?: ErrorOptions) {
    super(`${code}: ${detail}`, options);
    this.code = code;
    this.detail = detail;
  }

  /** A refusal of a message of this platform. */
  static of(platformId: string, code: LtiErrorCode, detail: string): LtiError {
    return Object.assign(new LtiError(code, detail), { platformId });
  }
}

/** A refusal that comes out of this work and names no platform yet names the one that is found. */
export async function naming<T>(
  work: () => Promise<T>,
  findPlatformId: () => string | undefined,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const found = error instanceof LtiError ? (error.platformId ?? findPlatformId()) : undefined;
    if (error instanceof LtiError && found !== undefined) error.platformId = found;
    throw error;
  }
}
