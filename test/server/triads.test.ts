import { beforeAll, describe, expect, it } from 'vitest';
import { hex } from '../setup/hex.ts';
import {
  type AllTrios,
  MODELS,
  type MyTriads,
  type Sheets,
  triadKit,
  type TriadKit,
  type TrioProposal,
} from './triad-kit.ts';

let kit: TriadKit;
beforeAll(async () => {
  kit = await triadKit();
});
const TRIO = ['ines', 'tom', 'farah'] as const;
const mine = async (name: string) => (await kit.door<MyTriads>('GET', '/triads', name)).body;
const all = async () => (await kit.door<AllTrios>('GET', '/trios', 'ruth')).body.steps;
const atStep = async (step: string) => (await all()).find(({ of }) => `${of.module}/${of.step}` === step);
const codeOf = ({ body }: { body: unknown }) => (body as { error: { code: string } }).error.code;
const stepsDone = async (name: string) =>
  (await kit.tool.rooms.course.stepsDone(kit.scope, kit.idOf(name)))?.map(({ step }) => step) ?? [];

describe('trios', () => {
  const STEP = 'skills-and-ethics/triad-silence';
  const proposal = async () => (await kit.door<TrioProposal>('GET', `/trios/${STEP}/proposal`, 'ruth')).body;

  it('[S12] [S1.7] are proposed by rule: apart from who works in one line with them, and from their own site', async () => {
    const line = { languages: ['en'], timeZone: null, line: [kit.idOf('tom'), kit.idOf('farah')] };
    expect((await kit.door('PUT', '/sets/joining', 'ines', line)).status).toBe(200);
    for (const [name, site] of [
      ['joanna', 'North'],
      ['beatriz', ' north '],
    ] as const)
      expect((await kit.door('PUT', '/triads/site', name, { site })).status).toBe(200);
    const { trios, left } = await proposal();
    expect(left).toEqual([]);
    const withOf = (name: string) =>
      trios
        .find(({ members }) => members.some(({ id }) => id === kit.idOf(name)))
        ?.members.map(({ id }) => id) ?? [];
    expect(withOf('ines')).not.toContain(kit.idOf('tom'));
    expect(withOf('ines')).not.toContain(kit.idOf('farah'));
    expect(withOf('joanna')).not.toContain(kit.idOf('beatriz'));
    expect(trios.every(({ members }) => [2, 3, 4].includes(members.length))).toBe(true);
    expect((await mine('joanna')).site).toBe('North');
    expect(JSON.stringify(await all())).not.toMatch(/north/i);
  });

  it('are made, once each, and changed by hand with the reason kept; those who practise see with whom', async () => {
    const { trios } = await proposal();
    const body = { trios: trios.map(({ members }) => members.map(({ id }) => id)) };
    expect((await kit.door('POST', `/trios/${STEP}`, 'ruth', body)).body).toEqual({ made: trios.length });
    expect((await kit.door('POST', `/trios/${STEP}`, 'ruth', body)).status).toBe(409);
    const step = await atStep(STEP);
    const [first, second] = step!.trios;
    const who = first!.members[0]!.id;
    const place = `/trios/${STEP}/places/${who}`;
    expect((await kit.door('PUT', place, 'ruth', { to: second!.id, reason: ' ' })).status).toBe(400);
    const moved = await kit.door('PUT', place, 'ruth', { to: second!.id, reason: 'Works nights' });
    expect(moved.status).toBe(200);
    const after = await atStep(STEP);
    expect(after?.trios[0]?.members.map(({ id }) => id)).not.toContain(who);
    expect(after?.trios[1]?.members.map(({ id }) => id)).toContain(who);
    expect(after?.trios[0]?.moves[0]).toMatchObject({ from: 1, to: 2, reason: 'Works nights' });
    const own = await mine('ines');
    expect(own.triads).toMatchObject([{ of: { number: '4.6' }, state: 'undated', pair: false }]);
    expect(own.triads[0]?.others.length).toBeGreaterThan(0);
  });

  it('of another triad put those together who have not worked together, and learners make none', async () => {
    const { trios } = (
      await kit.door<TrioProposal>('GET', '/trios/groundwork/triad-first-meeting/proposal', 'ruth')
    ).body;
    expect(trios.flatMap(({ problems }) => problems)).not.toContain('met');
    for (const [method, path] of [
      ['GET', '/trios'],
      ['GET', `/trios/${STEP}/proposal`],
    ] as const)
      expect((await kit.door(method, path, 'ines')).status).toBe(403);
  });
});

