import type { Member } from '../../../lti/index.ts';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import type { PeopleService, Run } from './people.service.ts';
import { AFTER_FAILURE_MS } from './roster.rule.ts';

/** Reads a whole membership container (lti/roster.ts). Rejects with an error that has a `code`. */
export type ReadRoster = (run: Run) => Promise<{ members: Member[]; complete: boolean }>;

/**
 * The platform does not answer at all. Rosters are read one by one, so its other courses wait too: each would take as
 * long, and those of every other school would come after them.
 */
const GONE: ReadonlySet<string> = new Set(['unreachable', 'timed-out']);

/** Reads one roster that is due. True when there was one, so that the caller may go on at once. */
export function rosterJob(people: PeopleService, read: ReadRoster, clock: Clock, log: Log) {
  const { roster } = people;
  return async (): Promise<boolean> => {
    const startedAt = clock.now();
    const lease = await roster.lease(startedAt);
    if (!lease) return false;
    const { run } = lease;
    try {
      const list = await read(run);
      const outcome = await roster.apply(lease, { ...list, readAt: startedAt }, () => clock.now());
      // Another process has this roster now, and writes what it read.
      if (!outcome) log.warn({ run: run.id }, 'roster took too long');
      else log.info({ run: run.id, members: list.members.length, ...outcome }, 'roster read');
    } catch (error) {
      const code = String((error as { code?: unknown }).code ?? 'failed');
      await roster.noteFailure(lease, code, clock.now());
      // A little before this one: a single course whose address is gone must not keep the others behind it for ever.
      if (GONE.has(code)) {
        const dueAt = new Date(clock.now().getTime() + AFTER_FAILURE_MS - 5000);
        await roster.postpone({ tenant: run.tenant }, clock.now(), dueAt);
      }
      // Without a code of a platform's failure it is a fault of ours, and somebody must see where.
      if (code === 'failed') log.error({ run: run.id, err: error }, 'roster not read');
      else log.warn({ run: run.id, code }, 'roster not read');
    }
    return true;
  };
}
