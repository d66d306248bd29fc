import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BINDING_IDS, forgetScript, launchScript, loginScript } from '../../lti/index.ts';
import type { BindingPlace } from '../../lti/index.ts';
import { jsonForScript } from '../../server/core/page.ts';
import { openBrowser } from '../setup/browser.ts';
import type { OpenBrowser } from '../setup/browser.ts';

/**
 * The scripts of lti/browser-binding-scripts.ts in a real browser, in a frame of another site: an LMS on 127.0.0.1, the
 * tool on localhost.
 * The tool here looks at no cookies, so that the other ways have to do.
 */
const BINDER = 'B'.repeat(43);
const TICKET = 'T'.repeat(43);

interface Setting {
  /** As offered by the LMS. */
  target?: string;
  /** Storage refused, as where a browser blocks all site data: a sandbox without an origin of its own. */
  noStorage?: boolean;
  /** What the LMS's page answers to lti.capabilities; undefined: nothing. */
  capabilities?: { frame?: string };
  /** Whether the LMS has the frame named `store`. */
  storeFrame?: boolean;
  /** Where answers of the storage must come from; the LMS unless told otherwise. */
  storageOrigin?: string;
  forget?: boolean;
}

let setting: Setting;
let lms: string;
let tool: string;
let servers: Server[];
let browser: OpenBrowser;
let posted: URLSearchParams[];

const place = (): BindingPlace => ({
  key: 'lti_binder_abc',
  ...(setting.target === undefined ? {} : { storageTarget: setting.target }),
  storageOrigin: setting.storageOrigin ?? lms,
});

const toolPage = (script: string): string => `<!doctype html><title>Re-entry</title>
<p id="${BINDING_IDS.wait}">Opening</p><p id="${BINDING_IDS.blocked}" hidden>Open in a new window</p>
<script nonce="n">${script}</script>`;

/** The platform's storage, as lti-pm-s 0.1 has it. Before each answer it sends a false one, which must not be believed. */
const STORE = `<script>
const kept = {};
addEventListener('message', (event) => {
  const { subject, key, value, message_id } = event.data;
  if (subject === 'lti.put_data') { if (value === null) delete kept[key]; else kept[key] = value; }
  if (subject !== 'lti.put_data' && subject !== 'lti.get_data') return;
  const reply = (id, answer) =>
    event.source.postMessage({ subject: subject + '.response', message_id: id, key, value: answer }, '*');
  reply('another', 'F'.repeat(43));
  reply(message_id, kept[key] ?? null);
});
</script>`;

function lmsPage(): string {
  const sandbox = setting.noStorage ? ' sandbox="allow-scripts allow-forms"' : '';
  const store = setting.storeFrame ? '<iframe name="store" src="/store"></iframe>' : '';
  const listed = JSON.stringify(
    ['lti.put_data', 'lti.get_data'].map((subject) => ({ subject, ...setting.capabilities })),
  );
  const capabilities = `<script>addEventListener('message', (event) => {
    if (event.data.subject !== 'lti.capabilities') return;
    event.source.postMessage({ subject: 'lti.capabilities.response', message_id: event.data.message_id,
      supported_messages: ${listed} }, '*');
  });</script>`;
  return `<!doctype html><title>LMS</title>${setting.capabilities ? capabilities : ''}
    ${setting.target === '_parent' ? STORE : ''}${store}
    <script>addEventListener('load', () => {
      document.body.insertAdjacentHTML('beforeend', '<iframe name="tool"${sandbox} src="${tool}/login"></iframe>');
    });</script><body>`;
}

/** The LMS posts the message back into the frame. */
const authPage = (): string => `<!doctype html><form method="post" action="${tool}/launch"></form>
  <script>document.forms[0].submit()</script>`;

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return new URLSearchParams(text);
}

async function toolAnswer(request: IncomingMessage): Promise<string> {
  if (request.url === '/login') {
    return toolPage(
      loginScript(jsonForScript, { authorizationUrl: `${lms}/auth`, binder: BINDER, place: place() }),
    );
  }
  if (request.url === '/launch') {
    const script = launchScript(jsonForScript, { action: '/continue', ticket: TICKET, place: place() });
    return toolPage(setting.forget ? forgetScript(jsonForScript, { place: place() }) : script);
  }
  if (request.url === '/continue') posted.push(await bodyOf(request));
  return '<!doctype html><p id="done">Launched</p>';
}

