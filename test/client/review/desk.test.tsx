import { act } from 'preact/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { flatText, quoted } from '../../../client/rooms/review/anchor.rule.ts';
import { axeFaults } from '../axe.ts';
import { comment, open, serve, text, version, type FakeServer } from './desk-kit.tsx';
import { RUTH } from './queue-kit.tsx';

// jsdom draws nothing, and so knows no rectangle of what is selected.
Range.prototype.getBoundingClientRect ??= () => new DOMRect();

type Page = Awaited<ReturnType<typeof open>>;

const NEED = 'Six of nine left. They hid problems.';
const said = (quote: string) => {
  const flat = flatText(text(NEED));
  const from = flat.text.indexOf(quote);
  return { kind: 'text', section: 'rationale', ...quoted(flat, { from, to: from + quote.length }) } as const;
};
const rationale = (page: Page) => page.getByRole('region', { name: /^3 Rationale/ });
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

function select(page: Page, words: string): void {
  const node = [...rationale(page).querySelectorAll('[data-at]')].flatMap((one) => [...one.childNodes])[0]!;
  const from = node.textContent!.indexOf(words);
  const range = document.createRange();
  range.setStart(node, from);
  range.setEnd(node, from + words.length);
  void act(() => {
    getSelection()!.removeAllRanges();
    getSelection()!.addRange(range);
    document.dispatchEvent(new Event('selectionchange'));
  });
}

/** Sends of a page before this one may still come: what is looked for is among them. */
const saved = (server: FakeServer, what: object | null) =>
  vi.waitFor(
    () => {
      const found = server.sent.comments.filter((one) => one === null || one.body !== '');
      if (what === null) expect(found).toContain(null);
      else expect(found).toContainEqual(expect.objectContaining(what));
    },
    { timeout: 15_000 },
  );

describe('comments of a desk', () => {
  it('stand at the words they are about, and the way leads from either to the other', async () => {
    const server = serve({
      version: version(1, { rationale: NEED }),
      comments: [comment({ anchor: said('They hid'), kind: 'question', body: 'From whom?' })],
    });
    const page = await open(server);
    const mark = rationale(page).querySelector('mark')!;
    expect(mark.textContent).toBe('1They hid');
    const card = page.getByRole('article', { name: 'Comment 1: Question' });
    expect(rationale(page).contains(card)).toBe(true);
    await page.user.click(page.getByRole('link', { name: 'Comment 1: Question' }));
    expect(document.activeElement).toBe(card);
    await page.user.click(button(page, 'Show in the text'));
    await vi.waitFor(() => expect(document.activeElement).toBe(rationale(page).querySelector('mark')));
    expect(await axeFaults()).toEqual([]);
  });

  it('[N17] are written where words were selected, with their kind, and saved as drafts', async () => {
    const server = serve({ version: version(1, { rationale: NEED }) });
    const page = await open(server);
    select(page, 'They hid');
    await page.user.click(button(page, 'Comment on these words'));
    const box = page.getByRole('textbox', { name: 'Comment' });
    await vi.waitFor(() => expect(document.activeElement).toBe(box));
    await vi.waitFor(() => expect((box as HTMLTextAreaElement).readOnly).toBe(false));
    await page.user.type(box, 'From whom?');
    await page.user.click(page.getByRole('radio', { name: 'Suggestion' }));
    await page.user.click(button(page, 'Done'));
    await saved(server, {
      anchor: expect.objectContaining({
        kind: 'text',
        section: 'rationale',
        quote: 'They hid',
        from: 18,
      }) as unknown,
      kind: 'suggestion',
      body: 'From whom?',
    });
    page.getByRole('article', { name: 'Comment 1: Suggestion' });
  });

  it('can be about a passage or a cell without a pointer', async () => {
    const server = serve({ version: version(1, { rationale: NEED }) });
    const page = await open(server);
    const costs = page.getByRole('region', { name: /^13 Costs/ });
    await page.user.click(costs.querySelector('.review-side button')!);
    const about = page.getByRole('combobox', { name: 'What it is about' });
    const cell =
      [...about.querySelectorAll('option')].find((one) => /: Item$|: Line$|: What/.test(one.label)) ??
      [...about.querySelectorAll('optgroup')].at(-1)!.querySelector('option')!;
    await page.user.selectOptions(about, cell);
    await page.user.type(page.getByRole('textbox', { name: 'Comment' }), 'Whose figure is this?');
    await page.user.click(button(page, 'Done'));
    await saved(server, {
      anchor: expect.objectContaining({ kind: 'cell', section: 'costs-benefits' }) as unknown,
      body: 'Whose figure is this?',
    });
    expect(costs.querySelectorAll('mark')).toHaveLength(1);
  });

  it('offers other words for those of the writer', async () => {
    const server = serve({
      version: version(1, { rationale: NEED }),
      comments: [comment({ anchor: said('They hid'), body: 'Say who.' })],
    });
    const page = await open(server);
    await page.user.click(button(page, /^Change/));
    await page.user.click(button(page, 'Suggest other words for these'));
    const wording = page.getByRole<HTMLTextAreaElement>('textbox', { name: 'Suggested wording' });
    expect(wording.value).toBe('They hid');
    await page.user.type(wording, ' from their managers');
    await page.user.click(button(page, 'Done'));
    await saved(server, {
      wording: 'They hid from their managers',
      kind: 'suggestion',
    });
  });

  it('are taken out, and gone from the text', async () => {
    const server = serve({
      version: version(1, { rationale: NEED }),
      comments: [comment({ anchor: said('They hid') })],
    });
    const page = await open(server);
    await page.user.click(button(page, /^Change/));
    await page.user.click(button(page, 'Remove'));
    await saved(server, null);
    expect(page.place.querySelector('mark')).toBeNull();
    expect(page.queryByRole('article')).toBeNull();
  });

  it('[N17] says by kind what was written, and kindly that a question leaves the thinking with the writer', async () => {
    const three = ['suggestion', 'suggestion', 'strength'] as const;
    const page = await open(serve({ comments: three.map((kind) => comment({ kind })) }));
    page.getByText(/Is there one here that could ask\?$/);
    const said = page.getByText('So far: 1 strength and 2 suggestions.').parentElement;
    expect(said?.textContent).not.toMatch(/%/);
  });
});

