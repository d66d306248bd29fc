import { beforeAll, describe, expect, it } from 'vitest';
import { toolAndLms, type Entered, type ToolAndLms } from '../setup/tool-and-lms.ts';
import { commandsOf } from './counting.ts';
import { codeOf, FISHBOWL, liveDoors, ROOM, WELCOME } from './live-kit.ts';

let both: ToolAndLms;
let live: ReturnType<typeof liveDoors>;
let ruth: Entered;
let tom: Entered;
beforeAll(async () => {
  both = await toolAndLms();
  live = liveDoors(both);
  ruth = await both.enter({ site: 'moodle', person: 'ruth' });
  tom = await both.enter({ site: 'moodle', person: 'tom' });
  await live.start(ruth, '2026-01-12', 'Europe/London');
});

const times = async () => (await live.calendar(tom)).sessions.map(({ startsAt }) => startsAt);

describe('the calendar of a run', () => {
  it('[K8] dates thirteen sessions from the first day of the run; five are of sets, fortnightly from 25 March', async () => {
    const { sessions, zone, startsOn } = await live.calendar(tom);
    expect({ zone, startsOn, count: sessions.length }).toEqual({
      zone: 'Europe/London',
      startsOn: '2026-01-12',
      count: 13,
    });
    expect(sessions[3]).toMatchObject({
      module: 'skills-and-ethics',
      number: '4.5',
      kind: 'cohort',
      startsAt: '2026-02-25T16:00:00.000Z',
      endsAt: '2026-02-25T18:00:00.000Z',
    });
    const sets = sessions.filter(({ kind }) => kind === 'set');
    expect(sets.map(({ plannedOn }) => plannedOn)).toEqual([
      '2026-03-25',
      '2026-04-08',
      '2026-04-22',
      '2026-05-06',
      '2026-05-20',
    ]);
  });

  it('keeps the time on the clocks when they change: London goes forward on 29 March', async () => {
    const [march, april] = (await times()).slice(5, 7);
    expect([march, april]).toEqual(['2026-03-25T16:00:00.000Z', '2026-04-08T15:00:00.000Z']);
  });

  it('follows another first day, another zone and days of rest, for every session that nobody has moved', async () => {
    const run = { token: ruth.token };
    const { body } = await both.tool.call('GET', '/api/people/run/settings', run);
    const { revision, settings } = body as { revision: number; settings: Record<string, unknown> };
    const save = (next: object, at: number) =>
      both.tool.call('PUT', '/api/people/run/settings', {
        ...run,
        body: { revision: at, settings: { ...settings, ...next } },
      });
    const closures = [{ from: '2026-02-25', to: '2026-02-25', why: 'Strike' }];
    await save({ closures, timeZone: 'America/Mexico_City' }, revision);
    expect((await times())[3]).toBe('2026-02-26T22:00:00.000Z');
    await save({}, revision + 1);
    expect((await times())[3]).toBe('2026-02-25T16:00:00.000Z');
  });

  it('takes a weekday, a time, a link and a language for all from a trainer', async () => {
    const { revision } = await live.calendar(ruth);
    const rhythm = { weekday: 2, time: '09:30' };
    const said = { revision, rhythm, link: ROOM, language: 'en' };
    expect((await live.call(ruth, 'PUT', '/rhythm', said)).status).toBe(200);
    expect((await live.calendar(tom)).sessions[0]).toMatchObject({
      startsAt: '2026-01-13T09:30:00.000Z',
      link: ROOM,
      language: 'en',
    });
    expect(codeOf(await live.call(ruth, 'PUT', '/rhythm', said))).toBe('conflict');
    const back = { ...said, revision: revision + 1, rhythm: { weekday: 3, time: '16:00' } };
    await live.call(ruth, 'PUT', '/rhythm', back);
  });

  it.each([
    'http://meet.example.org/1',
    'javascript:alert(1)',
    'https://user:pass@meet.example.org/',
    'room 3',
  ])('takes no link but one of https: %s', async (link) => {
    const { revision } = await live.calendar(ruth);
    const at = { day: '2026-01-14', time: '16:00' };
    expect(codeOf(await live.settle(ruth, WELCOME, { revision, at, link }))).toBe('invalid');
  });
});

describe('a session that is moved', () => {
  const move = async (place: typeof WELCOME, at: object | null, more: object = {}) => {
    const { revision } = await live.calendar(ruth);
    return live.settle(ruth, place, { revision, at, ...more });
  };

  it('[S2] is told to everybody with the time that it had, and asks for a second look beyond three days', async () => {
    expect((await move(FISHBOWL, { day: '2026-01-30', time: '15:00' })).status).toBe(200);
    const line = (await live.calendar(tom)).sessions[1];
    expect(line).toMatchObject({
      startsAt: '2026-01-30T15:00:00.000Z',
      moved: { from: '2026-01-28T16:00:00.000Z', to: '2026-01-30T15:00:00.000Z' },
    });
    const far = { day: '2026-02-02', time: '16:00' };
    const refused = await move(FISHBOWL, far);
    expect([refused.status, codeOf(refused)]).toEqual([409, 'far']);
    expect((await move(FISHBOWL, far, { far: true })).status).toBe(200);
    expect((await live.calendar(tom)).sessions[1]?.moved).toMatchObject({
      from: '2026-01-30T15:00:00.000Z',
      to: '2026-02-02T16:00:00.000Z',
    });
    expect((await move(FISHBOWL, null)).status).toBe(200);
    expect((await live.calendar(tom)).sessions[1]?.startsAt).toBe('2026-01-28T16:00:00.000Z');
  });

  it('[S2] is moved to no day of rest, and to no hour that clocks leave out', async () => {
    const run = { token: ruth.token };
    const { body } = await both.tool.call('GET', '/api/people/run/settings', run);
    const { revision, settings } = body as { revision: number; settings: object };
    const closures = [{ from: '2026-01-29', to: '2026-01-29', why: 'Closed' }];
    await both.tool.call('PUT', '/api/people/run/settings', {
      ...run,
      body: { revision, settings: { ...settings, closures } },
    });
    expect(codeOf(await move(FISHBOWL, { day: '2026-01-29', time: '16:00' }))).toBe('rest-day');
    expect(codeOf(await move(FISHBOWL, { day: '2026-03-29', time: '01:30' }, { far: true }))).toBe(
      'no-such-hour',
    );
  });

  it('is moved by trainers alone, and there are no sessions but those of the course', async () => {
    const at = { day: '2026-01-30', time: '15:00' };
    expect((await live.settle(tom, FISHBOWL, { revision: 0, at })).status).toBe(403);
    const none = { ...FISHBOWL, step: 'no-such-step' };
    expect((await live.settle(ruth, none, { revision: 0, at })).status).toBe(404);
  });

  it('is read by a fixed number of commands', async () => {
    const commands = await commandsOf(both.tool, () => live.calendar(tom));
    expect(commands.length, commands.join(' ')).toBeLessThanOrEqual(5);
  });
});