async function listen(host: string, answer: (request: IncomingMessage) => Promise<string>): Promise<string> {
  const server = createServer((request, response) => {
    void answer(request).then((html) => {
      response.setHeader('Content-Type', 'text/html');
      if (host === 'localhost') response.setHeader('Content-Security-Policy', "script-src 'nonce-n'");
      response.end(html);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  servers.push(server);
  return `http://${host}:${(server.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  servers = [];
  tool = await listen('localhost', toolAnswer);
  lms = await listen('127.0.0.1', async ({ url }) =>
    url === '/auth' ? authPage() : url === '/store' ? STORE : lmsPage(),
  );
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  for (const server of servers) server.close();
});

async function open(chosen: Setting): Promise<{ page: Page; frame: Frame }> {
  setting = chosen;
  posted = [];
  const page = await browser.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(lms);
  await page.waitForFunction(() => window.frames.length > 0);
  await page.locator('iframe[name=tool]').waitFor();
  const frame = page.frame({ name: 'tool' });
  if (!frame) throw new Error('the LMS page has no tool frame');
  return { page, frame };
}

async function launched(chosen: Setting): Promise<void> {
  const { page, frame } = await open(chosen);
  await frame.locator('#done').waitFor();
  expect(posted.map((form) => Object.fromEntries(form))).toEqual([{ ticket: TICKET, binder: BINDER }]);
  await page.context().close();
}

async function blocked(chosen: Setting): Promise<void> {
  const { page, frame } = await open(chosen);
  await frame.locator(`#${BINDING_IDS.blocked}`).waitFor();
  expect(await frame.locator(`#${BINDING_IDS.wait}`).isVisible()).toBe(false);
  // Still at the login: the LMS's one-time hint is unspent.
  expect(frame.url()).toBe(`${tool}/login`);
  expect(posted).toEqual([]);
  await page.context().close();
}

describe('the pages between login and launch, framed by another site, third-party cookies blocked', () => {
  it('localStorage: the binder comes back and is deleted', async () => {
    const { page, frame } = await open({});
    await frame.locator('#done').waitFor();
    expect(posted[0]?.get('binder')).toBe(BINDER);
    expect(await frame.evaluate(() => Object.keys(localStorage))).toEqual([]);
    await page.context().close();
  });

  it('entries of launches that ended elsewhere are swept', async () => {
    const { page, frame } = await open({});
    await frame.locator('#done').waitFor();
    await frame.evaluate(() => {
      localStorage.setItem('lti_binder_old', `x.${Date.now() - 3_600_000}`);
      localStorage.setItem('lti_binder_other_tab', `x.${Date.now()}`);
      localStorage.setItem('theme', 'dark');
    });
    await frame.goto(`${tool}/login`);
    await frame.locator('#done').waitFor();
    expect(await frame.evaluate(() => Object.keys(localStorage).sort())).toEqual([
      'lti_binder_other_tab',
      'theme',
    ]);
    await page.context().close();
  });

  it('platform storage in the parent, which also says what it can', () =>
    launched({ target: '_parent', noStorage: true, capabilities: {} }));

  it('platform storage in the frame that the login names, from a platform that answers no capabilities', () =>
    launched({ target: 'store', storeFrame: true, noStorage: true }));

  it('the frame that capabilities names wins over the login’s', () =>
    launched({ target: 'not_there', storeFrame: true, noStorage: true, capabilities: { frame: 'store' } }));

  it('after a launch by cookie the copies are taken away', async () => {
    const { page, frame } = await open({ target: 'store', storeFrame: true, forget: true });
    await frame.waitForURL(`${tool}/launch`);
    const store = page.frame({ name: 'store' });
    await expect.poll(() => store?.evaluate('Object.keys(kept).length')).toBe(0);
    expect(await frame.evaluate(() => Object.keys(localStorage))).toEqual([]);
    await page.context().close();
  });

  it('no storage at all: the new window is offered before the LMS’s hint is spent', () =>
    blocked({ noStorage: true }));

  it('storage offered, but its frame is missing', () =>
    blocked({ target: 'post_message_forwarding', noStorage: true, capabilities: { frame: 'nowhere' } }));

  it('storage of another origin than the authorization endpoint’s is neither told nor believed', () =>
    blocked({ target: 'store', storeFrame: true, noStorage: true, storageOrigin: 'http://127.0.0.1:9' }));
});

describe('data in a script element', () => {
  it('cannot end it', () => {
    const hostile = '</script><script>alert(1)</script><!--\u2028&';
    const script = launchScript(jsonForScript, {
      action: hostile,
      ticket: hostile,
      place: { key: hostile, storageOrigin: hostile },
    });
    expect(script).not.toMatch(/<\/script|<!--|\u2028/);
    expect(() => new Function(script)).not.toThrow();
  });
});
