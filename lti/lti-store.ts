import type { HeldLaunch, Platform } from './lti.types.ts';

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

  holdLaunch(row: HeldLaunch): Promise<void>;
  readHeldLaunch(ticketHash: string): Promise<HeldLaunch | undefined>;
  dropHeldLaunch(ticketHash: string): Promise<void>;
}
