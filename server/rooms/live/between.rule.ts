import { wasThere } from './meeting-opening.rule.ts';
import { broughtFrom } from './meeting-start.rule.ts';
import type { Brought, Meeting, Report } from './meeting-shape.rule.ts';
import type { Held } from './set-plan.rule.ts';

/** What stands between two meetings: pure, of meetings in their order. */

export interface OpenAction extends Brought {
  id: string;
  first: string;
  planB: string;
  report: Report | null;
}

/** Actions that wait for their report: those of a meeting that is open were brought to it, else what the last one left. */
export function openActions(held: readonly Held[]): OpenAction[] {
  const last = held.at(-1)?.state;
  if (!last) return [];
  const waiting = last.phase === 'closed' ? broughtFrom(last) : last.brought;
  return Object.entries(waiting).map(([id, brought]) => {
    const agreed = held.map(({ state }) => state.actions[id]).find(Boolean);
    const report = last.reports[id] ?? null;
    return { id, ...brought, first: agreed?.first ?? '', planB: agreed?.planB ?? '', report };
  });
}

/** The last meeting that was held, where somebody of the set was not there. */
export function missedBy(held: readonly Held[], person: string): { n: number; state: Meeting } | undefined {
  const last = held.findLast(({ state }) => state.phase === 'closed');
  if (!last || wasThere(last.state, person) || !last.state.members.includes(person)) return undefined;
  const since = held.some(({ n, state }) => n > last.n && wasThere(state, person));
  return since ? undefined : last;
}
