import 'fake-indexeddb/auto';
import { beforeAll, expect, it } from 'vitest';
import { needWords } from '../../../client/core/i18n.ts';
import type { TriosOfStep } from '../../../client/rooms/live/trio.state.ts';
import { triosPage } from '../../../client/rooms/live/trios.page.tsx';
import { axeFaults } from '../axe.ts';
import { pressesApart } from '../setup.ts';
import { FARAH, INES, JOANNA, NEIL, open, TOM } from './sets-kit.tsx';

beforeAll(() => needWords('core', 'live-triad', 'live-trio'));

const stepOf = (number: string, english: string): TriosOfStep => ({
  of: { module: 'm', step: number, number, title: { en: english, es: english } },
  trios: [
    {
      id: `trio ${number}`,
      number: 1,
      members: [INES, TOM, FARAH],
      state: 'undated',
      at: null,
      pair: false,
      sheets: { handed: 0, due: 0 },
      waitsFor: [],
      problems: [],
      moves: [],
    },
  ],
  without: [JOANNA, NEIL],
});
const STEPS = [stepOf('2.6', 'Two models'), stepOf('4.6', 'Silence')];
const show = (more: Record<string, unknown> = {}) =>
  open(triosPage, { '/api/live/trios': { steps: STEPS }, ...more });

it('every press of the page of trios says for which step it is', async () => {
  const page = await show();
  page.getByRole('button', { name: 'Propose trios for 2 people 2.6 Two models' });
  page.getByRole('button', { name: 'Propose trios for 2 people 4.6 Silence' });
  expect(page.getAllByText('Put somebody into another trio').map((one) => one.textContent)).toEqual([
    'Put somebody into another trio 2.6 Two models',
    'Put somebody into another trio 4.6 Silence',
  ]);
  expect(await axeFaults()).toEqual([]);
});

it('the focus stays with the step when what was pressed has gone', async () => {
  pressesApart();
  const proposal = { trios: [{ members: [JOANNA, NEIL], problems: [] }], left: [] };
  const page = await show({ '/api/live/trios/m/2.6/proposal': proposal });
  await page.user.click(page.getByRole('button', { name: 'Propose trios for 2 people 2.6 Two models' }));
  await page.findByText('Joanna Reid and Neil Okafor');
  expect(document.activeElement?.textContent).toBe('2.6 Two models');
});

it('the reason for a move is there when the page is opened again', async () => {
  const page = await show();
  const [why] = page.getAllByLabelText<HTMLInputElement>('Why');
  await expect.poll(() => why?.closest('[inert]')).toBeNull();
  await page.user.type(why as HTMLInputElement, 'Their shifts never meet');
  page.redraw(null);
  const later = await show();
  const boxes = later.getAllByLabelText<HTMLInputElement>('Why');
  await expect.poll(() => boxes.map(({ value }) => value)).toEqual(['Their shifts never meet', '']);
});
