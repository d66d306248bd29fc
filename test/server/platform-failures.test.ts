import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchThrough } from '../lms/launch-as.ts';
import type { Fault } from '../lms/model.ts';
import type { SiteName } from '../setup/tool-and-lms.ts';
import { gradeKit, NINE, SITES, TEN, type GradeKit } from './grade-kit.ts';

/** What an LMS does on its bad days, seen from the people who launch, learn and teach. */
const HOUR = 3_600_000;

let kit: GradeKit;
beforeAll(async () => {
  kit = await gradeKit();
});

/** How far the tool's clock has gone ahead of the machine's in this file; it never goes back. */
let ahead = 0;
function goOn(ms: number): void {
  kit.tool.clock.forward(ms);
  ahead += ms;
}
/** The platform's clock: the tool's, and so many seconds more. */
const platformClock = (site: SiteName, more = 0) =>
  kit.lms.client.settings({ site, clockSkew: ahead / 1000 + more });

describe.each(SITES)('keys and clocks of %s', (site) => {
  beforeEach(async () => {
    await kit.lms.client.clearFaults();
    await kit.lms.client.settings({ site, signWith: 'current' });
    // An unknown key id is asked for once in thirty seconds.
    goOn(31_000);
    await platformClock(site);
  });

  const launch = () => launchThrough(kit.lms, undefined, { site, person: 'tom', link: 'Course' });
  const keyFetches = async (since: number) =>
    (await kit.lms.client.requests({ site, endpoint: 'jwks', since })).requests.length;

  it.each([true, false])(
    'a rotated key (old one kept: %s) opens at once, for one request',
    async (keepOld) => {
      await launch();
      const { seq } = await kit.lms.client.requests({ site });
      await kit.lms.client.rotateKeys({ site, keepOld });
      const pages = [await launch(), await launch()];
      expect(pages.map((page) => page.status)).toEqual([200, 200]);
      // Canvas publishes the next key beforehand, so a kept set may know it already.
      const fetches = await keyFetches(seq);
      if (site === 'canvas' && keepOld) expect(fetches).toBeLessThanOrEqual(1);
      else expect(fetches).toBe(1);
    },
  );

  it('a message signed with a key that the platform never published is refused by a page', async () => {
    await kit.lms.client.settings({ site, signWith: 'other-key' });
    const page = await launch();
    expect(page.status).toBe(400);
    expect(page.token).toBeUndefined();
    expect(page.body).toMatch(/token-(signature|key-unknown)/);
    await kit.lms.client.settings({ site, signWith: 'current' });
    expect((await launch()).status).toBe(200);
  });

  it.each([
    ['twenty seconds ahead', 20, 200],
    ['ten minutes ahead', 600, 400],
    ['twenty seconds behind', -20, 200],
    // Moodle’s tokens live a minute, Canvas’ an hour.
    ['ten minutes behind', -600, site === 'moodle' ? 400 : 200],
  ])('a clock %s is forgiven as far as it is safe', async (_what, clockSkew, status) => {
    await platformClock(site, clockSkew);
    const page = await launch();
    expect(page.status).toBe(status);
    expect(page.headers.get('content-type')).toContain('text/html');
    if (status === 400) expect(page.body).toMatch(/token-(expired|not-yet-valid)/);
  });

  it.each([
    ['a time-out', { timeout: 100 }],
    ['500', { status: 500 }],
    ['a page of HTML', { status: 200, body: '<html>maintenance</html>' }],
  ] satisfies [string, Partial<Fault>][])(
    'a key address that answers with %s lets known keys launch',
    async (_what, how) => {
      expect((await launch()).status).toBe(200);
      await kit.breaks(site, 'jwks', { ...how, times: 0 });
      goOn(HOUR);
      await platformClock(site);
      expect((await launch()).status).toBe(200);
    },
  );
});

