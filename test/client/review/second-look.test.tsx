import { describe, expect, it, vi } from 'vitest';
import type { Desk } from '../../../client/rooms/review/review.types.ts';
import { axeFaults } from '../axe.ts';
import { comment, open, serve } from './desk-kit.tsx';
import { RUTH, row, claimBy } from './queue-kit.tsx';

const MARCUS = { id: 't-marcus', name: 'Marcus Hill', number: 2 };
const other = (of: Partial<NonNullable<Desk['other']>> = {}): NonNullable<Desk['other']> => ({
  id: 'second',
  look: 'second',
  state: 'waiting',
  by: null,
  asked: true,
  released: null,
  ...of,
});

describe('[f10] a second look', () => {
  it('is asked of a colleague beside the release, and let go again', async () => {
    const server = serve();
    const page = await open(server);
    await page.user.click(page.getByRole('button', { name: 'Ask a colleague to look first' }));
    await vi.waitFor(() => expect(server.sent.acts).toEqual(['second-look']));
  });

  it('is asked for once, and let go again', async () => {
    const server = serve({ other: other() });
    const page = await open(server);
    page.getByText(/^A colleague is asked to look at this one too/);
    expect(page.queryByRole('button', { name: 'Ask a colleague to look first' })).toBeNull();
    await page.user.click(page.getByRole('button', { name: 'It is not needed any more' }));
    await vi.waitFor(() => expect(server.sent.acts).toEqual(['let-go']));
  });

  it('says that it is done, and nothing of what it came to, before one’s own is released', async () => {
    const page = await open(serve({ other: other({ state: 'done', by: MARCUS }) }));
    page.getByText('The second look is done. You read it when you have released yours.');
    expect(page.place.textContent).not.toContain('Marcus Hill');
    expect(await axeFaults()).toEqual([]);
  });

  it('shows where the two differ once it leads nobody any more', async () => {
    const released = {
      at: new Date().toISOString(),
      by: MARCUS,
      decision: 'revise' as const,
      words: 'I would ask for the baseline first.',
      levels: { need: 2, context: 3 },
      notApplicable: [],
      score: 41.7,
      ready: false,
      comments: [comment({ body: 'Measured by whom?' })],
    };
    const page = await open(
      serve({
        draft: { levels: { need: 3, context: 3 } },
        other: other({ state: 'done', by: MARCUS, released }),
      }),
    );
    await page.user.click(page.getByText('What Marcus Hill made of it: Please revise, 41.7 of 100'));
    page.getByText('I would ask for the baseline first.');
    page.getByText('There: Developing. Here: Secure.');
    page.getByText('Measured by whom?');
    expect(page.getAllByText(/^There: /)).toHaveLength(1);
  });

  it('is written for the team alone, and finished without a word to learner or gradebook', async () => {
    const review = row({
      id: `look-${Date.now()}`,
      look: 'second',
      asked: true,
      state: 'claimed',
      claim: claimBy(RUTH, true),
    });
    const page = await open(serve({ review, other: other({ look: 'first', state: 'reading', by: MARCUS }) }));
    page.getByText(/a colleague asks you to look/);
    page.getByText(/^You give the second look\. It stays in the team/);
    page.getByRole('textbox', { name: 'What you make of it, in a few lines' });
    page.getByRole('button', { name: 'Finish the second look' });
    expect(page.place.textContent).not.toMatch(/Inés Calder sees nothing|Seen by Inés/);
    expect(page.queryByRole('button', { name: 'Ask a colleague to look first' })).toBeNull();
  });
});
