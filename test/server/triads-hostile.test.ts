import { beforeAll, describe, expect, it } from 'vitest';
import { randomToken } from '../../server/core/hash.ts';
import { HOSTILE_TEXTS } from '../setup/hostile-texts.ts';
import { type AllTrios, MODELS, type MyTriads, type Sheets, triadKit, type TriadKit } from './triad-kit.ts';

/** Words that would run somewhere, in every place of a triad that takes words; and people of elsewhere who know its id. */
const TRIO = ['ines', 'tom', 'farah'] as const;
let kit: TriadKit;
let triad = '';
let rows: () => Promise<string>;
beforeAll(async () => {
  kit = await triadKit();
  triad = await kit.trio(MODELS, TRIO);
  rows = async () => {
    const { connection } = kit.tool.database;
    const names = ['triads', 'triadSheets', 'triadSites'];
    const all = await Promise.all(names.map((name) => connection.collection(name).find({}).toArray()));
    return JSON.stringify(all);
  };
});

const short = (most: number) => HOSTILE_TEXTS.map((text) => text.slice(0, most).trim());

describe('words that mean no good', () => {
  it('[S1.7] are words where somebody works and in the reason why they were put elsewhere', async () => {
    for (const site of short(80)) {
      expect((await kit.door('PUT', '/triads/site', 'tom', { site })).status).toBe(200);
      expect((await kit.door<MyTriads>('GET', '/triads', 'tom')).body.site).toBe(site);
    }
    const step = 'skills-and-ethics/triad-silence';
    const first = await kit.trio(step, ['joanna', 'neil', 'beatriz']);
    const place = `/trios/${step}/places/${kit.idOf('grace')}`;
    const reasons = short(400);
    for (const [at, reason] of reasons.entries())
      expect((await kit.door('PUT', place, 'ruth', { to: at % 2 === 0 ? first : null, reason })).status).toBe(
        200,
      );
    const { steps } = (await kit.door<AllTrios>('GET', '/trios', 'ruth')).body;
    const kept = steps.flatMap(({ trios }) => trios).find(({ id }) => id === first);
    expect(kept?.moves.map(({ reason }) => reason).toSorted()).toEqual(reasons.toSorted());
  });

  it('[S1.8] [S1.9] are words in the sentence of the mentee and in a sheet, as whom it is about reads them', async () => {
    await kit.practised(triad, TRIO);
    const { order, rounds } = (await kit.triadOf(triad, 'ines')).step.triad!;
    const nameOf = (id = '') => TRIO.find((name) => kit.idOf(name) === id) ?? 'ines';
    expect(order).toHaveLength(3);
    const { mentor, mentee, observers } = rounds['1']!;
    for (const text of short(500)) {
      expect((await kit.press(triad, nameOf(mentee), { kind: 'view', round: 1, text })).status).toBe(200);
      expect((await kit.triadOf(triad, nameOf(observers[0]))).step.triad?.views['1']).toBe(text);
    }
    const said = short(500).at(-1);
    const turning_point = HOSTILE_TEXTS.join('\n').slice(0, 2000).trim();
    const exact_words = short(200)
      .slice(0, 3)
      .map((words, at) => ({ key: `r${at}`, cells: { words } }));
    const more = { turning_point, exact_words, mentee_view: undefined };
    const written = await kit.writes(triad, 1, nameOf(observers[0]), more);
    expect(written, JSON.stringify(written.body)).toMatchObject({ status: 200 });
    expect((await kit.hands(triad, 1, nameOf(observers[0]))).status).toBe(200);
    const { sheets } = (await kit.door<Sheets>('GET', `/triads/${triad}/sheets`, nameOf(mentor))).body;
    expect(sheets[0]?.values).toMatchObject({ turning_point, exact_words, mentee_view: said });
    expect(kit.tool.logged.join('\n')).not.toContain('hostile()');
  });

  it('that are no date, no round, too long or nothing are refused', async () => {
    const taps = [
      { kind: 'date', at: '<img src=x onerror=hostile()>' },
      { kind: 'date', at: 9e15 },
      { kind: 'begin', round: '1; drop', people: 3 },
      { kind: 'view', round: 1, text: 'x'.repeat(501) },
      { kind: 'view', round: 1, text: ' \n ' },
      { kind: 'view', round: 1, text: { $ne: '' } },
      { kind: 'hostile()' },
    ];
    const before = await rows();
    for (const tap of taps) expect((await kit.press(triad, 'ines', tap as never)).status).toBe(400);
    for (const site of ['x'.repeat(81), { $gt: '' }])
      expect((await kit.door('PUT', '/triads/site', 'tom', { site })).status).toBe(400);
    expect(await rows()).toBe(before);
  });
});

describe('people of elsewhere who know the id of a triad', () => {
  /** A session of somebody with the same id as one of ours, in another tenant, or in another run of ours. */
  const stranger = async (scope: { tenant: string; run: string }, name: string) => {
    const role = name === 'ruth' ? 'trainer' : 'learner';
    const who = { ...scope, role, administers: false, testUser: false, person: kit.idOf(name) } as const;
    const session = { ...who, lang: 'en', landing: '/app/' } as const;
    const token = await kit.tool.rooms.sessions.open(session, randomToken(), kit.tool.clock.now());
    return token ?? '';
  };

  it.each([
    ['another tenant', { tenant: 'tenant-b', run: 'run-a' }],
    ['another run', { tenant: 'tenant-a', run: 'run-b' }],
  ])('of %s find nothing and change nothing', async (_what, scope) => {
    const before = await rows();
    const [ines, ruth] = [await stranger(scope, 'ines'), await stranger(scope, 'ruth')];
    const body = { id: '0'.repeat(32), waitedMs: 0, tap: { kind: 'anew' } };
    const reason = 'Mine';
    for (const [method, path, token, sent] of [
      ['GET', `/triads/${triad}`, ines],
      ['GET', `/triads/${triad}/sheets`, ines],
      ['GET', `/triads/${triad}/changes`, ines],
      ['POST', `/triads/${triad}/taps`, ines, body],
      ['PUT', `/triads/${triad}/sheets/1`, ines],
      ['PUT', `/trios/${MODELS}/places/${kit.idOf('ines')}`, ruth, { to: triad, reason }],
      ['PUT', `/trios/${MODELS}/places/${kit.idOf('ines')}`, ruth, { to: null, reason }],
    ] as const) {
      const options = { token, ...(sent ? { body: sent } : {}) };
      const answer = await kit.tool.call(method, `/api/live${path}`, options);
      expect(answer.status, `${method} ${path}`).toBe(404);
    }
    expect(await rows()).toBe(before);
  });
});
