import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../lms/sandbox.ts';
import { openBrowser, type OpenBrowser } from '../setup/browser.ts';
import { startTool, type TestTool } from '../setup/tool.ts';
import { heading, needClient, newPage, roadMap } from './kit.ts';

/** From one link to the first learner, by nothing but the LMS's own pages and ours. */
let tool: TestTool;
let lms: Sandbox;
let browser: OpenBrowser;

beforeAll(async () => {
  needClient();
  tool = await startTool();
  lms = await startSandbox({ port: 0, toolOrigin: tool.origin });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await lms.close();
});

describe.each(['moodle', 'canvas'] as const)('[C11] an administrator of %s', (site) => {
  it('pastes one link, presses Register and Activate; a trainer picks the course, a learner opens it', async () => {
    const { url } = await tool.rooms.install.invite({ days: 7 });
    const page = await newPage(browser);
    const frame = page.frameLocator('iframe[name=registration]');
    await page.goto(`${lms.origin}/${site}/`);
    await page.getByRole('button', { name: 'Ada Winter' }).click();
    await page.getByRole('link', { name: 'Tools' }).click();
    await page.getByLabel('Registration address').fill(url);
    await page.getByRole('button', { name: 'Register' }).click();
    await heading(frame, /^Register Re-entry with 127\.0\.0\.1/).waitFor();
    await frame.getByRole('button', { name: 'Register' }).click();
    await heading(frame, 'Re-entry is registered').waitFor();
    await page.getByRole('button', { name: 'Activate' }).click();

    await page.goto(`${lms.origin}/${site}/`);
    await page.getByRole('button', { name: 'Ruth Adeyemi' }).click();
    await page
      .getByRole('link', { name: /^Add content/ })
      .first()
      .click();
    const picker = page.frameLocator('iframe[name=tool_content]');
    await picker.getByLabel(/Whole course/).check();
    await picker.getByRole('button', { name: 'Add 1 link' }).click();
    await page.waitForURL(/\/courses\/\d+$/);
    const [link] = (await lms.client.state(site)).links;

    await page.goto(`${lms.origin}/${site}/`);
    await page.getByRole('button', { name: 'Tom Brightwell' }).click();
    await page.getByRole('link', { name: link?.title ?? '', exact: true }).click();
    await roadMap(picker).waitFor();
    await page.context().close();
  });

  it('who pastes a used link reads that it is used, and gets the values to type', async () => {
    const { url } = await tool.rooms.install.invite({ days: 7 });
    await tool.rooms.install.register(url.split('/').at(-1) ?? '', await wishFrom(site, url));
    const page = await newPage(browser);
    await page.goto(await lms.client.registrationUrl(site, url));
    await heading(page, 'Re-entry could not be registered').waitFor();
    await page.getByText('This registration link has been used').waitFor();
    const opened = page.context().waitForEvent('page');
    await page.getByRole('link', { name: 'Or type the values yourself' }).click();
    const manual = await opened;
    expect(await manual.getByLabel('Initiate login URL', { exact: true }).inputValue()).toBe(
      `${tool.origin}/lti/login`,
    );
    await page.context().close();
  });
});

async function wishFrom(site: 'moodle' | 'canvas', url: string) {
  const { searchParams } = new URL(await lms.client.registrationUrl(site, url));
  return {
    openidConfiguration: searchParams.get('openid_configuration') ?? '',
    registrationToken: searchParams.get('registration_token') ?? '',
  };
}
