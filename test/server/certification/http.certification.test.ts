import { beforeAll, describe, expect, it } from 'vitest';
import { casesThrough, nameOf, type Attempt, type Expectation } from '../../lti/certification/cases.ts';
import { startTool, type TestTool } from '../../setup/tool.ts';
import { stubLms, type LoginAnswer, type PageAnswer, type StubLms } from './stub-lms.ts';

let tool: TestTool;
let lms: StubLms;

beforeAll(async () => {
  tool = await startTool();
  lms = await stubLms(tool);
});

const ROLE_OF: Record<string, string> = {
  trainer: 'trainer',
  learner: 'learner',
  // Least privilege is the learner's view, which is never graded (people.rule.ts).
  least: 'learner',
  anonymous: 'visitor',
  picker: 'trainer',
};

/** A refusal is a page for people: never JSON, never 5xx, with a reference, and with no way into a session. */
function expectRefusalPage(answer: { status: number; body: string }, codes: readonly string[]): void {
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(answer.body).toMatch(/^<!doctype html>/);
  expect(answer.body).toMatch(/<b>[2-9A-Z]{3}-[2-9A-Z]{3}<\/b>/);
  expect(answer.body).not.toContain('client-config');
  if (codes.length > 0) expect(codes.some((code) => answer.body.includes(`${code}.`))).toBe(true);
}

/** The page's token opens a session, and its person is the one that the session answers. */
async function expectSession(answer: PageAnswer) {
  const { token = '', me } = answer.config ?? {};
  expect(await tool.call('GET', '/api/me', { token })).toEqual({ status: 200, body: me });
  return me as NonNullable<typeof me>;
}

async function expectLaunched(answer: PageAnswer, expected: Extract<Expectation, { outcome: 'launched' }>) {
  expect(answer.status).toBe(200);
  const me = await expectSession(answer);
  expect(me.role).toBe(ROLE_OF[expected.view]);
  if (expected.view === 'picker') expect(answer.config?.landing).toBe('/app/picker');
  if (expected.absent?.includes('name') && expected.absent.includes('givenName')) expect(me.name).toBeNull();
}

async function carryOut(attempt: Attempt): Promise<void> {
  const { expect: expected } = attempt;
  const login: LoginAnswer = await lms.login(attempt.login, attempt.step === 'login' ? 'POST' : 'GET');
  if (attempt.step === 'login' && expected.outcome === 'redirect') {
    expect(login.state).toMatch(/^[\w-]{150,300}$/);
    return;
  }
  if (attempt.step === 'login') {
    expectRefusalPage(login, expected.outcome === 'refused' ? expected.codes : []);
    return;
  }
  if (login.state === '')
    return expectRefusalPage(login, expected.outcome === 'refused' ? expected.codes : []);
  const answer = await lms.launch(await lms.form(attempt, login), login.cookies);
  if (expected.outcome === 'launched') return expectLaunched(answer, expected);
  expectRefusalPage(answer, expected.outcome === 'refused' ? expected.codes : []);
}

