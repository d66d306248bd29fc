import { beforeAll, describe, expect, it } from 'vitest';
import { hex } from '../setup/hex.ts';
import { action, line, MEMBERS, meetingKit, type MeetingKit, type Page } from './meeting-kit.ts';

let kit: MeetingKit;
let set = '';
beforeAll(async () => {
  kit = await meetingKit();
  set = await kit.formed();
});
const why = ({ body }: { body: unknown }) => (body as { error: { why?: string; code: string } }).error.why;
const STAGES = ['present', 'clarify', 'explore', 'actions', 'process'] as const;

describe('a meeting of a set', () => {
  it('opens within the hour before its time, by whoever comes first', async () => {
    const early = await kit.door('PUT', `/meetings/${set}/2`, 'ines');
    expect([early.status, (early.body as { error: { code: string } }).error.code]).toEqual([
      409,
      'too-early',
    ]);
    const [one, other] = await Promise.all([kit.opens(set, 1, 'tom'), kit.opens(set, 1, 'farah')]);
    expect(other.meeting?.openedAt).toBe(one.meeting?.openedAt);
  });

  it('[S0.13] offers questions to borrow, by what they do, to whoever is in it', async () => {
    const { bank } = (await kit.door<Page>('GET', `/meetings/${set}/1`, 'tom')).body;
    expect(bank.map(({ key }) => key)).toEqual(['clarify', 'explore', 'challenge', 'future']);
    for (const { questions } of bank) expect(questions.length).toBeGreaterThan(1);
    expect(bank.flatMap(({ questions }) => questions).map(({ en }) => en)).toContain(
      'Which earlier decision brought you here?',
    );
  });

  it('[S0.12] begins no turn before all have agreed to the rules, and again at this start', async () => {
    await kit.tap(set, 'ines', { kind: 'join' });
    for (const name of MEMBERS.slice(1, 4)) await kit.tap(set, name, { kind: 'join' });
    const first = { kind: 'begin', person: kit.idOf('ines') } as const;
    expect(why(await kit.tap(set, 'ines', first))).toBe('rules-open');
    await kit.gathered(set);
    expect((await kit.state(set, 'tom')).unsettled).toHaveLength(6);
  });

  it('[S0.7] [S0.8] [N6] goes through a turn: stages by one clock, questions and advice counted, an action with owner and date', async () => {
    const { turn, presenter } = await kit.begun(set);
    const id = hex();
    for (let time = 0; time < 3; time += 1)
      await kit.tap(set, 'tom', { kind: 'count', turn, what: 'questions', by: 1 }, { id });
    await kit.tap(set, 'tom', { kind: 'count', turn, what: 'advice', by: 1 });
    await kit.tap(set, 'neil', line(turn, 'Time is asked of people who have none.'));
    const [moved, again] = await Promise.all(
      ['ruth', 'neil'].map((name) => kit.tap(set, name, { kind: 'stage', turn, from: 'present' })),
    );
    expect([moved?.status, again?.status]).toEqual([200, 200]);
    const now = await kit.state(set, 'beatriz');
    expect(now.clock?.stage).toBe('clarify');
    // The same press three times is one.
    expect(now.turns[turn]).toMatchObject({ questions: 1, advice: 1, person: kit.idOf(presenter) });
    for (const from of STAGES.slice(1, 4)) await kit.tap(set, 'ruth', { kind: 'stage', turn, from });
    const last = { kind: 'stage', turn, from: 'process' } as const;
    expect(why(await kit.tap(set, 'ruth', last))).toBe('action-missing');
    expect(why(await kit.tap(set, presenter, action(turn, '2099-01-01')))).toBe('due-too-late');
    expect((await kit.tap(set, presenter, action(turn, now.nextDay ?? ''))).status).toBe(200);
    expect((await kit.tap(set, 'ruth', last)).body).toMatchObject({ from: expect.any(Number) });
    expect((await kit.state(set, 'ines')).phase).toBe('between');
  });

  it('shows the record to those who were there, and nothing of it to who facilitates; air time to the set alone', async () => {
    const there = await kit.state(set, 'tom');
    const facilitates = await kit.state(set, 'ruth');
    expect(Object.values(there.lines)).toHaveLength(1);
    expect([facilitates.lines, facilitates.actions]).toEqual([{}, {}]);
    expect(Object.keys(facilitates.turns)).toEqual(Object.keys(there.turns));
    expect((await kit.door('GET', `/meetings/${set}/1`, 'grace')).status).toBe(404);
    expect((await kit.tap(set, 'grace', { kind: 'join' })).status).toBe(404);
    expect(why(await kit.tap(set, 'ruth', line(Object.keys(there.turns)[0] ?? '', 'x')))).toBe('not-yours');
  });

  it('a press that has waited for the network stops no clock that has gone on without it', async () => {
    const { turn } = await kit.begun(set);
    const late = await kit.tap(set, 'tom', { kind: 'pause', turn }, { waitedMs: 600_000 });
    expect(late.status).toBe(200);
    expect((await kit.state(set, 'tom')).clock?.pausedAt).toBeNull();
    await kit.tap(set, 'tom', { kind: 'pause', turn }, { waitedMs: 2_000 });
    expect((await kit.state(set, 'tom')).clock?.pausedAt).not.toBeNull();
    await kit.tap(set, 'ines', { kind: 'go-on', turn });
    const { nextDay, turns } = await kit.state(set, 'ines');
    const holder = MEMBERS.find((name) => kit.idOf(name) === turns[turn]?.person) ?? 'ines';
    await kit.tap(set, holder, action(turn, nextDay ?? ''));
    for (const from of STAGES) await kit.tap(set, 'ines', { kind: 'stage', turn, from });
  });

  it('[C25] closes when the next date and its host are fixed, and the set’s calendar has them', async () => {
    await kit.tap(set, 'ines', { kind: 'to-review' });
    expect(why(await kit.tap(set, 'ines', { kind: 'close' }))).toBe('next-missing');
    const at = kit.tool.clock.now().getTime() + 15 * 86_400_000;
    await kit.tap(set, 'ines', { kind: 'next', at, host: kit.idOf('neil') });
    expect((await kit.tap(set, 'ines', { kind: 'close' })).status).toBe(200);
    const { set: own } = (await kit.door<{ set: { meetings: object[] } }>('GET', '/sets/mine', 'tom')).body;
    expect(own.meetings[0]).toMatchObject({ state: 'held' });
    expect(own.meetings[1]).toMatchObject({ at: new Date(at).toISOString(), host: kit.idOf('neil') });
  });
});

