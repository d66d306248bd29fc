import { beforeAll, expect, it } from 'vitest';
import type { SiteName } from '../setup/tool-and-lms.ts';
import { browserKit, heading, reload, toolFrame, type BrowserKit } from './kit.ts';

/** What a trainer does about scores that did not arrive, or arrived and do not show. */
let kit: BrowserKit;
beforeAll(async () => {
  kit = await browserKit();
});

const STEP = '/api/course/steps/conversation-models/goal-too-early/done';

async function mark(person: string, site: SiteName = 'moodle'): Promise<void> {
  const { token } = await kit.enter({ site, person });
  expect((await kit.tool.call('PUT', STEP, { token })).status).toBe(200);
  await kit.workOff();
}

it('a trainer puts one aside, still reads why it failed, and is told of a column that shows nothing', async () => {
  await mark('ines');
  const { items } = await kit.lms.client.gradebook('moodle');
  const item = items.find((one) => one.tag === 're-entry-guided-minutes');
  await kit.lms.client.changePerson({ site: 'moodle', person: 'colm', set: { unknownToGrades: true } });
  await mark('colm');
  const { page, tool } = await kit.open({ site: 'moodle', person: 'ruth' });
  await tool.getByRole('link', { name: 'Scores', exact: true }).click();
  await heading(tool, 'One score did not arrive').waitFor();
  await tool.getByText('User not found in course', { exact: false }).waitFor();
  // Called as the gradebook calls it.
  await tool
    .getByText(item?.label ?? 'no column', { exact: true })
    .first()
    .waitFor();
  await tool.getByRole('button', { name: /^Put aside/ }).click();
  await heading(tool, 'Every score has arrived').waitFor();
  await heading(tool, 'Put aside').waitFor();
  await tool.getByText('User not found in course', { exact: false }).waitFor();

  await kit.lms.client.changeGradebook({ site: 'moodle', item: item?.id ?? 0, gradeType: 'text' });
  const { token } = await kit.enter({ site: 'moodle', person: 'ruth' });
  // "Send again" looks afresh at what the column shows.
  await kit.tool.call('POST', '/api/grades/resend', { token, body: {} });
  await mark('tom');
  await kit.openIn(page, { site: 'moodle', person: 'ruth' });
  await tool.getByRole('link', { name: 'Scores', exact: true }).click();
  await heading(tool, 'The gradebook does not show what it received').waitFor();
  await tool.getByText('Shows nothing', { exact: true }).waitFor();
  await kit.lms.client.changeGradebook({ site: 'moodle', item: item?.id ?? 0, gradeType: 'value' });
  await tool.getByRole('button', { name: 'Send all scores again' }).click();
  await kit.workOff();
  await heading(tool, 'Every score has arrived').waitFor();
  await page.context().close();
});

it('an administrator whose Canvas key is off reads in the self-test and at the score what to do', async () => {
  const what = 'in Canvas: Admin, Developer Keys, State ON';
  const { page, tool } = await kit.open({ site: 'canvas', person: 'ada' });
  const { token } = await kit.enter({ site: 'canvas', person: 'tom' });
  await mark('ines', 'canvas');
  const key = (await kit.lms.client.state('canvas')).tools[0]?.id ?? 0;
  await kit.lms.client.changeTool({ site: 'canvas', tool: key, set: { status: 'pending' } });
  expect((await kit.tool.call('PUT', STEP, { token })).status).toBe(200);
  await kit.workOff();
  // Nobody can launch any more: the page that is open is loaded again.
  await reload(toolFrame(page));
  await tool.getByRole('link', { name: 'Overview' }).click();
  await tool.getByRole('button', { name: 'Run the self-test' }).click();
  const line = tool.getByRole('listitem').filter({ hasText: 'Signing in to the platform’s services' });
  await line.getByText(what).waitFor();
  await line.getByText('invalid_client').waitFor();
  await tool.getByRole('link', { name: 'Scores', exact: true }).click();
  await heading(tool, 'One score did not arrive').waitFor();
  await tool.getByText(what).waitFor();
  await kit.lms.client.changeTool({ site: 'canvas', tool: key, set: { status: 'active' } });
  await page.context().close();
});
