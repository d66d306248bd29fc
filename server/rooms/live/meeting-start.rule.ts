import { dayIn } from '../../core/days.rule.ts';
import { type Start } from './meeting.rule.ts';
import type { Brought, Meeting } from './meeting-shape.rule.ts';
import { dayAfter, type Held, planOf } from './set-plan.rule.ts';
import type { MeetingSet } from './set.types.ts';

/** What a meeting begins with: its set as it is, and what the meetings before have left. */
export function startOf(set: MeetingSet, held: readonly Held[], n: number, now: Date): Start {
  const earlier = held.filter((one) => one.n < n);
  const plan = planOf(set, held);
  return {
    at: now.getTime(),
    day: dayIn(set.timeZone, now),
    before: turnsBefore(earlier),
    brought: broughtFrom(earlier.at(-1)?.state),
    host: plan.find((one) => one.n === n)?.host ?? null,
    ...setAsItIs(set, dayAfter(plan, n, set.timeZone)),
  };
}

/** What of a set a meeting follows while it goes on. */
export const setAsItIs = (set: MeetingSet, nextDay: string | null) => ({
  members: set.members,
  nextDay,
  rules: { version: set.rules.version, airtime: set.rules.airtime },
  unsettled: set.members.filter((person) => set.agreed[person]?.version !== set.rules.version),
});

function turnsBefore(held: readonly Held[]): Meeting['before'] {
  const before: Record<string, { turns: number; lastAt: number }> = {};
  for (const { state } of held)
    for (const { person, endedAt } of Object.values(state.turns)) {
      if (endedAt === null) continue;
      const was = before[person] ?? { turns: 0, lastAt: 0 };
      before[person] = { turns: was.turns + 1, lastAt: Math.max(was.lastAt, endedAt) };
    }
  return before;
}

const GOES_ON: ReadonlySet<string> = new Set(['partly', 'not-done']);

/** Actions come back as reports (S7). One that is not done stays with its owner until they say that it is, or has changed. */
export function broughtFrom(last: Meeting | undefined): Record<string, Brought> {
  if (!last) return {};
  const still = Object.entries(last.brought).filter(([id]) => {
    const report = last.reports[id];
    return report === undefined || GOES_ON.has(report.state);
  });
  const agreed = Object.entries(last.actions).filter(([, { gone }]) => !gone);
  return Object.fromEntries(
    [...still, ...agreed].map(([id, { owner, text, due }]) => [id, { owner, text, due }]),
  );
}
