import { beforeEach, describe, expect, it, vi } from 'vitest';
import { refreshAll } from '../../../client/core/data.ts';
import { address } from '../../../client/shell/address.ts';
import { openPage } from '../../../client/shell/open-page.ts';
import { LearnerCases } from '../../../client/rooms/cohort/learner-cases.tsx';
import { queuePage } from '../../../client/rooms/review/queue.page.tsx';
import type { Queue } from '../../../client/rooms/review/review.types.ts';
import { axeFaults } from '../axe.ts';
import { pressesApart, render } from '../setup.ts';
import { needWords } from '../../../client/core/i18n.ts';
import { arrive } from './kit.tsx';
import { claimBy, daysAgo, list, row, RUTH } from './queue-kit.tsx';

/** What the server is asked for, beside the lists. */
let acts: string[];
let refuse: { status: number; code: string } | undefined;

async function open(answer: Queue, next: string | null = 'r-next') {
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) => {
    if (init?.method === 'GET') return Promise.resolve(Response.json(answer));
    acts.push(path);
    if (refuse) return Promise.resolve(Response.json({ error: refuse }, { status: refuse.status }));
    return Promise.resolve(Response.json(path.endsWith('/next') ? { id: next } : { claim: null }));
  });
  refreshAll();
  const [data] = queuePage.needs({});
  await data?.refresh();
  return render(<queuePage.Component params={{}} />);
}

beforeEach(async () => {
  acts = [];
  refuse = undefined;
  openPage('/app/reviews');
  pressesApart();
  await arrive();
});

describe('the queue of reviews', () => {
  it('[C5] says who waits and since when, whose it is by now, and how many there are', async () => {
    const page = await open(
      list([
        row(),
        row({ id: 'r2', claim: claimBy(RUTH, false), state: 'claimed', submittedAt: daysAgo(3) }),
      ]),
    );
    page.getByRole('heading', { level: 1, name: '2 cases wait for a review' });
    page.getByText(/^The oldest has waited for 9 days\./);
    page.getByText('Waiting for 9 days');
    page.getByText(/^Ruth Adeyemi has it since/);
    expect(page.getAllByText(/Version 2, sent/)).toHaveLength(2);
    page.getByRole('tab', { name: 'Waiting (2)' });
    expect(await axeFaults()).toEqual([]);
  });

  it('opens and takes the one that is pressed', async () => {
    const page = await open(list([row()]));
    await page.user.click(page.getByRole('button', { name: /^Open.*Inés Calder/ }));
    await vi.waitFor(() => expect(address.value.path).toBe('/app/reviews/r-ines'));
    expect(acts).toEqual(['/api/review/reviews/r-ines/claim']);
  });

  it('[C5] opens it to read for whoever was a moment slower than a colleague', async () => {
    refuse = { status: 409, code: 'claimed-by-another' };
    const page = await open(list([row()]));
    await page.user.click(page.getByRole('button', { name: /^Open.*Inés Calder/ }));
    await vi.waitFor(() => expect(address.value.path).toBe('/app/reviews/r-ines'));
  });

  it('leads to one that a colleague has as something to read', async () => {
    const page = await open(list([row({ claim: claimBy(RUTH, false), state: 'claimed' })]));
    const link = page.getByRole('link', { name: /^Read.*Inés Calder/ });
    expect(link.getAttribute('href')).toBe('/app/reviews/r-ines');
    expect(page.queryByRole('button', { name: /Inés/ })).toBeNull();
  });

  it('takes the one that waits longest, as the server knows it', async () => {
    const page = await open(list([row()]), 'r-oldest');
    await page.user.click(page.getByRole('button', { name: 'Open the one that waits longest' }));
    await vi.waitFor(() => expect(address.value.path).toBe('/app/reviews/r-oldest'));
    expect(acts).toEqual(['/api/review/next']);
  });

  it('says so where colleagues have all of them', async () => {
    const page = await open(list([row({ claim: claimBy(RUTH, false), state: 'claimed' })]), null);
    await page.user.click(page.getByRole('button', { name: 'Open the one that waits longest' }));
    await page.findByText('Colleagues have all that wait at this moment.');
    expect(address.value.path).not.toMatch(/reviews\/./);
  });

  it('shows of those that were released what was decided, the score, and whether it was read', async () => {
    const released = {
      at: daysAgo(1),
      by: RUTH,
      score: 66.7,
      ready: true,
      openedAt: null,
      gradebook: null,
    } as const;
    const page = await open(
      list([row({ state: 'released', released: { ...released, decision: 'accepted-with-changes' } })]),
    );
    page.getByText('Accepted with changes');
    page.getByText(/66\.7 of 100\. Not opened yet\./);
    page.getByText('On its way to the gradebook');
  });

  it('[f8] says why the gradebook has not taken a score, in the platform’s words, and sends it again', async () => {
    const gradebook = { id: 'score-1', status: 'stopped', reason: 'Not today' } as const;
    const released = { at: daysAgo(1), by: RUTH, score: 65, ready: true, openedAt: null, gradebook } as const;
    const rows = [row({ state: 'released', released: { ...released, decision: 'accepted' } })];
    const page = await open(list(rows));
    page.getByText('The gradebook did not take it');
    page.getByText('The platform said: “Not today”');
    await page.user.click(page.getByRole('button', { name: /^Send again.*Inés Calder/ }));
    await vi.waitFor(() => expect(acts).toEqual(['/api/grades/score-1/resend']));
  });

  it('sends nothing of a second look to a gradebook', async () => {
    const released = {
      at: daysAgo(1),
      by: RUTH,
      score: 65,
      ready: true,
      openedAt: null,
      gradebook: null,
    } as const;
    const rows = [
      row({ look: 'second', state: 'released', released: { ...released, decision: 'accepted' } }),
    ];
    const page = await open(list(rows));
    page.getByText(/for the team alone/);
    expect(page.queryByText(/gradebook|Not opened/)).toBeNull();
  });
});

it('[f9] what one learner has handed in stands on their page, where the gradebook leads', async () => {
  await needWords('cohort');
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ rows: [row()] })));
  const page = render(<LearnerCases person="p-ines" />);
  await page.findByRole('heading', { level: 2, name: 'Business case' });
  page.getByText(/Version 2, sent/);
  page.getByRole('button', { name: /^Open.*Inés Calder/ });
});
