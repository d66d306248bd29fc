import { beforeAll, describe, expect, it } from 'vitest';
import { entriesKit, newWrite, sending, type EntriesBody, type EntriesKit } from './entries-kit.ts';

let kit: EntriesKit;
beforeAll(async () => {
  kit = await entriesKit();
});

const refusal = ({ body }: { body: EntriesBody }) => body.error.problems;

describe('two devices', () => {
  it('[C20][C26] send one entry twice, at the same moment too, and it is there once', async () => {
    const who = await kit.mentor();
    const body = sending(kit.daysAgo(3), 60);
    const answers = await Promise.all([
      kit.put(who, 'once', body),
      kit.put(who, 'once', body),
      kit.put(who, 'once', body),
    ]);
    for (const { status, body: answer } of [...answers, await kit.put(who, 'once', body)])
      expect([status, answer.revision, answer.counted]).toEqual([200, 1, 60]);
    const { entries } = await kit.log(who);
    expect(entries).toHaveLength(1);
    expect(entries[0]?.events).toHaveLength(1);
  });

  it('[C20] log the same hour under two ids at once: one of them is right', async () => {
    const who = await kit.mentor();
    const both = await Promise.all(
      ['phone', 'laptop'].map((id) => kit.put(who, id, sending(kit.daysAgo(3), 60))),
    );
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 400]));
    const refused = both.find(({ status }) => status === 400);
    expect(refused && refusal(refused)).toEqual([{ rule: 'H6', weight: 'block', minutes: 60 }]);
    expect((await kit.log(who)).entries).toHaveLength(1);
  });

  it('[C26] change one entry: the slower one is told what stands there', async () => {
    const who = await kit.mentor();
    await kit.put(who, 'one', sending(kit.daysAgo(3), 60));
    expect((await kit.put(who, 'one', sending(kit.daysAgo(3), 75, { revision: 1 }))).body).toMatchObject({
      revision: 2,
      counted: 75,
    });
    const slower = await kit.put(who, 'one', sending(kit.daysAgo(3), 90, { revision: 1 }));
    expect(slower.status).toBe(409);
    expect(slower.body.error).toMatchObject({ code: 'conflict', entry: { id: 'one', revision: 2 } });
    const other = await kit.put(who, 'one', sending(kit.daysAgo(2), 60));
    expect(other.status).toBe(409);
  });

  it('begin a log at once, with what needs nobody', async () => {
    const who = await kit.someone();
    const facts = { kind: 'circle', relationship: null, participants: 4 };
    const both = await Promise.all(
      [3, 4].map((day) => kit.put(who, `circle-${day}`, sending(kit.daysAgo(day), 60, { facts }))),
    );
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await kit.log(who)).entries).toHaveLength(2);
  });
});

