import { beforeEach, describe, expect, it } from 'vitest';
import { launchThrough } from '../lms/launch-as.ts';
import { writesOf } from './counting.ts';
import type { SiteName } from '../setup/tool-and-lms.ts';
import { gradeKit, NINE, SITES, TEN, type GradeKit } from './grade-kit.ts';

interface ShownLineItem {
  key: string;
  label: string | null;
  created: boolean;
  shows: string | null;
}

const OURS = 're-entry-guided-minutes';
const MODULE = { content_id: 'module:conversation-models' };

/** A course and its gradebook of one's own for each test: what a column is, stays. */
let kit: GradeKit;
/** On a busy machine the first tool of a file takes its time, and a hook that gave up would set a later test's kit. */
const STARTS_WITHIN_MS = 120_000;
beforeEach(async () => {
  kit = await gradeKit();
}, STARTS_WITHIN_MS);

/** Those of the minutes: hours of mentoring have another, in which nothing arrives here. */
async function lineItemsOf(site: SiteName): Promise<ShownLineItem[]> {
  const ruth = await kit.enter({ site, person: 'ruth' });
  const { body } = await kit.tool.call('GET', '/api/grades', { token: ruth.token });
  const { lineItems } = body as { lineItems: (ShownLineItem & { key: string })[] };
  return lineItems.filter(({ key }) => key === 'guided-minutes');
}

async function itemsOf(site: SiteName) {
  const { items, cells } = await kit.lms.client.gradebook(site);
  return items.map((item) => ({
    ...item,
    shown: cells.filter((cell) => cell.itemId === item.id).map((cell) => cell.visible),
  }));
}

describe.each(SITES)('columns of links in %s', (site) => {
  it('the column of a link to one module is left alone, whichever link was opened last', async () => {
    const lineItem = { scoreMaximum: 100, label: 'Module 2' };
    await kit.lms.client.addLink({ site, title: 'Module 2', custom: MODULE, lineItem });
    await kit.enter({ site, person: 'tom' });
    const learner = await kit.enter({ site, person: 'tom', link: 'Module 2' });
    await kit.mark(learner, TEN);
    await kit.send();
    const items = await itemsOf(site);
    expect(items.map(({ tag, scoreMaximum, shown }) => ({ tag, scoreMaximum, shown }))).toEqual(
      expect.arrayContaining([
        { tag: '', scoreMaximum: 100, shown: [] },
        { tag: OURS, scoreMaximum: 2400, shown: [10] },
      ]),
    );
    expect(items).toHaveLength(2);
  });

  it('the column of a link to the whole course takes the minutes, also after another link was opened', async () => {
    const lineItem = { scoreMaximum: 100, label: 'Whole' };
    await kit.lms.client.addLink({ site, title: 'Whole', custom: { content_id: 'course' }, lineItem });
    await kit.lms.client.addLink({ site, title: 'Module 2', custom: MODULE, lineItem: { scoreMaximum: 50 } });
    await kit.enter({ site, person: 'ines', link: 'Whole' });
    const learner = await kit.enter({ site, person: 'tom', link: 'Module 2' });
    // Neither column is called as we would call it.
    expect(await lineItemsOf(site)).toMatchObject([{ label: null, created: false }]);
    await kit.mark(learner, TEN);
    await kit.send();
    const [whole, module] = await itemsOf(site);
    expect(whole?.shown.map((one) => Math.round((one ?? 0) * 24))).toEqual([10]);
    expect(module?.shown).toEqual([]);
    expect(await itemsOf(site)).toHaveLength(2);
    expect(await lineItemsOf(site)).toMatchObject([{ label: 'Whole', created: true, shows: 'score' }]);
  });

  it('launches that alternate between graded links write neither the run nor a link', async () => {
    await kit.lms.client.addLink({
      site,
      title: 'Whole',
      custom: { content_id: 'course' },
      lineItem: { scoreMaximum: 2400 },
    });
    await kit.lms.client.addLink({ site, title: 'Module 2', custom: MODULE, lineItem: { scoreMaximum: 50 } });
    // The third has no column, and its launch says so.
    const links = ['Whole', 'Module 2', 'Course'];
    const open = async (link: string) =>
      expect((await launchThrough(kit.lms, undefined, { site, person: 'tom', link })).status).toBe(200);
    for (const link of links) await open(link);
    const writes = await writesOf(kit.tool, async () => {
      for (const link of [...links, ...links]) await open(link);
    });
    expect(writes.length).toBeGreaterThan(0);
    expect(writes.filter((one) => /\b(runs|links)$/.test(one))).toEqual([]);
  });

  it('a column that takes the place of a deleted one gets the scores of everybody, each once', async () => {
    for (const person of ['tom', 'ines', 'farah']) await kit.mark(await kit.enter({ site, person }), TEN);
    await kit.send();
    const item = (await itemsOf(site)).find((one) => one.tag === OURS)?.id ?? 0;
    await kit.lms.client.changeGradebook({ site, item, remove: true });
    await kit.mark(await kit.enter({ site, person: 'tom' }), NINE);
    await kit.send();
    await kit.from(site);
    await kit.lms.client.settings({ site, clockSkew: 3600 });
    await kit.send(3_600_000);
    await kit.lms.client.settings({ site, clockSkew: 0 });
    const made = (await itemsOf(site)).filter((one) => one.tag === OURS);
    expect(made.map(({ id, shown }) => [id === item, shown.toSorted((a, b) => (a ?? 0) - (b ?? 0))])).toEqual(
      [[false, [10, 10, 19]]],
    );
    expect(await kit.posts(site)).toHaveLength(3);
    expect(await kit.delivery(site)).toMatchObject({ sent: 3, waiting: 0, failed: [] });
  });

  it('a launch with fewer services takes none away', async () => {
    const learner = await kit.enter({ site, person: 'tom' });
    const ags = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint';
    const scope = ['https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly'];
    await kit.enter({ site, person: 'ines', overrides: { drop: [ags] } });
    await kit.enter({ site, person: 'ines', overrides: { claims: { [ags]: { scope } } } });
    await kit.mark(learner, TEN);
    await kit.send();
    expect((await kit.cell(site, 'tom'))?.visible).toBe(10);
  });
});

