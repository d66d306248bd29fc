import type { Launch } from '../../../lti/index.ts';
import { Memory } from '../../core/memory.ts';
import type { LinkStore } from './link.store.ts';
import { contentIdOf } from './people.rule.ts';
import type { Run, RunSeen, RunStore } from './run.store.ts';

/** Which course a new run begins with. A running cohort keeps its edition; a new one gets the newest. */
export interface CourseOfNewRuns {
  course: string;
  edition: number;
}

/** How long a process trusts what it knows of a run and of its links: other processes may have learnt more. */
const MEMORY_MS = 10 * 60_000;

/**
 * The run that a launch belongs to, kept up to date. What is a link's own (its line item) is kept with the link:
 * cohorts launch through several links in turn, and each would overwrite what the other brought.
 */
export class RunService {
  readonly #runs: RunStore;
  readonly #links: LinkStore;
  readonly #course: CourseOfNewRuns;
  readonly #knownRuns = new Memory<Run>(MEMORY_MS);
  readonly #knownLinks = new Memory<string>(MEMORY_MS);

  constructor(stores: { runs: RunStore; links: LinkStore }, course: CourseOfNewRuns) {
    this.#runs = stores.runs;
    this.#links = stores.links;
    this.#course = course;
  }

  /** Nothing is read or written when this process has heard all of it within the last minutes. */
  async ofLaunch(launch: Launch, now: Date): Promise<Run> {
    const contextKey =
      launch.context?.id ?? `link:${launch.deploymentId}/${launch.resourceLink?.id ?? 'none'}`;
    const run = await this.#run(launch, contextKey, now);
    await this.#link(launch, run, now);
    return run;
  }

  /** Something was settled that a launch reads: the next one asks the database. */
  forget({ tenant, contextKey }: Run): void {
    this.#knownRuns.drop(runMemoryKey(tenant, contextKey));
  }

  async #run(launch: Launch, contextKey: string, now: Date): Promise<Run> {
    const seen: RunSeen = {
      title: launch.context?.title ?? launch.context?.label ?? null,
      ags: launch.ags ? servicesOf(launch.ags) : null,
      membershipsUrl: launch.nrps?.contextMembershipsUrl ?? null,
    };
    const key = runMemoryKey(launch.platformId, contextKey);
    const known = this.#knownRuns.get(key, now);
    if (known && tellsNothingNew(known, seen)) return known;
    const first = { contextKey, ...this.#course };
    const scope = { tenant: launch.platformId };
    let run = await this.#runs.findOrCreate(scope, { ...first, ...seen }, now);
    if (!tellsNothingNew(run, seen)) run = await this.#runs.learn(scope, run.id, seen);
    this.#knownRuns.set(key, run, now);
    return run;
  }

  async #link(launch: Launch, run: Run, now: Date): Promise<void> {
    const lineItem = launch.ags?.lineitem;
    if (lineItem === undefined || launch.resourceLink === undefined) return;
    const link = launch.resourceLink.id;
    const seen = { link, contentId: contentIdOf(launch) ?? null, lineItem };
    const key = JSON.stringify([run.tenant, run.id, link]);
    const news = JSON.stringify(seen);
    if (this.#knownLinks.get(key, now) === news) return;
    await this.#links.remember({ tenant: run.tenant, run: run.id }, seen);
    this.#knownLinks.set(key, news, now);
  }
}

const runMemoryKey = (tenant: string, contextKey: string) => JSON.stringify([tenant, contextKey]);

/** The grade service of the course, without what the launched link alone has. */
function servicesOf({ scope, lineitems }: NonNullable<Launch['ags']>): NonNullable<Run['ags']> {
  return { scope, ...(lineitems === undefined ? {} : { lineitems }) };
}

/**
 * A launch that says less is no news: Canvas leaves services out on some placements, others on links without a line
 * item.
 */
function tellsNothingNew(run: Run, seen: RunSeen): boolean {
  const { title, ags, membershipsUrl } = seen;
  return (
    (title === null || title === run.title) &&
    (membershipsUrl === null || membershipsUrl === run.membershipsUrl) &&
    (ags === null ||
      (run.ags !== null &&
        (ags.lineitems === undefined || ags.lineitems === run.ags.lineitems) &&
        ags.scope.every((right) => run.ags?.scope.includes(right))))
  );
}