describe('a triad', () => {
  let triad = '';
  beforeAll(async () => {
    triad = await kit.trio(MODELS, TRIO);
  });
  const state = async (name = 'ines') => (await kit.triadOf(triad, name)).step.triad!;

  it('is nobody’s who is not in it', async () => {
    for (const [name, status] of [
      ['grace', 404],
      ['ruth', 403],
    ] as const) {
      expect((await kit.door('GET', `/triads/${triad}`, name)).status).toBe(status);
      expect((await kit.press(triad, name, { kind: 'here', on: true })).status).toBe(status);
    }
  });

  it('has the date that the three fix, a later one where it did not take place (L3), and “what next” knows it', async () => {
    const at = kit.tool.clock.now().getTime() + 86_400_000;
    expect((await kit.press(triad, 'farah', { kind: 'date', at })).status).toBe(200);
    expect((await mine('tom')).triads[0]).toMatchObject({ state: 'dated', at });
    const map = await kit.tool.call('GET', '/api/course/road-map', { token: kit.who('tom').token });
    expect((map.body as { held: Record<string, string> }).held[MODELS]).toBe('near');
    await kit.later(3 * 86_400_000);
    expect((await mine('tom')).triads[0]?.state).toBe('missed');
    const later = kit.tool.clock.now().getTime() + 3_600_000;
    await kit.press(triad, 'tom', { kind: 'date', at: later });
    expect((await mine('ines')).triads[0]).toMatchObject({ state: 'dated', at: later });
  });

  it('is in the calendar that each of them follows, as one event where its date moves, and names nobody', async () => {
    const { token } = kit.who('tom');
    const made = await kit.tool.call('POST', '/api/hours/calendar-feed', { token, body: { lang: 'es' } });
    const read = async () => (await fetch((made.body as { url: string }).url)).text();
    const eventOf = (text: string) => text.split('BEGIN:VEVENT').find((one) => one.includes('SUMMARY:2.6 '));
    const uid = (event = '') => /^UID:.*$/m.exec(event)?.[0];
    const before = eventOf(await read());
    const at = kit.tool.clock.now().getTime() + 7_200_000;
    await kit.press(triad, 'ines', { kind: 'date', at });
    const after = eventOf(await read());
    expect(after).toContain(`DTSTART:${new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '')}`);
    expect(after).not.toMatch(/ines|farah/i);
    expect([uid(before), uid(after)]).toEqual([uid(after), expect.stringContaining('@re-entry')]);
  });

  it('[S12] [S1.8] runs three rounds by the server’s clock, each person once in each role', async () => {
    const alone = await kit.press(triad, 'ines', { kind: 'begin', round: 1, people: 3 });
    expect([alone.status, codeOf(alone)]).toEqual([409, 'tap-refused']);
    for (const name of TRIO) await kit.press(triad, name, { kind: 'here', on: true });
    const begin = { id: hex(), tap: { kind: 'begin', round: 1, people: 3 } as const };
    for (const _twice of [1, 2])
      expect((await kit.press(triad, 'ines', begin.tap, { id: begin.id })).status).toBe(200);
    const { rounds, order } = await state();
    expect(Object.keys(rounds)).toEqual(['1']);
    expect(rounds['1']?.at).toBeLessThanOrEqual(kit.tool.clock.now().getTime());
    await kit.press(triad, 'tom', { kind: 'pause', round: 1 });
    kit.tool.clock.forward(60_000);
    await kit.press(triad, 'tom', { kind: 'go-on', round: 1 }, { waitedMs: 30_000 });
    expect((await state()).rounds['1']?.pausedAt).not.toBeNull();
    await kit.press(triad, 'tom', { kind: 'go-on', round: 1 });
    expect((await state()).rounds['1']?.pausedMs).toBeGreaterThanOrEqual(60_000);
    for (const round of [2, 3]) await kit.press(triad, 'farah', { kind: 'begin', round, people: 3 });
    await kit.press(triad, 'farah', { kind: 'end', round: 3 });
    const all = Object.values((await state()).rounds);
    for (const role of ['mentor', 'mentee'] as const)
      expect(all.map((round) => round[role]).toSorted()).toEqual([...order].toSorted());
    expect(all.flatMap(({ observers }) => observers).toSorted()).toEqual([...order].toSorted());
    expect((await mine('tom')).roles).toEqual({ mentor: 1, mentee: 1, observer: 1 });
  });

  it('[S1.9] gives each sheet to whom it is about and to nobody else; whoever wrote it keeps no copy', async () => {
    const { order, rounds } = await state();
    const nameOf = (id: string) => TRIO.find((name) => kit.idOf(name) === id)!;
    const [mentor, mentee, observer] = [
      rounds['1']!.mentor,
      rounds['1']!.mentee,
      rounds['1']!.observers[0]!,
    ].map(nameOf);
    expect(order).toHaveLength(3);
    await kit.press(triad, mentee!, { kind: 'view', round: 1, text: 'That you waited for me' });
    expect((await kit.press(triad, mentor!, { kind: 'view', round: 1, text: 'Mine' })).status).toBe(409);
    expect((await kit.writes(triad, 1, mentor!)).status).toBe(404);
    const early = await kit.hands(triad, 1, observer!);
    expect([early.status, codeOf(early)]).toEqual([409, 'sheet-unfinished']);
    expect((await kit.writes(triad, 1, observer!, { mentee_view: undefined })).body).toMatchObject({
      state: 'finished',
      problems: [],
    });
    const own = await kit.door<Sheets>('GET', `/triads/${triad}/sheets`, mentor!);
    expect(own.body.sheets).toEqual([]);
    for (const _twice of [1, 2]) expect((await kit.hands(triad, 1, observer!)).status).toBe(200);
    const { sheets } = (await kit.door<Sheets>('GET', `/triads/${triad}/sheets`, mentor!)).body;
    expect(sheets).toMatchObject([
      {
        round: 1,
        by: { id: kit.idOf(observer!) },
        values: { open_q: 4, mentee_view: 'That you waited for me' },
      },
    ]);
    for (const name of [mentee!, observer!])
      expect((await kit.door<Sheets>('GET', `/triads/${triad}/sheets`, name)).body.sheets).toEqual([]);
    const form = await kit.tool.call('GET', `/api/forms/triad-observation/plain/${triad}-1`, {
      token: kit.who(observer!).token,
    });
    expect(form.status).toBe(404);
    const forms = await kit.tool.call('GET', '/api/forms', { token: kit.who(observer!).token });
    expect(JSON.stringify(forms.body)).not.toContain(triad);
    const trio = (await atStep(MODELS))?.trios[0];
    expect(trio?.sheets).toEqual({ handed: 1, due: 3 });
    expect(JSON.stringify(trio)).not.toContain('waited');
  });

  it('is done when each of the three has said so, with their sheets handed over: then the step is', async () => {
    const { rounds } = await state();
    const nameOf = (id: string) => TRIO.find((name) => kit.idOf(name) === id)!;
    const owing = nameOf(rounds['2']!.observers[0]!);
    expect((await kit.press(triad, owing, { kind: 'done' })).status).toBe(409);
    for (const n of [2, 3]) {
      const author = nameOf(rounds[n]!.observers[0]!);
      await kit.writes(triad, n, author);
      expect((await kit.hands(triad, n, author)).status).toBe(200);
    }
    for (const name of TRIO) {
      while (await kit.tool.rooms.work.tellTriads());
      expect(await stepsDone(name)).not.toContain('triad-two-models');
      expect((await kit.press(triad, name, { kind: 'done' })).status).toBe(200);
    }
    while (await kit.tool.rooms.work.tellTriads());
    for (const name of TRIO) expect(await stepsDone(name)).toContain('triad-two-models');
    expect((await mine('ines')).triads[0]).toMatchObject({ state: 'done', sheets: 1 });
    const marks = await kit.tool.call('PUT', `/api/course/steps/${MODELS}/done`, {
      token: kit.who('grace').token,
      body: {},
    });
    expect(marks.status).toBeGreaterThanOrEqual(400);
  });
});

