import { describe, expect, it } from 'vitest';
import { Jobs } from '../../server/core/jobs.ts';
import { createLog } from '../../server/core/log.ts';

/** Something that a test opens later. */
function gate(): { open: () => void; opened: Promise<void> } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

const logged: string[] = [];
const log = createLog('debug', { write: (line) => void logged.push(line) });

describe('work behind the scenes', () => {
  it('goes on as long as there is some, then rests and looks again', async () => {
    const looks = gate();
    const due = [true, true, false, true, false];
    let asked = 0;
    const jobs = new Jobs(log);
    jobs.start(
      'count',
      async () => {
        asked += 1;
        if (asked === due.length) looks.open();
        return due[asked - 1] ?? false;
      },
      1,
    );
    await looks.opened;
    await jobs.stop();
    expect(asked).toBeGreaterThanOrEqual(5);
  });

  it('a stop waits for the piece under way and begins no other', async () => {
    const [begun, ready] = [gate(), gate()];
    let pieces = 0;
    const jobs = new Jobs(log);
    jobs.start(
      'slow',
      async () => {
        pieces += 1;
        begun.open();
        await ready.opened;
        return true;
      },
      1,
    );
    await begun.opened;
    let stopped = false;
    const stopping = jobs.stop().then(() => {
      stopped = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(stopped).toBe(false);
    ready.open();
    await stopping;
    expect(pieces).toBe(1);
  });

  it('a failure is logged by the job’s name, and the job goes on', async () => {
    const again = gate();
    let tries = 0;
    const jobs = new Jobs(log);
    jobs.start(
      'shaky',
      async () => {
        tries += 1;
        if (tries === 1) throw new Error('the database was away');
        again.open();
        return false;
      },
      1,
    );
    await again.opened;
    await jobs.stop();
    const line = logged.find((one) => one.includes('shaky')) ?? '{}';
    expect(JSON.parse(line)).toMatchObject({ job: 'shaky', msg: 'job failed', level: 50 });
  });

  it('a stop while it rests ends at once', async () => {
    const rested = gate();
    const jobs = new Jobs(log);
    jobs.start(
      'idle',
      async () => {
        rested.open();
        return false;
      },
      3_600_000,
    );
    await rested.opened;
    await new Promise((resolve) => setImmediate(resolve));
    await expect(jobs.stop()).resolves.toBeUndefined();
  });
});
