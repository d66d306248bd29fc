import { decodeJwt } from 'jose';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpenBrowser } from '../setup/browser.ts';
import { openBrowser } from '../setup/browser.ts';
import { autoForm } from './http.ts';
import type { MiniTool } from './mini-tool.ts';
import { startMiniTool } from './mini-tool.ts';
import type { SiteName } from './settings.ts';
import type { Sandbox } from './sandbox.ts';
import { startSandbox } from './sandbox.ts';
import { barriers } from '../setup/barriers.ts';

const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
const DL = 'https://purl.imsglobal.org/spec/lti-dl/claim/';

let sandbox: Sandbox;
let tool: MiniTool;
let browser: OpenBrowser;

beforeAll(async () => {
  tool = await startMiniTool();
  sandbox = await startSandbox({ port: 0, toolOrigin: tool.origin });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await sandbox.close();
  await tool.close();
});
beforeEach(async () => {
  await sandbox.client.reset();
  tool.launches.length = 0;
  tool.page = () => '<p>The tool is here</p>';
});

async function signedInAs(site: SiteName, name: string): Promise<Page> {
  const values = await sandbox.client.installTool({ site });
  tool.authorizationEndpoint = values.authorizationEndpoint;
  const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
  await page.goto(`${sandbox.origin}/${site}/`);
  await page.getByRole('button', { name }).click();
  return page;
}

const inTool = (page: Page) => page.frameLocator('iframe[name=tool_content]');

describe.each(['moodle', 'canvas'] as const)('by hand in %s', (site) => {
  it('opens an activity in a frame, though the browser keeps no cookies of third parties', async () => {
    await sandbox.client.installTool({ site });
    await sandbox.client.addLink({ site, title: 'Module 1', lineItem: { scoreMaximum: 60 } });
    const page = await signedInAs(site, 'Tom Brightwell');
    await page.getByRole('link', { name: 'Module 1' }).click();
    await inTool(page).getByText('The tool is here').waitFor();
    expect(decodeJwt(tool.launches[0]?.['id_token'] ?? '')).toMatchObject({ name: 'Tom Brightwell' });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.context().close();
  });

  it('adds content through the picker in a dialog', async () => {
    const page = await signedInAs(site, 'Ruth Adeyemi');
    tool.page = async (posted) => {
      const asked = decodeJwt(posted['id_token'] ?? '');
      const settings = asked[`${DL}deep_linking_settings`] as { deep_link_return_url: string };
      const token = await tool.sign({
        iss: String(asked.aud),
        aud: String(asked.iss),
        nonce: 'n',
        [`${LTI}deployment_id`]: asked[`${LTI}deployment_id`],
        [`${LTI}message_type`]: 'LtiDeepLinkingResponse',
        [`${LTI}version`]: '1.3.0',
        [`${DL}content_items`]: [
          { type: 'ltiResourceLink', title: 'Picked', url: `${tool.origin}/lti/launch` },
        ],
      });
      return autoForm(settings.deep_link_return_url, { JWT: token });
    };
    await page.getByRole('link', { name: /Add content/ }).click();
    await page.getByRole('link', { name: 'Picked' }).waitFor();
    expect((await sandbox.client.state(site)).links).toMatchObject([{ title: 'Picked' }]);
    await page.context().close();
  });

  it('goes back to the list of tools when the registration page says it is done', async () => {
    const page = await signedInAs(site, 'Ada Winter');
    await page.getByRole('link', { name: 'Tools' }).click();
    await page.getByLabel('Registration address').fill(`${tool.origin}/lti/register/code`);
    // The frame's request comes from the registration page: only then is the list of tools a return.
    const opened = page.waitForRequest((request) => request.url().includes('registration_token='));
    await page.getByRole('button', { name: 'Register' }).click();
    // Moodle knows a tool of this domain and asks first whether that one is meant.
    if (site === 'moodle') {
      await page.getByRole('link', { name: /^Update / }).waitFor();
      await page.getByRole('link', { name: 'Register as a new external tool' }).click();
    }
    expect((await opened).url()).toContain('openid_configuration=');
    await page.waitForURL(`${sandbox.origin}/${site}/admin`);
    await page.getByRole('heading', { name: 'Tools', level: 1 }).waitFor();
    await page.context().close();
  });

  it('has no barrier that axe finds', async () => {
    await sandbox.client.installTool({ site });
    await sandbox.client.addLink({ site, title: 'Module 1', lineItem: { scoreMaximum: 60 } });
    const page = await signedInAs(site, 'Ruth Adeyemi');
    const course = page.url();
    for (const path of [
      `${sandbox.origin}/${site}/`,
      course,
      `${course}/grades`,
      `${sandbox.origin}/${site}/admin`,
    ]) {
      await page.goto(path);
      expect(await barriers(page)).toEqual([]);
    }
    await page.context().close();
  });
});

describe('a public course in Canvas', () => {
  it('lets in a visitor who has not signed in, without a subject', async () => {
    await sandbox.client.installTool({ site: 'canvas' });
    await sandbox.client.addLink({ site: 'canvas', title: 'Module 1' });
    const page = await signedInAs('canvas', 'Ruth Adeyemi');
    const course = page.url();
    await page.getByRole('button', { name: 'Open this course to visitors' }).click();
    await page.getByRole('button', { name: 'Change person' }).click();
    await page.goto(course);
    await page.getByRole('link', { name: 'Module 1' }).click();
    await inTool(page).getByText('The tool is here').waitFor();
    expect(decodeJwt(tool.launches[0]?.['id_token'] ?? '')).not.toHaveProperty('sub');
    await page.context().close();
  });
});

describe('Canvas’ storage for tools', () => {
  /** The tool's side of put and get, by the frame that `lti_storage_target` names or by the parent itself. */
  const script = (target: string): string => `<p id="said">waiting</p><script>
    const target = ${target};
    const ask = (message) => new Promise((resolve) => {
      const id = String(Math.random());
      addEventListener('message', (event) => { if (event.data.message_id === id) resolve(event.data); });
      target.postMessage({ ...message, message_id: id }, '*');
    });
    (async () => {
      const put = await ask({ subject: 'lti.put_data', key: 'k', value: 'v' });
      const got = await ask({ subject: 'lti.get_data', key: 'k' });
      await ask({ subject: 'lti.put_data', key: 'k', value: null });
      const gone = await ask({ subject: 'lti.get_data', key: 'k' });
      const big = await ask({ subject: 'lti.put_data', key: 'big', value: 'x'.repeat(5000) });
      document.querySelector('#said').textContent = [put.value, got.value, gone.value, big.error.code].join(' ');
    })();</script>`;

  async function says(target: string): Promise<string | null> {
    tool.page = () => script(target);
    const values = await sandbox.client.installTool({ site: 'canvas' });
    tool.authorizationEndpoint = values.authorizationEndpoint;
    await sandbox.client.addLink({ site: 'canvas', title: 'Module 1' });
    const { pageUrl } = await sandbox.client.launch({ site: 'canvas', person: 'tom', link: 'Module 1' });
    const page = await browser.newPage();
    await page.goto(pageUrl);
    const said = inTool(page).locator('#said');
    await said.getByText('exhaustion').waitFor();
    return said.textContent();
  }

  it('keeps and forgets data in the sibling frame', async () => {
    expect(await says(`parent.frames['post_message_forwarding']`)).toBe('v v  storage_exhaustion');
  });

  it('does so in the parent where the sibling frame is missing', async () => {
    await sandbox.client.settings({ site: 'canvas', storage: 'parent-only' });
    expect(await says('parent')).toBe('v v  storage_exhaustion');
  });
});
