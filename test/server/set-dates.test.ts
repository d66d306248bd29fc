import { beforeAll, expect, it } from 'vitest';
import type { AnswerOf } from '../../server/core/endpoint.contract.ts';
import type { liveCalendar } from '../../server/rooms/live/calendar.contract.ts';
import { meetingKit, type MeetingKit, type Mine } from './meeting-kit.ts';

/** A session that sets hold is held for each of the cohort when their own set meets. */
let kit: MeetingKit;
let set = '';
beforeAll(async () => {
  kit = await meetingKit();
  set = await kit.formed();
});

type Calendar = AnswerOf<typeof liveCalendar>;
const ofSets = async (name: string) =>
  (await kit.door<Calendar>('GET', '/calendar', name)).body.sessions.filter(({ kind }) => kind === 'set');
const datesOf = async (name: string) => (await ofSets(name)).map(({ startsAt }) => startsAt);
const planned = async () =>
  (await kit.door<Mine>('GET', '/sets/mine', 'tom')).body.set?.meetings.map(({ at }) => at);

it('[K8] [S0.4] the five of the course have the dates of one’s own set, its link and its language', async () => {
  const link = 'https://meet.example.org/set';
  await kit.door('PUT', `/sets/${set}`, 'ruth', { link, lang: 'both' });
  expect(await datesOf('tom')).toEqual(await planned());
  expect((await ofSets('tom'))[0]).toMatchObject({ link, language: 'both' });
  expect(await datesOf('grace')).not.toEqual(await planned());
  expect((await ofSets('grace'))[0]).not.toMatchObject({ link });
});

it('[C25] a date that is moved is moved in the step, the calendar file and the feed', async () => {
  const at = new Date(Date.parse((await planned())?.[1] ?? '') + 86_400_000).toISOString();
  await kit.door('PUT', `/sets/${set}/meetings/2`, 'ruth', { at, anyway: true });
  const [, second] = await ofSets('tom');
  expect(second?.startsAt).toBe(at);
  const path = `/sessions/${second?.module}/${second?.step}`;
  expect((await kit.door('GET', path, 'tom')).body).toMatchObject({ session: { startsAt: at } });
  await kit.later(31_000);
  const live = kit.tool.rooms.rooms.find((room) => room.dates && room.times);
  const events = (await live?.dates?.({ ...kit.scope, person: kit.idOf('tom'), lang: 'en' })) ?? [];
  expect(events.map(({ when }) => ('start' in when ? when.start.toISOString() : ''))).toContain(at);
  const held = await live?.times?.({ ...kit.scope, person: kit.idOf('tom') });
  expect([...(held?.values() ?? [])].map(({ from }) => from.toISOString())).toContain(at);
});