describe('between meetings', () => {
  const DAY = 86_400_000;

  it('[S0.9] [S0.10] actions come back as reports when the set meets again, and the order of turns goes on', async () => {
    await kit.later(15 * DAY);
    await kit.opens(set, 2);
    await kit.gathered(set, 2);
    const { brought, before, roles } = await kit.state(set, 'tom', 2);
    expect(Object.values(brought)).toHaveLength(2);
    expect(Object.values(before).map(({ turns }) => turns)).toEqual([1, 1]);
    expect(roles.opener).toBe(kit.idOf('neil'));
    const [[id, { owner }] = ['', { owner: '' }]] = Object.entries(brought);
    const name = MEMBERS.find((one) => kit.idOf(one) === owner) ?? 'ines';
    const other = MEMBERS.find((one) => one !== name) ?? 'tom';
    const report = { kind: 'report', action: id, state: 'partly', said: 'One of two' } as const;
    expect(why(await kit.tap(set, other, report, { n: 2 }))).toBe('not-yours');
    expect((await kit.tap(set, name, report, { n: 2 })).status).toBe(200);
    const { presenter } = await kit.begun(set, 2);
    expect(Object.keys(before)).not.toContain(kit.idOf(presenter));
  });

  it('a presenter cannot change the record of an earlier meeting any more', async () => {
    const { turns } = await kit.state(set, 'ines', 1);
    const [turn] = Object.values(turns);
    const name = MEMBERS.find((one) => kit.idOf(one) === turn?.person) ?? 'ines';
    expect(why(await kit.tap(set, name, line(turn?.id ?? '', 'Later')))).toBe('closed');
  });

  it('[S0.5] [N6] the fifth is without a facilitator: no link, no keys, and a call when one is needed', async () => {
    await kit.door('PUT', `/sets/${set}`, 'ruth', { link: 'https://meet.example.org/a', lang: 'en' });
    const { set: own } = (await kit.door<{ set: { meetings: { at: string }[] } }>('GET', '/sets/mine', 'tom'))
      .body;
    const away = Date.parse(own.meetings[4]?.at ?? '') - kit.tool.clock.now().getTime();
    await kit.later(away);
    await kit.opens(set, 5);
    await kit.gathered(set, 5);
    const page = async (name: string) => (await kit.door<Page>('GET', `/meetings/${set}/5`, name)).body;
    expect([(await page('ruth')).link, (await page('tom')).link]).toEqual(['', 'https://meet.example.org/a']);
    expect(why(await kit.tap(set, 'ruth', { kind: 'to-review' }, { n: 5 }))).toBe('self-managed');
    expect(why(await kit.tap(set, 'ines', { kind: 'begin', person: kit.idOf('ines') }, { n: 5 }))).toBe(
      'roles-open',
    );
    await kit.tap(set, 'tom', { kind: 'call' }, { n: 5 });
    const called = async () =>
      (await kit.door<{ sets: { called: unknown }[] }>('GET', '/sets', 'ruth')).body.sets[0]?.called;
    expect(await called()).toMatchObject({ n: 5 });
    await kit.tap(set, 'ruth', { kind: 'answer-call' }, { n: 5 });
    expect(await called()).toBeNull();
  });

  it('thirty days after the fifth a turn’s record is its presenter’s alone', async () => {
    await kit.later(31 * DAY);
    const { turns } = await kit.state(set, 'ines', 1);
    const written = async (name: string) => Object.keys((await kit.state(set, name, 1)).lines);
    const seen = await Promise.all(MEMBERS.map(written));
    const owners = MEMBERS.filter((_, at) => (seen[at]?.length ?? 0) > 0);
    expect(owners).toHaveLength(1);
    expect(Object.values(turns).map(({ person }) => person)).toContain(kit.idOf(owners[0] ?? ''));
  });
});

describe('somebody who is forgotten', () => {
  it('is nowhere in a set or its meetings; who stays has what is theirs', async () => {
    const { scope } = kit;
    const rooms = kit.tool.rooms.rooms;
    const taken: Record<string, unknown> = {};
    for (const room of rooms) Object.assign(taken, await room.persons.take(scope, kit.idOf('ines')));
    expect(taken).toMatchObject({ actionLearningSet: { number: 1 }, setMeetings: expect.any(Array) });
    const all = async () => {
      const { connection } = kit.tool.database;
      const names = ['setMeetings', 'meetingSets', 'setJoiners'];
      const rows = await Promise.all(names.map((name) => connection.collection(name).find({}).toArray()));
      return JSON.stringify(rows);
    };
    expect(await all()).toContain(kit.idOf('ines'));
    for (const room of rooms) await room.persons.erase(scope, kit.idOf('ines'));
    expect(await all()).not.toContain(kit.idOf('ines'));
    expect(await all()).toContain(kit.idOf('tom'));
  });
});
