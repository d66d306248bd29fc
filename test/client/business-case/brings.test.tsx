import { beforeEach, expect, it, vi } from 'vitest';
import { refreshAll } from '../../../client/core/data.ts';
import { needWords } from '../../../client/core/i18n.ts';
import { SectionBrings } from '../../../client/rooms/business-case/section-brings.tsx';
import { arrive, formOf, openedOf } from '../forms/kit.tsx';
import { render } from '../setup.ts';
import { sections } from './kit.tsx';

const PROFILE = 'organisational-context-profile';
const { brings } = sections.find(({ slug }) => slug === 'context')!;

beforeEach(async () => {
  const opened = openedOf(formOf(PROFILE));
  const values = { openings: 'The back stairs on Fridays.', pressures_daily: 'The phones.' };
  const shared = [
    { item: 'openings', audience: 'leader', at: '2026-03-02T10:42:00.000Z' },
    { item: 'pressures_daily', audience: 'group', at: '2026-03-02T10:42:00.000Z' },
  ];
  const answer = { ...opened.answer, revision: 1, values, shared };
  vi.stubGlobal('fetch', async () => Response.json({ ...opened, answer }));
  await arrive();
  await needWords('case', 'case-arrivals');
  refreshAll();
});

it('what is marked in the profile for the case stands beside its section, to be taken in by a press, and nothing else does', async () => {
  const add = vi.fn<(words: string) => void>();
  const page = render(<SectionBrings brings={brings!} add={add} />);
  await page.findByText('The back stairs on Fridays.');
  expect(page.queryByText('The phones.')).toBeNull();
  expect(add).not.toHaveBeenCalled();
  await page.user.click(page.getByRole('button'));
  expect(add).toHaveBeenCalledWith('The back stairs on Fridays.');
});
