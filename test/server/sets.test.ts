import { beforeAll, describe, expect, it } from 'vitest';
import { dayIn, daysBetween } from '../../server/core/days.rule.ts';
import {
  type AllSets,
  MEMBERS,
  meetingKit,
  type MeetingKit,
  type Mine,
  type Proposal,
} from './meeting-kit.ts';

let kit: MeetingKit;
let set = '';
beforeAll(async () => {
  kit = await meetingKit();
  set = await kit.formed();
});
const mine = async (name: string) => (await kit.door<Mine>('GET', '/sets/mine', name)).body;
const all = async () => (await kit.door<AllSets>('GET', '/sets', 'ruth')).body;
const codeOf = ({ body }: { body: unknown }) => (body as { error: { code: string } }).error.code;

describe('a set', () => {
  it('[K8] [S0.4] [S0.5] has five dates, a fortnight apart; the fifth is its own to run', async () => {
    const { set: own } = await mine('tom');
    const days = own?.meetings.map(({ at }) => dayIn('UTC', new Date(at))) ?? [];
    expect(days.slice(1).map((day, at) => daysBetween(days[at] ?? '', day))).toEqual([14, 14, 14, 14]);
    expect(own?.meetings.map(({ selfManaged }) => selfManaged)).toEqual([false, false, false, false, true]);
    expect(own?.members.map(({ id }) => id).toSorted()).toEqual(MEMBERS.map(kit.idOf).toSorted());
  });

  it('is nobody’s who is not in it', async () => {
    expect((await mine('grace')).set).toBeNull();
    for (const [method, path, body] of [
      ['PUT', `/sets/${set}/agreement`, { version: 1 }],
      ['GET', `/meetings/${set}/1`, undefined],
      ['PUT', `/meetings/${set}/1`, undefined],
    ] as const)
      expect((await kit.door(method, path, 'grace', body)).status).toBe(404);
  });

  it('[S0.12] begins with the course’s rules; another text is another version, to which all are asked anew', async () => {
    const { set: own } = await mine('tom');
    const { version, ...rules } = own!.rules;
    expect([version, rules.lines.length, rules.lines[0]?.rule]).toEqual([1, 10, 'Speak from your own work.']);
    expect((await kit.door('PUT', `/sets/${set}/agreement`, 'tom', { version: 1 })).status).toBe(200);
    expect((await mine('ines')).set?.agreed).toEqual([kit.idOf('tom')]);
    const changed = { ...rules, lines: rules.lines.slice(0, 9), version: 1 };
    expect((await kit.door('PUT', `/sets/${set}/rules`, 'neil', changed)).body).toEqual({ version: 2 });
    expect((await mine('ines')).set?.agreed).toEqual([kit.idOf('neil')]);
    const late = await kit.door('PUT', `/sets/${set}/rules`, 'ines', changed);
    expect([late.status, codeOf(late)]).toEqual([409, 'conflict']);
    expect((await kit.door('PUT', `/sets/${set}/agreement`, 'tom', { version: 1 })).status).toBe(409);
  });
});

describe('sets are formed', () => {
  it('[S1] [S0.18] of those who are in none, apart from who works in one line with them, which no trainer reads', async () => {
    const everybody = (await all()).without;
    expect(everybody.map(({ id }) => id)).toContain(kit.idOf('grace'));
    const others = everybody.filter(({ id }) => id !== kit.idOf('grace')).slice(0, 3);
    const said = { languages: ['en'], timeZone: 'Europe/London', line: others.map(({ id }) => id) };
    expect((await kit.door('PUT', '/sets/joining', 'grace', said)).status).toBe(200);
    const { sets } = (await kit.door<Proposal>('GET', '/sets/proposal', 'ruth')).body;
    const hers = sets.find(({ members }) => members.includes(kit.idOf('grace')));
    expect(hers?.members.length).toBeGreaterThanOrEqual(4);
    for (const { id } of others) expect(hers?.members).not.toContain(id);
    expect(JSON.stringify(await all())).not.toMatch(/"line":\[/);
    expect((await mine('grace')).joining.line.toSorted()).toEqual(said.line.toSorted());
  });

  it('are changed by hand, with the reason kept, and what is wrong with them said', async () => {
    const move = { to: set, reason: 'Wants to meet in English' };
    const place = `/sets/places/${kit.idOf('grace')}`;
    expect((await kit.door('PUT', place, 'ruth', { to: set, reason: ' ' })).status).toBe(400);
    expect((await kit.door('PUT', place, 'ruth', move)).status).toBe(200);
    const [first] = (await all()).sets;
    expect(first?.members).toHaveLength(7);
    expect(first?.moves[0]).toMatchObject({ from: null, to: 1, reason: move.reason });
    expect((await mine('grace')).set?.id).toBe(set);
    expect((await kit.door('PUT', place, 'ruth', { to: null, reason: 'Back' })).status).toBe(200);
    expect((await mine('grace')).set).toBeNull();
    for (const name of ['tom', 'neil', 'ines'])
      expect((await kit.door('PUT', place, name, move)).status).toBe(403);
  });

  it('a date that is moved far is asked back about, and then taken', async () => {
    const [first] = (await all()).sets;
    const [, second] = first!.meetings;
    const far = new Date(Date.parse(second!.at) + 5 * 86_400_000).toISOString();
    const path = `/sets/${set}/meetings/2`;
    const asked = await kit.door('PUT', path, 'ruth', { at: far, anyway: false });
    expect(asked.body).toEqual({ moved: false, warnings: ['moved-far'] });
    expect((await kit.door('PUT', path, 'ruth', { at: far, anyway: true })).body).toMatchObject({
      moved: true,
    });
    expect((await mine('tom')).set?.meetings[1]?.at).toBe(far);
    await kit.door('PUT', path, 'ruth', { at: second!.at, anyway: true });
  });

  it('nobody is put into two at once, whoever is quicker', async () => {
    const body = {
      sets: [[kit.idOf('tom'), kit.idOf('grace')]],
      first: '2026-03-25',
      time: '16:00',
      lang: 'en',
    };
    expect((await kit.door('POST', '/sets', 'ruth', body)).status).toBe(409);
    const free = (await all()).without.slice(0, 4).map(({ id }) => id);
    const twice = { ...body, sets: [free] };
    const answers = await Promise.all([0, 1].map(() => kit.door('POST', '/sets', 'ruth', twice)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect((await all()).sets).toHaveLength(2);
  });
});
