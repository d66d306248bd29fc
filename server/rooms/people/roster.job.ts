import type { Member } from '../../../lti/index.ts';
import type { Clock } from '../../core/clock.ts';
import { randomId } from '../../core/hash.ts';
import type { Log } from '../../core/log.ts';
import type { PeopleService, Run } from './people.service.ts';

/** Reads a whole membership container (lti/roster.ts). Rejects with an error that has a `code`. */
export type ReadRoster = (run: Run) => Promise<{ members: Member[]; complete: boolean }>;

/** A working roster is read again after half an hour of quiet, a failing one after ten minutes. */
const AGAIN_MS = 30 * 60_000;
const AFTER_FAILURE_MS = 10 * 60_000;
/**
 * The platform does not answer at all. Rosters are read one by one, so its other courses wait too: each would take as
 * long, and those of every other school would come after them.
 */
const GONE: ReadonlySet<string> = new Set(['unreachable', 'timed-out']);

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
      const dueAt = after(AFTER_FAILURE_MS);
      await people.finishRoster(scope, { ...run.roster, dueAt, lastCode });
      // A little before this one: a single course whose address is gone must not keep the others behind it for ever.
      if (GONE.has(lastCode))
        await people.postponeRosters(scope, clock.now(), after(AFTER_FAILURE_MS - 5000));
      // Without a code of a platform's failure it is a fault of ours, and somebody must see where.
      if (lastCode === 'failed') log.error({ run: run.id, err: error }, 'roster not read');
      else log.warn({ run: run.id, code: lastCode }, 'roster not read');
    }
    return true;
  };
}
