import { beforeAll, expect, it } from 'vitest';
import { toolAndLms, type Entered, type ToolAndLms } from '../setup/tool-and-lms.ts';

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
});

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
  for (const path of all) {
    const { body } = await both.tool.call('GET', path, { token: ruth.token });
    expect(JSON.stringify(body) ?? '', path).not.toContain(PRIVATE);
  }
});
