import { beforeAll, describe, expect, it } from 'vitest';
import { toolAndLms, type Entered, type ToolAndLms } from '../setup/tool-and-lms.ts';

interface Modules {
  modules: { slug: string; steps: { slug: string; state: string; shut: boolean }[] }[];
}

let both: ToolAndLms;
let ruth: Entered;
let modules: Modules['modules'];
beforeAll(async () => {
  both = await toolAndLms();
  ruth = await both.enter({ site: 'moodle', person: 'ruth' });
  modules = ((await get('/api/course/modules', ruth.token)) as Modules).modules;
});

const get = async (path: string, token: string) => (await both.tool.call('GET', path, { token })).body;
const call = (method: string, path: string, token: string) => both.tool.call(method, path, { token });
const keyOf = (module: number, step: number) =>
  `${modules[module]?.slug}/${modules[module]?.steps[step]?.slug}`;
const stepPath = (module: number, step: number) => `/api/course/steps/${keyOf(module, step)}`;
const lines = async (token: string) => ((await get('/api/course/road-map', token)) as Modules).modules;
/** What is written behind an answer has been written. */
async function openingNoted(person: string, opened: string[]): Promise<void> {
  const rows = both.tool.database.connection.collection('progress');
  await expect.poll(async () => (await rows.findOne({ person }))?.['opened']).toEqual(opened);
}

describe('a run whose order is locked', () => {
  it('opens a step when those before it in its module are done or skipped, and never shuts what was opened', async () => {
    const copy = await both.lms.client.copyCourse({ site: 'moodle' });
    const link = copy.links[0]?.id ?? '';
    const trainer = await both.enter({ site: 'moodle', person: 'ruth', link });
    const farah = await both.enter({ site: 'moodle', person: 'farah', link });
    const open = async (module: number, step: number) =>
      (await call('GET', stepPath(module, step), farah.token)).status;
    expect(await open(0, 4)).toBe(200);
    await openingNoted(farah.me.id, [keyOf(0, 4)]);
    const { revision, settings } = (await get('/api/people/run/settings', trainer.token)) as {
      revision: number;
      settings: object;
    };
    const body = { revision, settings: { ...settings, order: 'locked' } };
    await both.tool.call('PUT', '/api/people/run/settings', { token: trainer.token, body });
    expect(await open(0, 4)).toBe(200);
    const refused = await call('GET', stepPath(0, 2), farah.token);
    expect(refused).toMatchObject({ status: 403, body: { error: { code: 'step-shut', before: '1.1' } } });
    expect((await lines(farah.token))[0]?.steps.map(({ shut }) => shut)).toEqual([
      false,
      true,
      true,
      true,
      false,
      true,
      true,
      true,
      true,
    ]);
    // The first step of each module is open: nothing stands before it there.
    expect(await open(1, 0)).toBe(200);
    await call('PUT', `${stepPath(0, 0)}/done`, farah.token);
    await call('PUT', `${stepPath(0, 1)}/skipped`, farah.token);
    expect(await open(0, 2)).toBe(200);
    await openingNoted(farah.me.id, [keyOf(0, 4), keyOf(1, 0), keyOf(0, 2)]);
    await call('DELETE', `${stepPath(0, 0)}/done`, farah.token);
    expect(await open(0, 2)).toBe(200);
    expect((await call('GET', stepPath(0, 6), trainer.token)).status).toBe(200);
    // What does not open yet is not marked, nor kept ahead, either; what was opened is, and a mark can always be taken back.
    const mark = async (step: number, method = 'PUT') =>
      call(method, `${stepPath(0, step)}/done`, farah.token);
    expect(await mark(3)).toMatchObject({
      status: 403,
      body: { error: { code: 'step-shut', before: '1.1' } },
    });
    expect((await call('GET', `${stepPath(0, 3)}?ahead=yes`, farah.token)).status).toBe(403);
    expect((await lines(farah.token))[0]?.steps[3]).toMatchObject({ state: 'todo', shut: true });
    expect([(await mark(2)).status, (await mark(2, 'DELETE')).status]).toEqual([200, 200]);
    await mark(0);
    await call('PUT', `${stepPath(0, 2)}/skipped`, farah.token);
    // Shut no longer; what it is still refused for is that its product completes it.
    expect(await mark(3)).toMatchObject({ body: { error: { code: 'not-allowed' } } });
  });
});
