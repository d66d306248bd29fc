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

/** The run of a launch. `through`: by a course that was copied and shares it, whose context this is. */
export interface Reached {
  run: Run;
  through: string | null;
}

/**
 * The run that a launch belongs to, kept up to date. What is a link's own (its line item) is kept with the link:
 * cohorts launch through several links in turn, and each would overwrite what the other brought.
 */
export class RunService {
  readonly #runs: RunStore;
  readonly #links: LinkStore;
  readonly #course: CourseOfNewRuns;
  readonly #knownRuns = new Memory<Reached>(MEMORY_MS);
  readonly #knownLinks = new Memory<string>(MEMORY_MS);

  constructor(stores: { runs: RunStore; links: LinkStore }, course: CourseOfNewRuns) {
    this.#runs = stores.runs;
    this.#links = stores.links;
    this.#course = course;
  }

  /** Nothing is read or written when this process has heard all of it within the last minutes. */
  async ofLaunch(launch: Launch, now: Date): Promise<Reached> {
    const contextKey =
      launch.context?.id ?? `link:${launch.deploymentId}/${launch.resourceLink?.id ?? 'none'}`;
    const reached = await this.#run(launch, contextKey, now);
    // Columns and services of a copy are not the run's: its scores go where its people are listed.
    if (reached.through === null) await this.#link(launch, reached.run, now);
    return reached;
  }

  /** Something was settled that a launch reads: the next one asks the database. */
  forget({ tenant, contextKey }: Run): void {
    this.#knownRuns.drop(runMemoryKey(tenant, contextKey));
  }

  async #run(launch: Launch, contextKey: string, now: Date): Promise<Reached> {
    const seen: RunSeen = {
      title: launch.context?.title ?? launch.context?.label ?? null,
      ags: launch.ags ? servicesOf(launch.ags) : null,
      membershipsUrl: launch.nrps?.contextMembershipsUrl ?? null,
    };
    const key = runMemoryKey(launch.platformId, contextKey);
    const known = this.#knownRuns.get(key, now);
    if (known && (known.through !== null || tellsNothingNew(known.run, seen))) return known;
    const first = { contextKey, ancestors: ancestorsOf(launch), ...this.#course };
    const scope = { tenant: launch.platformId };
    let run = await this.#runs.findOrCreate(scope, { ...first, ...seen }, now);
    const shared = run.copy.with && (await this.#runs.findRun({ ...scope, run: run.copy.with }));
    if (!shared && !tellsNothingNew(run, seen)) run = await this.#runs.learn(scope, run.id, seen);
    const reached = shared ? { run: shared, through: contextKey } : { run, through: null };
    this.#knownRuns.set(key, reached, now);
    return reached;
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

/** As many ancestors as anybody looks back over. */
const ANCESTORS = 10;

/** Courses that this one was copied from, nearest first, where the platform says so (`$Context.id.history`). */
function ancestorsOf({ custom, context }: Launch): string[] {
  const told = (custom['ctx_history'] ?? '').split(',').map((one) => one.trim());
  return told.filter((one) => one !== '' && !one.startsWith('$') && one !== context?.id).slice(0, ANCESTORS);
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
