import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Fault } from '../lms/model.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { gradeKit, NINE, SITES, TEN, type GradeKit } from './grade-kit.ts';

const HOUR = 3_600_000;

let kit: GradeKit;
beforeAll(async () => {
  kit = await gradeKit();
});

describe.each(SITES)('when %s does not take a score', (site) => {
  beforeEach(async () => {
    await kit.lms.client.clearFaults();
    await kit.from(site);
  });

  /** Later, by both clocks: what waited is due. */
  const later = async (ms: number) => {
    await kit.lms.client.settings({ site, clockSkew: ms / 1000 });
    await kit.send(ms);
    await kit.lms.client.settings({ site, clockSkew: 0 });
  };
  const statuses = async () => (await kit.posts(site)).map((post) => post.status);
  const failureOf = async (who: Entered) => {
    const { sub } = (await kit.tool.rooms.people.findPerson(await scopeOf(who), who.me.id)) ?? {};
    return (await kit.delivery(site)).failed.find((one) => one.person === sub);
  };
  const scopeOf = async (who: Entered) => ({ tenant: kit.tenants[site], run: who.me.run.id });

  it('401 fetches one new token and tries once more', async () => {
    const learner = await kit.enter({ site, person: 'tom' });
    await kit.mark(learner, NINE);
    await kit.send();
    await kit.lms.client.revokeTokens(site);
    await kit.from(site);
    const { seq } = await kit.lms.client.requests({ site });
    await kit.mark(learner, TEN);
    await kit.send();
    expect(await statuses()).toEqual([401, 200]);
    const { requests } = await kit.lms.client.requests({ site, endpoint: 'token', since: seq });
    expect(requests).toHaveLength(1);
    expect((await kit.cell(site, 'tom'))?.visible).toBe(19);
  });

  it('429 waits as long as it was told to', async () => {
    const learner = await kit.enter({ site, person: 'ines' });
    await kit.mark(learner, TEN);
    await kit.breaks(site, 'scores', { status: 429, headers: { 'retry-after': '120' } });
    const before = kit.tool.clock.now().getTime() + 2500;
    await kit.send();
    const failed = await failureOf(learner);
    expect(failed).toMatchObject({ code: 'throttled' });
    const wait = (Date.parse(failed?.nextTryAt ?? '') - before) / 1000;
    expect(Math.round(wait)).toBeGreaterThanOrEqual(120);
    expect(wait).toBeLessThan(180);
    await later(100_000);
    expect(await statuses()).toEqual([429]);
    await later(200_000);
    expect(await statuses()).toEqual([429, 200]);
    expect((await kit.cell(site, 'ines'))?.visible).toBe(10);
    expect(await failureOf(learner)).toBeUndefined();
  });

  const passing: [string, Partial<Fault>, string, string][] = [
    ['500', { status: 500, body: 'oops' }, 'failed', 'farah'],
    ['503 with a page of HTML', { status: 503, body: '<html>down</html>' }, 'failed', 'neil'],
    ['a cut connection', { cut: true }, 'failed', 'beatriz'],
    ['Canvas’ rate limit of 403', { rateLimited: true }, 'throttled', 'joanna'],
  ];
  it.each(passing)('%s is tried again later, and then it arrives', async (_what, fault, code, person) => {
    const learner = await kit.enter({ site, person });
    await kit.mark(learner, TEN);
    await kit.breaks(site, 'scores', fault);
    await kit.send();
    const failed = await failureOf(learner);
    expect(failed).toMatchObject({ code });
    expect(Date.parse(failed?.nextTryAt ?? '')).toBeGreaterThan(Date.now() + 20_000);
    await kit.send();
    expect(await kit.posts(site)).toHaveLength(1);
    await later(HOUR);
    expect((await kit.cell(site, person))?.visible).toBe(10);
    expect(await failureOf(learner)).toBeUndefined();
  });

  it('an answer that was lost after it took effect ends as sent, not as a failure', async () => {
    const learner = await kit.enter({ site, person: 'amir' });
    await kit.mark(learner, TEN);
    await kit.breaks(site, 'scores', { when: 'after', cut: true });
    await kit.send();
    expect((await kit.cell(site, 'amir'))?.visible).toBe(10);
    expect(await failureOf(learner)).toMatchObject({ code: 'failed' });
    await later(HOUR);
    expect(await failureOf(learner)).toBeUndefined();
    // Both tries carry the same timestamp: Moodle answers the second with 409, which is read back; Canvas takes it.
    const posts = (await kit.posts(site)).map((post) => JSON.parse(post.body) as { timestamp: string });
    expect(new Set(posts.map((post) => post.timestamp)).size).toBe(1);
    expect(posts).toHaveLength(2);
  });

  it('a refusal for its time is sent with a later one when another value is shown', async () => {
    const learner = await kit.enter({ site, person: 'sofia' });
    await kit.mark(learner, TEN);
    await kit.send();
    const body = site === 'moodle' ? '[]' : { errors: { message: 'before last updated timestamp' } };
    await kit.breaks(site, 'scores', { status: site === 'moodle' ? 409 : 400, body });
    await kit.mark(learner, NINE);
    await kit.send();
    expect(await failureOf(learner)).toMatchObject({ code: 'timestamp-refused' });
    await kit.send(10_000);
    expect((await kit.cell(site, 'sofia'))?.visible).toBe(19);
    const times = (await kit.posts(site)).map((post) =>
      Date.parse((JSON.parse(post.body) as { timestamp: string }).timestamp),
    );
    expect(times).toHaveLength(3);
    expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
  });

  it('a refusal for its time is not taken for success when the gradebook is one minute behind', async () => {
    const learner = await kit.enter({ site, person: 'hannah' });
    await kit.mark(learner, TEN);
    await kit.send();
    const body = site === 'moodle' ? '[]' : { errors: { message: 'before last updated timestamp' } };
    await kit.breaks(site, 'scores', { status: site === 'moodle' ? 409 : 400, body });
    await kit.mark(learner, TEN, false);
    await kit.mark(learner, NINE);
    await kit.send();
    expect((await kit.cell(site, 'hannah'))?.visible).toBe(10);
    await kit.send(10_000);
    expect((await kit.cell(site, 'hannah'))?.visible).toBe(9);
  });

  it('a column that a teacher deleted is made again', async () => {
    const learner = await kit.enter({ site, person: 'colm' });
    await kit.mark(learner, TEN);
    await kit.send();
    const { items } = await kit.lms.client.gradebook(site);
    const item = items.find((one) => one.tag === 're-entry-guided-minutes')?.id ?? 0;
    await kit.lms.client.changeGradebook({ site, item, remove: true });
    await kit.mark(learner, NINE);
    await kit.send();
    await later(HOUR);
    expect((await kit.cell(site, 'colm'))?.visible).toBe(19);
  });

  it('scores stopped for want of a right go out when it is back: one is tried, then all', async () => {
    const learners = [];
    for (const person of ['beatriz', 'neil', 'farah']) learners.push(await kit.enter({ site, person }));
    for (const learner of learners) await kit.mark(learner, TEN);
    await kit.send();
    await kit.breaks(site, 'scores', { status: 403, body: '{}', times: 0 });
    for (const learner of learners) await kit.mark(learner, NINE);
    await kit.send();
    expect((await kit.delivery(site)).failed.map(({ code }) => code)).toEqual([
      'unauthorised',
      'unauthorised',
      'unauthorised',
    ]);
    const later = 11 * 60_000;
    await kit.lms.client.settings({ site, clockSkew: later / 1000 });
    kit.tool.clock.forward(later);
    await kit.from(site);
    while (await kit.tool.rooms.work.lineItems());
    await kit.send();
    // The right is still away: a whole cohort is not tried in vain.
    expect(await kit.delivery(site)).toMatchObject({ failed: { length: 3 } });
    expect(await kit.posts(site)).toHaveLength(1);
    await kit.lms.client.clearFaults();
    kit.tool.clock.forward(3_600_000);
    await kit.lms.client.settings({ site, clockSkew: later / 1000 + 3600 });
    while (await kit.tool.rooms.work.lineItems());
    await kit.send();
    kit.tool.clock.forward(-later - 3_600_000);
    await kit.lms.client.settings({ site, clockSkew: 0 });
    expect(await kit.delivery(site)).toMatchObject({ failed: [], waiting: 0 });
    for (const person of ['beatriz', 'neil', 'farah'])
      expect((await kit.cell(site, person))?.visible).toBe(19);
  });

  it('the reason is shown, and sending again by hand delivers', async () => {
    const learner = await kit.enter({ site, person: 'grace' });
    await kit.mark(learner, TEN);
    const body = site === 'moodle' ? '[]' : { errors: { message: 'User not found in course' } };
    await kit.breaks(site, 'scores', { status: site === 'moodle' ? 500 : 422, body });
    await kit.send();
    const failed = await failureOf(learner);
    const reason = site === 'moodle' ? 'locked in the gradebook' : 'User not found in course';
    expect(failed).toMatchObject({ code: 'refused', reason, nextTryAt: null });
    expect(Date.parse(failed?.since ?? '')).toBeGreaterThan(0);
    expect(failed?.learner).toMatchObject({ name: expect.stringContaining('Grace') as string });
    const token = await kit.tool.token({ ...(await scopeOf(learner)), role: 'administrator' });
    const { body: read } = await kit.tool.call('GET', '/api/grades', { token });
    const [seen] = (read as { failed: { learner: unknown; person: string }[] }).failed;
    expect(seen).toMatchObject({ learner: null, person: failed?.person });
    await later(HOUR);
    expect(await kit.posts(site)).toHaveLength(1);
    expect(await kit.resend(site, failed?.id ?? '')).toBe(200);
    await kit.send();
    expect((await kit.cell(site, 'grace'))?.visible).toBe(10);
    expect(await kit.resend(site, 'no-such-score')).toBe(404);
  });
});

