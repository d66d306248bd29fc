import { expect, it, test } from 'vitest';
import { CUSTOM_PARAMETERS } from '../../lti/index.ts';
import { launchThrough } from '../lms/launch-as.ts';
import { installKit, type Site } from './install-kit.ts';

/** The day that a course begins, from what the registration asked the platform for. */
const kit = installKit();

async function enter(site: Site, person: string, link: string) {
  const { status, config } = await launchThrough(kit.sandbox, undefined, { site, person, link });
  expect(status).toBe(200);
  return String(config?.['token']);
}

async function startOf(token: string) {
  const { body } = await kit.tool.call('GET', '/api/cohort/today', { token });
  const { startFrom, calendar } = body as { startFrom: string | null; calendar: { startsOn: string | null } };
  return [startFrom, calendar.startsOn];
}

it.each(['moodle', 'canvas'] as const)(
  '%s says when a course begins, until a trainer says otherwise',
  async (site) => {
    await kit.register(site);
    const { title } = await kit.putIntoUse(site);
    // Nobody has set a start there: the first learner's day counts, as before.
    const trainer = await enter(site, 'ruth', title);
    expect(await startOf(trainer)).toEqual([null, null]);
    await enter(site, 'tom', title);
    expect((await startOf(trainer))[0]).toBe('learner');

    // Midnight of Ruth's London, an hour before Greenwich's.
    await kit.sandbox.client.changeCourse({ site, set: { begins: '2027-05-02T23:00:00Z' } });
    await enter(site, 'ines', title);
    expect(await startOf(trainer)).toEqual(['platform', '2027-05-03']);
    await kit.sandbox.client.changeCourse({ site, set: { begins: '2027-05-09T23:00:00Z' } });
    await enter(site, 'grace', title);
    expect(await startOf(trainer)).toEqual(['platform', '2027-05-10']);

    const body = { startsOn: '2027-06-01', timeZone: 'Europe/London' };
    expect((await kit.tool.call('PUT', '/api/people/calendar', { token: trainer, body })).status).toBe(200);
    await enter(site, 'colm', title);
    expect(await startOf(trainer)).toEqual(['trainer', '2027-06-01']);
  },
);

test('an installation by hand asks for the same as a registration', async () => {
  await kit.register('canvas');
  const registered = (await kit.sandbox.client.state('canvas')).tools.at(-1)?.custom;
  const key = (await (await fetch(`${kit.tool.origin}/lti/canvas.json`)).json()) as { custom_fields: object };
  expect(key.custom_fields).toEqual(registered);
  await kit.register('moodle');
  const asked = (await kit.sandbox.client.state('moodle')).tools.at(-1)?.custom ?? {};
  const lines = Object.entries(asked).map(([name, value]) => `${name}=${value}`);
  expect(CUSTOM_PARAMETERS.split('\n')).toEqual(lines);
  expect(lines).toContain('course_begins=$CourseSection.timeFrame.begin');
});
