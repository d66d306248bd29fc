import { checkAddress, type Platform, ServiceError } from '../../../lti/index.ts';
import { AdminUsageError, USAGE } from './admin.errors.ts';
import type { ManualPlatform } from './install.service.ts';

/** A platform from the options of `platform add`. Throws AdminUsageError. */
export function readManual(
  given: Partial<Record<string, string | boolean>>,
  allowPrivate: boolean,
): ManualPlatform {
  const values = given as Partial<Record<string, string>>;
  const need = (name: string): string => {
    const value = values[name]?.trim();
    if (!value) throw new AdminUsageError(`--${name} is missing.\n\n${USAGE}`);
    return value;
  };
  const address = (name: string): string => {
    try {
      return checkAddress(need(name), allowPrivate).href;
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      throw new AdminUsageError(`--${name} must be a public https address (${error.detail}).`);
    }
  };
  const authorizationEndpoint = address('auth');
  // As typed, to the letter: an issuer is compared as text.
  const issuer = need('issuer');
  const origins = [issuer, authorizationEndpoint]
    .filter((one) => URL.canParse(one))
    .map((one) => new URL(one).origin);
  return {
    name: need('name'),
    issuer,
    clientId: need('client-id'),
    authorizationEndpoint,
    tokenEndpoint: address('token'),
    jwksUri: address('keys'),
    family: familyOf(values['family'], issuer, authorizationEndpoint),
    frameOrigins: [...new Set(origins)].filter((one) => one !== 'null'),
    ...(values['audience'] ? { tokenAudience: values['audience'] } : {}),
    ...(values['deployment'] ? { deploymentId: values['deployment'] } : {}),
  };
}

/** Said by the operator, or told by the paths that Moodle and Canvas have used since LTI 1.3. */
function familyOf(named: string | undefined, issuer: string, endpoint: string): Platform['family'] {
  if (named === 'moodle' || named === 'canvas' || named === 'other') return named;
  if (named !== undefined) throw new AdminUsageError('--family is moodle, canvas or other.');
  if (endpoint.includes('/mod/lti/')) return 'moodle';
  const canvas =
    endpoint.includes('/api/lti/authorize') || /^https:\/\/canvas\.([a-z]+\.)?instructure\.com$/.test(issuer);
  return canvas ? 'canvas' : 'other';
}
