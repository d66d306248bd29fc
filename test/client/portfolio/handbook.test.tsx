import { beforeEach, expect, it, vi } from 'vitest';
import { refreshAll } from '../../../client/core/data.ts';
import { needWords } from '../../../client/core/i18n.ts';
import { newId, openOutbox } from '../../../client/core/outbox.ts';
import { me, type Me } from '../../../client/core/session.ts';
import { Part } from '../../../client/rooms/portfolio/part.tsx';
import { senders } from '../../../client/shell/parts.ts';
import { formOf, openedOf } from '../forms/kit.tsx';
import { render } from '../setup.ts';

const question = (id: string, text: string, struck: { why: string } | null) => ({
  id,
  text,
  drawer: 'open',
  from: null,
  struck,
});
const bank = {
  questions: [
    question('a', 'What keeps it going?', null),
    question('b', 'Have you tried a list?', { why: 'It held an answer' }),
  ],
};

beforeEach(async () => {
  me.value = { id: newId(), tenant: 'north', role: 'learner', lang: 'en', run: { id: 'r' } } as unknown as Me;
  vi.stubGlobal('fetch', async (address: unknown, init?: RequestInit) => {
    const path = String(address);
    if (path.includes('/api/forms/')) return Response.json(openedOf(formOf('mentee-application')));
    if (path.endsWith('/api/sharing')) return Response.json({ items: [], copies: [] });
    if (init?.method === 'PUT') return Response.json({ revision: 1, savedAt: '2026-04-01T10:00:00.000Z' });
    const value = path.endsWith('/question-bank') ? bank : null;
    return Response.json({ document: { value, revision: value ? 1 : 0, savedAt: null }, offer: null });
  });
  await needWords('portfolio', 'core');
  await openOutbox(senders);
  refreshAll();
});

const opened = async () => {
  const page = render(<Part kind="handbook" />);
  await page.findByRole('heading', { level: 3, name: 'Questions' });
  return page;
};

it('a form comes into a handbook as a list of its nineteen questions, which can be changed', async () => {
  const page = await opened();
  await page.user.selectOptions(page.getByLabelText('A copy of a form'), 'mentee-application');
  await page.user.click(page.getByRole('button', { name: 'Take a copy' }));
  const text = await page.findByLabelText<HTMLTextAreaElement>('Text');
  const lines = text.value.split('\n');
  expect(lines).toHaveLength(19);
  expect(lines.every((line) => line.startsWith('- '))).toBe(true);
  await page.user.clear(text);
  await page.user.type(text, '- Which days?');
  expect(text.value).toBe('- Which days?');
});

it('questions that were kept in the bank stand below the pages of a handbook, and struck ones do not', async () => {
  const page = await opened();
  await page.findByText('What keeps it going?');
  expect(page.queryByText('Have you tried a list?')).toBeNull();
});
