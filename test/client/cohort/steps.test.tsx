import { act } from 'preact/test-utils';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { refreshAll } from '../../../client/core/data.ts';
import { needWords } from '../../../client/core/i18n.ts';
import { me, type Me } from '../../../client/core/session.ts';
import { stepsPage } from '../../../client/rooms/cohort/steps.page.tsx';
import { axeFaults } from '../axe.ts';
import { render } from '../setup.ts';

beforeAll(() => needWords('core', 'cohort'));

const STEP = { opened: 0, done: 0, skipped: 0, furthest: 0 };
let counted = true;
beforeEach(() => {
  counted = true;
  me.value = { id: 'ruth', role: 'trainer', lang: 'en' } as Me;
  const answers: Record<string, () => object> = {
    '/api/cohort/steps': () => ({
      learners: 12,
      counted,
      modules: [
        {
          number: 1,
          slug: 'first',
          title: 'Starting points',
          steps: [
            {
              ...STEP,
              slug: 'a',
              number: '1.1',
              title: 'Burning up',
              opened: 9,
              done: 7,
              skipped: 1,
              furthest: 2,
            },
            { ...STEP, slug: 'b', number: '1.2', title: 'Who is here' },
          ],
        },
      ],
    }),
    '/api/cohort/about': () => ({
      learners: 12,
      trained: { yes: 6, no: 1 },
      relationship: null,
      support: null,
      consent: { yes: 5, no: 2 },
      code: 7,
    }),
  };
  vi.stubGlobal('fetch', (url: string) => Promise.resolve(Response.json(answers[url]?.())));
});

async function open() {
  refreshAll();
  await act(async () => void (await Promise.all(stepsPage.needs({}).map((data) => data.refresh()))));
  return render(<stepsPage.Component params={{}} />);
}

it('shows by module and step how many opened, did and skipped it, and how many are there now', async () => {
  const { findByRole, findByText } = await open();
  await findByText('2 learners are here');
  const row = (await findByRole('link', { name: '1.1 Burning up' })).closest('tr');
  expect([...(row?.querySelectorAll('td') ?? [])].map((cell) => cell.textContent)).toEqual([
    '9',
    '7',
    '1',
    '2',
  ]);
  expect(await axeFaults()).toEqual([]);
});

it('[S0.1] [S3.16] says what the cohort says of itself in numbers, and nothing of fewer than five', async () => {
  const { findByText, findAllByText } = await open();
  await findByText('6 yes, 1 no');
  await findByText('5 yes, 2 no');
  await findByText('7 of 12');
  expect(await findAllByText('Fewer than five answers')).toHaveLength(2);
});

it('says of a large cohort that it is being counted', async () => {
  counted = false;
  const { findByText } = await open();
  await findByText(/is being counted for the first time/);
});