describe('two of them', () => {
  it('[S12] are a pair: two rounds, a sheet of each about the mentor, marked as a pair, done by the two', async () => {
    const triad = await kit.trio('pilot/triad-ending', ['joanna', 'neil', 'beatriz']);
    const two = ['joanna', 'neil'] as const;
    await kit.practised(triad, two);
    const { step } = await kit.triadOf(triad, 'joanna');
    expect(Object.values(step.triad!.rounds).map(({ observers }) => observers)).toEqual([[], []]);
    for (const n of [1, 2])
      for (const name of two) {
        expect((await kit.writes(triad, n, name)).status).toBe(200);
        expect((await kit.hands(triad, n, name)).status).toBe(200);
      }
    for (const name of two) expect((await kit.press(triad, name, { kind: 'done' })).status).toBe(200);
    while (await kit.tool.rooms.work.tellTriads());
    for (const name of two) expect(await stepsDone(name)).toContain('triad-ending');
    expect(await stepsDone('beatriz')).not.toContain('triad-ending');
    const trio = (await atStep('pilot/triad-ending'))?.trios[0];
    expect(trio).toMatchObject({ state: 'done', pair: true, sheets: { handed: 4, due: 4 } });
    const { sheets } = (await kit.door<Sheets>('GET', `/triads/${triad}/sheets`, 'neil')).body;
    expect(sheets).toHaveLength(2);
  });
});
