import { beforeAll, describe, expect, it } from 'vitest';
import { hex } from '../setup/hex.ts';
import { toolAndLms, type Entered, type ToolAndLms } from '../setup/tool-and-lms.ts';
import { commandsOf } from './counting.ts';

let kit: ToolAndLms;
beforeAll(async () => {
  kit = await toolAndLms();
});

const CASE = '/api/business-case';
const paragraph = (text: string) => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});
const value = (text: string, tables: Record<string, unknown> = {}) => ({ text: paragraph(text), tables });

interface Opened {
  head: { value: Record<string, unknown>; revision: number };
  template: { sections: { slug: string }[]; kinds: { key: string }[] };
  sections: { slug: string; value: unknown; revision: number; checkedAt: string | null }[];
}
const enter = (person: string) => kit.enter({ site: 'moodle', person });
const open = async ({ token }: Entered) =>
  (await kit.tool.call('GET', CASE, { token })).body as unknown as Opened;
const put = ({ token }: Entered, section: string, body: Record<string, unknown>) =>
  kit.tool.call('PUT', `${CASE}/sections/${section}`, {
    token,
    body: { write: hex(), revision: 0, ...body },
  });
const head = (more: Record<string, unknown> = {}) => ({
  title: 'On Side',
  kind: 'create',
  currency: 'GBP',
  taken: ['risks'],
  reasons: {},
  ...more,
});

describe('a business case', () => {
  it('opens empty with all that its template asks, and no word of how it is judged', async () => {
    const who = await enter('tom');
    const { head: first, template, sections } = await open(who);
    expect(first).toEqual({
      value: {
        title: '',
        kind: null,
        currency: '',
        taken: [],
        reasons: {},
        goals: [],
        groups: [],
        themes: [],
      },
      revision: 0,
      savedAt: null,
    });
    expect(template.sections).toHaveLength(18);
    expect(template.kinds.map(({ key }) => key)).toEqual(['create', 'modify', 'improve']);
    expect(sections).toEqual([]);
    expect(JSON.stringify(template)).not.toMatch(/rubric|"levels"/);
  });

  it('[C2] keeps a section over the revision it was written over, once for a write, and answers the newer one otherwise', async () => {
    const who = await enter('ines');
    const write = hex();
    const first = { write, value: value('Six of nine left.') };
    expect((await put(who, 'rationale', first)).body).toMatchObject({ revision: 1 });
    expect((await put(who, 'rationale', first)).body).toMatchObject({ revision: 1 });
    const other = await put(who, 'rationale', { value: value('From the phone.') });
    expect([other.status, other.body]).toMatchObject([
      409,
      { error: { code: 'conflict', revision: 1, value: value('Six of nine left.') } },
    ]);
    const second = await put(who, 'rationale', { revision: 1, value: value('Seven of nine left.') });
    expect(second.body).toMatchObject({ revision: 2 });
    expect((await open(who)).sections).toMatchObject([
      { slug: 'rationale', revision: 2, value: value('Seven of nine left.') },
    ]);
  });

  it('is of its author alone: another learner, a trainer and another school have their own or none', async () => {
    const who = await enter('farah');
    await put(who, 'context', { value: value('Two colleges became one.') });
    expect((await open(await enter('beatriz'))).sections).toEqual([]);
    const abroad = await kit.enter({ site: 'canvas', person: 'neil' });
    expect((await open(abroad)).sections).toEqual([]);
    const trainer = await enter('ruth');
    expect((await kit.tool.call('GET', CASE, { token: trainer.token })).status).toBe(403);
  });

  it('takes no section that the template lacks, no kind or choice that it does not know, and no form of text', async () => {
    const who = await enter('hannah');
    expect((await put(who, 'nothing', { value: value('A') })).status).toBe(404);
    const saveHead = (more: Record<string, unknown>) =>
      kit.tool.call('PUT', `${CASE}/head`, {
        token: who.token,
        body: { write: hex(), revision: 0, value: head(more) },
      });
    for (const wrong of [{ kind: 'steal' }, { taken: ['summary'] }, { reasons: { context: 'No.' } }])
      expect((await saveHead(wrong)).status, JSON.stringify(wrong)).toBe(400);
    expect((await saveHead({})).status).toBe(200);
    const script = { type: 'doc', content: [{ type: 'script', content: [] }] };
    expect((await put(who, 'context', { value: { text: script, tables: {} } })).status).toBe(400);
  });

  it('[B1] keeps what was written in a section that is left out', async () => {
    const who = await enter('sofia');
    const save = (revision: number, more: Record<string, unknown>) =>
      kit.tool.call('PUT', `${CASE}/head`, {
        token: who.token,
        body: { write: hex(), revision, value: head(more) },
      });
    await save(0, {});
    await put(who, 'risks', { value: value('The rota takes the hour back.') });
    await save(1, { taken: [], reasons: { risks: 'Stands in the plan.' } });
    const opened = await open(who);
    expect(opened.head.value).toMatchObject({ taken: [], reasons: { risks: 'Stands in the plan.' } });
    expect(opened.sections).toMatchObject([{ slug: 'risks', value: value('The rota takes the hour back.') }]);
  });

  it('[B2] knows when a section was last said to hold', async () => {
    const who = await enter('hannah');
    const check = () => kit.tool.call('PUT', `${CASE}/sections/aims/checked`, { token: who.token });
    expect((await check()).status).toBe(404);
    await put(who, 'aims', { value: value('Aims') });
    const { body } = await check();
    const { sections } = await open(who);
    expect(sections.find(({ slug }) => slug === 'aims')).toMatchObject(body as object);
  });

  it('is opened by three commands, and a section saved by one, however long the case is', async () => {
    const who = await enter('tom');
    const long = Array.from({ length: 350 }, () => 'word').join(' ');
    const { template } = await open(who);
    for (const { slug } of template.sections) await put(who, slug, { value: value(long) });
    expect((await commandsOf(kit.tool, () => open(who))).length).toBeLessThanOrEqual(3);
    const saving = await commandsOf(kit.tool, () =>
      put(who, 'summary', { revision: 1, value: value('Shorter.') }),
    );
    expect(saving.length).toBeLessThanOrEqual(2);
  });
});

it('shows how the finished case of the course wrote a section, in one’s own language', async () => {
  const who = await enter('ines');
  const { body } = await kit.tool.call('GET', `${CASE}/sample/rationale`, { token: who.token });
  expect(JSON.stringify((body as { value: unknown }).value).length).toBeGreaterThan(400);
});

it('names the questions of the applications where a criterion of matching is read from one', async () => {
  const { template } = await open(await enter('tom'));
  const matching = template.sections.find(({ slug }) => slug === 'recruitment-matching') as unknown as {
    tables: { columns: { key: string; options?: { key: string; label: object }[] }[] }[];
  };
  const options = matching.tables[0]?.columns.find(({ key }) => key === 'source_field')?.options ?? [];
  const unit = { en: 'Unit you report to', es: 'Unidad a la que rindes cuentas' };
  expect(options).toContainEqual({ key: 'line_unit', label: unit });
  expect(options.map(({ key }) => key)).not.toContain('label');
  expect(new Set(options.map(({ key }) => key)).size).toBe(options.length);
});
