import {
  grantedAgsScopes,
  SCOPE,
  ServiceError,
  type ServiceClient,
  type ToolKeys,
} from '../../../lti/index.ts';
import type { Clock } from '../../core/clock.ts';
import type { AnswerOf } from '../../core/endpoint.contract.ts';
import { isForwardingUnread } from '../../core/forwarding.ts';
import type { Metrics } from '../../core/metrics.ts';
import type { Scope } from '../../core/scope.ts';
import type { DoubtfulLineItem, GradeService } from '../grade/grade.service.ts';
import type { PeopleService, Run } from '../people/people.service.ts';
import { freshCalls, type FreshCalls } from './fresh-calls.service.ts';
import type { selfTest, SelfTestCheck } from './install.contract.ts';
import { presentSelfTest } from './install.present.ts';
import type { InstallService } from './install.service.ts';
import type { Deployment, RegisteredPlatform } from '../../lti-host/platform.store.ts';

export interface SelfTestParts {
  install: InstallService;
  people: PeopleService;
  grade: Pick<GradeService, 'lineItemsThatKeepNothing'>;
  client: ServiceClient;
  keys: ToolKeys;
  clock: Clock;
  metrics: Metrics;
}

type Finding = Omit<SelfTestCheck, 'key' | 'tookMs'>;

/** What all checks look at: the course that the administrator is in. */
interface Subject {
  platform: RegisteredPlatform;
  /** Undefined before anybody has opened the tool from this course. */
  run: Run | undefined;
  deployments: Deployment[];
  /** Line items known to keep nothing of what they were sent. */
  doubtful: DoubtfulLineItem[];
  calls: FreshCalls;
}

const KEY_SET_BYTES = 512_000;

/**
 * Tries every way to and from one platform for one course, and says what it tried and found. Reads only: no line item
 * is made, no score sent. Checks of the platform's services run one after the other, as Canvas counts calls of a token;
 * the first failure does not stop the rest, but what needs a token is not tried when there is none.
 */
export class SelfTest {
  readonly #parts: SelfTestParts;

  constructor(parts: SelfTestParts) {
    this.#parts = parts;
  }

