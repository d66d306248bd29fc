import { fireEvent } from '@testing-library/dom';
import { act } from 'preact/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { refreshAll } from '../../../client/core/data.ts';
import { comment, open, serve, version } from './desk-kit.tsx';
import { rubric } from './kit.tsx';
import { claimBy, row, RUTH } from './queue-kit.tsx';

type Page = Awaited<ReturnType<typeof open>>;
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

describe('the decision', () => {
  const levels = Object.fromEntries(rubric.criteria.map(({ key }) => [key, 3]));

  it('is released with everything else, after it was said what learner and gradebook get', async () => {
    const server = serve({
      draft: { levels, words: 'Nearly there.' },
      comments: [comment({}), comment({ body: '' })],
    });
    const page = await open(server);
    const release = button(page, 'Release all of it together');
    expect(release.getAttribute('aria-disabled')).toBe('true');
    page.getByText('A decision is still to be made.');
    await page.user.click(page.getByRole('radio', { name: 'Accepted with changes' }));
    await page.user.click(release);
    const dialog = page.getByRole('dialog', { name: 'Release it to Inés Calder?' });
    expect([...dialog.querySelectorAll('li')].map((one) => one.textContent)).toEqual([
      'Inés Calder reads 1 question, each at its place in the case.',
      'The decision: Accepted with changes, with your lines.',
      'The level of each criterion, and what it looks like. It is Ready.',
      'The gradebook gets 66.7 of 100 and one line with a link. Comments stay here.',
      'One comment has no words and is left out.',
    ]);
    await page.user.click(button(page, 'Release it'));
    await vi.waitFor(() => expect(server.sent.acts).toEqual(['release']));
    expect(server.sent.drafts.at(-1)).toMatchObject({ decision: 'accepted-with-changes' });
  });

  it('is not released while something that was written here has not arrived', async () => {
    const server = serve({ draft: { levels, decision: 'accepted' } });
    const page = await open(server);
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
    await page.user.type(page.getByRole('textbox', { name: /^To Inés Calder/ }), 'Well done.');
    await page.user.click(button(page, 'Release all of it together'));
    await page.user.click(button(page, 'Release it'));
    await page.findByText(/^Something written here has not arrived yet/);
    expect(server.sent.acts).toEqual([]);
  });
});

describe('sections that were left out', () => {
  it('[S1.13] stand with the reason that their author gave', async () => {
    const whole = version(1);
    const head = { ...whole.head, taken: [], reasons: { risks: 'The rota has none of its own.' } };
    const page = await open(serve({ version: { ...whole, head } }));
    const fold = page.getByText(/sections? (?:was|were) left out$/).closest('details') as HTMLDetailsElement;
    expect([...fold.querySelectorAll('dd')].map((one) => one.textContent)).toContain(
      'The rota has none of its own.',
    );
  });
});

describe('whose it is', () => {
  it('[C5] taken by a colleague meanwhile, nothing that was typed is lost, and it goes when the review is one’s own again', async () => {
    const server = serve();
    const page = await open(server);
    server.refuses = { status: 409, code: 'claimed-by-another', by: RUTH, at: new Date().toISOString() };
    const words = page.getByRole<HTMLTextAreaElement>('textbox', { name: /^To Inés Calder/ });
    await page.user.type(words, 'Nearly there.');
    fireEvent.blur(words);
    server.desk = {
      ...server.desk,
      writes: false,
      review: { ...server.desk.review, claim: claimBy(RUTH, false) },
    };
    await page.findByText(/^What you wrote here is on this device/, {}, { timeout: 15_000 });
    page.getByText(/^Ruth Adeyemi has it since/, { selector: '.banner p' });
    expect(words.value).toBe('Nearly there.');
    const sent = () => server.sent.drafts.map(({ words: said }) => said);
    expect(sent()).not.toContain('Nearly there.');
    server.refuses = undefined;
    server.desk = {
      ...server.desk,
      writes: true,
      review: { ...server.desk.review, claim: claimBy(RUTH, true) },
    };
    void act(() => refreshAll());
    await vi.waitFor(() => expect(sent()).toContain('Nearly there.'), { timeout: 15_000 });
  });

  it('is asked for, and only read until it is handed over', async () => {
    const server = serve({
      writes: false,
      review: row({ id: 'asked', state: 'claimed', claim: claimBy(RUTH, false) }),
    });
    const page = await open(server);
    await page.user.click(button(page, 'Ask for it'));
    await vi.waitFor(() => expect(server.sent.acts).toEqual(['ask']));
    expect(page.queryByRole('button', { name: /^Comment on/ })).toBeNull();
    expect(page.getAllByRole<HTMLInputElement>('radio', { name: 'Secure' })[0]?.matches(':disabled')).toBe(
      true,
    );
  });

  it('is handed back with a press', async () => {
    const server = serve();
    const page = await open(server);
    await page.user.click(button(page, 'Hand back'));
    await vi.waitFor(() => expect(server.sent.acts).toEqual(['hand-back']));
  });
});
