import { beforeAll, describe, expect, it } from 'vitest';
import { hex } from '../setup/hex.ts';
import { toolAndLms, type Entered, type ToolAndLms } from '../setup/tool-and-lms.ts';

const STANDARDS = '/api/business-case/standards';
let kit: ToolAndLms;
beforeAll(async () => {
  kit = await toolAndLms();
});

const enter = (person: string) => kit.enter({ site: 'moodle', person });
const open = async ({ token }: Entered) => (await kit.tool.call('GET', STANDARDS, { token })).body as Opened;
const put = ({ token }: Entered, revision: number, marks: unknown, write = hex()) =>
  kit.tool.call('PUT', STANDARDS, { token, body: { write, revision, value: { marks } } });

interface Opened {
  standards: { standards: { key: string; reads: string[] }[]; awards: unknown[]; source: { url: string } };
  check: { value: { marks: Record<string, unknown> }; revision: number };
}
const MARKS = { purpose: { mark: 70, note: 'Only-in-the-note: the aim of the board.' } };

describe('[N9] [i7] the six standards', () => {
  it('are given with the numbers of their award and where they are from, and nothing is marked', async () => {
    const { standards, check } = await open(await enter('tom'));
    expect(standards.standards.map(({ key }) => key)).toEqual([
      'purpose',
      'briefing',
      'matching',
      'measurement',
      'ethics',
      'support',
    ]);
    expect(standards.awards).toMatchObject([
      { key: 'bronze', overall: 70, each: 60 },
      { key: 'silver', overall: 80, each: 70 },
      { key: 'gold', overall: 90, each: 80 },
    ]);
    expect(standards.source.url).toMatch(/^https:\/\/www\.emccireland\.org\//);
    expect(check).toEqual({ value: { marks: {} }, revision: 0, savedAt: null });
  });

  it('keep one’s own marks and notes, over the revision that was seen', async () => {
    const who = await enter('ines');
    const write = hex();
    expect((await put(who, 0, MARKS, write)).body).toMatchObject({ revision: 1 });
    expect((await put(who, 0, MARKS, write)).body).toMatchObject({ revision: 1 });
    const late = await put(who, 0, { ethics: { mark: 10, note: '' } });
    expect([late.status, late.body]).toMatchObject([
      409,
      { error: { code: 'conflict', value: { marks: MARKS } } },
    ]);
    expect((await open(who)).check).toMatchObject({ value: { marks: MARKS }, revision: 1 });
    expect((await put(who, 1, { purpose: { mark: 170, note: '' } })).status).toBe(400);
  });

  it('are their author’s alone: in no draft, no version, no file and before nobody else', async () => {
    const who = await enter('farah');
    await put(who, 0, MARKS);
    const { token } = who;
    const kept = await kit.tool.call('POST', '/api/business-case/moments', {
      token,
      body: { write: hex(), name: 'For me', leftOut: null },
    });
    const { id } = kept.body as { id: string };
    for (const path of ['', `/versions/${id}`]) {
      const { status, body } = await kit.tool.call('GET', `/api/business-case${path}`, { token });
      expect(status).toBe(200);
      expect(JSON.stringify(body)).not.toContain('Only-in-the-note');
    }
    const file = await fetch(`${kit.tool.origin}/api/business-case/export/md?lang=en`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(await file.text()).not.toContain('Only-in-the-note');
    expect((await open(await enter('beatriz'))).check.value).toEqual({ marks: {} });
    const trainer = await enter('ruth');
    expect((await kit.tool.call('GET', STANDARDS, { token: trainer.token })).status).toBe(403);
  });
});