describe.each(SITES)('services of %s on a bad day', (site) => {
  beforeEach(async () => {
    await kit.lms.client.clearFaults();
    await kit.lms.client.settings({ site, signWith: 'current' });
    await platformClock(site);
    await kit.lms.client.revokeTokens(site);
    await kit.from(site);
  });

  /** Later, by both clocks, until nothing is due. */
  const later = async () => {
    goOn(HOUR);
    await platformClock(site);
    await kit.send();
  };

  const faults: [string, Partial<Fault>, string][] = [
    ['a time-out', { timeout: 100 }, 'tom'],
    ['401', { status: 401 }, 'farah'],
    ['403 with a rate limit', { rateLimited: true }, 'neil'],
    ['429', { status: 429, headers: { 'retry-after': '30' } }, 'beatriz'],
    ['500', { status: 500, body: 'oops' }, 'joanna'],
  ];

  it.each(faults)('a token endpoint with %s delays a score and loses none', async (_what, how, person) => {
    const learner = await kit.enter({ site, person });
    await kit.breaks(site, 'token', { ...how, times: 0 });
    await kit.mark(learner, TEN);
    await kit.send();
    expect((await kit.posts(site)).map((post) => post.status)).not.toContain(200);
    const { failed } = await kit.delivery(site);
    expect(failed.length).toBe(1);
    await kit.lms.client.clearFaults();
    // What only an administrator can mend waits for a press; the rest goes by itself, a busy platform's throttling too.
    expect(failed[0]?.nextTryAt === null).toBe(how.status === 401);
    if (failed[0]?.nextTryAt === null) expect(await kit.resend(site, failed[0].id)).toBe(200);
    await later();
    expect((await kit.cell(site, person))?.visible).toBe(10);
    expect((await kit.delivery(site)).failed).toEqual([]);
  });

  it.each(faults)('columns that answer %s are not made twice', async (_what, how, person) => {
    await kit.lms.client.clearFaults();
    const { items } = await kit.lms.client.gradebook(site);
    for (const one of items.filter((item) => item.tag === 're-entry-guided-minutes'))
      await kit.lms.client.changeGradebook({ site, item: one.id, remove: true });
    const learner = await kit.enter({ site, person });
    await kit.mark(learner, NINE);
    // The first try finds the column gone, the second looks for it and is let down.
    await kit.send();
    await kit.breaks(site, 'lineitems', { ...how, times: 1 });
    await later();
    const { failed } = await kit.delivery(site);
    if (failed[0]?.nextTryAt === null) expect(await kit.resend(site, failed[0].id)).toBe(200);
    await later();
    const after = (await kit.lms.client.gradebook(site)).items;
    expect(after.filter((item) => item.tag === 're-entry-guided-minutes')).toHaveLength(1);
    expect((await kit.cell(site, person))?.visible).toBeGreaterThan(0);
  });

  it.each(faults)('a roster with %s makes nobody leave', async (what, how) => {
    const trainer = await kit.enter({ site, person: 'ruth' });
    const ask = async () => {
      await kit.tool.call('POST', '/api/people/roster', { token: trainer.token, body: {} });
      while (await kit.tool.rooms.work.rosters());
      const state = await kit.tool.call('GET', '/api/people/roster', { token: trainer.token });
      const today = await kit.tool.call('GET', '/api/cohort/today', { token: trainer.token });
      return {
        code: (state.body as { lastCode: string }).lastCode,
        learners: (today.body as { learners: number }).learners,
      };
    };
    const before = await ask();
    expect(before).toMatchObject({ code: 'read' });
    await kit.breaks(site, 'memberships', { ...how, times: 0 });
    const during = await ask();
    expect(during.code, what).not.toBe('read');
    expect(during.learners).toBe(before.learners);
    await kit.lms.client.clearFaults();
    expect(await ask()).toEqual(before);
  });

  it('scores that end in 401 again and again wait for a person, and no token is asked for in circles', async () => {
    const learner = await kit.enter({ site, person: 'sofia' });
    await kit.breaks(site, 'scores', { status: 401, times: 0 });
    await kit.mark(learner, TEN);
    const { seq } = await kit.lms.client.requests({ site });
    await kit.send();
    const failed = (await kit.delivery(site)).failed;
    expect(failed).toMatchObject([{ code: 'unauthorised', nextTryAt: null }]);
    await later();
    expect(await kit.posts(site)).toHaveLength(2);
    const tokens = await kit.lms.client.requests({ site, endpoint: 'token', since: seq });
    expect(tokens.requests.length).toBeLessThanOrEqual(3);
    await kit.lms.client.clearFaults();
    expect(await kit.resend(site, failed[0]?.id ?? '')).toBe(200);
    await kit.send();
    expect((await kit.cell(site, 'sofia'))?.visible).toBe(10);
  });

  it('a score that times out at the platform is tried again and arrives once', async () => {
    const learner = await kit.enter({ site, person: 'colm' });
    await kit.breaks(site, 'scores', { timeout: 100 });
    await kit.mark(learner, TEN);
    await kit.send();
    expect((await kit.delivery(site)).failed).toMatchObject([{ code: 'failed' }]);
    await later();
    expect(await kit.cell(site, 'colm')).toMatchObject({ visible: 10, accepted: 1 });
  });

  it('a platform clock 25 seconds behind ours still grants tokens', async () => {
    const learner = await kit.enter({ site, person: 'grace' });
    await kit.mark(learner, TEN);
    while (await kit.tool.rooms.work.handOver());
    goOn(2500);
    await platformClock(site, -25);
    while (await kit.tool.rooms.work.scores());
    expect((await kit.cell(site, 'grace'))?.visible).toBe(10);
  });
});
