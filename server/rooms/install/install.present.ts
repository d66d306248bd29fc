import type { AnswerOf } from '../../core/endpoint.contract.ts';
import type { Session } from '../../core/session.ts';
import { asSeenBy, viewersOf } from '../../core/visibility.ts';
import type { installOverview, selfTest, SelfTestCheck } from './install.contract.ts';
import type { overviewOf } from './install.service.ts';
import { overview } from './install.visibility.ts';

type Installation = Awaited<ReturnType<typeof overviewOf>>;

/** The installation as its administrator sees it. */
export function presentOverview(
  session: Session,
  { platform, deployments, runs, addresses }: Installation,
): AnswerOf<typeof installOverview> {
  return asSeenBy(overview, viewersOf(session, ['administrator']), {
    platform: presentPlatform(platform),
    deployments: deployments.map((one) => ({
      id: one.deploymentId,
      status: one.status,
      firstSeen: one.firstSeenAt.toISOString(),
      lastSeen: one.lastSeenAt?.toISOString() ?? null,
    })),
    runs: runs.length,
    roster: presentRosters(runs),
    tool: addresses,
  });
}

/** What was tried and found: the administrator alone asks, and no check holds anything of a person. */
export const presentSelfTest = (
  checks: readonly SelfTestCheck[],
  taken: { at: Date; tookMs: number },
): AnswerOf<typeof selfTest> => ({
  checks: checks.map(({ key, state, code, detail, tookMs }) => ({
    key,
    state,
    code,
    ...(detail === undefined ? {} : { detail }),
    tookMs: Math.round(tookMs),
  })),
  at: taken.at.toISOString(),
  tookMs: Math.round(taken.tookMs),
});

const presentPlatform = (platform: Installation['platform']) => ({
  name: platform.name,
  family: platform.family,
  issuer: platform.issuer,
  clientId: platform.clientId,
  registeredAt: platform.registeredAt.toISOString(),
  status: platform.status,
  registeredBy: platform.registeredBy,
});

/** When a list of people was read last, and how many are on all of them together. */
function presentRosters(runs: Installation['runs']) {
  const read = runs.flatMap((run) => run.roster.lastAt ?? []).toSorted((a, b) => b.getTime() - a.getTime());
  const counted = runs.flatMap((run) => run.roster.people ?? []);
  return {
    lastRun: read[0]?.toISOString() ?? null,
    people: counted.length > 0 ? counted.reduce((sum, one) => sum + one, 0) : null,
  };
}