it('a right that Canvas has taken back does not stop the scores that need it not', async () => {
  const learner = await kit.enter({ site: 'canvas', person: 'tom' });
  const [tool] = (await kit.lms.client.state('canvas')).tools;
  const scopes = (tool?.scopes ?? []).filter((one) => !one.includes('result'));
  await kit.lms.client.changeTool({ site: 'canvas', tool: tool?.id ?? 0, set: { scopes } });
  await kit.mark(learner, TEN);
  await kit.send();
  expect((await kit.cell('canvas', 'tom'))?.visible).toBe(10);
});

describe('what a column shows of the scores it takes', () => {
  it('is read back once a column, however many scores arrive', async () => {
    for (const person of ['tom', 'ines', 'farah']) {
      await kit.mark(await kit.enter({ site: 'moodle', person }), TEN);
      await kit.send();
    }
    const { requests } = await kit.lms.client.requests({ site: 'moodle', endpoint: 'results' });
    expect(requests).toHaveLength(1);
    expect(await lineItemsOf('moodle')).toMatchObject([{ created: true, shows: 'score' }]);
    expect(await kit.posts('moodle')).toHaveLength(3);
  });

  it('a column of type text is told, and all scores go again when it is put right', async () => {
    const learners = [];
    for (const person of ['tom', 'ines']) learners.push(await kit.enter({ site: 'moodle', person }));
    await kit.mark(learners[0]!, TEN);
    await kit.send();
    const item = (await itemsOf('moodle')).find((one) => one.tag === OURS)?.id ?? 0;
    await kit.lms.client.changeGradebook({ site: 'moodle', item, gradeType: 'text' });
    await kit.mark(learners[1]!, NINE);
    // A day later the next delivery looks again.
    kit.tool.clock.forward(24 * 3_600_000);
    await kit.lms.client.settings({ site: 'moodle', clockSkew: 24 * 3600 });
    await kit.send();
    const ruth = await kit.enter({ site: 'moodle', person: 'ruth' });
    const scope = { tenant: kit.tenants.moodle, run: ruth.me.run.id };
    expect(await lineItemsOf('moodle')).toMatchObject([{ created: true, shows: 'nothing' }]);
    expect(await kit.tool.rooms.grade.lineItemsThatKeepNothing(scope)).toMatchObject([
      { key: 'guided-minutes', shows: 'nothing' },
    ]);
    await kit.lms.client.changeGradebook({ site: 'moodle', item, gradeType: 'value' });
    const again = await kit.tool.call('POST', '/api/grades/resend', { token: ruth.token, body: {} });
    expect(again.body).toEqual({ asked: 2 });
    await kit.send();
    expect(await lineItemsOf('moodle')).toMatchObject([{ shows: 'score' }]);
    expect(await kit.tool.rooms.grade.lineItemsThatKeepNothing(scope)).toEqual([]);
  });

  it.each(SITES)('a grade that a teacher typed over ours in %s is told', async (site) => {
    const learner = await kit.enter({ site, person: 'tom' });
    await kit.mark(learner, TEN);
    await kit.send();
    const item = (await itemsOf(site)).find((one) => one.tag === OURS)?.id ?? 0;
    await kit.lms.client.changeGradebook({ site, item, person: 'tom', override: 1200 });
    const ruth = await kit.enter({ site, person: 'ruth' });
    // "Send again" looks at the column afresh.
    await kit.tool.call('POST', '/api/grades/resend', { token: ruth.token, body: {} });
    await kit.mark(learner, NINE);
    await kit.send();
    expect(await lineItemsOf(site)).toMatchObject([{ shows: 'another' }]);
  });

  it.each(SITES)(
    'a grade typed in later in %s is told a day after, though nothing is on its way',
    async (site) => {
      const [learner, other] = [
        await kit.enter({ site, person: 'tom' }),
        await kit.enter({ site, person: 'ines' }),
      ];
      await kit.mark(learner, TEN);
      await kit.send();
      const item = (await itemsOf(site)).find((one) => one.tag === OURS)?.id ?? 0;
      await kit.lms.client.changeGradebook({ site, item, person: 'tom', override: 1200 });
      await kit.mark(other, NINE);
      await kit.send();
      const looks = async () => {
        while (await kit.tool.rooms.work.lineItems());
        return lineItemsOf(site);
      };
      const dayLater = async (days: number) => {
        kit.tool.clock.forward(25 * 3_600_000);
        await kit.lms.client.settings({ site, clockSkew: days * 25 * 3600 });
      };
      expect(await looks()).toMatchObject([{ shows: 'score' }]);
      await dayLater(1);
      expect(await looks()).toMatchObject([{ shows: 'another' }]);
      await kit.lms.client.changeGradebook({ site, item, person: 'tom', override: null });
      await dayLater(2);
      // Nothing was delivered since: it is looked at because somebody opens the page.
      const asked = async () =>
        (await kit.lms.client.requests({ site, endpoint: 'results' })).requests.length;
      const before = await asked();
      expect(await looks()).toMatchObject([{ shows: 'another' }]);
      expect(await asked()).toBe(before);
      expect(await looks()).toMatchObject([{ shows: 'score' }]);
      await kit.lms.client.changeGradebook({ site, item, person: 'tom', override: 1200 });
      const ruth = await kit.enter({ site, person: 'ruth' });
      await kit.tool.call('POST', '/api/grades/resend', { token: ruth.token, body: {} });
      expect(await looks()).toMatchObject([{ shows: 'another' }]);
    },
  );

  it('a locked column is told as locked until a score goes through', async () => {
    const learner = await kit.enter({ site: 'moodle', person: 'tom' });
    await kit.mark(learner, TEN);
    await kit.send();
    const item = (await itemsOf('moodle')).find((one) => one.tag === OURS)?.id ?? 0;
    await kit.lms.client.changeGradebook({ site: 'moodle', item, locked: true });
    await kit.mark(learner, NINE);
    await kit.send();
    expect(await lineItemsOf('moodle')).toMatchObject([{ shows: 'locked' }]);
    await kit.lms.client.changeGradebook({ site: 'moodle', item, locked: false });
    const [failed] = (await kit.delivery('moodle')).failed;
    expect(await kit.resend('moodle', failed?.id ?? '')).toBe(200);
    await kit.send();
    expect(await lineItemsOf('moodle')).toMatchObject([{ shows: 'score' }]);
  });
});
