import { afterAll, beforeAll, beforeEach } from 'vitest';
import { readForm } from '../lms/http.ts';
import { startSandbox, type Sandbox } from '../lms/sandbox.ts';
import { startTool, type TestTool } from '../setup/tool.ts';

export type Site = 'moodle' | 'canvas';

/** A tool and both sandbox platforms, with the steps a person takes to install one in the other. */
export class InstallKit {
  tool!: TestTool;
  sandbox!: Sandbox;

  platforms() {
    return this.tool.rooms.install.listPlatforms();
  }

  async invite(name?: string): Promise<string> {
    return (await this.tool.rooms.install.invite({ days: 30, ...(name ? { name } : {}) })).url;
  }

  /** The LMS's frame opens the invitation; the page is read. */
  async open(site: Site, invitation: string, lang = 'en', update?: number) {
    const address = await this.sandbox.client.registrationUrl(site, invitation, update);
    const page = await fetch(address, { headers: { 'accept-language': lang } });
    return { address, page, html: await page.text() };
  }

  /** The person presses the page's one button. */
  async press(address: string, html: string, lang = 'en') {
    const body = new URLSearchParams(readForm(html)?.fields);
    const answer = await fetch(address, { method: 'POST', body, headers: { 'accept-language': lang } });
    return { status: answer.status, html: await answer.text() };
  }

  async register(site: Site, name?: string) {
    const { address, html } = await this.open(site, await this.invite(name));
    return this.press(address, html);
  }

  /** An administrator of Moodle chooses "Update" for a tool that is there. */
  async renew(tool: number, lang = 'en') {
    const { address, html } = await this.open('moodle', await this.invite(), lang, tool);
    return this.press(address, html, lang);
  }

  /** Activate in the LMS, then a link in its course. */
  async putIntoUse(site: Site) {
    const own = (await this.sandbox.client.state(site)).tools.at(-1);
    if (!own) throw new Error('nothing was registered');
    await this.sandbox.client.changeTool({ site, tool: own.id, set: { status: 'active' } });
    const url = `${this.tool.origin}/lti/launch`;
    return this.sandbox.client.addLink({ site, tool: own.id, title: `Road map ${own.id}`, url });
  }
}

/** Call at the top level of a test file. */
export function installKit(): InstallKit {
  const kit = new InstallKit();
  beforeAll(async () => {
    kit.tool = await startTool();
    kit.sandbox = await startSandbox({ port: 0, toolOrigin: kit.tool.origin });
  });
  beforeEach(async () => {
    await kit.sandbox.client.clearFaults();
  });
  afterAll(() => kit.sandbox?.close());
  return kit;
}
