import { beforeEach, expect, it } from 'vitest';
import { toolAndLms, type Entered, type ToolAndLms } from '../setup/tool-and-lms.ts';

const DAY = 86_400_000;

interface Calendar {
  today: string;
  phase: string;
  week: number;
  startsOn: string | null;
  endsOn: string | null;
}

let both: ToolAndLms;
let trainer: Entered;
let tom: Entered;
/** On a Monday in Greenwich, half an hour after midnight: in Bogotá it is half past seven on Sunday evening. */
beforeEach(async () => {
  both ??= await toolAndLms();
  trainer = await both.enter({ site: 'moodle', person: 'ruth' });
  tom = await both.enter({ site: 'moodle', person: 'tom' });
});

/** Moves the tool's clock to the next Monday 00:30 UTC and keeps every session alive. */
async function sundayEveningInBogota(): Promise<void> {
  const now = both.tool.clock.now();
  const monday = new Date(now);
  monday.setUTCHours(0, 30, 0, 0);
  monday.setUTCDate(monday.getUTCDate() + ((8 - monday.getUTCDay()) % 7 || 7));
  both.tool.clock.forward(monday.getTime() - now.getTime());
  const sessions = both.tool.database.connection.collection('sessions');
  await sessions.updateMany({}, { $set: { expiresAt: new Date(monday.getTime() + 400 * DAY) } });
}

const put = (token: string, body: object) => both.tool.call('PUT', '/api/people/calendar', { token, body });
/** All but the moment of the answer. */
const days = ({ today, phase, week, startsOn, endsOn }: Calendar): Calendar => ({
  today,
  phase,
  week,
  startsOn,
  endsOn,
});
const roadMap = async () =>
  days((await both.tool.call('GET', '/api/course/road-map', { token: tom.token })).body as Calendar);
const todayPage = async () => {
  const { body } = await both.tool.call('GET', '/api/cohort/today', { token: trainer.token });
  const page = body as { calendar: Calendar; startFrom: string | null; timeZone: string | null };
  return { ...page, calendar: days(page.calendar) };
};
const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);

it('nobody’s trial moves the dates: a run begins with its first learner, a trainer’s word stands above that', async () => {
  const copy = await both.lms.client.copyCourse({ site: 'moodle' });
  const link = copy.links[0]?.id ?? '';
  trainer = await both.enter({ site: 'moodle', person: 'ruth', link });
  expect(await todayPage()).toMatchObject({ startFrom: null, calendar: { phase: 'unset', startsOn: null } });
  tom = await both.enter({ site: 'moodle', person: 'tom', link });
  const day = dayOf(both.tool.clock.now().getTime());
  expect(await todayPage()).toMatchObject({
    startFrom: 'learner',
    calendar: { phase: 'during', week: 1, startsOn: day },
  });
  const later = dayOf(both.tool.clock.now().getTime() + 30 * DAY);
  expect((await put(trainer.token, { startsOn: later, timeZone: 'America/Bogota' })).status).toBe(200);
  await both.enter({ site: 'moodle', person: 'ines', link });
  expect(await roadMap()).toMatchObject({ phase: 'before', startsOn: later });
  const past = dayOf(both.tool.clock.now().getTime() - 400 * DAY);
  await put(trainer.token, { startsOn: past, timeZone: 'America/Bogota' });
  const over = await roadMap();
  expect(over).toMatchObject({ phase: 'after', week: 26, startsOn: past });
  expect(over).toMatchObject((await todayPage()).calendar);
});

it('the zone that the platform gives a trainer counts, else that of their browser, and no learner’s does', async () => {
  const copy = await both.lms.client.copyCourse({ site: 'moodle' });
  const link = copy.links[0]?.id ?? '';
  trainer = await both.enter({ site: 'moodle', person: 'ruth', link });
  tom = await both.enter({ site: 'moodle', person: 'tom', link });
  const tell = (token: string, timeZone: string) =>
    both.tool.call('POST', '/api/people/time-zone', { token, body: { timeZone } });
  expect((await tell(tom.token, 'Asia/Tokyo')).status).toBe(403);
  await tell(trainer.token, 'Asia/Tokyo');
  expect(await todayPage()).toMatchObject({ timeZone: 'Europe/London' });
  // As of a platform that names no zone.
  const runs = both.tool.database.connection.collection<{ _id: string }>('runs');
  await runs.updateOne({ _id: trainer.me.run.id }, { $set: { timeZone: null } });
  await tell(trainer.token, 'America/Lima');
  await tell(trainer.token, 'Asia/Tokyo');
  expect(await todayPage()).toMatchObject({ timeZone: 'America/Lima' });
  expect((await tell(trainer.token, 'Moon/Crater')).status).toBe(400);
  expect((await put(trainer.token, { startsOn: '2026-02-30', timeZone: 'UTC' })).status).toBe(400);
  expect((await put(tom.token, { startsOn: '2026-03-02', timeZone: 'UTC' })).status).toBe(403);
});

it('half past seven on a Sunday evening in the course’s own Bogotá is Sunday, in the same week, in every answer', async () => {
  await sundayEveningInBogota();
  const now = both.tool.clock.now().getTime();
  const sunday = dayOf(now - DAY);
  const monday = dayOf(now - 7 * DAY);
  await put(trainer.token, { startsOn: monday, timeZone: 'America/Bogota' });
  expect(await roadMap()).toMatchObject({ today: sunday, week: 1, phase: 'during' });
  expect(await roadMap()).toMatchObject((await todayPage()).calendar);
  await put(trainer.token, { startsOn: monday, timeZone: 'Europe/Madrid' });
  expect(await roadMap()).toMatchObject({ today: dayOf(now), week: 2 });
});
