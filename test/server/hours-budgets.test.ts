import { beforeAll, describe, expect, it } from 'vitest';
import { commandsOf } from './counting.ts';
import { entriesKit, newWrite, sending, type EntriesKit } from './entries-kit.ts';

let kit: EntriesKit;
beforeAll(async () => {
  kit = await entriesKit();
});

describe('commands', () => {
  const counted = (work: () => Promise<unknown>) => commandsOf(kit.tool, work);

  it('saving and changing an entry take two with the session’s, however many there are', async () => {
    const who = await kit.mentor();
    await kit.put(who, 'warm', sending(kit.daysAgo(50), 60, { warned: ['H11'] }));
    for (const day of Array.from({ length: 20 }, (_, at) => at + 5)) {
      const commands = await counted(() => kit.put(who, `day-${day}`, sending(kit.daysAgo(day), 60)));
      expect(commands).toEqual(['find', 'findAndModify']);
    }
    const change = sending(kit.daysAgo(5), 75, { revision: 1 });
    expect(await counted(() => kit.put(who, 'day-5', change))).toEqual(['find', 'findAndModify']);
    const gone = { write: newWrite(), why: 'No.' };
    expect(await counted(() => kit.call('POST', '/entries/day-6/void', who, gone))).toHaveLength(2);
  });

  it('the home takes four at most, for somebody new too, and for hundreds of entries', async () => {
    const who = await kit.mentor();
    expect((await counted(() => kit.log(who))).length).toBeLessThanOrEqual(4);
    await kit.put(who, 'one', sending(kit.daysAgo(50), 60, { warned: ['H11'] }));
    const logs = kit.tool.database.connection.collection('mentoringLogs');
    const like = (await logs.findOne({ person: who.person }))?.['entries'][0];
    const more = Array.from({ length: 499 }, (_, at) => ({ ...like, id: `e-${at}` }));
    await logs.updateOne({ person: who.person }, { $push: { entries: { $each: more } } } as never);
    kit.tool.clock.forward(61_000);
    const cold = await counted(async () => expect((await kit.log(who)).entries).toHaveLength(500));
    kit.tool.clock.forward(-61_000);
    expect(cold.length, cold.join(' ')).toBeLessThanOrEqual(4);
  });
});
