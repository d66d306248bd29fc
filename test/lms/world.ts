import { randomBytes } from 'node:crypto';
import { KeyRing } from './keys.ts';
import type { Course, Fault, LineItemRow, Link, Person, RequestEntry, SiteState, Tool } from './model.ts';
import type { SiteName } from './settings.ts';
import { addLearners, freshSite } from './people.ts';

/** What the admin API answers when a test names something that is not there. */
export class SandboxError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export interface WorldOptions {
  /** Origin of the tool, the default of installTool. */
  toolOrigin?: string;
  /** Issuer text of the Canvas site; https://canvas.instructure.com when absent. */
  canvasIssuer?: string;
  /** People beyond those of a fresh start: this many more learners on each site, for paging. */
  moreLearners?: number;
}

const LOG_LIMIT = 5000;

/** Both sites, their keys, the request log and the faults: everything that one sandbox process holds. */
export class World {
  readonly origin: string;
  readonly toolOrigin: string | undefined;
  readonly keys: Record<SiteName, KeyRing> = { moodle: new KeyRing('moodle'), canvas: new KeyRing('canvas') };
  sites: Record<SiteName, SiteState>;
  faults: Fault[] = [];
  log: RequestEntry[] = [];
  seq = 0;

  private readonly options: WorldOptions;

  constructor(origin: string, options: WorldOptions) {
    this.origin = origin;
    this.options = options;
    this.toolOrigin = options.toolOrigin;
    this.sites = { moodle: this.fresh('moodle'), canvas: this.fresh('canvas') };
  }

  private fresh(name: SiteName): SiteState {
    const site = freshSite(name, this.origin);
    if (name === 'canvas' && this.options.canvasIssuer) site.settings.issuer = this.options.canvasIssuer;
    addLearners(site, this.options.moreLearners ?? 0);
    return site;
  }

  /** Back to the state of a fresh start. `keepTools` keeps registrations and empties the rest. */
  reset(names: readonly SiteName[], keepTools: boolean): void {
    for (const name of names) {
      const tools = keepTools ? this.sites[name].tools : [];
      const fresh = this.fresh(name);
      this.sites[name] = { ...fresh, tools, next: keepTools ? this.sites[name].next : fresh.next };
    }
    this.faults = this.faults.filter((fault) => !names.includes(fault.site));
    this.log = this.log.filter((entry) => !names.includes(entry.site));
  }

  note(entry: Omit<RequestEntry, 'seq'>): void {
    this.seq += 1;
    this.log.push({ seq: this.seq, ...entry });
    if (this.log.length > LOG_LIMIT) this.log.shift();
  }
}

export function siteOf(world: World, name: string): SiteState {
  if (name !== 'moodle' && name !== 'canvas') throw new SandboxError(404, `no site ${name}`);
  return world.sites[name];
}

export function nextId(site: SiteState): number {
  site.next += 1;
  return site.next;
}

/** Seconds since 1970 by this site's clock, which a test may set wrong. */
export function siteNow(site: SiteState): number {
  return Math.floor(Date.now() / 1000) + site.settings.clockSkew;
}

export const random = (bytes = 16): string => randomBytes(bytes).toString('hex');

/** A kind also names its first person, so that tests need not know the keys of people. */
export function personOf(site: SiteState, key: string): Person {
  const person = site.people.find((one) => one.key === key) ?? site.people.find((one) => one.kind === key);
  if (!person) throw new SandboxError(404, `nobody called ${key} in ${site.name}`);
  return person;
}

export function courseOf(site: SiteState, id: number | undefined): Course {
  const course = id === undefined ? site.courses[0] : site.courses.find((one) => one.id === id);
  if (!course) throw new SandboxError(404, `no course ${id} in ${site.name}`);
  return course;
}

export function toolOf(site: SiteState, id: number | undefined): Tool {
  const tool = id === undefined ? site.tools[0] : site.tools.find((one) => one.id === id);
  if (!tool) throw new SandboxError(404, `no tool ${id ?? ''} in ${site.name}: register one first`);
  return tool;
}

/** By number, by resource link id, or by title. */
export function linkOf(site: SiteState, name: number | string): Link {
  const link = site.links.find((one) => one.id === name || one.resourceLinkId === name || one.title === name);
  if (!link) throw new SandboxError(404, `no link ${name} in ${site.name}`);
  return link;
}

export function itemOf(site: SiteState, id: number): LineItemRow | undefined {
  return site.items.find((one) => one.id === id);
}

/** The deployment a course is served by: its own installation, or the site's. */
export function deploymentFor(tool: Tool, courseId: number): string {
  const own = tool.deployments.find((one) => one.courseId === courseId);
  const shared = tool.deployments.find((one) => one.courseId === null);
  const id = own?.id ?? shared?.id;
  if (id === undefined)
    throw new SandboxError(404, `tool ${tool.id} is not installed for course ${courseId}`);
  return id;
}
