import { beforeAll, expect, it } from 'vitest';
import { toolAndLms, type Entered, type ToolAndLms } from '../setup/tool-and-lms.ts';
import { CONFIRMED, entryRow, SECRETS, writeLog } from './hours-rows.ts';

/** Words that a learner writes where nobody else reads. */
const PRIVATE = 'Only-for-my-own-eyes';
const STEP = 'conversation-models/goal-too-early';

let both: ToolAndLms;
let ruth: Entered;
let tom: Entered;
beforeAll(async () => {
  both = await toolAndLms();
  ruth = await both.enter({ site: 'moodle', person: 'ruth' });
  tom = await both.enter({ site: 'moodle', person: 'tom' });
  const body = { value: PRIVATE, revision: 0, write: '1'.repeat(32) };
  const path = `/api/course/notes/${STEP}/note`;
  await both.tool.call('PUT', path, { token: tom.token, body });
  await writeLog(both.tool.database.connection, {
    tenant: both.tenants.moodle,
    run: tom.me.run.id,
    person: tom.me.id,
    entries: [entryRow('one', '2026-02-01T10:00:00Z', { later: [CONFIRMED, ASKED] })],
    tally: { ...SUMS, queried: 1, lastEntryAt: both.tool.clock.now() },
  });
});

const ASKED = { by: 'trainer', person: 'x', what: 'queried', text: 'On that day?' } as const;
const SUMS = { counted: 60, verified: 0, entries: 1, late: 0, claimed: 0, relationships: 1 };

/** Every address that a GET can be sent to, with what a trainer would put in its places. */
async function addresses(): Promise<string[]> {
  const { body } = await both.tool.call('GET', '/api/openapi.json');
  const [module = '', step = ''] = STEP.split('/');
  const places: Record<string, string> = {
    module,
    step,
    person: tom.me.id,
    form: 'qualities-self-assessment',
    variant: 'plain',
    subject: 'own',
  };
  const { paths } = body as { paths: Record<string, Record<string, unknown>> };
  return Object.entries(paths)
    .filter(([, methods]) => 'get' in methods)
    .map(([path]) => path.replaceAll(/\{(\w+)\}/g, (_, name: string) => places[name] ?? 'unknown'));
}

it('no address answers a trainer with what a learner wrote for themselves', async () => {
  const own = await both.tool.call('GET', `/api/course/notes/${STEP}`, { token: tom.token });
  expect(JSON.stringify(own.body)).toContain(PRIVATE);
  const all = await addresses();
  expect(all).toContain(`/api/cohort/learners/${tom.me.id}`);
  const hours = await both.tool.call('GET', `/api/hours/learners/${tom.me.id}`, { token: ruth.token });
  expect(hours.body).toMatchObject({ entries: [{ state: 'queried', mentee: 1 }] });
  for (const path of all) {
    const { body } = await both.tool.call('GET', path, { token: ruth.token });
    for (const words of [PRIVATE, ...Object.values(SECRETS)])
      expect(JSON.stringify(body) ?? '', path).not.toContain(words);
  }
});
