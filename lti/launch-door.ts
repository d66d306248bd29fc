import { continueLaunch, receiveLaunch, relaunch } from './launch.ts';
import type { BindingNeeded, Launched, LaunchDoorParts } from './launch.ts';
import { startLogin } from './login.ts';
import type { LoginStart } from './login.ts';
import { createLoginSeals } from './login-state.ts';

/** The tool's side of login and launch, free of any web framework: parsed parameters in, decisions out. */
export interface LaunchDoor<A> {
  /** GET and POST of the login address. `platformStorage: false` leaves lti_storage_target unused. */
  startLogin(params: Record<string, unknown>, options?: { platformStorage: boolean }): Promise<LoginStart>;
  /** POST of the redirect_uri. `binders`: from `readBinders`. */
  receiveLaunch(
    body: Record<string, unknown>,
    shown: { binders: readonly string[] },
  ): Promise<Launched<A> | BindingNeeded>;
  /** POST of the page that found the binder in storage. */
  continueLaunch(form: Record<string, unknown>): Promise<Launched<A>>;
  /** POST of the "Open in a new window" form. */
  relaunch(form: Record<string, unknown>): Promise<LoginStart>;
}

export interface LaunchDoorOptions<A> extends Omit<LaunchDoorParts<A>, 'seals'> {
  /** The host's secret, the same in all its processes: what one sealed at a login another opens at the launch. */
  secret: string;
}

/** Every method rejects with an LtiError when the other side is at fault, and with the host's own error otherwise. */
export function createLaunchDoor<A>({ secret, ...parts }: LaunchDoorOptions<A>): LaunchDoor<A> {
  const door = { ...parts, seals: createLoginSeals(secret) };
  return {
    startLogin: (params, choice = { platformStorage: true }) => startLogin(door, params, choice),
    receiveLaunch: (body, shown) => receiveLaunch(door, body, shown),
    continueLaunch: (form) => continueLaunch(door, form),
    relaunch: (form) => relaunch(door, form),
  };
}
