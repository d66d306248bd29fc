import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askKit, textOf, type AskKit, type Asked } from './hours-ask-kit.ts';
import { commandsOf } from './counting.ts';

/** Six figures that are read out, in place of a link. */
let kit: AskKit;
let entry: string;
let asked: Asked;
beforeAll(async () => {
  kit = await askKit();
});
beforeEach(async () => {
  ({ entry } = await kit.log());
  asked = await kit.ask({ entry });
});

const path = () => `/c/${asked.secret}`;
const eventsOf = async () => (await kit.rowOf()).entries[0]?.events ?? [];

describe('six figures', () => {
  const codeOf = async () =>
    (await kit.call('POST', `/${asked.ask.id}/code`)).body as { figures: string; at: string; until: string };

  it('[N14] [C4] read out on the phone open the same question, once, and are kept as a keyed hash', async () => {
    const { figures, at } = await codeOf();
    expect(figures).toMatch(/^\d{6}$/);
    expect(JSON.stringify(await kit.rowOf())).not.toContain(figures);
    const spaced = `${figures.slice(0, 3)} ${figures.slice(3)}`;
    const question = await kit.visit(at, { form: { figures: spaced } });
    expect(textOf(question.page)).toContain('12:30 to 13:45');
    const shown = /name="shown" value="([^"]+)"/.exec(question.page)?.[1] ?? '';
    const done = await kit.visit(at, { form: { figures, shown, answer: 'yes', name: 'M1' } });
    expect(done.status).toBe(200);
    expect(await eventsOf()).toMatchObject([{ what: 'confirmed', way: 'code', name: 'M1' }]);
    expect((await kit.visit(at, { form: { figures } })).status).toBe(404);
    expect((await kit.visit(path())).status).toBe(404);
  });

  it('are good for half an hour; later ones take the place of earlier ones; the link goes on', async () => {
    const first = await codeOf();
    const second = await codeOf();
    expect((await kit.visit('/c', { form: { figures: first.figures } })).status).toBe(404);
    expect((await kit.visit('/c', { form: { figures: second.figures } })).status).toBe(200);
    expect((Date.parse(second.until) - Date.now()) / 60_000).toBeCloseTo(30, 0);
    await kit.change({ $set: { 'asks.0.codeUntil': new Date(Date.now() - 1) } });
    const late = await kit.visit('/c', { form: { figures: second.figures } });
    expect(late.status).toBe(404);
    expect(textOf(late.page)).toContain('older than half an hour');
    expect((await kit.visit(path())).status).toBe(200);
  });

  it('the page for them asks for six, and says what is wrong with anything else', async () => {
    expect(textOf((await kit.visit('/c')).page)).toContain('Enter the six figures');
    for (const figures of ['', '12345', 'abcdef', '1234567'])
      expect((await kit.visit('/c', { form: { figures } })).status).toBe(400);
  });

  it('cost one command to open; a link of the same words in an address opens nothing', async () => {
    const { figures } = await codeOf();
    expect(await commandsOf(kit.tool, () => kit.visit('/c', { form: { figures } }))).toEqual(['find']);
    expect((await kit.visit(`/c/${figures}`)).status).toBe(404);
    expect(textOf((await kit.visit(`/c?figures=${figures}`)).page)).not.toContain('12:30');
  });
});
