import { beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../server/core/config.ts';
import { createLog } from '../../server/core/log.ts';
import { buildRooms } from '../../server/rooms.ts';
import { launchThrough, type LaunchThroughResult } from '../lms/launch-as.ts';
import { toolAndLms, type ToolAndLms } from '../setup/tool-and-lms.ts';
import { serveAt } from '../setup/tool.ts';

/** A launch opens one session, whatever happens between its login, its POST and the POSTs that follow. */
let both: ToolAndLms;
beforeAll(async () => {
  both = await toolAndLms();
});

/** Up to what the LMS has the browser post, with the cookies that the browser holds by then. */
async function upToPost(person = 'tom') {
  let held: { url: string; init: RequestInit } | undefined;
  const catching: typeof fetch = async (input, init) => {
    if (!String(input).endsWith('/lti/launch')) return fetch(input, init);
    held = { url: String(input), init: init ?? {} };
    return new Response('');
  };
  await launchThrough(both.lms, undefined, { site: 'canvas', person, link: 'Course', fetch: catching });
  if (!held) throw new Error('the launch never reached its POST');
  const { url, init } = held;
  return async (origin = both.tool.origin) =>
    pageOf(await fetch(url.replace(new URL(url).origin, origin), init));
}

async function pageOf(answer: Response) {
  const body = await answer.text();
  const config = /id="client-config">([^<]*)</.exec(body)?.[1] ?? '{}';
  const { token, me } = JSON.parse(config) as { token?: string; me?: { id: string; run: { id: string } } };
  return { status: answer.status, body, token, me };
}

const rows = (name: string) => both.tool.database.connection.collection(name);
const may = async (token = '') => (await both.tool.call('GET', '/api/me', { token })).status;

function expectSpent(page: { status: number; body: string; token: string | undefined }): void {
  expect([page.status, page.token]).toEqual([400, undefined]);
  expect(page.body).toContain('state-spent.');
}

/** Back over the POST and "send again": the same fields, with what the browser has kept until then. */
const postAgain = ({ posted, cookies }: LaunchThroughResult, headers: Record<string, string> = {}) => {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const body = new URLSearchParams(posted?.fields);
  return fetch(posted?.action ?? '', { method: 'POST', headers: { ...headers, cookie }, body }).then(pageOf);
};

/** What the log says under the reference that a page shows or may show. */
const loggedOf = (body: string): { code?: string }[] => {
  const ref = /<b>([2-9A-Z]{3}-[2-9A-Z]{3})<\/b>/.exec(body)?.[1] ?? 'none shown';
  return both.tool.logged.filter((line) => line.includes(ref)).map((line) => JSON.parse(line) as object);
};

describe('the same launch, posted again', () => {
  it('by a browser that gave its cookie up at the first reads that it was used, under a reference of the log', async () => {
    const first = await launchThrough(both.lms, undefined, { site: 'moodle', person: 'tom', link: 'Course' });
    expect(first.status).toBe(200);
    expect([...first.cookies.keys()].filter((name) => /lti.?_/.test(name))).toEqual([]);
    for (const [lang, words] of [
      ['en', 'This link was used already'],
      ['es', 'Este enlace ya se usó'],
    ] as const) {
      const again = await postAgain(first, { 'accept-language': lang });
      expectSpent(again);
      expect(again.body).toContain(words);
      expect(again.body).not.toContain('storage-refused');
      expect(loggedOf(again.body)).toMatchObject([{ code: 'state-spent' }]);
    }
    expect(await rows('heldLaunches').countDocuments()).toBe(0);
    expect(await may(first.token)).toBe(200);
  });

  it('opens nothing and leaves the first session as it was', async () => {
    const post = await upToPost();
    const before = await rows('sessions').countDocuments();
    const first = await post();
    for (let time = 0; time < 3; time += 1) expectSpent(await post());
    expect(await rows('sessions').countDocuments()).toBe(before + 1);
    expect(await may(first.token)).toBe(200);
  });

  it('opens nothing after its session was ended, and the next click in the course does', async () => {
    const post = await upToPost();
    const { token, me } = await post();
    const scope = { tenant: both.tenants.canvas, run: me?.run.id ?? '' };
    await both.tool.rooms.sessions.endAll(scope, me?.id ?? '');
    expect(await may(token)).toBe(401);
    expectSpent(await post());
    expect(await may(token)).toBe(401);
    expect(await may((await (await upToPost())()).token)).toBe(200);
  });

  it('finds its mark for longer than it could be posted, also when the session was ended at once', async () => {
    const { me } = await (await upToPost('grace'))();
    const scope = { tenant: both.tenants.canvas, run: me?.run.id ?? '' };
    await both.tool.rooms.sessions.endAll(scope, me?.id ?? '');
    const kept = await rows('sessions').findOne({ ended: true }, { sort: { expiresAt: -1 } });
    const life = Number(kept?.['expiresAt']) - both.tool.clock.now().getTime();
    expect(life).toBeGreaterThan(11 * 60_000);
    expect(kept).not.toHaveProperty('person');
  });
});

describe('between login and launch', () => {
  it('ten minutes are the most', async () => {
    const post = await upToPost();
    const page = await post();
    expect(page.status).toBe(200);
    both.tool.clock.forward(10 * 60_000);
    const late = await post();
    both.tool.clock.forward(-10 * 60_000);
    expect(late.status).toBe(400);
    expect(late.body).toContain('state-unknown.');
  });

  it('new keys of the tool and of the platform change nothing', async () => {
    const before = await upToPost();
    await both.lms.client.rotateKeys({ site: 'canvas', keepOld: true });
    await both.tool.rooms.keys.rotate();
    expect(await may((await before()).token)).toBe(200);
    expect(await may((await (await upToPost())()).token)).toBe(200);
  });

  it('another SECRET asks the person to open the link again, in words', async () => {
    const { connection, uri } = both.tool.database;
    const config = readConfig({
      PUBLIC_URL: both.tool.origin,
      SECRET: 'test-only: another one 0123456789',
      ALLOW_HTTP: 'true',
      ALLOW_PRIVATE_PLATFORMS: 'true',
      MONGODB_URI: uri,
    });
    const other = await buildRooms({ config, connection, log: createLog('silent'), clock: both.tool.clock });
    const origin = await serveAt(other.app);
    const page = await (await upToPost())(origin);
    await other.close();
    expect(page.status).toBe(400);
    expect(page.body).toContain('This link has grown old');
    expect(page.body).toContain('state-unknown.');
  });
});

describe('a browser that keeps no cookies', () => {
  /** What the scripts of the two pages hold. */
  const heldBy = (page: { body: string }, name: string) =>
    new RegExp(`"${name}":"([\\w-]{43})"`).exec(page.body)?.[1] ?? '';
  const proceed = async (form: Record<string, string>) => {
    const body = new URLSearchParams(form);
    return pageOf(await fetch(`${both.tool.origin}/lti/launch/continue`, { method: 'POST', body }));
  };
  const launch = (): Promise<LaunchThroughResult> =>
    launchThrough(both.lms, undefined, { site: 'moodle', person: 'tom', link: 'Course', cookies: false });

  it('has its launch held in one row until it shows what its login gave it, and opens one session', async () => {
    const held = await launch();
    expect([held.status, held.token]).toEqual([200, undefined]);
    const [ticket, binder] = [heldBy(held, 'ticket'), heldBy(held.login, 'binder')];
    expect(await rows('heldLaunches').countDocuments()).toBe(1);
    const stranger = await proceed({ ticket, binder: 'B'.repeat(43) });
    expect(stranger.body).toContain('state-other-browser.');
    const answers = await Promise.all([1, 2, 3].map(() => proceed({ ticket, binder })));
    const opened = answers.filter((one) => one.token !== undefined);
    expect(opened).toHaveLength(1);
    expect(await may(opened[0]?.token)).toBe(200);
    expect(await rows('heldLaunches').countDocuments()).toBe(0);
    // Back over either of its two posts.
    const again = await proceed({ ticket, binder });
    expect(again.body).toContain('This link has grown old');
    expectSpent(await postAgain(held));
    expect(await rows('heldLaunches').countDocuments()).toBe(0);
  });

  it('finds in the log the reference that either page may show', async () => {
    const { login, body } = await launch();
    for (const page of [login.body, body])
      expect(loggedOf(page)).toMatchObject([{ code: 'storage-refused' }]);
    await rows('heldLaunches').deleteMany({});
  });

  it('reads what helps when it has lost what its login gave it: the hint is used up, so no window is offered', async () => {
    const { login, body } = await launch();
    expect(login.body).toContain('action="/lti/relaunch"');
    expect(body).not.toContain('/lti/relaunch');
    expect(body).toContain('What helps');
    await rows('heldLaunches').deleteMany({});
  });

  it('opens in a window of its own by the login’s page alone, with nothing kept here', async () => {
    const { login } = await both.lms.client.launch({ site: 'moodle', person: 'tom', link: 'Course' });
    const first = await (await fetch(`${login.action}?${new URLSearchParams(login.params)}`)).text();
    const request = /name="login" value="([\w-]+)"/.exec(first)?.[1] ?? '';
    const before = await rows('sessions').countDocuments();
    const body = new URLSearchParams({ login: request });
    const again = await fetch(`${both.tool.origin}/lti/relaunch`, { method: 'POST', body });
    expect(again.status).toBe(200);
    const hint = encodeURIComponent(login.params['login_hint'] ?? '');
    expect(await again.text()).toContain(`login_hint=${hint}`);
    expect(await rows('sessions').countDocuments()).toBe(before);
  });
});

it.each(['/lti/launch', '/lti/launch/continue', '/lti/relaunch'])(
  'GET %s says in both languages to open it from the course',
  async (path) => {
    for (const [lang, words] of [
      ['en', 'Open Re-entry from your course'],
      ['es', 'Abre Re-entry desde tu curso'],
    ] as const) {
      const answer = await fetch(both.tool.origin + path, { headers: { 'accept-language': lang } });
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
      expect(answer.headers.get('content-type')).toContain('text/html');
      const body = await answer.text();
      expect(body).toContain(`<html lang="${lang}">`);
      expect(body).toContain(`<h1>${words}</h1>`);
      expect(body).toMatch(/<b>[2-9A-Z]{3}-[2-9A-Z]{3}<\/b>/);
    }
  },
);
