import { LtiError } from './lti-error.ts';
import type { Platform } from './lti.types.ts';
import { hashOf, isSecretOf } from './secret.ts';

/**
 * Whoever starts a login must be who finishes it (README, "Binding the browser"): a secret, the binder, is left in the
 * browser at the login and asked for at the launch. `state` holds its hash.
 */

/** Where a browser's binder is kept besides the cookie; what the pages' scripts need. */
export interface BindingPlace {
  /** Name in localStorage and in the platform's storage. Made from the state, does not tell it. */
  key: string;
  /** `lti_storage_target` of the login, when it may be used. */
  storageTarget?: string;
  /** Only window messages from here are believed. */
  storageOrigin: string;
}

export function bindingPlace(
  platform: Platform,
  state: string,
  storageTarget: string | undefined,
): BindingPlace {
  return {
    key: `lti_binder_${hashOf(state).slice(0, 22)}`,
    ...(storageTarget === undefined ? {} : { storageTarget }),
    storageOrigin: storageOrigin(platform),
  };
}

/** Where window messages of the platform's storage come from: the authorization endpoint, not the issuer (lti-cs-oidc 0.1). */
function storageOrigin(platform: Platform): string {
  return new URL(platform.authorizationEndpoint).origin;
}

/**
 * The binder of this login among those that the browser's cookies hold. None at all may still be found in its storage;
 * one that belongs to another login is another browser.
 * @throws LtiError state-other-browser
 */
export function ownBinder(binderHash: string, shown: readonly string[]): string | undefined {
  const binder = shown.find((one) => isSecretOf(binderHash, one));
  if (binder === undefined && shown.length > 0) throw otherBrowser();
  return binder;
}

/** @throws LtiError state-other-browser */
export function checkBinder(binderHash: string, binder: string): void {
  if (!isSecretOf(binderHash, binder)) throw otherBrowser();
}

const otherBrowser = () => new LtiError('state-other-browser', 'the login was started in another browser');
