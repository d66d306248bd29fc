import { beforeAll, describe, expect, it } from 'vitest';
import { hex } from '../setup/hex.ts';
import { toolAndLms, type Entered, type ToolAndLms } from '../setup/tool-and-lms.ts';
import { commandsOf } from './counting.ts';

let kit: ToolAndLms;
beforeAll(async () => {
  kit = await toolAndLms();
});

const FIRST_ROW = 'starting-points/first-success-criterion';
const enter = (person: string) => kit.enter({ site: 'moodle', person });
const step = (key: string) => `/api/course/steps/${key}`;
const isDone = async ({ token }: Entered, key: string) =>
  ((await kit.tool.call('GET', step(key), { token })).body as { done: boolean }).done;
const save = ({ token }: Entered, section: string, revision: number, value: Record<string, unknown>) =>
  kit.tool.call('PUT', `/api/business-case/sections/${section}`, {
    token,
    body: { write: hex(), revision, value: { text: null, tables: {}, ...value } },
  });
const rows = (key: string, cells: Record<string, unknown>[]) => ({
  tables: { [key]: cells.map((one, at) => ({ key: `row-${at}`, cells: one })) },
});
const text = {
  text: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Words.' }] }] },
};
const criterion = rows('criteria', [{ statement: 'Half of them stay.' }]);

describe('a step that asks for something in the business case', () => {
  it('is done by a row of its table, and not by words beside it', async () => {
    const who = await enter('tom');
    await save(who, 'success-criteria', 0, text);
    expect(await isDone(who, FIRST_ROW)).toBe(false);
    await save(who, 'success-criteria', 1, criterion);
    expect(await isDone(who, FIRST_ROW)).toBe(true);
  });

  it('stays open while it is months away, however much is written ahead', async () => {
    const who = await enter('ines');
    await save(who, 'success-criteria', 0, criterion);
    await save(who, 'stakeholders', 0, rows('stakeholders', [{ role: 'Head of HR' }]));
    expect(await isDone(who, FIRST_ROW)).toBe(true);
    for (const far of ['success-from-the-start/criteria-section', 'context-safe-space/stakeholder-map'])
      expect(await isDone(who, far), far).toBe(false);
  });

  it('[a2] whose mark was taken back is not marked again by writing on', async () => {
    const who = await enter('farah');
    await save(who, 'success-criteria', 0, criterion);
    await kit.tool.call('DELETE', `${step(FIRST_ROW)}/done`, { token: who.token });
    kit.tool.clock.forward(3_600_000);
    await save(who, 'success-criteria', 1, rows('criteria', [{ statement: 'Two thirds stay.' }]));
    expect(await isDone(who, FIRST_ROW)).toBe(false);
    kit.tool.clock.forward(-3_600_000);
  });

  it('can be marked by its learner, who may have written the section long before', async () => {
    const who = await enter('beatriz');
    const path = `${step('business-case-value/risk-table')}`;
    const { body } = await kit.tool.call('GET', path, { token: who.token });
    expect(body).toMatchObject({ markable: true, done: false });
  });

  it('that asks for a choice of sections is done by it, once its module is begun', async () => {
    const who = await enter('sofia');
    const choose = (revision: number, kind: string) =>
      kit.tool.call('PUT', '/api/business-case/head', {
        token: who.token,
        body: {
          write: hex(),
          revision,
          value: { title: '', kind, currency: '', taken: [], reasons: {} },
        },
      });
    const far = 'business-case-value/choose-sections';
    await choose(0, 'create');
    expect(await isDone(who, far)).toBe(false);
    await kit.tool.call('PUT', `${step('business-case-value/risk-table')}/done`, { token: who.token });
    kit.tool.clock.forward(3_600_000);
    await choose(1, 'improve');
    expect(await isDone(who, far)).toBe(true);
    kit.tool.clock.forward(-3_600_000);
  });

  it('costs nothing while somebody writes on', async () => {
    const who = await enter('hannah');
    await save(who, 'success-criteria', 0, criterion);
    const commands = await commandsOf(kit.tool, () => save(who, 'success-criteria', 1, criterion));
    expect(commands.length).toBeLessThanOrEqual(2);
  });
});
