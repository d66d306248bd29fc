import { beforeAll, describe, expect, it } from 'vitest';
import { LINE_ITEMS } from '../../server/rooms/grade/line-item.vocabulary.ts';
import {
  browserKit,
  type BrowserKit,
  heading,
  markButton,
  type Opened,
  reload,
  TOOL_FRAME,
  toolFrame,
} from './kit.ts';

/** Trainers, administrators, observers and people from outside, inside the LMS's page. */
let kit: BrowserKit;
beforeAll(async () => {
  kit = await browserKit();
  const { label, scoreMaximum, tag } = LINE_ITEMS['guided-minutes'];
  const lineItem = { label, scoreMaximum, tag, resourceId: tag };
  await kit.lms.client.addLink({
    site: 'moodle',
    title: 'Graded',
    custom: { content_id: 'course' },
    lineItem,
  });
  for (const site of ['moodle', 'canvas'] as const) {
    const custom = { content_id: 'step:starting-points/welcome-protocols' };
    await kit.lms.client.addLink({ site, title: 'Live session', custom });
  }
});

const close = ({ page }: Opened) => page.context().close();

async function markFirstStep(site: 'moodle' | 'canvas', person: string): Promise<void> {
  const { token } = await kit.enter({ site, person });
  const map = await kit.tool.call('GET', '/api/course/road-map', { token });
  const { next } = map.body as { next: { module: string; step: string } };
  await kit.tool.call('PUT', `/api/course/steps/${next.module}/${next.step}/done`, { token });
}

describe.each(['moodle', 'canvas'] as const)('a trainer of %s', (site) => {
  it('sees who is here before they come, and one without a name under a number [C12]', async () => {
    await markFirstStep(site, 'tom');
    await kit.enter({ site, person: 'hannah' });
    const opened = await kit.open({ site, person: 'ruth' });
    const { tool } = opened;
    await tool.getByText('First today').first().waitFor();
    await kit.workOff();
    await tool.getByRole('link', { name: 'Cohort', exact: true }).click();
    await tool.getByText('1 to 12 of 12').waitFor();
    await tool.getByRole('row', { name: /Tom Brightwell.*Started.*1 of/ }).waitFor();
    await tool.getByRole('row', { name: /Gareth Penn.*Not opened yet/ }).waitFor();
    await tool.getByRole('row', { name: /^Learner \d+/ }).waitFor();
    expect(await tool.getByText('Hannah').count()).toBe(0);
    await tool.getByRole('link', { name: 'Tom Brightwell' }).click();
    await heading(tool, 'Steps done').waitFor();
    await close(opened);
  });

  it('reads the run sheet of a live session; a learner gets the page without it', async () => {
    const trainer = await kit.open({ site, person: 'ruth', link: 'Live session' });
    await heading(trainer.tool, /.+/).waitFor();
    await trainer.tool.getByText('Run sheet').first().waitFor();
    expect(await markButton(trainer.tool).count()).toBe(0);
    await close(trainer);
    const learner = await kit.open({ site, person: 'neil', link: 'Live session' });
    await heading(learner.tool, /.+/).waitFor();
    await learner.tool.locator('.read').waitFor();
    expect(await learner.tool.getByText('Run sheet').count()).toBe(0);
    await close(learner);
  });

  it('finds every module in the course list', async () => {
    const opened = await kit.open({ site, person: 'ruth' });
    await opened.tool.getByRole('link', { name: 'Course', exact: true }).click();
    await heading(opened.tool, 'Course').waitFor();
    await opened.tool.getByRole('link', { name: 'Starting points' }).click();
    await opened.tool.getByText('1.1', { exact: true }).waitFor();
    await close(opened);
  });

  it('adds the whole course and a module through the picker in the dialog, and a learner opens it', async () => {
    const { client } = kit.lms;
    const before = (await client.state(site)).links.length;
    const opened = await kit.open({ site, person: 'ruth' });
    const { page, tool } = opened;
    await page.getByRole('link', { name: 'Back to the course' }).click();
    await page
      .getByRole('link', { name: /^Add content/ })
      .first()
      .click();
    await tool.getByLabel(/Whole course/).check();
    await tool.getByLabel('Find a module or a step').fill('2.2');
    await tool.getByRole('checkbox').first().check();
    await tool.getByRole('button', { name: 'Add 2 links' }).click();
    await page.waitForURL(/\/courses\/\d+$/);
    const { links } = await client.state(site);
    expect(links.length - before).toBe(2);
    const added = links.at(-1);
    await page.getByRole('link', { name: added?.title ?? '' }).click();
    await tool.getByText(/^Step 2 of/).waitFor();
    await close(opened);
  });

  it('leaves the picker without adding anything', async () => {
    const { client } = kit.lms;
    const before = (await client.state(site)).links.length;
    const opened = await kit.open({ site, person: 'ruth' });
    const { page, tool } = opened;
    await page.getByRole('link', { name: 'Back to the course' }).click();
    await page
      .getByRole('link', { name: /^Add content/ })
      .first()
      .click();
    await tool.getByRole('button', { name: 'Cancel' }).click();
    await page.waitForURL(/\/courses\/\d+$/);
    expect((await client.state(site)).links.length).toBe(before);
    await close(opened);
  });
});

