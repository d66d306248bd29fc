import { beforeEach, describe, expect, it } from 'vitest';
import type { Entered, SiteName } from '../setup/tool-and-lms.ts';
import { gradeKit, NINE, SITES, TEN, type GradeKit } from './grade-kit.ts';

/** Whose scores may go out: platforms change people's roles, and take people off a course. */
let kit: GradeKit;
/** On a busy machine the first tool of a file takes its time, and a hook that gave up would set a later test's kit. */
const STARTS_WITHIN_MS = 120_000;
beforeEach(async () => {
  kit = await gradeKit();
}, STARTS_WITHIN_MS);

const LEARNER = 'http://purl.imsglobal.org/vocab/lis/v2/membership#Learner';
const INSTRUCTOR = 'http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor';
const as = (roles: string[]) => ({ overrides: { claims: { roles } } });

/** Refuses the next score, whoever it is for. */
async function refused(site: SiteName, learner: Entered): Promise<void> {
  await kit.mark(learner, TEN);
  await kit.breaks(site, 'scores', { status: 422, body: { errors: { message: 'Student is not enrolled' } } });
  await kit.send();
  expect((await kit.delivery(site)).failed).toMatchObject([
    { code: 'refused', reason: expect.stringContaining('not enrolled') as string },
  ]);
}

describe.each(SITES)('people of %s', (site) => {
  it('who mark before they are graded get their numbers when they are', async () => {
    const nobody = await kit.enter({ site, person: 'tom', ...as([]) });
    await kit.mark(nobody, TEN);
    await kit.send();
    expect(await kit.posts(site)).toEqual([]);
    expect(await kit.delivery(site)).toMatchObject({ waiting: 0, failed: [] });
    await kit.enter({ site, person: 'tom', ...as([LEARNER]) });
    await kit.send();
    expect((await kit.cell(site, 'tom'))?.visible).toBe(10);
  });

  it('whose role is given in the very moment of sending are not forgotten', async () => {
    const nobody = await kit.enter({ site, person: 'tom', ...as([]) });
    await kit.mark(nobody, TEN);
    while (await kit.tool.rooms.work.handOver());
    const { people } = kit.tool.rooms;
    const find = people.findEnrolment.bind(people);
    // The sender has read "not graded"; the role comes and is taken in before the sender writes that down.
    people.findEnrolment = async (scope, person) => {
      people.findEnrolment = find;
      const seen = await find(scope, person);
      await kit.enter({ site, person: 'tom', ...as([LEARNER]) });
      await kit.tool.rooms.grade.sendDue();
      return seen;
    };
    await kit.send();
    await kit.send();
    expect((await kit.cell(site, 'tom'))?.visible).toBe(10);
  });

  it('who leave the course take their failure off the list, and bring their number back with them', async () => {
    const learner = await kit.enter({ site, person: 'tom' });
    await refused(site, learner);
    await kit.lms.client.changePerson({ site, person: 'tom', enrolled: false });
    const readRoster = async () => {
      const { token } = await kit.enter({ site, person: 'ruth' });
      await kit.tool.call('POST', '/api/people/roster', { token, body: {} });
      while (await kit.tool.rooms.work.rosters());
    };
    // Somebody who launched while the list was being read is here whatever it says.
    kit.tool.clock.forward(1000);
    await readRoster();
    await kit.send();
    expect(await kit.delivery(site)).toMatchObject({ failed: [], waiting: 0 });
    await kit.lms.client.changePerson({ site, person: 'tom', enrolled: true });
    await readRoster();
    await kit.send();
    expect((await kit.cell(site, 'tom'))?.visible).toBe(10);
  });

  it('who only looked through a learner’s eyes leave no failure behind when they teach again', async () => {
    const looking = await kit.enter({ site, person: 'marcus', ...as([LEARNER]) });
    await refused(site, looking);
    await kit.enter({ site, person: 'marcus', ...as([INSTRUCTOR]) });
    await kit.send();
    expect((await kit.delivery(site)).failed).toEqual([]);
  });

  it('who were not graded any more before this was remembered leave no failure on the list', async () => {
    const looking = await kit.enter({ site, person: 'marcus', ...as([LEARNER]) });
    await refused(site, looking);
    // As the version before kept somebody who teaches again.
    await kit.tool.database.connection
      .collection('enrolments')
      .updateOne({ person: looking.me.id }, { $set: { graded: false }, $unset: { inGradebook: 1 } });
    await kit.send();
    expect(await kit.delivery(site)).toMatchObject({ failed: [], waiting: 0 });
  });

  it('whom the platform does not know are told by its words at once, and the column is looked at once', async () => {
    await kit.mark(await kit.enter({ site, person: 'ines' }), TEN);
    await kit.send();
    await kit.lms.client.changePerson({ site, person: 'tom', set: { unknownToGrades: true } });
    const { seq } = await kit.lms.client.requests({ site });
    await kit.mark(await kit.enter({ site, person: 'tom' }), TEN);
    await kit.send();
    expect((await kit.delivery(site)).failed).toMatchObject([
      {
        code: 'refused',
        reason: expect.stringContaining('User not found in course') as string,
        nextTryAt: null,
      },
    ]);
    kit.tool.clock.forward(5 * 3_600_000);
    while (await kit.tool.rooms.work.scores());
    kit.tool.clock.forward(-5 * 3_600_000);
    const asked = await kit.lms.client.requests({ site, since: seq });
    expect(asked.counts).toMatchObject({ scores: 1, lineitem: 1 });
    expect(asked.counts.lineitems ?? 0).toBe(0);
  });

  it('whose failure a trainer puts aside keep its reason, and their newer number goes as always', async () => {
    const learner = await kit.enter({ site, person: 'tom' });
    await refused(site, learner);
    const [failed] = (await kit.delivery(site)).failed;
    const { token } = await kit.enter({ site, person: 'ruth' });
    const aside = () => kit.tool.call('PUT', `/api/grades/${failed?.id ?? ''}/aside`, { token, body: {} });
    expect((await aside()).status).toBe(200);
    const after = await kit.delivery(site);
    expect(after.failed).toEqual([]);
    expect(after.aside).toMatchObject([
      { id: failed?.id, code: 'refused', reason: failed?.reason, asideAt: expect.any(String) as string },
    ]);
    const today = (await kit.tool.call('GET', '/api/cohort/today', { token })).body;
    expect(today).toMatchObject({ scoresFailed: 0 });
    // Twice is not there twice; a learner may not.
    expect((await aside()).status).toBe(404);
    const path = `/api/grades/${failed?.id ?? ''}/aside`;
    expect((await kit.tool.call('PUT', path, { token: learner.token, body: {} })).status).toBe(403);
    await kit.mark(learner, NINE);
    await kit.send();
    expect((await kit.cell(site, 'tom'))?.visible).toBe(19);
    expect(await kit.delivery(site)).toMatchObject({ failed: [], aside: [] });
  });

  it('a clock that was set back between two marks loses no minute', async () => {
    const learner = await kit.enter({ site, person: 'tom' });
    kit.tool.clock.forward(4000);
    await kit.mark(learner, TEN);
    kit.tool.clock.forward(-4000);
    await kit.mark(learner, NINE);
    kit.tool.clock.forward(4000);
    await kit.send();
    kit.tool.clock.forward(-4000);
    expect((await kit.cell(site, 'tom'))?.visible).toBe(19);
  });
});
