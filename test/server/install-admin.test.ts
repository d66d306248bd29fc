import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseCommand } from '../../server/rooms/install/admin.commands.ts';
import { AdminUsageError } from '../../server/rooms/install/admin.errors.ts';
import { startTool, type TestTool } from '../setup/tool.ts';

const start = promisify(execFile);
const SECRET = 'test-only: 0123456789 abcdefghijklm';

let tool: TestTool;
let dataDir: string;
beforeAll(async () => {
  tool = await startTool();
  dataDir = mkdtempSync(join(tmpdir(), 'admin-'));
  const demo = { mongodbUri: tool.database.uri, publicUrl: tool.origin, secret: SECRET };
  writeFileSync(join(dataDir, 'demo.json'), JSON.stringify(demo));
});

/** The command as an operator types it, in a process of its own, beside a running demo. */
async function admin(words: string[], environment: Record<string, string> = { DATA_DIR: dataDir }) {
  const { PATH = '', HOME = '' } = process.env;
  const options = { env: { PATH, HOME, ...environment } };
  try {
    const { stdout } = await start(
      process.execPath,
      ['--import', 'tsx', 'server/rooms/install/admin.ts', ...words],
      options,
    );
    return { code: 0, out: stdout, problem: '' };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, problem: stderr };
  }
}

const json = async (words: string[]) => {
  const { code, out, problem } = await admin([...words, '--json']);
  expect(problem).toBe('');
  expect(code).toBe(0);
  return JSON.parse(out) as unknown;
};

const SCHOOL = ['--name', 'North School', '--issuer', 'https://moodle.north.test', '--client-id', 'abc'];
const ADDRESSES = Object.entries({ auth: 'auth', token: 'token', keys: 'certs' }).flatMap(
  ([option, file]) => [`--${option}`, `https://moodle.north.test/mod/lti/${file}.php`],
);

