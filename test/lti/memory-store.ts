import type { LtiStore } from '../../lti/index.ts';
import type { HeldLaunch, Platform } from '../../lti/index.ts';

/** The host's storage in memory, with a count of what was asked of it. */
export interface MemoryStore extends LtiStore {
  platforms: Map<string, Platform>;
  /** `<platform>/<deployment>` → status. */
  deployments: Map<string, 'active' | 'stopped'>;
  held: Map<string, HeldLaunch>;
  calls: string[];
}

export function memoryStore(...platforms: Platform[]): MemoryStore {
  const rows = {
    platforms: new Map(platforms.map((platform) => [platform.id, platform])),
    deployments: new Map<string, 'active' | 'stopped'>(),
    held: new Map<string, HeldLaunch>(),
    calls: new Array<string>(),
  };
  const all = (): Platform[] => [...rows.platforms.values()];
  const store: LtiStore = {
    findPlatforms: async ({ issuer, clientId }) =>
      all().filter((one) => one.issuer === issuer && (clientId === undefined || one.clientId === clientId)),
    findPlatform: async (id) => rows.platforms.get(id),
    findDeploymentOwners: async (issuer, deploymentId) =>
      all()
        .filter((one) => one.issuer === issuer && rows.deployments.has(`${one.id}/${deploymentId}`))
        .map((one) => one.id),
    noteDeployment: async (platformId, deploymentId) => {
      const key = `${platformId}/${deploymentId}`;
      const status = rows.deployments.get(key) ?? 'active';
      rows.deployments.set(key, status);
      return status;
    },
    holdLaunch: async (row) => void rows.held.set(row.ticketHash, row),
    readHeldLaunch: async (hash) => rows.held.get(hash),
    dropHeldLaunch: async (hash) => void rows.held.delete(hash),
  };
  return { ...rows, ...counted(store, rows.calls) };
}

function counted(store: LtiStore, calls: string[]): LtiStore {
  return new Proxy(store, {
    get(target, name: keyof LtiStore) {
      const method = target[name] as (...args: unknown[]) => unknown;
      return (...args: unknown[]) => {
        calls.push(name);
        return method(...args);
      };
    },
    ownKeys: (target) => Reflect.ownKeys(target),
  });
}