  async run(scope: Scope): Promise<AnswerOf<typeof selfTest>> {
    const started = performance.now();
    const subject = await this.#subject(scope);
    const { deployments } = subject;
    const [keys, services] = await Promise.all([this.#keyChecks(subject), this.#serviceChecks(subject)]);
    const checks = [
      ...keys,
      ...services,
      await check('browser', async () => browser(deployments)),
      await check('roles', async () => roles(deployments)),
      ...(await cuts(deployments)),
      ...(await this.#proxy()),
    ];
    return presentSelfTest(checks, { at: this.#parts.clock.now(), tookMs: performance.now() - started });
  }

  async #subject(scope: Scope): Promise<Subject> {
    const { install, people, grade, client, keys, clock } = this.#parts;
    const [platform, runs, deployments, doubtful] = await Promise.all([
      install.platformOf(scope),
      people.listRuns(scope),
      install.listDeployments(scope),
      grade.lineItemsThatKeepNothing(scope),
    ]);
    const calls = freshCalls({ client, keys, now: () => clock.now() });
    return { platform, run: runs.find((one) => one.id === scope.run), deployments, doubtful, calls };
  }

  async #keyChecks(subject: Subject): Promise<SelfTestCheck[]> {
    return [
      await check('keys', () => this.#ownKeys(subject)),
      await check('platform-keys', () => this.#platformKeys(subject)),
    ];
  }

  async #serviceChecks(subject: Subject): Promise<SelfTestCheck[]> {
    const token = await check('token', () => this.#token(subject));
    const shut = token.state === 'fail';
    const untried = async (): Promise<Finding> => ({ state: 'waiting', code: 'not-tried' });
    return [
      token,
      await check('line-items', shut ? untried : () => this.#lineItems(subject)),
      ...(await lineItemsShow(subject.doubtful)),
      await check('roster', shut ? untried : () => this.#roster(subject)),
    ];
  }

  /** The address that platforms fetch. We can only ask from where we are, and say so. */
  async #ownKeys({ calls }: Subject): Promise<Finding> {
    const { keys } = await this.#parts.keys.keySet();
    if (keys.length === 0) return { state: 'fail', code: 'none' };
    const address = this.#parts.install.addresses().keys;
    try {
      await calls.client.fetchJson(address, { maxBytes: KEY_SET_BYTES });
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      // Many networks do not let a server reach its own public name: that alone proves nothing.
      return { state: 'warn', code: 'unseen', detail: { address } };
    }
    if (isOwnMachine(address)) return { state: 'warn', code: 'own-machine', detail: { address } };
    return { state: 'ok', code: 'fetched', detail: { keys: keys.length, address } };
  }

  async #platformKeys({ platform, calls }: Subject): Promise<Finding> {
    const body = await calls.client.fetchJson(platform.jwksUri, { maxBytes: KEY_SET_BYTES });
    const list = (body as { keys?: unknown } | null)?.keys;
    if (!Array.isArray(list) || list.length === 0) return { state: 'fail', code: 'none' };
    return { state: 'ok', code: 'reachable', detail: { keys: list.length } };
  }

  /** Behind a proxy that is not counted everybody shares one allowance. There only when such a request came. */
  async #proxy(): Promise<SelfTestCheck[]> {
    if (!(await isForwardingUnread(this.#parts.metrics))) return [];
    return [await check('proxy', async () => ({ state: 'warn', code: 'unread' }))];
  }

  /** A token proves most: the platform has read our key set and knows our client id. */
  async #token({ platform, run, calls }: Subject): Promise<Finding> {
    const scopes = run?.ags ? grantedAgsScopes(run.ags.scope) : [];
    const asked = scopes.length > 0 ? scopes : run?.membershipsUrl ? [SCOPE.members] : [];
    if (asked.length === 0) return missing(run, 'warn');
    await calls.tokens.get(platform, asked);
    return { state: 'ok', code: 'granted', detail: { scopes: asked.length } };
  }

  async #lineItems({ platform, run, calls, doubtful }: Subject): Promise<Finding> {
    if (!run?.ags) return missing(run, 'fail');
    const found = await calls.grades.countLineItems(platform, run.ags);
    if (found === undefined) return { state: 'warn', code: 'not-granted' };
    if (!run.ags.scope.includes(SCOPE.score)) return { state: 'fail', code: 'no-score-scope' };
    const detail = { columns: found.count };
    if (found.cut) return { state: 'warn', code: 'cut', detail };
    // Moodle lists no line item of type text, so there is one all the same.
    if (found.count === 0 && doubtful.length > 0) return { state: 'warn', code: 'unlisted' };
    const mayCreate = run.ags.scope.includes(SCOPE.lineItem);
    return {
      state: mayCreate ? 'ok' : 'warn',
      code: mayCreate ? 'readable' : 'no-create-scope',
      detail,
    };
  }

  async #roster({ platform, run, calls }: Subject): Promise<Finding> {
    // People can be known from their launches too, so a switched-off roster is no failure.
    if (!run?.membershipsUrl) return missing(run, 'warn');
    const { members, complete, cut } = await calls.readRoster(platform, {
      contextMembershipsUrl: run.membershipsUrl,
    });
    const detail = { people: new Set(members.map((one) => one.userId)).size };
    if (cut) return { state: 'warn', code: 'cut', detail };
    return complete
      ? { state: 'ok', code: 'readable', detail }
      : { state: 'warn', code: 'incomplete', detail };
  }
}

/** What a line item does with its scores was seen when the last ones were delivered; looking costs no call now. */
function lineItemsShow(doubtful: readonly DoubtfulLineItem[]): Promise<SelfTestCheck[]> {
  const found = doubtful.map(({ label, shows }): Finding => {
    // A grade typed in by hand is somebody's choice; the others lose what was sent.
    return { state: shows === 'another' ? 'warn' : 'fail', code: shows, detail: { column: label } };
  });
  return Promise.all(found.map((finding) => check('column-shows', async () => finding)));
}

/** Launches that held more than is read. */
async function cuts(deployments: readonly Deployment[]): Promise<SelfTestCheck[]> {
  const seen = unique(deployments.flatMap((one) => one.seen.cuts ?? []));
  return Promise.all(seen.map((code) => check('launch-cut', async () => ({ state: 'warn', code }))));
}

/** Nobody has opened the tool from this course yet, or its platform does not offer the service here. */
function missing(run: Run | undefined, state: 'warn' | 'fail'): Finding {
  return run ? { state, code: 'not-granted' } : { state: 'waiting', code: 'not-opened' };
}

type CheckKey = SelfTestCheck['key'];

/** A failed call is a finding; anything else is ours and goes up. Each line has its own verdict and its own time. */
async function check(key: CheckKey, work: () => Promise<Finding>): Promise<SelfTestCheck> {
  const started = performance.now();
  const took = () => performance.now() - started;
  try {
    const finding = await work();
    return { key, ...finding, tookMs: took() };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    // Asked to slow down, a platform works. Any other failure is one, whether or not it may pass by itself.
    const state = error.code === 'rate-limited' ? 'warn' : 'fail';
    return { key, state, code: error.code, detail: saidBy(error), tookMs: took() };
  }
}

/** What the platform itself said. Without an answer of it there are our own words alone, and the code has those. */
function saidBy({ status, detail }: ServiceError): Record<string, string | number> {
  if (status === undefined) return {};
  return { status, ...(detail === '' || detail === `HTTP ${status}` ? {} : { reason: detail }) };
}

/** An address that only this machine can be reached by, such as that of a demo. */
function isOwnMachine(address: string): boolean {
  const { hostname } = new URL(address);
  return hostname === 'localhost' || hostname.endsWith('.localhost') || /^(127\.|\[::1\])/.test(hostname);
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
