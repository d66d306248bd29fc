import { beforeAll, describe, expect, it } from 'vitest';
import { gradeKit, TEN, type GradeKit } from './grade-kit.ts';
import type { Entered } from '../setup/tool-and-lms.ts';

/**
 * A tenant with work in it, and people of elsewhere who know its ids and try them at every door. The authorisation test
 * asks who may knock; this one asks what is behind the door that opens.
 */
const ONLY_HERE = 'Xanthippa';

interface Secrets {
  /** Ids that a stranger may have seen over a shoulder. */
  ids: string[];
  /** What must be in no answer to a stranger: the ids and the name. */
  facts: string[];
  scoreId: string;
}

let kit: GradeKit;
let secrets: Secrets;
beforeAll(async () => {
  kit = await gradeKit();
  await kit.lms.client.changePerson({ site: 'moodle', person: 'tom', set: { given: ONLY_HERE } });
  const tom = await kit.enter({ site: 'moodle', person: 'tom' });
  const ruth = await kit.enter({ site: 'moodle', person: 'ruth' });
  await kit.mark(tom, TEN);
  await kit.lms.client.fault({ site: 'moodle', endpoint: 'scores', status: 500, body: '[]', times: 0 });
  await kit.send();
  const scoreId = (await kit.delivery('moodle')).failed[0]?.id ?? '';
  const { rows } = (await kit.tool.call('GET', '/api/cohort/learners', { token: ruth.token })).body as {
    rows: { id: string; name: string | null }[];
  };
  if (!rows.some((row) => row.name?.includes(ONLY_HERE))) throw new Error('the cohort lacks its learner');
  const ids = [tom.me.id, ruth.me.id, tom.me.run.id, kit.tenants.moodle, scoreId];
  if (!ids.every((id) => /^[\w-]{16,}$/.test(id))) throw new Error(`an id is missing: ${ids.join()}`);
  secrets = { ids, facts: [...ids, ONLY_HERE], scoreId };
});

/** Every endpoint with every known id in the place of its parameters, as one person; the answers that came. */
async function knock(who: Entered) {
  const answers: { request: string; status: number; text: string }[] = [];
  for (const route of kit.tool.rooms.routes) {
    if (route.kind !== 'api' || route.spec.permission === 'public') continue;
    const { method, path, body } = route.spec;
    const tries = path.includes(':') ? secrets.ids : [''];
    for (const id of tries) {
      const address = path.replace(/:\w+/g, id);
      const sent = await kit.tool.call(method, address, { token: who.token, ...(body ? { body: {} } : {}) });
      answers.push({ request: `${method} ${address}`, status: sent.status, text: JSON.stringify(sent.body) });
    }
  }
  return answers;
}

/** The rows of the tenant as they lie in the database, but for what its own people's visits touch. */
async function rowsOfTheTenant(): Promise<string> {
  const { db } = kit.tool.database.connection;
  const names = ['scores', 'progress', 'enrolments', 'persons', 'lineItems', 'platforms', 'deployments'];
  const rows = await Promise.all(
    names.map((name) => db!.collection(name).find({ tenant: kit.tenants.moodle }).sort({ _id: 1 }).toArray()),
  );
  expect(rows.flat().length).toBeGreaterThan(4);
  return JSON.stringify(rows);
}

describe('people of elsewhere who know the ids', () => {
  it.each([
    ['a trainer of another tenant', { site: 'canvas', person: 'ruth' }],
    ['a learner of another tenant', { site: 'canvas', person: 'tom' }],
    ['an administrator of another tenant', { site: 'canvas', person: 'ada' }],
    ['an observer of another tenant', { site: 'canvas', person: 'olive' }],
  ] as const)('%s reads nothing of it at any endpoint, and changes nothing', async (_what, order) => {
    const who = await kit.enter(order);
    const before = await rowsOfTheTenant();
    const answers = await knock(who);
    expect(answers.length).toBeGreaterThan(20);
    for (const { request, status, text } of answers) {
      expect(status, request).toBeLessThan(500);
      for (const fact of secrets.facts) expect(text, `${request} tells ${fact}`).not.toContain(fact);
    }
    expect(await rowsOfTheTenant()).toBe(before);
    if (order.person === 'ruth') {
      const resend = answers.find((one) => one.request === `POST /api/grades/${secrets.scoreId}/resend`);
      expect(resend?.status).toBe(404);
    }
  });

  it('a trainer of another course of the same tenant reads nobody’s work and cannot send its scores', async () => {
    const copy = await kit.lms.client.copyCourse({ site: 'moodle' });
    const link = copy.links.find((one) => one.title === 'Course');
    const who = await kit.enter({ site: 'moodle', person: 'marcus', link: link?.id ?? '' });
    // Whoever came in waits to be counted; their own page would count them.
    while (await kit.tool.rooms.work.figures());
    const before = await rowsOfTheTenant();
    const answers = await knock(who);
    // Tenant and own persons are theirs too; the other run, its learners and their scores are not.
    const foreign = [secrets.ids[0] ?? '', secrets.ids[2] ?? '', secrets.scoreId, ONLY_HERE];
    for (const { request, text } of answers)
      for (const fact of foreign) expect(text, `${request} tells ${fact}`).not.toContain(fact);
    expect(answers.find((one) => one.request.endsWith(`${secrets.scoreId}/resend`))?.status).toBe(404);
    expect(await rowsOfTheTenant()).toBe(before);
  });

  it('and the same doors open for the people of the house', async () => {
    const ruth = await kit.enter({ site: 'moodle', person: 'ruth' });
    const texts = (await knock(ruth)).map((one) => one.text).join();
    for (const fact of [ONLY_HERE, secrets.scoreId, secrets.ids[0]]) expect(texts).toContain(fact);
  });
});
