import { fireEvent } from '@testing-library/dom';
import { beforeAll, expect, it, vi } from 'vitest';
import { needWords } from '../../../client/core/i18n.ts';
import { formingPage } from '../../../client/rooms/live/forming.page.tsx';
import { axeFaults } from '../axe.ts';
import { asked, desk, open, setOf } from './sets-kit.tsx';

beforeAll(() => needWords('core', 'core-problem', 'live-sets'));

const free = Array.from({ length: 10 }, (_, at) => {
  return { id: `f${at}`, name: `Person ${at}`, number: at + 1, said: at > 1 };
});
const GROUPS = [free.slice(0, 5), free.slice(5)].map((group) => group.map(({ id }) => id));

it('[S1] sets are proposed with what stands against them, changed by hand with a select, and formed once', async () => {
  const page = await open(formingPage, {
    '/api/live/sets': desk({ sets: [setOf(1)], without: free }),
    '/api/live/sets/proposal': {
      sets: GROUPS.map((members, at) => ({ members, problems: at === 0 ? ['zones'] : [] })),
      left: [],
    },
    '/api/live/calendar': { closures: [{ from: '2026-06-01', to: '2026-06-07' }], sessions: [] },
    'POST /api/live/sets/check': { problems: [['too-few'], []] },
    'POST /api/live/sets': { formed: 2 },
  });
  page.getByText(/2 of them have not said yet/);
  page.getByText('Their clocks are more than six hours apart.');
  expect(await axeFaults()).toEqual([]);
  const box = page.getByLabelText('Put Person 1 into');
  box.focus();
  await page.user.selectOptions(box, '1');
  await vi.waitFor(() => page.getByText('It has fewer than four people.'));
  page.getByText('Person 1 is in Set 3 now.');
  // Whoever moves people by the keyboard stays with the one they moved.
  expect(document.activeElement).toBe(page.getByLabelText('Put Person 1 into'));
  expect(page.getByRole('region', { name: /^Set 3/ }).textContent).toContain('Person 1');
  await page.user.click(page.getByRole('button', { name: 'Form 2 sets' }));
  page.getByText('Say first when they meet.');
  fireEvent.input(page.getByLabelText('Day'), { target: { value: '2026-05-20' } });
  // A fortnight apart, and not in the week in which the course rests.
  page.getByText(/Wednesday 20 May, Wednesday 10 June, .* run by the members/);
  await page.user.dblClick(page.getByRole('button', { name: 'Form 2 sets' }));
  const formed = () => asked.filter(({ path }) => path === '/api/live/sets');
  await vi.waitFor(() => expect(formed()).not.toEqual([]));
  expect(formed().map(({ body }) => body)).toEqual([
    {
      sets: [
        ['f0', 'f2', 'f3', 'f4'],
        ['f5', 'f6', 'f7', 'f8', 'f9', 'f1'],
      ],
      first: '2026-05-20',
      time: '16:00',
      lang: 'both',
    },
  ]);
});