describe('a later version', () => {
  const earlier = { version: version(1, { rationale: NEED }), released: null };
  const later = version(2, { rationale: 'Six of nine left. They hid problems from their managers.' });

  it('[C5] is read by what changed first, with what was said of the version before beside it', async () => {
    const released = {
      at: '2026-06-12T10:00:00.000Z',
      by: RUTH,
      decision: 'revise',
      words: '',
      levels: {},
      notApplicable: [],
      score: 50,
      ready: false,
      comments: [comment({ anchor: said('They hid'), body: 'From whom?' })],
    } as const;
    const server = serve({
      version: later,
      before: { ...earlier, released: { ...released, comments: [...released.comments], notApplicable: [] } },
    });
    const page = await open(server);
    expect(page.getByRole<HTMLInputElement>('radio', { name: 'What changed' }).checked).toBe(true);
    expect(rationale(page).querySelector('ins')?.textContent).toContain('from their managers');
    expect(page.place.querySelectorAll('.review-section')).toHaveLength(1);
    const card = page.getByRole('article');
    expect(card.textContent).toContain('From whom?');
    expect(card.textContent).toContain('on version 1');
    await page.user.click(
      page.getByRole('checkbox', { name: /^Only sections with comments or changes \(1 of 14\)/ }),
    );
    expect(page.place.querySelectorAll('.review-section')).toHaveLength(14);
    expect(await axeFaults()).toEqual([]);
  });

  it('turns to the version itself for the words of a comment', async () => {
    const server = serve({
      version: later,
      before: earlier,
      comments: [comment({ anchor: said('They hid') })],
    });
    const page = await open(server);
    expect(page.place.querySelector('mark')).toBeNull();
    await page.user.click(button(page, 'Show in the text'));
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('1They hid'));
  });
});

describe('[N10] what people who decide have answered', () => {
  it('is said, and what they answered only where the learner shares it', async () => {
    const server = serve();
    const sent = { number: 1, state: 'sent', closedAt: '2026-06-02T10:00:00.000Z' };
    const answer = [{ label: 'What is your view today?', lines: ['Yes, with changes'], table: [] }];
    server.leaders = [
      { ...sent, answer },
      { ...sent, answer: null },
      { ...sent, state: 'open', closedAt: null, answer: null },
    ];
    const page = await open(server);
    await page.user.click(await page.findByText('2 people who decide have answered'));
    page.getByText('Yes, with changes');
    page.getByText('The learner keeps this answer to themselves.');
  });
});