describe('certification through the HTTP door', () => {
  for (const one of casesThrough('http')) {
    if (one.tries.length === 0) continue;
    it(nameOf(one), async () => {
      for (const attempt of one.tries) await expect(carryOut(attempt), attempt.say).resolves.toBeUndefined();
    });
  }

  it('[case 61] the login takes GET and POST alike', async () => {
    for (const method of ['GET', 'POST'] as const) {
      const { status, state } = await lms.login({}, method);
      expect(status).toBe(200);
      expect(state).toMatch(/^[\w-]{150,300}$/);
    }
  });

  it('[case 55] a launch started in another browser opens no session, with its cookies or without any', async () => {
    const theirs = await lms.login();
    const mine = await lms.login();
    const form = await lms.form({ message: { base: 'learner', signedBy: 'platform' }, form: {} }, theirs);
    const withMine = await lms.launch(form, mine.cookies);
    expect(withMine.config).toBeUndefined();
    // Without cookies a page looks for the binder; the page itself opens nothing and reflects nothing of the token.
    const without = await lms.launch(form, '');
    expect(without.config).toBeUndefined();
    expect(without.body).not.toContain(form['id_token']);
  });

  it('[case 56] the same id_token posted twice at the same moment opens exactly one session', async () => {
    const login = await lms.login();
    const form = await lms.form({ message: { base: 'learner', signedBy: 'platform' }, form: {} }, login);
    const answers = await Promise.all(Array.from({ length: 8 }, () => lms.launch(form, login.cookies)));
    expect(answers.filter((one) => one.config?.token)).toHaveLength(1);
    answers.push(await lms.launch(form, login.cookies));
    for (const one of answers.filter((each) => !each.config?.token)) expectRefusalPage(one, ['state-spent']);
  });

  it('[case 57] a token made for another login of the same browser opens nothing, and that login still works', async () => {
    const [first, second] = [await lms.login(), await lms.login()];
    const cookies = `${first.cookies}; ${second.cookies}`;
    const message = { base: 'learner' as const, signedBy: 'platform' as const };
    const theirs = await lms.form({ message, form: {} }, second);
    expectRefusalPage(await lms.launch({ ...theirs, state: first.state }, cookies), ['token-nonce']);
    expect((await lms.launch(theirs, cookies)).config?.token).toBeDefined();
  });

  it('[case 58] a deployment never seen before is noted, and where no course is named it never shares another’s work', async () => {
    const runOf = async (deployment: string) => {
      const login = await lms.login({ lti_deployment_id: deployment });
      const set = {
        'https://purl.imsglobal.org/spec/lti/claim/deployment_id': deployment,
        'https://purl.imsglobal.org/spec/lti/claim/context': null,
      };
      const message = { base: 'learner' as const, signedBy: 'platform' as const, set };
      const answer = await lms.launch(await lms.form({ message, form: {} }, login), login.cookies);
      return (await expectSession(answer)).run.id;
    };
    const known = await runOf('3');
    const made = await runOf('never-seen-before');
    expect(made).not.toBe(known);
    expect(await runOf('3')).toBe(known);
    expect(await runOf('never-seen-before')).toBe(made);
    const deployments = await tool.rooms.install.listDeployments({ tenant: lms.platformId });
    expect(deployments.map((one) => [one.deploymentId, one.status])).toEqual(
      expect.arrayContaining([
        ['3', 'active'],
        ['never-seen-before', 'active'],
      ]),
    );
  });

  it('[case 64] two tabs of one browser are two people in two sessions', async () => {
    const [first, second] = [await lms.login(), await lms.login()];
    const cookies = `${first.cookies}; ${second.cookies}`;
    const people = [];
    for (const [login, sub] of [
      [first, 'tab-1'],
      [second, 'tab-2'],
    ] as const) {
      const message = { base: 'learner' as const, signedBy: 'platform' as const, set: { sub, name: sub } };
      const answer = await lms.launch(await lms.form({ message, form: {} }, login), cookies);
      people.push((await expectSession(answer)).name);
    }
    expect(people).toEqual(['tab-1', 'tab-2']);
  });

  it('[case 65] a key address that is down: a known key still launches, an unknown set gives a page that says wait', async () => {
    const attempt = { message: { base: 'learner' as const, signedBy: 'platform' as const }, form: {} };
    const login = await lms.login();
    lms.keyAddress.down = true;
    const warm = await lms.launch(await lms.form(attempt, login), login.cookies);
    lms.keyAddress.down = false;
    expect(warm.config?.token).toBeDefined();
    const cold = await stubLms(tool);
    cold.keyAddress.down = true;
    const start = await cold.login();
    const refused = await cold.launch(await cold.form(attempt, start), start.cookies);
    expect(refused.status).toBe(424);
    expectRefusalPage(refused, ['keys-unreachable']);
  });

  it('[case 71] a body of another kind gets a page, and the process lives', async () => {
    for (const [type, body] of [
      ['application/json', '{"state":{"$ne":null}}'],
      [
        'multipart/form-data; boundary=x',
        '--x\r\nContent-Disposition: form-data; name="state"\r\n\r\n;\r\n--x--',
      ],
      ['text/plain', ';'],
    ] as const) {
      const answer = await fetch(`${tool.origin}/lti/launch`, {
        method: 'POST',
        headers: { 'content-type': type },
        body,
      });
      expectRefusalPage({ status: answer.status, body: await answer.text() }, ['request-malformed']);
    }
    expect((await fetch(`${tool.origin}/healthz`)).status).toBe(200);
  });

  it('nothing personal and no secret is in the log', async () => {
    const log = tool.logged.join('\n');
    expect(log.length).toBeGreaterThan(100);
    for (const word of ['Ada', 'Byron', 'ada@lms.example', 'eyJ']) expect(log).not.toContain(word);
  });
});
