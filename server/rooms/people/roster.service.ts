import type { Member } from '../../../lti/index.ts';
import type { Scope, TenantScope } from '../../core/scope.ts';
import type { SessionStore } from '../../core/session.ts';
import { isGraded, standingOf } from './people.rule.ts';
import type { Enrolment, Sighting } from './people.store.ts';
import type { RosterLease, RosterLeaseStore } from './roster-lease.store.ts';
import { believes, foldMembers, nextReading, type Listed } from './roster.rule.ts';
import type { RosterStore } from './roster.store.ts';

/** A list of members as read from the platform. */
export interface RosterList {
  members: Member[];
  complete: boolean;
  /** When reading began: whoever launched since is here, whatever the list says. */
  readAt: Date;
}

export interface RosterOutcome {
  /** `doubtful`: it would let go of more than half of the learners, and waits for a second reading. */
  code: 'read' | 'incomplete' | 'doubtful';
  left: number;
}

interface Parts {
  rosters: RosterStore;
  leases: RosterLeaseStore;
  sessions: Pick<SessionStore, 'endOffList'>;
  enrol(scope: Scope, seen: Sighting, now: Date): Promise<Enrolment>;
}

/** The LMS's list of members: fills the cohort before anybody launches, and says who has left. */
export class RosterService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  lease(now: Date): Promise<RosterLease | undefined> {
    return this.#parts.leases.next(now);
  }

  postpone(scope: TenantScope, now: Date, dueAt: Date): Promise<void> {
    return this.#parts.leases.postpone(scope, now, dueAt);
  }

  /** "Read now": also for a list that is not read by itself any more. */
  ask(scope: Scope, now: Date): Promise<void> {
    return this.#parts.leases.ask(scope, now);
  }

  async noteFailure(lease: RosterLease, lastCode: string, now: Date): Promise<void> {
    const failures = lease.run.roster.failures + 1;
    const dueAt = nextReading({ failures, doubt: false }, now);
    await this.#parts.leases.finish(lease, { ...lease.run.roster, dueAt, lastCode, failures });
  }

  /**
   * Takes a list over. A role known from a launch wins over the list's: Moodle's calls a non-editing teacher a learner.
   * Undefined when the lease was over meanwhile: then another process reads, and nothing more is written.
   */
  async apply(lease: RosterLease, list: RosterList, clock: () => Date): Promise<RosterOutcome | undefined> {
    const scope = { tenant: lease.run.tenant, run: lease.run.id };
    const { leases, rosters } = this.#parts;
    if (!(await leases.hold(lease, clock()))) return undefined;
    const known = await rosters.subsOf(scope);
    const present = foldMembers(list.members).filter((one) => one.active);
    for (const one of present) await this.#see(scope, one, known.get(one.sub), list);
    await rosters.markInRoster(
      scope,
      present.map((one) => one.sub),
      lease.owner,
    );
    const decision = await this.#missing(lease, list, scope);
    if (!(await leases.hold(lease, clock()))) return undefined;
    const left = decision.believed ? await this.#letGo(scope, decision.missing) : 0;
    const code = decision.believed ? (list.complete ? 'read' : 'incomplete') : 'doubtful';
    await leases.finish(lease, {
      dueAt: nextReading({ failures: 0, doubt: code === 'doubtful' }, clock()),
      lastAt: list.readAt,
      lastCode: code,
      people: new Set(list.members.map((one) => one.userId)).size,
      failures: 0,
      doubtSince: code === 'doubtful' ? (lease.run.roster.doubtSince ?? list.readAt) : null,
    });
    return { code, left };
  }

  async #see(scope: Scope, one: Listed, before: Enrolment | undefined, list: RosterList): Promise<void> {
    const fresh = sightingOf(one);
    if (!before) {
      await this.#parts.enrol(scope, fresh, list.readAt);
      return;
    }
    // A platform that named somebody and does so no longer has taken the name back; half a list proves nothing.
    const withdrawn = one.name === null && before.nameFromRoster && list.complete;
    const name = one.name ?? (withdrawn ? null : before.name);
    const seen = before.lastLaunchAt ? { ...before, name } : { ...fresh, name };
    const nameFromRoster = one.name !== null || (before.nameFromRoster && !withdrawn);
    const changed =
      seen.role !== before.role || name !== before.name || nameFromRoster !== before.nameFromRoster;
    if (changed) await this.#parts.rosters.enrolAgain(scope, seen, nameFromRoster);
  }

  /** Whom a complete list leaves out, and whether it is believed. One that names nobody at all is a slip. */
  async #missing(lease: RosterLease, list: RosterList, scope: Scope) {
    if (!list.complete || list.members.length === 0) return { believed: true, missing: [] };
    const { rosters } = this.#parts;
    const [missing, learners] = await Promise.all([
      rosters.missingFromRoster(scope, lease.owner, list.readAt),
      rosters.countLearners(scope),
    ]);
    const count = missing.filter((one) => one.role === 'learner').length;
    const believed = believes({ missing: count, learners }, lease.run.roster.doubtSince, list.readAt);
    return { believed, missing };
  }

  /**
   * Learners whom the LMS took off its list lose their sessions too. Others keep them: administrators of a site and
   * people without a role are on no list, and yet here rightly.
   */
  async #letGo(scope: Scope, missing: readonly Enrolment[]): Promise<number> {
    await this.#parts.rosters.markLeft(
      scope,
      missing.map((one) => one.sub),
    );
    for (const { person, graded } of missing)
      if (graded) await this.#parts.sessions.endOffList(scope, person);
    return missing.length;
  }
}

function sightingOf(one: Listed): Sighting {
  return {
    sub: one.sub,
    name: one.name,
    role: standingOf(one.roles, false).role,
    testUser: one.roles.testUser,
    graded: isGraded(one.roles),
  };
}
