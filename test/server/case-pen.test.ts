import { beforeAll, describe, expect, it } from 'vitest';
import { hex } from '../setup/hex.ts';
import { toolAndLms, type Entered, type ToolAndLms } from '../setup/tool-and-lms.ts';
import { documentsExamined } from './counting.ts';

let kit: ToolAndLms;
beforeAll(async () => {
  kit = await toolAndLms();
});

const CASE = '/api/business-case';
const LAPTOP = hex();
const PHONE = hex();
const MINUTE = 60_000;

interface Pens {
  pens: { pen: string; at: string }[];
}
const enter = (person: string) => kit.enter({ site: 'moodle', person });
const value = (text: string) => ({
  text: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
  tables: {},
});
const write = (who: Entered, revision: number, pen?: string) =>
  kit.tool.call('PUT', `${CASE}/sections/context`, {
    token: who.token,
    body: { write: hex(), revision, value: value(`Over ${revision}.`), ...(pen ? { pen } : {}) },
  });
const pensOf = ({ body }: { body: unknown }) => (body as Partial<Pens>).pens?.map(({ pen }) => pen);
async function opened({ token }: Entered): Promise<string[]> {
  const { body } = await kit.tool.call('GET', CASE, { token });
  const { sections } = body as { sections: (Pens & { slug: string })[] };
  return sections.find(({ slug }) => slug === 'context')?.pens.map(({ pen }) => pen) ?? [];
}

describe('[C2] the pen of a section', () => {
  it('is told with an autosave, once, to whoever writes on while another device was too late', async () => {
    const tom = await enter('tom');
    expect(pensOf(await write(tom, 0, LAPTOP))).toBeUndefined();
    expect((await write(tom, 0, PHONE)).status).toBe(409);
    const told = await write(tom, 1, LAPTOP);
    expect([told.status, told.body]).toMatchObject([200, { revision: 2 }]);
    expect(pensOf(told)).toEqual([LAPTOP, PHONE]);
    const after = await write(tom, 2, LAPTOP);
    expect([after.status, pensOf(after)]).toEqual([200, undefined]);
    expect((await write(tom, 1, PHONE)).status).toBe(409);
    expect((await write(tom, 0, PHONE)).status).toBe(409);
    expect(pensOf(await write(tom, 3, LAPTOP))).toContain(PHONE);
  });

  it('hinders nobody: a page that names none writes as before, and so does one that is told', async () => {
    const sofia = await enter('sofia');
    for (const [revision, pen] of [undefined, PHONE, LAPTOP, undefined].entries())
      expect((await write(sofia, revision, pen)).status).toBe(200);
    expect(await opened(sofia)).toEqual([PHONE, LAPTOP]);
  });

  it('is written on in a section from before there were pens', async () => {
    const grace = await enter('grace');
    await write(grace, 0);
    const parts = kit.tool.database.connection.collection('caseParts');
    await parts.updateOne({ person: grace.me.id }, { $unset: { pens: '', tried: '' } });
    expect(await opened(grace)).toEqual([]);
    expect((await write(grace, 1, PHONE)).status).toBe(200);
    expect(await opened(grace)).toEqual([PHONE]);
  });

  it('takes an id and nothing else', async () => {
    const hannah = await enter('hannah');
    for (const pen of ['laptop', '<script>', { $gt: '' }])
      expect((await write(hannah, 0, pen as string)).status).toBe(400);
  });

  it('costs an autosave no command, and no answer of 1 kB', async () => {
    const farah = await enter('farah');
    for (let revision = 0; revision < 12; revision += 1) await write(farah, revision, hex());
    const { commands, examined } = await documentsExamined(kit.tool, () => write(farah, 12, LAPTOP));
    expect(commands).toEqual(['find', 'update']);
    for (const [question, documents] of examined) expect(documents, question).toBeLessThanOrEqual(1);
    await write(farah, 12, PHONE);
    const { body } = await write(farah, 13, LAPTOP);
    expect(pensOf({ body })?.length).toBeGreaterThan(4);
    expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThan(1024);
  });

  // Last, because no platform lets anybody in after the clock has gone on.
  it('is told to whoever opens it while another device writes there, and to nobody after five minutes', async () => {
    const ines = await enter('ines');
    await write(ines, 0, PHONE);
    expect(await opened(ines)).toEqual([PHONE]);
    kit.tool.clock.forward(3 * MINUTE);
    await write(ines, 1, LAPTOP);
    expect(await opened(ines)).toEqual([PHONE, LAPTOP]);
    kit.tool.clock.forward(3 * MINUTE);
    expect(await opened(ines)).toEqual([LAPTOP]);
    kit.tool.clock.forward(3 * MINUTE);
    expect(await opened(ines)).toEqual([]);
  });
});
