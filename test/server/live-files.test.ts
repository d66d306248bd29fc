import { beforeAll, describe, expect, it } from 'vitest';
import { meetingKit, type MeetingKit, type Mine } from './meeting-kit.ts';

let kit: MeetingKit;
beforeAll(async () => {
  kit = await meetingKit();
  const body = { startsOn: '2026-01-12', timeZone: 'Europe/London' };
  const { token } = kit.who('ruth');
  await kit.tool.call('PUT', '/api/people/calendar', { token, body });
  const run = await kit.tool.call('GET', '/api/people/run/settings', { token });
  const { revision, settings } = run.body as { revision: number; settings: Record<string, unknown> };
  const closures = [{ from: '2026-02-25', to: '2026-02-25', why: 'Strike' }];
  const rests = { revision, settings: { ...settings, closures } };
  await kit.tool.call('PUT', '/api/people/run/settings', { token, body: rests });
  kit.tool.clock.forward(31_000);
});

interface Event {
  [property: string]: string;
}

/** RFC 5545 as a calendar program reads it: lines unfolded, parameters apart, texts unescaped. */
function eventsOf(file: string): Event[] {
  for (const line of file.split('\r\n')) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
  const events: Event[] = [];
  let open: Event | undefined;
  for (const line of file.replaceAll('\r\n ', '').split('\r\n').filter(Boolean)) {
    const [, name = '', value = ''] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? [];
    expect(name, line).not.toBe('');
    if (line === 'BEGIN:VEVENT') open = {};
    else if (line === 'END:VEVENT') events.push(open ?? {});
    else if (open) open[name] = value.replaceAll(/\\([,;\\])/g, '$1');
  }
  return events;
}

const startsOf = (events: readonly Event[]) =>
  events.map(({ DTSTART = '' }) => DTSTART).toSorted((one, other) => one.localeCompare(other));
const file = async (name: string, query = 'lang=en') => {
  const { origin } = kit.tool;
  const headers = { authorization: `Bearer ${kit.who(name).token}` };
  const answer = await fetch(`${origin}/api/live/files/sessions?${query}`, { headers });
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  return eventsOf(await answer.text());
};
const feed = async (name: string) => {
  const { token } = kit.who(name);
  const made = await kit.tool.call('POST', '/api/hours/calendar-feed', { token, body: { lang: 'es' } });
  return eventsOf(await (await fetch((made.body as { url: string }).url)).text());
};

describe('the calendar file of a run', () => {
  it('has thirteen sessions for a trainer, at four by the clocks of London before and after they change', async () => {
    const starts = startsOf(await file('ruth'));
    expect(starts).toHaveLength(13);
    expect(starts.slice(5, 7)).toEqual(['20260325T160000Z', '20260408T150000Z']);
    expect(new Set((await file('ruth')).map((event) => event['UID'])).size).toBe(13);
  });

  it('keeps the days of rest free', async () => {
    expect(startsOf(await file('ruth'))[3]).toBe('20260226T160000Z');
  });

  it('has one session by itself, with its end', async () => {
    const [one, ...others] = await file('tom', 'lang=en&module=starting-points&step=welcome-protocols');
    expect(others).toEqual([]);
    expect(one).toMatchObject({ DTSTART: '20260114T160000Z', DTEND: '20260114T173000Z' });
  });
});

describe('a calendar that follows somebody’s dates', () => {
  it('has the meetings of their set instead of the days that the course would give them, and moves with them', async () => {
    const set = await kit.formed();
    kit.tool.clock.forward(31_000);
    const own = (await kit.door<Mine>('GET', '/sets/mine', 'tom')).body.set;
    const asFile = (at: string) => at.replaceAll(/[-:]|\.\d+/g, '');
    const starts = own?.meetings.map(({ at }) => asFile(at)) ?? [];
    const dates = await feed('tom');
    expect(dates).toHaveLength(13);
    expect(startsOf(dates)).toEqual(expect.arrayContaining(starts));
    expect(startsOf(await feed('grace'))).not.toContain(starts[1]);
    const second = dates.find(({ DTSTART }) => DTSTART === starts[1]);
    const at = new Date(Date.parse(own?.meetings[1]?.at ?? '') + 86_400_000).toISOString();
    await kit.door('PUT', `/sets/${set}/meetings/2`, 'ruth', { at, anyway: true });
    kit.tool.clock.forward(31_000);
    const moved = (await feed('tom')).find(({ UID }) => UID === second?.['UID']);
    expect(moved?.['DTSTART']).toBe(asFile(at));
    expect(Number(moved?.['SEQUENCE'])).toBeGreaterThan(Number(second?.['SEQUENCE']));
  });
});
