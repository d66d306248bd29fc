import { beforeAll, describe, expect, it } from 'vitest';
import { entriesKit, sending, type EntriesBody, type EntriesKit } from './entries-kit.ts';

let kit: EntriesKit;
beforeAll(async () => {
  kit = await entriesKit();
});

const refusal = ({ body }: { body: EntriesBody }) => body.error.problems;

describe('logging a session', () => {
  it('keeps it as it was sent, says what the log counts now, and shows it with its history', async () => {
    const who = await kit.mentor();
    const start = kit.daysAgo(3);
    const body = sending(start, 75, { facts: { aroundMin: 20 }, privateNote: 'For me alone.' });
    const saved = await kit.put(who, 'first', body);
    expect(saved).toMatchObject({
      status: 200,
      body: { revision: 1, state: 'claimed', counted: 95, problems: [] },
    });
    const { entries, window } = await kit.log(who);
    expect(entries).toEqual([
      expect.objectContaining({
        ...body.facts,
        id: 'first',
        revision: 1,
        state: 'claimed',
        late: false,
        privateNote: 'For me alone.',
        events: [{ what: 'logged', at: expect.any(String), facts: body.facts }],
      }),
    ]);
    expect(window).toEqual({
      opensOn: kit.daysAgo(60).toISOString().slice(0, 10),
      startsOn: kit.daysAgo(60).toISOString().slice(0, 10),
      endsOn: expect.any(String),
    });
  });

  it('[K2] is refused for the exact minutes that it shares with another, and taken where they touch', async () => {
    const who = await kit.mentor();
    await kit.put(who, 'ten', sending(kit.daysAgo(4, '10:00'), 75));
    const over = await kit.put(who, 'eleven', sending(kit.daysAgo(4, '11:00'), 60));
    expect(over.status).toBe(400);
    expect(over.body.error.code).toBe('entry-refused');
    expect(refusal(over)).toEqual([{ rule: 'H6', weight: 'block', minutes: 15 }]);
    expect((await kit.put(who, 'touching', sending(kit.daysAgo(4, '11:15'), 60))).status).toBe(200);
    expect((await kit.log(who)).entries.map(({ id }) => id)).toEqual(['touching', 'ten']);
  });

  it('[K6] counts real time where clocks change, whatever they showed', async () => {
    const who = await kit.mentor();
    const { connection } = kit.tool.database;
    // A run of a spring that is over, so that its clocks have changed.
    const run = { _id: 'spring' as never };
    const like = await connection.collection('runs').findOne({ _id: kit.tom.me.run.id as never });
    await connection
      .collection('runs')
      .insertOne({ ...like, ...run, contextKey: 'spring', startsOn: '2026-01-12' });
    const learner = await kit.someone({ run: 'spring' });
    await connection
      .collection('enrolments')
      .updateOne({ person: learner.person }, { $set: { joinedAt: new Date('2026-01-12') } });
    await kit.relate(learner);
    const old = { warned: ['H11'], facts: { zone: 'Europe/London', kind: 'one-to-one' } };
    const night = await kit.put(learner, 'night', sending(new Date('2026-03-29T00:30:00Z'), 60, old));
    expect(night.body.counted).toBe(60);
    const mexico = { ...old, facts: { zone: 'America/Mexico_City' } };
    const other = await kit.put(learner, 'other', sending(new Date('2026-04-05T06:30:00Z'), 120, mexico));
    expect(other.body.counted).toBe(180);
    expect((await kit.log(who)).entries).toEqual([]);
  });

  it('[K3][K4][K5][K7] counts by the rules, and keeps what it does not count', async () => {
    const who = await kit.mentor();
    await kit.relate(who, { id: 'mine', label: 'M2', connection: 'i-manage-them' });
    const entries: [string, ReturnType<typeof sending>, number][] = [
      ['session', sending(kit.daysAgo(9), 75, { facts: { aroundMin: 45 } }), 105],
      ['managed', sending(kit.daysAgo(8), 75, { facts: { relationship: 'mine' } }), 105],
      [
        'circle',
        sending(kit.daysAgo(7), 120, { facts: { kind: 'circle', relationship: null, participants: 5 } }),
        225,
      ],
    ];
    for (const [id, body, counted] of entries)
      expect((await kit.put(who, id, body)).body.counted, id).toBe(counted);
    for (const day of [20, 21, 22]) {
      const mails = { facts: { kind: 'e-mentoring', channel: 'messages' } };
      await kit.put(
        who,
        `mails-${day}`,
        sending(kit.daysAgo(day), 233, { ...mails, lengthNote: 'All week.' }),
      );
    }
    const one = await kit.put(who, 'last', sending(kit.daysAgo(1), 60));
    expect(one.body.counted).toBe(225 + 600 + 60);
  });

  it('[S3.23] keeps supervision for whoever had it, and counts none of it', async () => {
    const who = await kit.someone();
    const facts = { kind: 'does-not-count', relationship: null, outside: 'supervision' };
    expect(await kit.put(who, 'supervision', sending(kit.daysAgo(2), 60, { facts }))).toMatchObject({
      status: 200,
      body: { counted: 0, state: 'claimed' },
    });
    expect((await kit.log(who)).entries).toMatchObject([{ kind: 'does-not-count', outside: 'supervision' }]);
  });

  it('[S2.28] tells the mentee who came along from the mentee who was watched', async () => {
    const who = await kit.mentor();
    const facts = { kind: 'observe-and-talk', shadowing: true };
    await kit.put(who, 'along', sending(kit.daysAgo(2), 60, { facts }));
    expect((await kit.log(who)).entries).toMatchObject([{ kind: 'observe-and-talk', shadowing: true }]);
  });

  it.each([
    ['H2', 'in the future', sending(new Date(Math.ceil(Date.now() / 60_000) * 60_000 + 3_600_000), 60)],
    ['H2', 'before the first day', sending(new Date('2020-02-03T10:00:00Z'), 60, { warned: ['H11'] })],
    ['H3', 'that ends before it begins', sending(new Date('2026-11-20T10:00:00Z'), -60)],
    ['relationship', 'with nobody', sending(new Date(), 60, { facts: { relationship: 'nobody' } })],
  ])('[%s] refuses one %s', async (rule, _what, body) => {
    const who = await kit.mentor();
    if (rule === 'relationship') {
      const { startedAt: _start, endedAt: _end, ...rest } = body.facts;
      const sent = await kit.put(who, 'one', sending(kit.daysAgo(2), 60, { facts: rest }));
      expect(refusal(sent)).toMatchObject([{ rule, weight: 'block' }]);
      return;
    }
    const sent = await kit.put(who, 'one', body);
    expect(sent.status).toBe(400);
    expect(refusal(sent)).toMatchObject([{ rule, weight: 'block' }]);
    expect((await kit.log(who)).entries).toEqual([]);
  });

  it('[H4][H5] refuses one too short or too long, and a very long one without a word on why', async () => {
    const who = await kit.mentor();
    const at = kit.daysAgo(2, '08:00');
    expect(refusal(await kit.put(who, 'a', sending(at, 10)))).toEqual([
      { rule: 'H4', weight: 'block', minutes: 10 },
    ]);
    expect(refusal(await kit.put(who, 'a', sending(at, 241)))).toEqual([
      { rule: 'H4', weight: 'block', minutes: 241 },
    ]);
    expect(refusal(await kit.put(who, 'a', sending(at, 155)))).toEqual([
      { rule: 'H5', weight: 'block', minutes: 155 },
    ]);
    const saved = await kit.put(who, 'a', sending(at, 100));
    expect(saved.body.problems).toEqual([{ rule: 'H5', weight: 'nudge', minutes: 100 }]);
  });

  it('[H11] asks once about a day of more than four weeks ago; the entry then waits for a trainer', async () => {
    const who = await kit.mentor();
    const old = sending(kit.daysAgo(40), 60);
    const asked = await kit.put(who, 'old', old);
    expect(asked.status).toBe(400);
    expect(refusal(asked)).toEqual([{ rule: 'H11', weight: 'warn' }]);
    expect((await kit.put(who, 'old', { ...old, warned: ['H11'] })).status).toBe(200);
    expect((await kit.log(who)).entries).toMatchObject([{ id: 'old', late: true, state: 'claimed' }]);
    await kit.happens(who, 'old', {
      by: 'confirmer',
      what: 'confirmed',
      who: 'mentee',
      name: 'A.',
      way: 'link',
    });
    expect((await kit.log(who)).entries[0]?.state).toBe('countersigned');
    await kit.happens(who, 'old', { by: 'trainer', person: 'ruth', what: 'accepted' });
    expect((await kit.log(who)).entries[0]).toMatchObject({ late: false, state: 'verified' });
  });

  it('[H12] says that ten hours in a week are many, and keeps them', async () => {
    const who = await kit.mentor();
    for (const day of [10, 9, 8, 7, 6])
      await kit.put(who, `day-${day}`, sending(kit.daysAgo(day), 120, { lengthNote: 'Long.' }));
    const more = await kit.put(who, 'more', sending(kit.daysAgo(5), 60));
    expect(more.status).toBe(200);
    expect(more.body.problems).toEqual([{ rule: 'H12', weight: 'warn', minutes: 660 }]);
  });

  it('[H16] takes a first session before the agreement is signed by both, and no second', async () => {
    const who = await kit.mentor({ agreement: { mentorAt: new Date(), menteeAt: null, way: null } });
    expect((await kit.put(who, 'one', sending(kit.daysAgo(5), 60))).status).toBe(200);
    const second = await kit.put(who, 'two', sending(kit.daysAgo(4), 60));
    expect(refusal(second)).toEqual([{ rule: 'H16', weight: 'block' }]);
    await kit.tool.database.connection
      .collection('mentoringLogs')
      .updateOne({ person: who.person }, { $set: { 'relationships.0.agreement.menteeAt': new Date() } });
    expect((await kit.put(who, 'two', sending(kit.daysAgo(4), 60))).status).toBe(200);
  });

  it('[H8] ties preparing to a session within fourteen days', async () => {
    const who = await kit.mentor();
    await kit.put(who, 'session', sending(kit.daysAgo(20), 75));
    const facts = (linked: string | null) => ({ kind: 'prep-and-reflect', relationship: null, linked });
    const late = await kit.put(who, 'late', sending(kit.daysAgo(5), 20, { facts: facts('session') }));
    expect(refusal(late)).toEqual([{ rule: 'linked', weight: 'block' }]);
    const gone = await kit.put(who, 'gone', sending(kit.daysAgo(19), 20, { facts: facts('nothing') }));
    expect(refusal(gone)).toEqual([{ rule: 'linked', weight: 'block' }]);
    const right = await kit.put(who, 'right', sending(kit.daysAgo(19), 40, { facts: facts('session') }));
    expect(right.body).toMatchObject({ revision: 1, counted: 105 });
  });
});

it('a full log takes no entry more and says so by a rule of its own; what stands in it can still be changed', async () => {
  const who = await kit.mentor();
  await kit.put(who, 'one', sending(kit.daysAgo(3), 60));
  const logs = kit.tool.database.connection.collection('mentoringLogs');
  const like = (await logs.findOne({ person: who.person }))?.['entries'][0];
  const more = Array.from({ length: 1499 }, (_, at) => ({ ...like, id: `e-${at}`, voided: true }));
  await logs.updateOne({ person: who.person }, { $push: { entries: { $each: more } } } as never);
  const refused = await kit.put(who, 'two', sending(kit.daysAgo(5), 60));
  expect([refused.status, refusal(refused)]).toEqual([400, [{ rule: 'full', weight: 'block' }]]);
  expect((await kit.put(who, 'one', sending(kit.daysAgo(3), 75, { revision: 1 }))).status).toBe(200);
});
