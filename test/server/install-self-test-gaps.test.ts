import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchThrough } from '../lms/launch-as.ts';
import { NINE, TEN, gradeKit, type GradeKit } from './grade-kit.ts';

interface Check {
  key: string;
  state: string;
  code: string;
  detail?: Record<string, unknown>;
}

/** What works by every answer of the platform, and yet is not whole. */
let kit: GradeKit;
beforeAll(async () => {
  kit = await gradeKit();
});
beforeEach(async () => {
  await kit.lms.client.clearFaults();
});

/** The self-test's lines of one name, for the course that the trainer is in. */
async function linesOf(site: 'moodle' | 'canvas', key: string): Promise<Omit<Check, 'key'>[]> {
  const { me } = await kit.enter({ site, person: 'ruth' });
  const who = { tenant: kit.tenants[site], run: me.run.id, role: 'trainer', administers: true } as const;
  const token = await kit.tool.token(who);
  const { status, body } = await kit.tool.call('POST', '/api/install/self-test', { token, body: {} });
  expect(status).toBe(200);
  return (body as { checks: Check[] }).checks
    .filter((one) => one.key === key)
    .map(({ state, code, detail }) => ({ state, code, ...(detail ? { detail } : {}) }));
}

describe('[C11] the self-test', () => {
  it('names the column that takes scores and shows none, also where the platform does not list it', async () => {
    const learner = await kit.enter({ site: 'moodle', person: 'tom' });
    await kit.mark(learner, TEN);
    await kit.send();
    expect(await linesOf('moodle', 'column-shows')).toEqual([]);
    const { items } = await kit.lms.client.gradebook('moodle');
    const item = items.find((one) => one.tag === 're-entry-guided-minutes');
    await kit.lms.client.changeGradebook({ site: 'moodle', item: item?.id ?? 0, gradeType: 'text' });
    const ruth = await kit.enter({ site: 'moodle', person: 'ruth' });
    // "Send again" looks at the column afresh.
    await kit.tool.call('POST', '/api/grades/resend', { token: ruth.token, body: {} });
    await kit.mark(learner, NINE);
    await kit.send();
    expect(await linesOf('moodle', 'column-shows')).toEqual([
      { state: 'fail', code: 'nothing', detail: { column: item?.label } },
    ]);
    await kit.lms.client.fault({ site: 'moodle', endpoint: 'lineitems', status: 200, body: [], times: 1 });
    expect(await linesOf('moodle', 'line-items')).toEqual([{ state: 'warn', code: 'unlisted' }]);
  });

  it('says that Canvas does not let us in when the key is off, and so does the score; both mend themselves with the key', async () => {
    const learner = await kit.enter({ site: 'canvas', person: 'tom' });
    await kit.mark(learner, TEN);
    await kit.send();
    const tool = (await kit.lms.client.state('canvas')).tools[0]?.id ?? 0;
    const key = (status: 'active' | 'pending') =>
      kit.lms.client.changeTool({ site: 'canvas', tool, set: { status } });
    const { me } = await kit.enter({ site: 'canvas', person: 'ruth' });
    const scope = { tenant: kit.tenants.canvas, run: me.run.id };
    expect(await kit.delivery('canvas')).toMatchObject({ sent: 1, failed: [] });
    await key('pending');
    await kit.mark(learner, NINE);
    await kit.send();
    const delivery = await kit.delivery('canvas');
    expect(delivery.failed).toMatchObject([
      { code: 'token-refused', reason: 'invalid_client', nextTryAt: null },
    ]);
    const token = await kit.tool.token({ ...scope, role: 'trainer', administers: true });
    const { body } = await kit.tool.call('POST', '/api/install/self-test', { token, body: {} });
    const { checks } = body as { checks: Check[] };
    expect(Object.fromEntries(checks.map((one) => [one.key, one]))).toMatchObject({
      token: { state: 'fail', code: 'token-refused', detail: { status: 401, reason: 'invalid_client' } },
      'line-items': { state: 'waiting', code: 'not-tried' },
      roster: { state: 'waiting', code: 'not-tried' },
    });
    await key('active');
    kit.tool.clock.forward(11 * 60_000);
    await kit.lms.client.settings({ site: 'canvas', clockSkew: 11 * 60 });
    while (await kit.tool.rooms.work.lineItems());
    await kit.send();
    expect(await kit.delivery('canvas')).toMatchObject({ failed: [], waiting: 0 });
    expect((await kit.cell('canvas', 'tom'))?.visible).toBe(19);
    kit.tool.clock.forward(-11 * 60_000);
    await kit.lms.client.settings({ site: 'canvas', clockSkew: 0 });
  });

  it('says that a list of people is longer than is read', async () => {
    const members = Array.from({ length: 20_001 }, (_, at) => ({
      user_id: `u${at}`,
      status: 'Active',
      roles: ['Learner'],
    }));
    const body = { id: 'list', context: { id: 'course' }, members };
    await kit.lms.client.fault({ site: 'canvas', endpoint: 'memberships', status: 200, body, times: 1 });
    expect(await linesOf('canvas', 'roster')).toEqual([
      { state: 'warn', code: 'cut', detail: { people: 20_000 } },
    ]);
  });

  it('says that there are more columns than are read', async () => {
    const column = { id: 'https://lms.example/column', label: 'A column', scoreMaximum: 1 };
    for (let page = 1; page <= 50; page += 1) {
      const headers = { link: `<?page=${page}>; rel="next"` };
      const answer = { status: 200, body: [column], headers, times: 1 };
      await kit.lms.client.fault({ site: 'canvas', endpoint: 'lineitems', ...answer });
    }
    expect(await linesOf('canvas', 'line-items')).toEqual([
      { state: 'warn', code: 'cut', detail: { columns: 50 } },
    ]);
  });

  it('says that launches hold more custom parameters than are read', async () => {
    const values = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`v${at}`, 'x']));
    const launch = async (count: number) => {
      const overrides = { claims: { custom: values(count) } };
      const order = { site: 'canvas', person: 'farah', link: 'Course', overrides } as const;
      expect((await launchThrough(kit.lms, undefined, order)).status).toBe(200);
    };
    await launch(200);
    expect(await linesOf('canvas', 'launch-cut')).toEqual([]);
    await launch(201);
    expect(await linesOf('canvas', 'launch-cut')).toEqual([{ state: 'warn', code: 'custom-values' }]);
  });
});
