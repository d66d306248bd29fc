import type { HeldLaunch, LoginState, Platform } from './lti.types.ts';

/**
 * What the library asks of its host. The host decides where rows live; the library decides what they mean.
 * Every method rejects on a storage failure and never answers a guess.
 */
export interface LtiStore {
  /** All registrations of an issuer, or the one with that client id. Canvas shares one issuer among all schools. */
  findPlatforms(query: { issuer: string; clientId?: string }): Promise<Platform[]>;
  findPlatform(id: string): Promise<Platform | undefined>;
  /** Ids of the issuer's platforms that have seen this deployment: settles a login without client_id. */
  findDeploymentOwners(issuer: string, deploymentId: string): Promise<string[]>;
  /** Notes a deployment; creates it on first sight. `stopped` deployments are refused. */
  noteDeployment(platformId: string, deploymentId: string): Promise<'active' | 'stopped'>;

  saveLoginState(row: LoginState): Promise<void>;
  readLoginState(stateHash: string): Promise<LoginState | undefined>;
  /** One atomic delete: of two callers at the same millisecond exactly one gets true. */
  spendLoginState(match: { stateHash: string; binderHash: string; nonceHash?: string }): Promise<boolean>;

  holdLaunch(row: HeldLaunch): Promise<void>;
  readHeldLaunch(ticketHash: string): Promise<HeldLaunch | undefined>;
  dropHeldLaunch(ticketHash: string): Promise<void>;
}
