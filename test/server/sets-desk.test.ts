import { beforeAll, describe, expect, it } from 'vitest';
import type { AnswerOf } from '../../server/core/endpoint.contract.ts';
import type { myParts, openCalls, practicePage } from '../../server/rooms/live/sets-desk.contract.ts';
import { commandsOf } from './counting.ts';
import { type AllSets, MEMBERS, meetingKit, type MeetingKit } from './meeting-kit.ts';

const DAY_MS = 86_400_000;
let kit: MeetingKit;
let set = '';
beforeAll(async () => {
  kit = await meetingKit();
  set = await kit.formed();
});

const desk = async () => (await kit.door<AllSets>('GET', '/sets', 'ruth')).body;
const own = async () => (await desk()).sets.find(({ id }) => id === set)!;
const kinds = async () => (await own()).needs.map(({ kind }) => kind);
const practice = async () => (await kit.door<AnswerOf<typeof practicePage>>('GET', '/practice', 'ruth')).body;

/** A meeting at which these come, in which Inés keeps time, and which ends with the next date and host. */
async function held(n: number, there: readonly string[], turnOf?: string): Promise<void> {
  await kit.opens(set, n);
  const { connection } = kit.tool.database;
  const at = kit.tool.clock.now().getTime();
  const here = Object.fromEntries(there.map((name) => [kit.idOf(name), { at, leftAt: null }]));
  const turn = turnOf && { id: 't', person: kit.idOf(turnOf), begunAt: at, endedAt: at, wanted: null };
  const more = { questions: 0, advice: 0, erased: false, long: false };
  const state = {
    'state.here': here,
    'state.phase': 'closed',
    'state.closedAt': at,
    'state.roles': { opener: kit.idOf('tom'), timekeeper: kit.idOf('ines') },
    'state.turns': turn ? { t: { ...turn, ...more } } : {},
    'state.next': { at: at + 14 * DAY_MS, host: n === 2 ? null : kit.idOf('tom') },
  };
  await connection.collection('setMeetings').updateOne({ set, n }, { $set: state });
}

const ALL_BUT_JOANNA = MEMBERS.filter((name) => name !== 'joanna');

describe('sets at a glance', () => {
  it('say who has not agreed to the rules, once it is time to', async () => {
    const { needs, parts } = await own();
    expect(needs.map(({ kind, persons }) => [kind, persons.length])).toEqual([['rules', 6]]);
    expect(parts).toHaveLength(6);
    for (const name of MEMBERS) await kit.door('PUT', `/sets/${set}/agreement`, name, { version: 1 });
    expect(await kinds()).toEqual([]);
  });

  it('[S1.8] [C25] show who came, whose turns there were and what part each had; a date without a host needs a word', async () => {
    await held(1, MEMBERS, 'neil');
    await kit.later(14 * DAY_MS);
    await held(2, ALL_BUT_JOANNA, 'farah');
    const { parts, needs } = await own();
    const of = (name: string) => parts.find(({ person }) => person === kit.idOf(name));
    expect(of('joanna')).toMatchObject({ held: [1, 2], there: [1] });
    expect(of('neil')?.parts).toMatchObject({ presenter: 1, timekeeper: 0, opener: 0 });
    expect(of('ines')?.parts).toMatchObject({ presenter: 0, timekeeper: 2 });
    expect(of('tom')?.parts).toMatchObject({ opener: 2, facilitator: 0 });
    expect(needs).toEqual([{ kind: 'no-host', n: 3, persons: [] }]);
    const mine = await kit.door<AnswerOf<typeof myParts>>('GET', '/practice/parts', 'neil');
    expect(mine.body.history).toMatchObject([
      { meeting: { set, n: 2 }, triad: null, parts: [] },
      { meeting: { set, n: 1 }, triad: null, parts: ['presenter'] },
    ]);
  });

  it('[S10] ask for a private word with whoever was away twice in a row, until a trainer has had it', async () => {
    await kit.later(14 * DAY_MS);
    await held(3, ['ines', 'tom', 'farah'], 'farah');
    const { needs } = await own();
    expect(needs[0]).toEqual({ kind: 'absent-twice', n: 3, persons: [kit.idOf('joanna')] });
    // K9: by the third meeting everybody has had a first turn.
    expect(needs.map(({ kind }) => kind)).toEqual(['absent-twice', 'few-present', 'no-turn']);
    const path = `/sets/${set}/spoken/${kit.idOf('joanna')}`;
    expect((await kit.door('PUT', path, 'ines', { n: 3, spoken: true })).status).toBe(403);
    expect((await kit.door('PUT', path, 'ruth', { n: 3, spoken: true, said: 'x' })).status).toBe(400);
    expect((await kit.door('PUT', path, 'ruth', { n: 3, spoken: true })).status).toBe(200);
    expect(await kinds()).not.toContain('absent-twice');
    await kit.door('PUT', path, 'ruth', { n: 3, spoken: false });
    expect(await kinds()).toContain('absent-twice');
  });

  it('[C25] a meeting that was not held needs another date', async () => {
    await kit.later(15 * DAY_MS);
    expect(await kinds()).toContain('missed');
    const at = new Date(kit.tool.clock.now().getTime() + DAY_MS).toISOString();
    await kit.door('PUT', `/sets/${set}/meetings/4`, 'ruth', { at, anyway: true });
    expect(await kinds()).not.toContain('missed');
  });
});

