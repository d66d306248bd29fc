import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { refreshAll } from '../../../client/core/data.ts';
import { openOutbox } from '../../../client/core/outbox.ts';
import { me, type Me } from '../../../client/core/session.ts';
import { CaseFeedback } from '../../../client/rooms/review/case-feedback.tsx';
import type { OwnReview } from '../../../client/rooms/review/feedback.state.ts';
import { FeedbackPage } from '../../../client/rooms/review/feedback-page.tsx';
import type { Point } from '../../../client/rooms/review/points.state.ts';
import { senders } from '../../../client/shell/parts.ts';
import { render } from '../setup.ts';
import { needWords } from '../../../client/core/i18n.ts';
import { daysAgo } from './queue-kit.tsx';
import { arrive, template } from './kit.tsx';

const ofLeader: Point = {
  id: 'p1',
  from: 'leader',
  version: 1,
  section: null,
  kind: 'question',
  text: 'Who holds the desk on Mondays?',
  wording: null,
  quote: null,
  at: daysAgo(1),
  answer: { done: null, reason: '' },
  revision: 0,
  savedAt: null,
  answeredIn: null,
};
const waits = { version: 1, state: 'waiting', submittedAt: daysAgo(3), decision: null } as OwnReview;

let points: Point[];
let sent: unknown[];
beforeEach(async () => {
  [points, sent] = [[ofLeader], []];
  me.value = { id: 'ines', tenant: 'north', role: 'learner', run: { id: 'r' } } as unknown as Me;
  vi.stubGlobal('fetch', async (url: string, { method = 'GET', body }: RequestInit = {}) => {
    if (method !== 'GET') {
      sent.push(JSON.parse(body as string));
      return Response.json({ revision: 1, savedAt: daysAgo(0) });
    }
    if (url.endsWith('/review/own')) return Response.json({ versions: [waits] });
    if (url.endsWith('/points')) return Response.json({ points });
    return Response.json({ template, sections: [] });
  });
  await needWords('review-feedback', 'case');
  await arrive();
  await openOutbox(senders);
  refreshAll();
  return () => void vi.restoreAllMocks();
});

describe('[N10] [B9] what somebody who decides has asked, before a trainer has answered', () => {
  it('is answered on the page of feedback, which does not say that there is none', async () => {
    const page = render(<FeedbackPage params={{}} />);
    await page.findByRole('heading', { level: 1, name: 'Points to answer' });
    await page.findByText('Who holds the desk on Mondays?');
    await page.user.click(await page.findByRole('radio', { name: 'Kept as it is' }));
    await page.user.type(page.getByRole('textbox', { name: 'In a line or two' }), 'The rota.');
    await page.user.tab();
    await vi.waitFor(() =>
      expect(sent.at(-1)).toMatchObject({ value: { done: 'kept', reason: 'The rota.' } }),
    );
  });

  it('[B9] is where one stands who comes for it', async () => {
    points = [ofLeader, { ...ofLeader, id: 'other', text: 'Who pays for the room?' }];
    const page = render(<FeedbackPage params={{ point: 'other' }} />);
    await page.findByText('Who pays for the room?');
    await vi.waitFor(() => expect(document.activeElement?.tagName).toBe('ARTICLE'));
    expect(document.activeElement?.textContent).toContain('Who pays for the room?');
  });

  it('is led to from the case while the version waits to be read', async () => {
    const page = render(<CaseFeedback section="" />);
    const way = await page.findByRole('link', { name: 'One point to answer before the next version' });
    expect(way.getAttribute('href')).toBe('/app/case/feedback');
  });

  it('is gone from both once a version has answered it', async () => {
    points = [{ ...ofLeader, answer: { done: 'kept', reason: 'The rota.' }, answeredIn: 2 }];
    const page = render(
      <>
        <CaseFeedback section="" />
        <FeedbackPage params={{}} />
      </>,
    );
    await page.findByRole('heading', { level: 1, name: 'There is no feedback yet' });
    expect(page.queryByRole('link', { name: /to answer/ })).toBeNull();
    expect(page.queryByText('Who holds the desk on Mondays?')).toBeNull();
  });
});
