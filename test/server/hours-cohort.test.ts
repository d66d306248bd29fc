import { beforeEach, describe, expect, it } from 'vitest';
import type { LearnerHours } from '../../server/rooms/hours/trainer.contract.ts';
import { writeCohort } from '../setup/cohort-rows.ts';
import { commandsOf } from './counting.ts';
import { FEBRUARY, hoursKit } from './hours-kit.ts';
import { CONFIRMED, entryRow, relationshipRow, SECRETS, writeLog } from './hours-rows.ts';

const kit = hoursKit();

describe('what a trainer reads of hours', () => {
  beforeEach(() => kit.write(FEBRUARY));

  it('[C8] is dates, times, kinds and minutes, and a number in place of a label', async () => {
    await kit.write(
      [
        entryRow('one', '2026-02-01T10:00:00Z', {
          relationship: 'rel-2',
          later: [
            CONFIRMED,
            {
              by: 'confirmer',
              what: 'disputed',
              who: 'mentee',
              name: SECRETS.name,
              reason: 'other-time',
              text: SECRETS.said,
            },
          ],
        }),
      ],
      { relationships: [relationshipRow('rel-1'), relationshipRow('rel-2')] },
    );
    const { body } = await kit.ask('GET', `learners/${kit.tom.me.id}`);
    expect((body as LearnerHours).entries).toMatchObject([
      { day: '2026-02-01', kind: 'one-to-one', mentee: 2, minutes: 60, lengthNote: 'A quiet room at last' },
    ]);
    for (const secret of Object.values(SECRETS)) expect(JSON.stringify(body)).not.toContain(secret);
  });

  it('says of time for oneself that it does not count, and not what it was, in its history either', async () => {
    const own = { kind: 'does-not-count', outside: 'being-mentored', relationship: null } as const;
    await kit.write([entryRow('own', '2026-02-01T10:00:00Z', own)]);
    const { body } = await kit.ask('GET', `learners/${kit.tom.me.id}`);
    expect(JSON.stringify(body)).toContain('does-not-count');
    expect(JSON.stringify(body)).not.toContain('being-mentored');
  });

  it('is for trainers of the run: not for a learner, nor for another course', async () => {
    for (const path of ['cohort', 'cohort/waiting', `learners/${kit.tom.me.id}`])
      expect((await kit.ask('GET', path, undefined, kit.tom)).status, path).toBe(403);
    const elsewhere = await kit.both.enter({ site: 'canvas', person: 'ruth' });
    expect((await kit.ask('GET', `learners/${kit.tom.me.id}`, undefined, elsewhere)).status).toBe(404);
    expect((await kit.ask('PUT', kit.entry('feb-1', 'accepted'), {}, elsewhere)).status).toBe(404);
  });

  it('says who has logged nothing as plainly', async () => {
    const ines = await kit.both.enter({ site: 'moodle', person: 'ines' });
    const { status, body } = await kit.ask('GET', `learners/${ines.me.id}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      counted: 0,
      verified: 0,
      entries: [],
      sample: { sessions: 0, enough: false },
    });
  });
});

describe('hours of the cohort', () => {
  const TALLY = {
    counted: 300,
    verified: 60,
    entries: 6,
    queried: 0,
    late: 0,
    claimed: 4,
    lastEntryAt: new Date('2026-03-01T10:00:00Z'),
    relationships: 2,
  };

  it('are sums and states, as many commands for 10,000 learners as for 30, eight at most', async () => {
    const { tool, tenants } = kit.both;
    const commands = await Promise.all(
      [30, 10_000].map(async (count) => {
        const scope = { tenant: tenants.moodle, run: `hours-of-${count}` };
        const people = Array.from({ length: count }, (_, at) => ({ number: at + 1 }));
        await writeCohort(tool.database.connection, {
          ...scope,
          like: kit.ruth.me.run.id,
          people,
          now: tool.clock.now(),
        });
        return { count, scope };
      }),
    ).then(async (runs) => {
      const counted: string[][] = [];
      for (const { count, scope } of runs) {
        await writeLog(tool.database.connection, { ...scope, person: `hours-of-${count}-1`, tally: TALLY });
        const token = await tool.token({ ...scope, person: 'trainer', role: 'trainer' });
        counted.push(
          await commandsOf(tool, async () => {
            const { body } = await tool.call('GET', '/api/hours/cohort', { token });
            const { rows, next } = body as { rows: Record<string, unknown>[]; next: number | null };
            expect(rows).toHaveLength(Math.min(count, 50));
            expect(rows[0]).toMatchObject({ number: 1, counted: 300, verified: 60, claimed: 4 });
            expect(rows[1]).toMatchObject({ number: 2, counted: 0, activity: null });
            expect(next).toBe(count > 50 ? 50 : null);
          }),
        );
      }
      return counted;
    });
    expect(commands[1]).toEqual(commands[0]);
    expect(commands[0]?.length, commands[0]?.join(' ')).toBeLessThanOrEqual(8);
  });

  it('[d11] say how long ago somebody mentored last: active, due, lapsed', async () => {
    const activity = async (days: number) => {
      const lastEntryAt = new Date(kit.both.tool.clock.now().getTime() - days * 86_400_000);
      await kit.write([], { tally: { ...TALLY, lastEntryAt } });
      const { body } = await kit.ask('GET', 'cohort');
      return (body as { rows: { id: string; activity: string }[] }).rows.find(
        ({ id }) => id === kit.tom.me.id,
      )?.activity;
    };
    expect([await activity(30), await activity(40), await activity(50)]).toEqual(['active', 'due', 'lapsed']);
  });

  it('stand beside everybody in the list of the cohort, and on a learner’s own page', async () => {
    await kit.write([], { tally: TALLY });
    const hours = { counted: 300, verified: 60 };
    const { token } = kit.ruth;
    const { body } = await kit.both.tool.call('GET', '/api/cohort/learners', { token });
    expect((body as { rows: object[] }).rows).toContainEqual(
      expect.objectContaining({ id: kit.tom.me.id, hours }),
    );
    const own = await kit.both.tool.call('GET', `/api/cohort/learners/${kit.tom.me.id}`, {
      token: kit.tom.token,
    });
    expect(own.body).toMatchObject({ hours });
  });

  it('[H11] name what waits: late entries and questions, answered ones first, in at most eight commands', async () => {
    const asked = { by: 'trainer', person: 'x', what: 'queried', text: 'Sure?' } as const;
    await kit.write(
      [
        entryRow('late', '2026-01-01T10:00:00Z', { loggedAt: '2026-03-05T10:00:00Z' }),
        entryRow('open', '2026-02-01T10:00:00Z', { later: [asked] }),
        entryRow('answered', '2026-02-02T10:00:00Z', {
          later: [asked, { by: 'learner', what: 'answered', text: 'Yes.' }],
        }),
        entryRow('fine', '2026-02-03T10:00:00Z'),
      ],
      { tally: { ...TALLY, queried: 2, late: 1 } },
    );
    let waiting:
      | { late: { entry: { id: string } }[]; queried: { entry: { id: string }; learner: object }[] }
      | undefined;
    const commands = await commandsOf(kit.both.tool, async () => {
      waiting = (await kit.ask('GET', 'cohort/waiting')).body as typeof waiting;
    });
    expect(commands.length, commands.join(' ')).toBeLessThanOrEqual(8);
    expect(waiting?.late.map((one) => one.entry.id)).toEqual(['late']);
    expect(waiting?.queried.map((one) => one.entry.id)).toEqual(['answered', 'open']);
    expect(waiting?.queried[0]?.learner).toMatchObject({ id: kit.tom.me.id, number: kit.tom.me.number });
  });

  it('name of what waits those fifty learners who have most of it, and nobody who takes no part', async () => {
    const { tool, tenants } = kit.both;
    const scope = { tenant: tenants.moodle, run: 'hours-that-wait' };
    const people = Array.from({ length: 55 }, (_, at) => ({
      number: at + 1,
      ...(at === 52 ? { testUser: true } : at === 53 ? { status: 'left' as const } : {}),
      ...(at === 54 ? { role: 'trainer' as const } : {}),
    }));
    const now = tool.clock.now();
    await writeCohort(tool.database.connection, { ...scope, like: kit.ruth.me.run.id, people, now });
    for (const { number } of people) {
      const entries = [entryRow('late', '2026-01-01T10:00:00Z', { loggedAt: '2026-03-05T10:00:00Z' })];
      const tally = { ...TALLY, late: number };
      await writeLog(tool.database.connection, {
        ...scope,
        person: `${scope.run}-${number}`,
        entries,
        tally,
      });
    }
    const token = await tool.token({ ...scope, person: 'trainer', role: 'trainer' });
    const { body } = await tool.call('GET', '/api/hours/cohort/waiting', { token });
    const { late, more } = body as { late: { learner: { number: number } }[]; more: boolean };
    const numbers = late.map(({ learner }) => learner.number).toSorted((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 47 }, (_, at) => at + 6));
    expect(more).toBe(true);
  });
});
