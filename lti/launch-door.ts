import { continueLaunch, receiveLaunch, relaunch } from './launch.ts';
import type { BindingNeeded, LaunchDoorOptions, Launched } from './launch.ts';
import { startLogin } from './login.ts';
import type { LoginStart } from './login.ts';

/** The tool's side of login and launch, free of any web framework: parsed parameters in, decisions out. */
export interface LaunchDoor {
  /** GET and POST of the login address. `platformStorage: false` leaves lti_storage_target unused. */
  startLogin(params: Record<string, unknown>, options?: { platformStorage: boolean }): Promise<LoginStart>;
  /** POST of the redirect_uri. `binders`: from `readBinders`. */
  receiveLaunch(
    body: Record<string, unknown>,
    shown: { binders: readonly string[] },
  ): Promise<Launched | BindingNeeded>;
  /** POST of the page that found the binder in storage. */
  continueLaunch(form: Record<string, unknown>): Promise<Launched>;
  /** POST of the "Open in a new window" form. */
  relaunch(form: Record<string, unknown>): Promise<LoginStart>;
}

/** Every method rejects with an LtiError when the other side is at fault, and with the store's own error otherwise. */
export function createLaunchDoor(options: LaunchDoorOptions): LaunchDoor {
  return {
    startLogin: (params, choice = { platformStorage: true }) => startLogin(options, params, choice),
    receiveLaunch: (body, shown) => receiveLaunch(options, body, shown),
    continueLaunch: (form) => continueLaunch(options, form),
    relaunch: (form) => relaunch(options, form),
  };
}