it('a locked column of Moodle stops the score; unlocked, it goes through by "send again"', async () => {
  await kit.lms.client.clearFaults();
  const learner = await kit.enter({ site: 'moodle', person: 'gareth' });
  const { items } = await kit.lms.client.gradebook('moodle');
  const item = items.find((one) => one.tag === 're-entry-guided-minutes')?.id ?? 0;
  await kit.lms.client.changeGradebook({ site: 'moodle', item, locked: true });
  await kit.mark(learner, TEN);
  await kit.send();
  const [failed] = (await kit.delivery('moodle')).failed;
  expect(failed).toMatchObject({ code: 'refused', nextTryAt: null });
  await kit.lms.client.changeGradebook({ site: 'moodle', item, locked: false });
  expect(await kit.resend('moodle', failed?.id ?? '')).toBe(200);
  await kit.send();
  expect((await kit.cell('moodle', 'gareth'))?.visible).toBe(10);
});

it('of two people of one name each failure carries the number of its own', async () => {
  await kit.lms.client.clearFaults();
  const [one = '', other = ''] = await kit.lms.client.addLearners('moodle', 2);
  const alike = { family: 'Marrero', unknownToGrades: true };
  await kit.lms.client.changePerson({ site: 'moodle', person: one, set: { ...alike, given: 'Lucia' } });
  await kit.lms.client.changePerson({ site: 'moodle', person: other, set: { ...alike, given: 'Lucía' } });
  const people = [];
  for (const person of [one, other]) people.push(await kit.enter({ site: 'moodle', person }));
  for (const who of people) await kit.mark(who, NINE);
  await kit.send();
  const { failed } = await kit.delivery('moodle');
  const nameOf = ({ me }: Entered) =>
    failed.find(({ learner }) => learner?.number === me.number)?.learner?.name;
  expect(people.map(nameOf)).toEqual([
    `Lucia Marrero (${people[0]?.me.number})`,
    `Lucía Marrero (${people[1]?.me.number})`,
  ]);
});
