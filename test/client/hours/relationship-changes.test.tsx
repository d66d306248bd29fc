import { beforeEach, describe, expect, it, vi } from 'vitest';
import { relationshipPage } from '../../../client/rooms/hours/relationship.page.tsx';
import type { OpenedRelationship } from '../../../client/rooms/hours/relationship.state.ts';
import { render } from '../setup.ts';
import { arrive, openedOf, somebody, type LogServer } from './kit.tsx';

let server: LogServer;

beforeEach(async () => {
  server = await arrive();
  return () => void vi.restoreAllMocks();
});

async function opens(opened: OpenedRelationship) {
  const { id } = server.add(opened).relationship;
  await server.bring(id);
  return render(<relationshipPage.Component params={{ relationship: id }} />);
}

describe('what is changed on the page about somebody', () => {
  it('the next date is set, and the page says when it was moved', async () => {
    const opened = openedOf(somebody());
    server.after = ({ relationship }, key) => {
      if (!key.endsWith('/next')) return;
      const next = server.sent.at(-1)?.body['next'] as NonNullable<typeof relationship.next>;
      relationship.next = { ...next, moved: relationship.next ? relationship.next.moved + 1 : 0 };
    };
    const page = await opens(opened);
    await page.user.click(await page.findByRole('button', { name: 'Set the date' }));
    await page.user.click(page.getByRole('button', { name: 'Keep the date' }));
    page.getByText('A day, a start and a later end are needed.');
    await page.user.type(page.getByLabelText('Day'), '2026-04-16');
    await page.user.type(page.getByLabelText('From'), '16:10');
    await page.user.type(page.getByLabelText('To'), '17:25');
    await page.user.type(page.getByLabelText('Where'), 'Room booked');
    await page.user.click(page.getByRole('button', { name: 'Keep the date' }));
    await page.findByText('Thursday 16 April, 16:10 to 17:25');
    expect(document.activeElement).toBe(page.getByRole('heading', { name: 'Next time' }));
    expect(server.sent[0]).toMatchObject({
      key: 'PUT /api/hours/relationships/ID/next',
      body: { next: { at: new Date('2026-04-16T16:10').toISOString(), place: 'Room booked' } },
    });
    await page.user.click(page.getByRole('button', { name: 'Move the date' }));
    page.getByText(/^Moving a date is ordinary/);
    await page.user.click(page.getByRole('button', { name: 'Keep the date' }));
    await page.findByText(/^Moved once/);
  });

  it('what is said of them is changed from the keyboard: the form takes the focus, and gives it back', async () => {
    const page = await opens(openedOf(somebody()));
    await page.user.click(await page.findByRole('button', { name: 'Change label, connection or plan' }));
    const form = page.getByRole('group', { name: 'Change label, connection or plan' });
    expect(document.activeElement).toBe(form);
    await page.user.click(page.getByRole('button', { name: 'Leave it as it was' }));
    expect(document.activeElement).toBe(
      page.getByRole('button', { name: 'Change label, connection or plan' }),
    );
  });
});