describe('outside surface: the operator’s commands', () => {
  test('invite makes a link that the running tool knows', { timeout: 60_000 }, async () => {
    const { url, expiresAt } = (await json(['invite', '--name', 'North School', '--days', '7'])) as {
      url: string;
      expiresAt: string;
    };
    expect(url.startsWith(`${tool.origin}/lti/register/`)).toBe(true);
    const days = (new Date(expiresAt).getTime() - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(7);
    const page = await fetch(`${url}?openid_configuration=https://moodle.north.test/config`);
    expect(page.status).toBe(200);
  });

  test('platform add installs by hand, once, and platform list shows it', { timeout: 60_000 }, async () => {
    const added = await json(['platform', 'add', ...SCHOOL, ...ADDRESSES, '--deployment', '5']);
    expect(added).toMatchObject({ family: 'moodle', issuer: 'https://moodle.north.test', clientId: 'abc' });
    const again = await admin(['platform', 'add', ...SCHOOL, ...ADDRESSES]);
    expect(again).toMatchObject({ code: 1, problem: expect.stringContaining('Nothing was changed') });
    expect(await json(['platform', 'list'])).toMatchObject([
      { name: 'North School', clientId: 'abc', status: 'active', registeredBy: 'manual', deployments: ['5'] },
    ]);
    const found = await tool.rooms.install.listPlatforms();
    expect(found).toMatchObject([
      { jwksUri: 'https://moodle.north.test/mod/lti/certs.php', algorithms: ['RS256'] },
    ]);
  });

  test('platform stop ends its launches, platform start resumes them', { timeout: 60_000 }, async () => {
    const [school] = await tool.rooms.install.listPlatforms();
    const login = new URLSearchParams({
      iss: 'https://moodle.north.test',
      client_id: 'abc',
      login_hint: '2',
      target_link_uri: `${tool.origin}/lti/launch`,
    });
    const open = async () => (await fetch(`${tool.origin}/lti/login?${login}`)).status;
    // Stopped before this server has read it: it remembers a platform for a minute.
    expect(await json(['platform', 'stop', '--platform', school?.id ?? ''])).toMatchObject({
      status: 'stopped',
    });
    expect((await tool.rooms.install.listPlatforms())[0]?.status).toBe('stopped');
    expect(await open()).toBe(400);
    expect(await json(['platform', 'start', '--platform', school?.id ?? ''])).toMatchObject({
      status: 'active',
    });
    expect((await tool.rooms.install.listPlatforms())[0]?.status).toBe('active');
    expect(await admin(['platform', 'stop', '--platform', 'nobody'])).toMatchObject({ code: 1 });
  });

  test('score resend asks for every score that did not arrive', { timeout: 60_000 }, async () => {
    const [school] = await tool.rooms.install.listPlatforms();
    const roles = {
      instructor: false,
      learner: true,
      administrator: false,
      observer: false,
      testUser: false,
    };
    const { run, enrolment } = await tool.rooms.people.enter(
      {
        platformId: school?.id ?? '',
        messageType: 'LtiResourceLinkRequest',
        deploymentId: '5',
        sub: '42',
        roles: { ...roles, unknown: [] },
        targetLinkUri: `${tool.origin}/lti/launch`,
        context: { id: '7' },
        custom: {},
        presentation: {},
        platformInstance: { family: 'moodle' },
        issuedAt: new Date(),
      },
      new Date(),
    );
    const scope = { tenant: school?.id ?? '', run: run.id };
    const score = { value: 45, final: true, comment: null, changedAt: new Date(), revision: 1 };
    await tool.rooms.grade.schedule(scope, {
      lineItem: 'guided-minutes',
      person: enrolment.person,
      ...score,
    });
    expect(await admin(['score', 'resend', '--platform', 'nobody'])).toMatchObject({
      code: 1,
      problem: expect.stringContaining('There is no platform nobody'),
    });
    expect(await json(['score', 'resend'])).toEqual({ asked: 1 });
  });

  test('key rotate publishes a key that the server can use', { timeout: 120_000 }, async () => {
    const { kid, activeFrom } = (await json(['key', 'rotate'])) as { kid: string; activeFrom: string };
    expect(new Date(activeFrom).getTime() - Date.now()).toBeGreaterThan(23 * 3_600_000);
    const rows = await tool.database.connection.collection('toolKeys').find().toArray();
    expect(rows.map((row) => row['kid'] as string)).toContain(kid);
    expect(rows).toHaveLength(2);
  });

  test('key rotate with another SECRET than the server’s changes nothing', { timeout: 60_000 }, async () => {
    const keys = () => tool.database.connection.collection('toolKeys').countDocuments();
    const before = await keys();
    const wrong = await admin(['key', 'rotate'], {
      MONGODB_URI: tool.database.uri,
      PUBLIC_URL: tool.origin,
      ALLOW_HTTP: 'true',
      SECRET: `${SECRET} of another server`,
    });
    expect(wrong).toMatchObject({ code: 1, problem: expect.stringContaining('SECRET is not the one') });
    expect(await keys()).toBe(before);
  });

  test(
    'what is not understood is refused with a sentence, and nothing happens',
    { timeout: 60_000 },
    async () => {
      const wrong = [
        ['platform', 'list', '--days', '3'],
        ['platform', 'remove'],
        ['invite', '--nmae', 'x'],
        [],
      ];
      expect(parseCommand(['score', 'resend', '--platform', '-8x']).values['platform']).toBe('-8x');
      for (const words of wrong) expect(() => parseCommand(words)).toThrow(AdminUsageError);
      const { code, out, problem } = await admin(['platform', 'add', '--name', 'x', '--json']);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(problem).toContain('--auth is missing');
      const nowhere = await admin(['invite'], { DATA_DIR: join(dataDir, 'none') });
      expect(nowhere).toMatchObject({ code: 1, problem: expect.stringContaining('MONGODB_URI') });
    },
  );
});
