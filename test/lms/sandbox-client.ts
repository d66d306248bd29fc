import type { Params } from './http.ts';
import type { LaunchOrder } from './launches.ts';
import type {
  Course,
  Fault,
  Grade,
  LineItemRow,
  Link,
  Person,
  RequestEntry,
  SiteState,
  Tool,
} from './model.ts';
import type { SiteName } from './settings.ts';
import type { Settings } from './settings.ts';
import type { LinkOrder, ToolOrder } from './tools.ts';

/** What a person copies into the tool when installing by hand. */
export interface PlatformValues {
  /** Number of the tool inside the sandbox. */
  id: number;
  issuer: string;
  clientId: string;
  deploymentId: string;
  authorizationEndpoint: string;
  tokenEndpoint: string;
  jwksUri: string;
}

export interface PreparedLaunch {
  launchId: string;
  /** The third-party initiated login: the first request to the tool. */
  login: { action: string; method: 'GET' | 'POST'; params: Params };
  /** The LMS's own session cookie, `name=value`; empty for nobody. */
  cookie: string;
  sub: string | null;
  deploymentId: string;
  /** Starts this launch inside a frame. */
  frameUrl: string;
  /** The LMS page holding that frame, signed in as the person: for browser tests. */
  pageUrl: string;
}

export interface GradeCell extends Grade {
  site: SiteName;
  person: string;
  itemId: number;
  label: string;
  tag: string;
  resourceId: string;
  courseId: number;
  linkId: number | null;
  /** What the gradebook shows: a teacher's hand first, then the tool's score. */
  visible: number | null;
  scoreMaximum: number;
}

export interface RequestLog {
  /** Number of the newest entry: pass it as `since` to see only what follows. */
  seq: number;
  counts: Partial<Record<RequestEntry['endpoint'], number>>;
  requests: RequestEntry[];
}

type Sited<T> = T & { site: SiteName };
type State = Omit<SiteState, 'launches' | 'tokens'>;

/** The admin API, typed. Every method rejects with the sandbox's own words when it refuses. */
export class SandboxClient {
  readonly origin: string;

  constructor(origin: string) {
    this.origin = origin;
  }

  private async ask<T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<T> {
    const answer = await fetch(`${this.origin}/_sandbox${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`sandbox ${method} ${path}: ${answer.status} ${text}`);
    return JSON.parse(text) as T;
  }

  /** Back to the people and the course of a fresh start; `keepTools` keeps the registrations. */
  reset(order: { site?: SiteName; keepTools?: boolean } = {}): Promise<{ ok: true }> {
    return this.ask('POST', '/reset', order);
  }

  state(site: SiteName): Promise<State> {
    return this.ask('GET', `/state?site=${site}`);
  }

  settings(changes: Sited<Partial<Settings>>): Promise<Settings> {
    return this.ask('POST', '/settings', changes);
  }

  /** Adds this many learners to the roster; answers their keys. */
  async addLearners(site: SiteName, count: number): Promise<string[]> {
    return (await this.ask<{ keys: string[] }>('POST', '/people', { site, count })).keys;
  }

  changePerson(
    order: Sited<{ person: string; set?: Partial<Person>; enrolled?: boolean; course?: number }>,
  ): Promise<Person> {
    return this.ask('POST', '/people', order);
  }

  changeCourse(order: Sited<{ course?: number; set: Partial<Course> }>): Promise<Course> {
    return this.ask('POST', '/courses', order);
  }

  copyCourse(order: Sited<{ course?: number }>): Promise<Course & { links: Link[] }> {
    return this.ask('POST', '/courses/copy', order);
  }

  /** Manual installation. Only `toolOrigin` is needed, and not even that if the sandbox was started with one. */
  installTool(order: Sited<ToolOrder>): Promise<PlatformValues> {
    return this.ask('POST', '/tools', order);
  }

  /** Changes a tool, e.g. `{status: 'active'}` for Activate, or fewer scopes. */
  changeTool(order: Sited<{ tool: number; set: Partial<Tool> }>): Promise<Tool> {
    const { tool, ...rest } = order;
    return this.ask('POST', `/tools/${tool}`, rest);
  }

  addDeployment(
    order: Sited<{ tool: number; course?: number }>,
  ): Promise<{ id: string; courseId: number | null }> {
    const { tool, ...rest } = order;
    return this.ask('POST', `/tools/${tool}/deployments`, rest);
  }

  addLink(order: Sited<LinkOrder>): Promise<Link & { itemId: number | null }> {
    return this.ask('POST', '/links', order);
  }

  /**
   * The invitation address with `openid_configuration` and `registration_token`, as the LMS opens it. `update` is the
   * number of a tool that an administrator of Moodle chose to update by it.
   */
  async registrationUrl(site: SiteName, url: string, update?: number): Promise<string> {
    return (await this.ask<{ url: string }>('POST', '/register', { site, url, update })).url;
  }

  launch(order: LaunchOrder): Promise<PreparedLaunch> {
    return this.ask('POST', '/launch', order);
  }

  gradebook(site: SiteName): Promise<{ items: Omit<LineItemRow, 'grades'>[]; cells: GradeCell[] }> {
    return this.ask('GET', `/gradebook?site=${site}`);
  }

  /** Locks or removes a column, changes its type, or sets a grade by a teacher's hand (`override: null` lifts it). */
  changeGradebook(
    order: Sited<{
      item: number;
      locked?: boolean;
      gradeType?: 'value' | 'text';
      remove?: boolean;
      person?: string;
      override?: number | null;
    }>,
  ): Promise<{ ok: true }> {
    return this.ask('POST', '/gradebook', order);
  }

  requests(
    filter: { site?: SiteName; endpoint?: RequestEntry['endpoint']; since?: number } = {},
  ): Promise<RequestLog> {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(filter))
      if (value !== undefined) query.set(name, String(value));
    return this.ask('GET', `/requests?${query.toString()}`);
  }

  fault(order: Omit<Fault, 'id'>): Promise<{ id: number }> {
    return this.ask('POST', '/faults', order);
  }

  clearFaults(): Promise<{ ok: true }> {
    return this.ask('DELETE', '/faults');
  }

  rotateKeys(order: Sited<{ keepOld?: boolean }>): Promise<{ kid: string }> {
    return this.ask('POST', '/keys/rotate', order);
  }

  revokeTokens(site: SiteName): Promise<{ revoked: number }> {
    return this.ask('POST', '/tokens/revoke', { site });
  }
}
