import { beforeAll, describe, expect, it } from 'vitest';
import type { AnswerOf } from '../../server/core/endpoint.contract.ts';
import type { myParts, practicePage } from '../../server/rooms/live/sets-desk.contract.ts';
import { hex } from '../setup/hex.ts';
import { commandsOf } from './counting.ts';
import { Screen } from './meeting-listener.ts';
import { MODELS, type MyTriads, sheetValues, triadKit, type TriadKit } from './triad-kit.ts';

const WEEK = 7 * 86_400_000;
const THREE = ['ines', 'tom', 'farah'] as const;
let kit: TriadKit;
let triad = '';
beforeAll(async () => {
  kit = await triadKit();
  const startsOn = new Date(kit.tool.clock.now().getTime() - 7 * WEEK).toISOString().slice(0, 10);
  const body = { startsOn, timeZone: 'UTC' };
  await kit.tool.call('PUT', '/api/people/calendar', { token: kit.who('ruth').token, body });
  triad = await kit.trio(MODELS, [...THREE, 'joanna']);
});

const mine = async (name: string) => (await kit.door('GET', '/practice/mine', name)).body;
const parts = async (name: string) =>
  (await kit.door<AnswerOf<typeof myParts>>('GET', '/practice/parts', name)).body.history;

describe('practice in threes', () => {
  it('[S3.12] is live practice of whoever was there, and something that the others could have come to', async () => {
    for (const name of ['ines', 'joanna']) expect(await mine(name)).toMatchObject({ nudge: true });
    await kit.practised(triad, THREE);
    expect(await mine('ines')).toEqual({ weeks: 0, nudge: false });
    expect(await mine('joanna')).toMatchObject({ nudge: true });
    const { people, away } = (await kit.door<AnswerOf<typeof practicePage>>('GET', '/practice', 'ruth')).body;
    const of = (name: string) => people.find(({ id }) => id === kit.idOf(name));
    expect(of('ines')).toMatchObject({ triads: { there: 1, held: 1 }, weeks: 0, nudge: false });
    expect(of('joanna')).toMatchObject({ triads: { there: 0, held: 1 }, lastAt: null, nudge: true });
    expect(of('grace')).toMatchObject({ triads: { there: 0, held: 0 } });
    expect(away.map(({ id }) => id)).not.toContain(kit.idOf('ines'));
  });

  it('[S1.8] shows each what they were so far, and nobody what another was', async () => {
    expect(await parts('tom')).toMatchObject([
      { meeting: null, triad: { id: triad, of: { number: '2.6' } } },
    ]);
    for (const name of THREE)
      expect((await parts(name))[0]?.parts.toSorted()).toEqual(['mentee', 'mentor', 'observer']);
    expect(await parts('joanna')).toEqual([]);
    expect((await kit.door('GET', '/practice/parts', 'ruth')).status).toBe(403);
  });
});

describe('the date of a triad', () => {
  it('is in the calendar file of those who are in it, by itself too, and names nobody', async () => {
    const pilot = await kit.trio('pilot/triad-ending', THREE);
    const at = kit.tool.clock.now().getTime() + WEEK;
    await kit.press(pilot, 'tom', { kind: 'date', at });
    const file = async (name: string, query = '') => {
      const { token } = kit.who(name);
      const headers = { authorization: `Bearer ${token}` };
      return (await fetch(`${kit.tool.origin}/api/live/files/sessions?lang=en${query}`, { headers })).text();
    };
    const eventsIn = (text: string) => text.split('BEGIN:VEVENT').slice(1);
    const day = new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '');
    const all = eventsIn(await file('farah'));
    expect(all.filter((event) => event.includes(`DTSTART:${day}`))).toHaveLength(1);
    expect(all.length).toBeGreaterThan(10);
    const own = eventsIn(await file('farah', '&module=pilot&step=triad-ending'));
    expect(own).toHaveLength(1);
    expect(own[0]).toContain(`DTSTART:${day}`);
    expect(own[0]).not.toMatch(/ines|tom|farah/i);
    expect(eventsIn(await file('grace', '&module=pilot&step=triad-ending'))).toEqual([]);
  });
});

describe('commands of triads', () => {
  it('a press takes three with the session’s, two while somebody looks at it; own triads take six, however many', async () => {
    const pair = await kit.trio('groundwork/triad-first-meeting', ['neil', 'beatriz']);
    const press = (on: boolean) => kit.press(pair, 'neil', { kind: 'here', on });
    await press(true);
    expect(await commandsOf(kit.tool, () => press(false))).toEqual(['find', 'find', 'update']);
    const address = `${kit.tool.origin}/api/live/triads/${pair}/events`;
    const screen = new Screen(address, kit.who('beatriz').token);
    await screen.until(({ steps }) => steps.length > 0);
    expect(await commandsOf(kit.tool, () => press(true))).toEqual(['find', 'update']);
    screen.close();
    const read = () => kit.door<MyTriads>('GET', '/triads', 'ines');
    await read();
    const few = await commandsOf(kit.tool, read);
    await kit.trio('skills-and-ethics/triad-silence', THREE);
    expect(await commandsOf(kit.tool, read)).toHaveLength(few.length);
    expect(few.length, few.join(' ')).toBeLessThanOrEqual(6);
  });

  it('the road map of somebody in triads takes six at most', async () => {
    const read = () => kit.tool.call('GET', '/api/course/road-map', { token: kit.who('ines').token });
    // When something is held a process reads once in half a minute.
    await read();
    const commands = await commandsOf(kit.tool, read);
    expect(commands.length, commands.join(' ')).toBeLessThanOrEqual(6);
  });
});

describe('the triad of the pitch', () => {
  const PITCH = 'business-case-persuade/triad-pitch';
  const said = { argument: 'Need, offer, cost.', evidence: 'Two of five leave.', request: 'A day a month.' };
  const pitch = { ...said, answers: 'None was left open.' };

  it('[S1.9] has its own parts and its own sheet, and no sentence of a mentee in it', async () => {
    const id = await kit.trio(PITCH, THREE);
    await kit.practised(id, THREE);
    const page = await kit.triadOf(id, 'ines');
    expect(page.sheet).toBe('pitch');
    expect(page.rounds.three.map(({ stage }) => stage)).toEqual(
      expect.arrayContaining(['present', 'questions', 'verdict']),
    );
    const { mentor, observers } = page.step.triad!.rounds['1']!;
    const nameOf = (person = '') => THREE.find((name) => kit.idOf(name) === person) ?? 'ines';
    const author = nameOf(observers[0]);
    const { asked_for, exact_words, turning_point, one_question } = sheetValues;
    const values = { asked_for, exact_words, turning_point, one_question, ...pitch };
    const write = (variant: string) =>
      kit.tool.call('PUT', `/api/forms/triad-observation/${variant}/${id}-1`, {
        token: kit.who(author).token,
        body: { write: hex(), revision: 0, values, version: 1, lang: 'en', finish: true },
      });
    expect((await write('pitch')).body).toMatchObject({ state: 'finished', problems: [] });
    expect((await kit.hands(id, 1, author)).status).toBe(200);
    const received = await kit.door('GET', `/triads/${id}/sheets`, nameOf(mentor));
    expect(received.body).toMatchObject({ sheets: [{ variant: 'pitch', values: pitch }] });
  });
});
