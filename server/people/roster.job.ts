import type { Member } from '../../lti/index.ts';
import type { Clock } from '../core/clock.ts';
import { randomId } from '../core/hash.ts';
import type { Log } from '../core/log.ts';
import type { PeopleService, Run } from './people.service.ts';

/** Reads a whole membership container (lti/roster.ts). Rejects with an error that has a `code`. */
export type ReadRoster = (run: Run) => Promise<{ members: Member[]; complete: boolean }>;

/** A working roster is read again after half an hour of quiet, a failing one after ten minutes. */
const AGAIN_MS = 30 * 60_000;
const AFTER_FAILURE_MS = 10 * 60_000;

/** Reads one roster that is due. True when there was one, so that the caller may go on at once. */
export function rosterJob(people: PeopleService, read: ReadRoster, clock: Clock, log: Log) {
  return async (): Promise<boolean> => {
    const startedAt = clock.now();
    const run = await people.leaseDueRoster(startedAt);
    if (!run) return false;
    const scope = { tenant: run.tenant, run: run.id };
    const after = (ms: number) => new Date(clock.now().getTime() + ms);
    try {
      const { members, complete } = await read(run);
      const left = await people.applyRoster(scope, members, { id: randomId(), complete, startedAt });
      const lastCode = complete ? 'read' : 'incomplete';
      await people.finishRoster(scope, {
        dueAt: after(AGAIN_MS),
        lastAt: startedAt,
        lastCode,
        people: members.length,
      });
      log.info({ run: run.id, members: members.length, left, complete }, 'roster read');
    } catch (error) {
      const lastCode = String((error as { code?: unknown }).code ?? 'failed');
      await people.finishRoster(scope, { ...run.roster, dueAt: after(AFTER_FAILURE_MS), lastCode });
      log.warn({ run: run.id, code: lastCode }, 'roster not read');
    }
    return true;
  };
}
