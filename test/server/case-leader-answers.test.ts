import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hex } from '../setup/hex.ts';
import { commandsOf } from './counting.ts';
import { textOf } from './hours-ask-kit.ts';
import { leaderKit, type LeaderKit, type MadeLink, pathOf, WHOLE } from './leader-kit.ts';

/** What somebody who decides writes about a version, and what becomes of it. */
let kit: LeaderKit;
let link: MadeLink;
beforeAll(async () => {
  kit = await leaderKit();
});
beforeEach(async () => {
  link = await kit.made();
});

describe('what a leader writes', () => {
  it('[N10] is kept as they type, and there again under the same link until it is sent', async () => {
    const first = await kit.answer(pathOf(link), {
      keep: 'quietly',
      write: hex(),
      strongest: 'Honest about',
    });
    expect([first.status, JSON.parse(first.page)]).toEqual([200, { revision: 1 }]);
    expect((await kit.visit(pathOf(link))).page).toContain('>Honest about</textarea>');
    expect((await kit.listed(link))?.answer).toBeNull();
  });

  it('[N10] [C2] is not lost when a window is behind another: it stands in the page over the newer text', async () => {
    await kit.answer(pathOf(link), { keep: '1', strongest: 'first window' });
    const { status, page } = await kit.visit(pathOf(link), {
      form: { revision: '0', keep: '1', strongest: 'second window' },
    });
    expect(status).toBe(409);
    expect(page).toContain('>second window</textarea>');
    expect((await kit.visit(pathOf(link))).page).toContain('>first window</textarea>');
  });

  it('[N10] is sent once and whole: what is missing is marked and kept, and a second press finds it sent', async () => {
    const early = await kit.answer(pathOf(link), { send: '1', strongest: 'It is short.' });
    expect(early.status).toBe(400);
    for (const said of ['id="verdict-error"', '>It is short.</textarea>']) expect(early.page).toContain(said);
    const write = hex();
    const { page } = await kit.visit(pathOf(link));
    const revision = /name="revision" value="(\d+)"/.exec(page)?.[1] ?? '';
    const form = { ...WHOLE, revision, write, send: '1' };
    const sent = await Promise.all([kit.visit(pathOf(link), { form }), kit.visit(pathOf(link), { form })]);
    expect(
      sent.map(({ page: said }) => textOf(said)).some((said) => said.includes('Your answer was sent')),
    ).toBe(true);
    expect(textOf((await kit.visit(pathOf(link), { form })).page)).toContain('Your answer was sent');
    const again = await kit.visit(pathOf(link));
    expect(again.status).toBe(200);
    expect(again.page).not.toContain('prove it wrong');
  });

  it('[N10] reaches its learner as they answered it, in the words of the questions', async () => {
    await kit.answer(pathOf(link), { ...WHOLE, send: '1' });
    const said = (await kit.listed(link))?.answer ?? [];
    expect(said).toContainEqual({
      label: 'What is your view today?',
      lines: ['Yes, with changes'],
      table: [],
    });
    const table = said.find(({ label }) => label.startsWith('What must change'))?.table;
    expect(table?.[1]).toEqual(['Show cash and time apart.', 'Costs, benefits and value', 'It must change']);
  });

  it('[N10] [B9] becomes points that its learner answers with the next version', async () => {
    await kit.answer(pathOf(link), { ...WHOLE, question: 'Who covers the lessons?', send: '1' });
    while (await kit.tool.rooms.work.takeAnswers());
    const { points } = (await kit.ask<{ points: Record<string, unknown>[] }>('GET', '/points', kit.tom)).body;
    const about = { from: 'leader', version: 1 };
    const change = { ...about, kind: 'suggestion', section: 'costs-benefits' };
    expect(points).toContainEqual(expect.objectContaining({ ...change, text: 'Show cash and time apart.' }));
    expect(points).toContainEqual(expect.objectContaining({ ...about, text: 'Who covers the lessons?' }));
  });

  it('takes nothing that the form does not ask', async () => {
    const hostile = { ...WHOLE, verdict: 'whatever', case_version: '99', constructor: 'x', need_clear: '9' };
    const { status, page } = await kit.answer(pathOf(link), { ...hostile, send: '1' });
    expect(status).toBe(400);
    for (const name of ['verdict', 'need_clear']) expect(page).toContain(`id="${name}-error"`);
  });

  it.each(['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '</textarea><script>x</script>'])(
    'shows %s as it was typed',
    async (text) => {
      const { page } = await kit.answer(pathOf(link), { keep: '1', strongest: text, reader_role: text });
      expect(page).not.toContain(text);
      await kit.answer(pathOf(link), { ...WHOLE, strongest: text, send: '1' });
      expect(
        (await kit.listed(link))?.answer?.find(({ label }) => label.includes('strongest'))?.lines,
      ).toEqual([text]);
    },
  );

  it('costs a read of the link and a write to keep, whatever the case is long', async () => {
    await kit.visit(pathOf(link));
    const commands = await commandsOf(kit.tool, () =>
      kit.answer(pathOf(link), { keep: 'quietly', write: hex(), strongest: 'x' }),
    );
    expect(commands.filter((one) => one === 'update')).toEqual(['update']);
  });
});
