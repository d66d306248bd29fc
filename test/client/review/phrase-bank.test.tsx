import { describe, expect, it, vi } from 'vitest';
import { axeFaults } from '../axe.ts';
import { comment, open, serve } from './desk-kit.tsx';

const BUDGET = { id: 'a'.repeat(32), kind: 'question', text: 'Whose budget pays, and whose gains?' };
const STOP = { id: 'b'.repeat(32), kind: 'strength', text: 'You say what would make you stop.' };

async function bank(phrases: (typeof BUDGET)[], body = '') {
  const server = serve({ comments: [comment({ body, kind: 'suggestion' })] });
  server.phrases = phrases;
  const page = await open(server);
  await page.user.click(page.getByRole('button', { name: /^Change/ }));
  const box = page.getByRole<HTMLTextAreaElement>('textbox', { name: 'Comment' });
  await vi.waitFor(() => expect(box.readOnly).toBe(false));
  await page.user.click(await page.findByText('Sentences of the team'));
  return { server, page, box };
}

const button = async ({ page }: Awaited<ReturnType<typeof bank>>, name: RegExp) =>
  page.user.click(await page.findByRole('button', { name }));

describe('[f7] the sentences that a team keeps', () => {
  it('are found by typing, come into the comment by a press, and are changed there', async () => {
    const at = await bank([BUDGET, STOP]);
    const { page, box } = at;
    const find = await page.findByRole('searchbox', { name: 'Find a sentence' });
    await page.user.type(find, 'gáins whose');
    expect(page.queryByText(STOP.text)).toBeNull();
    expect(await axeFaults()).toEqual([]);
    await button(at, /^Put it in/);
    await vi.waitFor(() => expect(document.activeElement).toBe(box));
    await page.user.keyboard(' Say so.');
    expect(box.value).toBe('Whose budget pays, and whose gains? Say so.');
    // A comment that had no words takes the kind of the sentence too.
    expect(page.getByRole<HTMLInputElement>('radio', { name: 'Question' }).checked).toBe(true);
  });

  it('come behind what is written already, which keeps its kind', async () => {
    const at = await bank([BUDGET], 'The time falls on departments.');
    await button(at, /^Put it in/);
    await vi.waitFor(() => expect(at.box.value).toBe(`The time falls on departments.\n${BUDGET.text}`));
    expect(at.page.getByRole<HTMLInputElement>('radio', { name: 'Suggestion' }).checked).toBe(true);
  });

  it('grow by the comment that is being written, once', async () => {
    const at = await bank([], '  Who else has to agree? ');
    await button(at, /^Keep this comment for the team/);
    await at.page.findByText('This comment is among them.');
    expect(at.server.phrases).toMatchObject([{ kind: 'suggestion', text: 'Who else has to agree?' }]);
  });

  it('go by a press for everybody, and come back by another', async () => {
    const at = await bank([BUDGET]);
    await button(at, /^Remove.*Whose budget/);
    await vi.waitFor(() => expect(at.server.phrases).toEqual([]));
    await button(at, /^Bring it back/);
    await vi.waitFor(() => expect(at.server.phrases).toEqual([BUDGET]));
  });
});
