import { beforeAll, describe, expect, it } from 'vitest';
import { entriesKit, newWrite, sending, type EntriesKit, type Someone } from './entries-kit.ts';

/** What cohort, gradebook and steps hear of a log. */
let kit: EntriesKit;
let tom: Someone;
beforeAll(async () => {
  kit = await entriesKit();
  tom = { token: kit.tom.token, person: kit.tom.me.id };
  await kit.relate(tom);
});

/** Hands over and sends whatever is due; scores gather for two seconds. */
async function sendAll(): Promise<void> {
  const { rooms, clock } = kit.tool;
  while (await rooms.work.tallyHours());
  clock.forward(2500);
  while (await rooms.work.scores());
  clock.forward(-2500);
}

async function hours() {
  const { cells } = await kit.lms.client.gradebook('moodle');
  return cells.find((one) => one.person === 'tom' && one.tag === 're-entry-mentoring-hours')?.visible;
}

const confirmed = { by: 'confirmer', what: 'confirmed', who: 'mentee', name: 'A.', way: 'link' };
const trainer = { by: 'trainer', person: 'ruth' };

describe('verified hours in the gradebook', () => {
  it('are not there before the first is verified, then with one decimal that is never rounded up', async () => {
    await kit.put(tom, 'one', sending(kit.daysAgo(9), 89));
    await sendAll();
    expect(await hours()).toBeUndefined();
    await kit.happens(tom, 'one', confirmed);
    await sendAll();
    // 89 minutes are 1.483 hours.
    expect(await hours()).toBe(1.4);
    await kit.put(tom, 'two', sending(kit.daysAgo(8), 60));
    await kit.happens(tom, 'two', confirmed);
    await sendAll();
    expect(await hours()).toBe(2.4);
  });

  it('fall when an entry is queried, rise when that is settled, and fall when one is made void, to nought too', async () => {
    await kit.happens(tom, 'one', { ...trainer, what: 'queried', text: 'Which day?' });
    await sendAll();
    expect(await hours()).toBe(1);
    await kit.happens(tom, 'one', { ...trainer, what: 'settled' });
    await sendAll();
    expect(await hours()).toBe(2.4);
    for (const [id, left] of [
      ['one', 1],
      ['two', 0],
    ] as const) {
      await kit.call('POST', `/entries/${id}/void`, tom, { write: newWrite(), why: 'Not held.' });
      await sendAll();
      expect(await hours()).toBe(left);
    }
  });

  it('[H14] fall when the times of a confirmed entry change', async () => {
    await kit.put(tom, 'three', sending(kit.daysAgo(7), 60));
    await kit.happens(tom, 'three', confirmed);
    await sendAll();
    expect(await hours()).toBe(1);
    await kit.put(tom, 'three', sending(kit.daysAgo(7), 75, { revision: 1 }));
    await sendAll();
    expect(await hours()).toBe(0);
  });

  it('fall to nought also where the steps could not be told of them at first', async () => {
    const progress = kit.tool.database.connection.collection('progress');
    const { person } = tom;
    await kit.put(tom, 'four', sending(kit.daysAgo(6), 60));
    await kit.happens(tom, 'four', confirmed);
    // The course cannot read what is done, and has heard nothing.
    const scope = await kit.tool.database.connection.collection('mentoringLogs').findOne({ person });
    const own = { tenant: scope?.['tenant'] as string, run: scope?.['run'] as string, person };
    await progress.deleteMany(own);
    await progress.insertOne({ _id: 'unreadable' as never, ...own });
    await sendAll();
    expect(await hours()).toBe(1);
    await progress.deleteMany(own);
    await kit.call('POST', '/entries/four/void', tom, { write: newWrite(), why: 'Not held.' });
    await sendAll();
    expect(await hours()).toBe(0);
  });
});

describe('the hand-over', () => {
  const rowOf = async ({ person }: Someone) =>
    kit.tool.database.connection.collection('mentoringLogs').findOne({ person });

  it('keeps a few figures beside the log, and tells the cohort that somebody changed', async () => {
    const who = await kit.mentor();
    await kit.put(who, 'one', sending(kit.daysAgo(40), 60, { warned: ['H11'] }));
    await kit.put(who, 'two', sending(kit.daysAgo(3), 60));
    await kit.happens(who, 'two', { ...trainer, what: 'queried', text: 'Which day?' });
    while (await kit.tool.rooms.work.tallyHours());
    expect(await rowOf(who)).toMatchObject({
      pending: null,
      tally: {
        counted: 60,
        verified: 0,
        entries: 2,
        queried: 1,
        late: 1,
        claimed: 1,
        relationships: 1,
        lastEntryAt: kit.daysAgo(3),
      },
    });
    const enrolment = await kit.tool.database.connection
      .collection('enrolments')
      .findOne({ person: who.person });
    expect(enrolment?.['changed']).toMatchObject({ id: expect.any(String) });
  });

  it('waits a minute after a failure and is done then, whatever was written meanwhile', async () => {
    const who = await kit.mentor();
    await kit.put(who, 'one', sending(kit.daysAgo(3), 60));
    const enrolments = kit.tool.database.connection.collection('enrolments');
    const runs = kit.tool.database.connection.collection('runs');
    const run = (await enrolments.findOne({ person: who.person }))?.['run'] as never;
    const row = await runs.findOne({ _id: run });
    // The memory of its numbers is over, and the run cannot be read.
    kit.tool.clock.forward(61_000);
    await runs.deleteOne({ _id: run });
    while (await kit.tool.rooms.work.tallyHours());
    expect((await rowOf(who))?.['tally']).toBeNull();
    await runs.insertOne(row as never);
    kit.tool.clock.forward(61_000);
    while (await kit.tool.rooms.work.tallyHours());
    kit.tool.clock.forward(-122_000);
    expect(await rowOf(who)).toMatchObject({ pending: null, tally: { counted: 60 } });
  });
});