describe('a tab of the cohort', () => {
  it('is an address of its own: a reload, Back and Forward keep it, and the focus stays where it was chosen', async () => {
    await markFirstStep('canvas', 'tom');
    const { page, tool } = await kit.open({ site: 'canvas', person: 'ruth' });
    await tool.getByRole('link', { name: 'Cohort', exact: true }).click();
    const tab = (name: string) => tool.getByRole('tab', { name, exact: true });
    const chosen = (name: string) =>
      tool.locator('[role=tab][aria-selected=true]', { hasText: new RegExp(`^${name}$`) }).waitFor();
    await tab('Learners').focus();
    await page.keyboard.press('ArrowRight');
    await chosen('Left');
    expect(await tab('Left').evaluate((one) => one === document.activeElement)).toBe(true);
    await tool.getByText('Nobody has left.').waitFor();
    await tab('Not learners').click();
    await chosen('Not learners');
    await reload(toolFrame(page));
    await chosen('Not learners');
    // Playwright's own waits for a load of the whole page.
    const step = (by: 1 | -1) => page.evaluate((entries) => history.go(entries), by);
    await step(-1);
    await chosen('Left');
    await step(1);
    await chosen('Not learners');
    await step(-1);
    await step(-1);
    await chosen('Learners');
    await tool.getByRole('link', { name: 'Tom Brightwell' }).click();
    await heading(tool, 'Tom Brightwell').waitFor();
    await step(-1);
    await chosen('Learners');
    await close({ page, tool });
  });
});

describe.each(['moodle', 'canvas'] as const)('an administrator of %s', (site) => {
  it('reads the overview, runs the self-test, and sends a score again that the LMS had refused', async () => {
    await kit.lms.client.fault({ site, endpoint: 'scores', status: 403, times: 0 });
    await markFirstStep(site, 'colm');
    await kit.workOff();
    const opened = await kit.open({ site, person: 'ada' });
    const { tool } = opened;
    const overview = tool.getByRole('link', { name: 'Overview' });
    await overview.click();
    await heading(tool, /did not arrive/).waitFor();
    await tool.getByRole('button', { name: 'Run the self-test' }).click();
    await tool.getByText('Opened by cookie', { exact: false }).waitFor();
    await tool.getByRole('link', { name: 'Scores', exact: true }).click();
    await heading(tool, /did not arrive/).waitFor();
    await kit.lms.client.clearFaults();
    await tool
      .getByRole('button', { name: /^Send (again|all)/ })
      .last()
      .click();
    await expect
      .poll(async () => {
        await kit.workOff();
        const { cells } = await kit.lms.client.gradebook(site);
        return cells.filter((cell) => cell.person === 'colm').length;
      })
      .toBe(1);
    // The page looks by itself.
    await heading(tool, 'Every score has arrived').waitFor();
    await close(opened);
  });
});

describe('people who do not take part', () => {
  it('[C17] an observer (LTI Mentor) reads why there is nothing to see', async () => {
    const opened = await kit.open({ site: 'canvas', person: 'olive' });
    await heading(opened.tool, 'You are here as an observer').waitFor();
    expect(await opened.tool.getByRole('link').count()).toBe(0);
    await close(opened);
  });

  it('a visitor of a public course reads how to come in', async () => {
    await kit.lms.client.changeCourse({ site: 'canvas', set: { open: true } });
    const opened = await kit.open({ site: 'canvas', person: 'anonymous' });
    await heading(opened.tool, 'You are looking in from outside').waitFor();
    await close(opened);
  });
});

describe('from the gradebook of Moodle', () => {
  const review = {
    site: 'moodle',
    link: 'Graded',
    message: 'LtiSubmissionReviewRequest',
    forUser: 'sofia',
  } as const;

  it('a trainer presses "Review" and sees the learner’s work', async () => {
    await markFirstStep('moodle', 'sofia');
    await kit.workOff();
    const opened = await kit.open({ site: 'moodle', person: 'ruth', link: 'Graded' });
    await opened.page.goto(`${kit.lms.origin}/moodle/courses/2/grades`);
    await opened.page
      .getByRole('row', { name: /Sofía Marrero/ })
      .getByRole('link', { name: 'Review' })
      .click();
    await heading(opened.tool, 'Sofía Marrero').waitFor();
    await heading(opened.tool, 'Steps done').waitFor();
    await close(opened);
  });

  it('a learner sees the own work the same way', async () => {
    const opened = await kit.open({ ...review, person: 'sofia' });
    await heading(opened.tool, 'Sofía Marrero').waitFor();
    await close(opened);
  });

  it('a learner who asks for another’s work reads a page that says no, with a reference', async () => {
    const opened = await kit.open({ ...review, person: 'neil' });
    await heading(opened.tool, 'This is somebody else’s work').waitFor();
    await opened.tool.getByText('Reference', { exact: true }).waitFor();
    expect(opened.page.frame({ name: TOOL_FRAME })?.url()).toBe(`${kit.tool.origin}/lti/launch`);
    await close(opened);
  });
});
