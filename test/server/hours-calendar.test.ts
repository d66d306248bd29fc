import { beforeAll, describe, expect, it } from 'vitest';
import type { Entered } from '../setup/tool-and-lms.ts';
import { commandsOf } from './counting.ts';
import { at } from '../unit/hours-kit.ts';
import { logKit, relationship, type LogKit } from './hours-log-kit.ts';

const FEED = '/api/hours/calendar-feed';
const next = (day: string, moved = 0) => ({
  at: at(`${day} 12:30`),
  endsAt: at(`${day} 13:45`),
  zone: 'Europe/London',
  place: 'The quiet room on the third floor',
  moved,
});

let kit: LogKit;
let ines: Entered;
beforeAll(async () => {
  kit = await logKit();
  ines = await kit.enter({ site: 'moodle', person: 'ines' });
  await kit.keep(ines, {
    relationships: [
      relationship('r1', 'M1', { next: next('2026-07-21') }),
      relationship('r2', 'M2', { next: next('2026-01-20'), endedAt: at('2026-03-31'), ending: 'no-fault' }),
      relationship('r3', 'M3', { next: next('2026-07-22'), pausedAt: at('2026-07-01') }),
      relationship('r4', 'M4'),
    ],
  });
});

/** Lines of a calendar, those that were folded put together again. */
const lines = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');
const call = (method: string, body?: unknown) =>
  kit.tool.call(method, FEED, { token: ines.token, ...(body ? { body } : {}) });
const make = async () => ((await call('POST', { lang: 'en' })).body as { url: string }).url;
const read = async (url: string) => {
  const answer = await fetch(url);
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

describe('[j5] next dates', () => {
  it('are a calendar: who by a label, from when to when in UTC; nothing of where, and none that is over or rests', async () => {
    const { bytes, headers } = await kit.file(ines, '/api/hours/files/calendar?lang=en');
    const text = Buffer.from(bytes).toString();
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(lines(text)).toEqual(
      expect.arrayContaining([
        'SUMMARY:Mentoring session with M1',
        'DTSTART:20260721T113000Z',
        'DTEND:20260721T124500Z',
        'METHOD:PUBLISH',
      ]),
    );
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(text).not.toMatch(/quiet room|Only-in|M[234]|r1/);
  });

  it('are followed under an address of their own; a session that is moved stays one event', async () => {
    const url = await make();
    const before = await read(url);
    expect(before).toMatchObject({ status: 200 });
    expect(before.headers.get('cache-control')).toBe('private, no-store');
    expect(before.headers.get('x-robots-tag')).toBe('noindex');
    const uid = (text: string) => lines(text).find((line) => line.startsWith('UID:'));
    await kit.keep(ines, { relationships: [relationship('r1', 'M1', { next: next('2026-07-28', 1) })] });
    const moved = await read(url);
    expect(lines(moved.text)).toEqual(expect.arrayContaining(['DTSTART:20260728T113000Z', 'SEQUENCE:1']));
    expect(uid(moved.text)).toBe(uid(before.text));
  });

  it('have an address that the database could not tell, costs two commands, and is in no log', async () => {
    const url = await make();
    const secret = /\/f\/([\w-]+)\.ics$/.exec(url)?.[1] ?? '';
    expect(secret).toHaveLength(43);
    const rows = await kit.tool.database.connection.collection('calendarFeeds').find({}).toArray();
    expect(JSON.stringify(rows)).not.toContain(secret);
    await read(url);
    expect(await commandsOf(kit.tool, () => read(url))).toHaveLength(2);
    expect(kit.tool.logged.join('\n')).not.toContain(secret);
  });

  it('stand beside the live sessions of the run, each as a moment, with the room that people meet in', async () => {
    await kit.tool.call('PUT', '/api/people/calendar', {
      token: (await kit.enter({ site: 'moodle', person: 'ruth' })).token,
      body: { startsOn: '2026-01-12', timeZone: 'Europe/London' },
    });
    kit.tool.clock.forward(31_000);
    const file = (await read(await make())).text;
    expect(file).toContain('DTSTART:20260325T160000Z');
    expect(file).toContain('DTSTART:20260408T150000Z');
    expect(file.match(/BEGIN:VEVENT/g)?.length).toBeGreaterThanOrEqual(13);
  });

  it('end when the address is withdrawn, or another is made; a made-up one was never there', async () => {
    const first = await make();
    const second = await make();
    expect((await read(first)).status).toBe(404);
    expect((await read(second)).status).toBe(200);
    expect((await call('GET')).body).toEqual({ madeAt: expect.any(String) });
    expect((await call('DELETE')).body).toEqual({ madeAt: null });
    const gone = await read(second);
    const never = await read(second.replace(/\/f\/.{4}/, '/f/AAAA'));
    expect([gone.status, never.status]).toEqual([404, 404]);
    expect((await call('GET')).body).toEqual({ madeAt: null });
  });
});