describe('a set that calls its trainer', () => {
  const calls = async () =>
    (await kit.door<AnswerOf<typeof openCalls>>('GET', '/sets/calls', 'ruth')).body.calls;

  it('stands among the calls until the trainer has come', async () => {
    expect(await calls()).toEqual([]);
    await kit.later(13 * DAY_MS);
    await kit.opens(set, 5);
    for (const name of ['tom', 'ines']) await kit.tap(set, name, { kind: 'join' }, { n: 5 });
    expect((await kit.tap(set, 'tom', { kind: 'call' }, { n: 5 })).status).toBe(200);
    expect(await calls()).toMatchObject([{ set, number: 1, n: 5, selfManaged: true }]);
    expect((await own()).needs[0]).toMatchObject({ kind: 'called', n: 5 });
    expect((await kit.door('GET', '/sets/calls', 'tom')).status).toBe(403);
    await kit.tap(set, 'ruth', { kind: 'answer-call' }, { n: 5 });
    expect(await calls()).toEqual([]);
  });
});

describe('practice of a cohort', () => {
  it('[S3.12] names who has been without live practice for weeks, and who has only missed what nobody held', async () => {
    const { people, away } = await practice();
    const of = (name: string) => people.find(({ id }) => id === kit.idOf(name));
    expect(of('joanna')).toMatchObject({ set: 1, meetings: { there: 1, held: 3 }, weeks: 8, nudge: true });
    expect(of('ines')).toMatchObject({ meetings: { there: 3, held: 3 }, nudge: false });
    expect(of('grace')).toMatchObject({ set: null, lastAt: null, nudge: false });
    expect(away.map(({ id, weeks }) => [id, weeks])).toContainEqual([kit.idOf('joanna'), 8]);
    for (const name of ['ines', 'tom']) expect((await kit.door('GET', '/practice', name)).status).toBe(403);
    const mine = async (name: string) => (await kit.door('GET', '/practice/mine', name)).body;
    expect(await mine('joanna')).toMatchObject({ weeks: 8, nudge: true });
    expect(await mine('ines')).toMatchObject({ nudge: false });
  });

  it('[S3.25] costs as many commands for four hundred people in sixty sets as for twenty, and pages them by fifty', async () => {
    const both = async () => {
      await desk();
      await practice();
    };
    // What a process remembers of a run is read once.
    await both();
    const few = await commandsOf(kit.tool, both);
    const people = kit.tool.database.connection.collection('enrolments');
    const like = await people.findOne({ person: kit.idOf('ines') });
    const added = Array.from({ length: 360 }, (_, at) => {
      const id = `many-${at}`;
      return { ...like, _id: id, person: id, sub: id, number: 23 + at, name: id, nameKey: id };
    });
    await people.insertMany(added as never);
    await kit.tool.database.connection
      .collection<{ _id: string }>('runs')
      .updateOne({ _id: kit.scope.run }, { $set: { people: 500 } });
    const sets = Array.from({ length: 60 }, (_, at) =>
      added.slice(at * 6, at * 6 + 6).map(({ person }) => person),
    );
    const body = { sets, first: '2026-03-25', time: '16:00', lang: 'en' };
    expect(await kit.door('POST', '/sets', 'ruth', body)).toMatchObject({ status: 200 });
    // One more, where the stretch of numbers that makes a page has a gap.
    const many = await commandsOf(kit.tool, both);
    expect(many.length - few.length).toBeLessThanOrEqual(1);
    expect(few.length).toBeLessThanOrEqual(24);
    const { people: page, next, learners } = await practice();
    expect([page.length, learners > 360]).toEqual([50, true]);
    const more = await kit.door<AnswerOf<typeof practicePage>>('GET', `/practice?after=${next}`, 'ruth');
    expect(more.body.people[0]?.id).not.toBe(page[0]?.id);
  });
});