describe('changing what was logged', () => {
  it('[C10] keeps the history, which shows what was changed and when', async () => {
    const who = await kit.mentor();
    await kit.put(who, 'one', sending(kit.daysAgo(3), 60));
    const longer = sending(kit.daysAgo(3), 75, { revision: 1 });
    await kit.put(who, 'one', longer);
    await kit.put(who, 'one', sending(kit.daysAgo(3), 75, { revision: 2, privateNote: 'Only this is new.' }));
    const [entry] = (await kit.log(who)).entries;
    expect(entry?.events).toMatchObject([
      { what: 'logged' },
      { what: 'changed', at: expect.any(String), facts: { endedAt: longer.facts.endedAt } },
    ]);
    expect(Object.keys(entry?.events[1]?.['facts'] as object)).toEqual(['endedAt']);
  });

  it('[H14] takes a confirmation away when its times change, and not when a note does', async () => {
    const who = await kit.mentor();
    await kit.put(who, 'one', sending(kit.daysAgo(3), 60));
    await kit.happens(who, 'one', {
      by: 'confirmer',
      what: 'confirmed',
      who: 'mentee',
      name: 'A.',
      way: 'code',
    });
    const note = await kit.put(
      who,
      'one',
      sending(kit.daysAgo(3), 60, { revision: 1, privateNote: 'More.' }),
    );
    expect(note.body.state).toBe('verified');
    const longer = await kit.put(who, 'one', sending(kit.daysAgo(3), 70, { revision: 2 }));
    expect(longer.body.state).toBe('claimed');
  });

  it('[K2] is judged by the same rules, itself left out', async () => {
    const who = await kit.mentor();
    await kit.put(who, 'one', sending(kit.daysAgo(3, '10:00'), 60));
    await kit.put(who, 'two', sending(kit.daysAgo(3, '12:00'), 60));
    const over = await kit.put(who, 'one', sending(kit.daysAgo(3, '11:30'), 60, { revision: 1 }));
    expect(refusal(over)).toEqual([{ rule: 'H6', weight: 'block', minutes: 30 }]);
    expect((await kit.put(who, 'one', sending(kit.daysAgo(3, '10:30'), 60, { revision: 1 }))).status).toBe(
      200,
    );
  });

  it('makes void with a reason, once, and takes that back while its time is free', async () => {
    const who = await kit.mentor();
    await kit.put(who, 'one', sending(kit.daysAgo(3), 60));
    const body = { write: newWrite(), why: 'Logged twice.' };
    for (const _again of [1, 2])
      expect(await kit.call('POST', '/entries/one/void', who, body)).toMatchObject({
        status: 200,
        body: { revision: 2, counted: 0 },
      });
    expect((await kit.log(who)).entries[0]).toMatchObject({
      state: 'void',
      events: [{ what: 'logged' }, { what: 'voided', text: 'Logged twice.' }],
    });
    expect((await kit.put(who, 'one', sending(kit.daysAgo(3), 75, { revision: 2 }))).status).toBe(409);
    await kit.put(who, 'instead', sending(kit.daysAgo(3, '10:45'), 60));
    const taken = await kit.call('POST', '/entries/one/restore', who, { write: newWrite() });
    expect(refusal(taken)).toEqual([{ rule: 'H6', weight: 'block', minutes: 15 }]);
    await kit.call('POST', '/entries/instead/void', who, { write: newWrite(), why: 'No.' });
    const back = { write: newWrite() };
    for (const _again of [1, 2])
      expect(await kit.call('POST', '/entries/one/restore', who, back)).toMatchObject({
        status: 200,
        body: { revision: 3, counted: 60 },
      });
  });

  it('[H16] brings nothing back that could not be logged: a second session before both have signed', async () => {
    const who = await kit.mentor({ agreement: { mentorAt: new Date(), menteeAt: null, way: null } });
    await kit.put(who, 'one', sending(kit.daysAgo(5), 60));
    await kit.call('POST', '/entries/one/void', who, { write: newWrite(), why: 'Another day.' });
    expect((await kit.put(who, 'two', sending(kit.daysAgo(4), 60))).status).toBe(200);
    const back = await kit.call('POST', '/entries/one/restore', who, { write: newWrite() });
    expect(refusal(back)).toEqual([{ rule: 'H16', weight: 'block' }]);
  });

  it('answers a trainer’s question, and nobody else’s', async () => {
    const who = await kit.mentor();
    await kit.put(who, 'one', sending(kit.daysAgo(3), 60));
    const answer = { write: newWrite(), text: 'It was the day after.' };
    expect((await kit.call('POST', '/entries/one/answer', who, answer)).status).toBe(409);
    await kit.happens(who, 'one', { by: 'trainer', person: 'ruth', what: 'queried', text: 'Which day?' });
    expect((await kit.log(who)).entries[0]).toMatchObject({ state: 'queried' });
    for (const _again of [1, 2])
      expect((await kit.call('POST', '/entries/one/answer', who, answer)).body).toEqual({ revision: 2 });
    const [entry] = (await kit.log(who)).entries;
    expect(entry?.events.map(({ what, text }) => [what, text])).toEqual([
      ['logged', undefined],
      ['queried', 'Which day?'],
      ['answered', 'It was the day after.'],
    ]);
    // A trainer’s name is nobody's business here.
    expect(JSON.stringify(entry)).not.toContain('ruth');
    await kit.happens(who, 'one', { by: 'trainer', person: 'ruth', what: 'settled' });
    expect((await kit.log(who)).entries[0]).toMatchObject({ state: 'claimed' });
  });

  it.each(['void', 'restore', 'answer'])('finds no entry to %s where there is none', async (act) => {
    const who = await kit.mentor();
    const more = { void: { why: 'No.' }, restore: {}, answer: { text: 'No.' } }[act];
    expect((await kit.call('POST', `/entries/none/${act}`, who, { write: newWrite(), ...more })).status).toBe(
      404,
    );
    const nobody = await kit.someone();
    expect(
      (await kit.call('POST', `/entries/none/${act}`, nobody, { write: newWrite(), ...more })).status,
    ).toBe(404);
  });
});

describe('whoever takes their log away', () => {
  it('gets their own words and what happened, and neither secrets of links nor who their trainers are', async () => {
    const who = await kit.mentor();
    const body = sending(kit.daysAgo(3), 60, { privateNote: 'A quiet room at last' });
    await kit.put(who, 'one', body);
    await kit.happens(who, 'one', { by: 'trainer', person: 'ruth', what: 'queried', text: 'Which day?' });
    await kit.call('POST', '/asks', who, { of: { entry: 'one' }, who: 'mentee' });
    const rows = kit.tool.database.connection.collection('mentoringLogs');
    const row = await rows.findOne({ person: who.person });
    const scope = { tenant: row?.['tenant'] as string, run: row?.['run'] as string };
    const taken: Record<string, unknown> = {};
    for (const room of kit.tool.rooms.rooms) Object.assign(taken, await room.persons.take(scope, who.person));
    const text = JSON.stringify(taken['mentoringLog']);
    for (const own of ['A quiet room at last', 'Which day?', '"until"']) expect(text).toContain(own);
    for (const other of ['ruth', body.write, 'ash"', 'pending']) expect(text).not.toContain(other);
  });
});
