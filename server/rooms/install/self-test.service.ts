import {
  type AccessTokens,
  grantedAgsScopes,
  type Grades,
  type ReadRoster,
  SCOPE,
  ServiceError,
  type ServiceClient,
  type ToolKeys,
} from '../../../lti/index.ts';
import type { Clock } from '../../core/clock.ts';
import type { TenantScope } from '../../core/scope.ts';
import type { PeopleService, Run } from '../people/people.service.ts';
import type { SelfTestCheck } from './install.contract.ts';
import type { InstallService } from './install.service.ts';
import type { Deployment, RegisteredPlatform } from '../../lti-host/platform.store.ts';

export interface SelfTestParts {
  install: InstallService;
  people: PeopleService;
  client: ServiceClient;
  keys: ToolKeys;
  tokens: AccessTokens;
  grades: Grades;
  readRoster: ReadRoster;
  clock: Clock;
}

type Finding = Omit<SelfTestCheck, 'key'>;

/** What all checks look at: the newest run that has each service. */
interface Subject {
  platform: RegisteredPlatform;
  graded: Run | undefined;
  listed: Run | undefined;
  /** Somebody has opened the tool from a course. */
  opened: boolean;
  deployments: Deployment[];
}

const KEY_SET_LIMITS = { maxBytes: 256_000, timeoutMs: 5000 };

/**
 * Tries every way to and from one platform and says what works. Reads only: no column is made, no score sent. Checks
 * run one after the other, as Canvas counts calls of a token; the first failure does not stop the rest.
 */
export class SelfTest {
  readonly #parts: SelfTestParts;

  constructor(parts: SelfTestParts) {
    this.#parts = parts;
  }

  async run(scope: TenantScope): Promise<{ checks: SelfTestCheck[]; at: string; tookMs: number }> {
    const started = performance.now();
    const subject = await this.#subject(scope);
    const checks: SelfTestCheck[] = [
      { key: 'keys', ...(await guarded(() => this.#ownKeys())) },
      { key: 'platform-keys', ...(await guarded(() => this.#platformKeys(subject))) },
      { key: 'token', ...(await guarded(() => this.#token(subject))) },
      { key: 'line-items', ...(await guarded(() => this.#lineItems(subject))) },
      { key: 'roster', ...(await guarded(() => this.#roster(subject))) },
      { key: 'browser', ...browser(subject.deployments) },
      { key: 'roles', ...roles(subject.deployments) },
    ];
    const at = this.#parts.clock.now().toISOString();
    return { checks, at, tookMs: Math.round(performance.now() - started) };
  }

  async #subject(scope: TenantScope): Promise<Subject> {
    const { install, people } = this.#parts;
    const [platform, runs, deployments] = await Promise.all([
      install.platformOf(scope),
      people.listRuns(scope),
      install.listDeployments(scope),
    ]);
    return {
      platform,
      graded: runs.findLast((run) => run.ags !== null),
      listed: runs.findLast((run) => run.membershipsUrl !== null),
      opened: runs.length > 0,
      deployments,
    };
  }

  /** The address that platforms fetch, asked for from outside as they do. */
  async #ownKeys(): Promise<Finding> {
    const { keys } = await this.#parts.keys.keySet();
    if (keys.length === 0) return { state: 'fail', code: 'none' };
    const address = this.#parts.install.addresses().keys;
    try {
      await this.#parts.client.fetchJson(address, KEY_SET_LIMITS);
    } catch (error) {
      // Many networks do not let a server reach its own public name: that alone proves nothing.
      return { state: 'warn', code: 'unseen', detail: { address, reason: reasonOf(error) } };
    }
    return { state: 'ok', code: 'reachable', detail: { keys: keys.length } };
  }

  async #platformKeys({ platform }: Subject): Promise<Finding> {
    const body = await this.#parts.client.fetchJson(platform.jwksUri, KEY_SET_LIMITS);
    const list = (body as { keys?: unknown } | null)?.keys;
    if (!Array.isArray(list) || list.length === 0) return { state: 'fail', code: 'none' };
    return { state: 'ok', code: 'reachable', detail: { keys: list.length } };
  }

  /** A token proves most: the platform has read our key set and knows our client id. */
  async #token({ platform, graded, listed, opened }: Subject): Promise<Finding> {
    const scopes = graded?.ags ? grantedAgsScopes(graded.ags.scope) : [];
    const asked = scopes.length > 0 ? scopes : listed ? [SCOPE.members] : [];
    if (asked.length === 0) return missing(opened, 'warn');
    await this.#parts.tokens.get(platform, asked);
    return { state: 'ok', code: 'granted', detail: { scopes: asked.length } };
  }

  async #lineItems({ platform, graded, opened }: Subject): Promise<Finding> {
    if (!graded?.ags) return missing(opened, 'fail');
    const found = await this.#parts.grades.countLineItems(platform, graded.ags);
    if (found === undefined) return { state: 'warn', code: 'not-granted' };
    if (!graded.ags.scope.includes(SCOPE.score)) return { state: 'fail', code: 'no-score-scope' };
    const mayCreate = graded.ags.scope.includes(SCOPE.lineItem);
    return {
      state: mayCreate ? 'ok' : 'warn',
      code: mayCreate ? 'readable' : 'no-create-scope',
      detail: { columns: found.columns },
    };
  }

  async #roster({ platform, listed, opened }: Subject): Promise<Finding> {
    // People can be known from their launches too, so a switched-off roster is no failure.
    if (!listed?.membershipsUrl) return missing(opened, 'warn');
    const { members, complete } = await this.#parts.readRoster(platform, {
      contextMembershipsUrl: listed.membershipsUrl,
    });
    const detail = { people: members.length };
    return complete
      ? { state: 'ok', code: 'readable', detail }
      : { state: 'warn', code: 'incomplete', detail };
  }
}

/** No run at all means that nobody came yet; runs without the service mean that it is switched off. */
function missing(opened: boolean, state: 'warn' | 'fail'): Finding {
  return opened ? { state, code: 'not-granted' } : { state: 'waiting', code: 'not-opened' };
}

/** A failed call is a finding, with the platform's reason; anything else is ours and goes up. */
async function guarded(work: () => Promise<Finding>): Promise<Finding> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return {
      state: error.retryable ? 'warn' : 'fail',
      code: error.code,
      detail: { reason: reasonOf(error) },
    };
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof ServiceError)) throw error;
  return error.detail === '' ? error.code : error.detail;
}

function browser(deployments: Deployment[]): Finding {
  const ways = unique(deployments.flatMap((one) => one.seen.ways));
  if (ways.length === 0) return { state: 'waiting', code: 'not-opened' };
  return { state: 'ok', code: 'seen', detail: { ways: ways.join(',') } };
}

/** A course that only ever sent administrators or observers has its roles mapped wrongly in the LMS. */
function roles(deployments: Deployment[]): Finding {
  const seen = unique(deployments.flatMap((one) => one.seen.roles));
  if (deployments.every((one) => one.seen.ways.length === 0)) return { state: 'waiting', code: 'not-opened' };
  const detail = { roles: seen.join(',') };
  if (seen.includes('learner')) return { state: 'ok', code: 'seen', detail };
  return { state: 'waiting', code: 'no-learner-yet', detail };
}

const unique = (values: string[]): string[] => [...new Set(values)].toSorted();
