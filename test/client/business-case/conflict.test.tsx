import { beforeAll, describe, expect, it, vi } from 'vitest';
import { SectionConflict } from '../../../client/rooms/business-case/conflict.tsx';
import type { ReadTable } from '../../../client/rooms/business-case/case-rows.ts';
import { needWords } from '../../../client/core/i18n.ts';
import type { SectionValue } from '../../../server/rooms/business-case/case-difference.rule.ts';
import { doc, list, p, section } from '../../unit/case-texts-kit.ts';
import { axeFaults } from '../axe.ts';
import { render } from '../setup.ts';

beforeAll(() => needWords('case-versions', 'forms'));

const both = (en: string) => ({ en, es: en });
const criteria: ReadTable = {
  key: 'criteria',
  title: both('Success criteria'),
  columns: [
    { key: 'what', type: 'textarea', required: true, label: both('Criterion') },
    { key: 'target', type: 'number', step: 1, required: true, label: both('Target') },
    {
      key: 'after',
      type: 'row',
      of: 'context/criteria',
      many: true,
      required: true,
      label: both('Rests on'),
    },
  ],
};
const row = (key: string, cells: Record<string, unknown>) => ({ key, cells });

const SAME = 'Two colleges became one in 2023.';
const mine = section(
  doc(
    p(SAME),
    p('The East site talks in corridors; the West site writes. There is good will.'),
    list('A room on each site'),
  ),
  { criteria: [row('leave', { what: 'Fewer new teachers leave', target: 6 })] },
);
const theirs = section(
  doc(
    p(SAME),
    p('The East site talks in the car park; the West site writes. There is good will.'),
    list('A room on each site', 'Two free hours in the same week'),
  ),
  {
    criteria: [
      row('leave', { what: 'Fewer new teachers leave', target: 5 }),
      row('stay', { what: 'People ask to stay', after: ['leave'] }),
    ],
  },
);

function shown(one: SectionValue = mine, other: SectionValue = theirs, savedAt = '2026-06-20T06:52:00Z') {
  const choose = vi.fn<(value: SectionValue) => void>();
  const later = vi.fn<() => void>();
  const conflict = (
    <SectionConflict
      mine={one}
      theirs={other}
      savedAt={savedAt}
      section={{ slug: 'context', tables: [criteria] }}
      choose={choose}
      later={later}
    />
  );
  return { choose, later, ...render(conflict) };
}

const names = (place: HTMLElement) =>
  [...place.querySelectorAll('legend')].map((legend) => legend.textContent);

describe('a section that was written in two places', () => {
  it('shows what both say, and each place where they differ with its words underlined', async () => {
    const { place, getByRole } = shown();
    expect(names(place)).toEqual([
      '1 of 4 “The East site talks in corridors; the West…”',
      '2 of 4 “Two free hours in the same week”',
      '3 of 4 Fewer new teachers leave: Target',
      '4 of 4 People ask to stay',
    ]);
    const marked = [...place.querySelectorAll('mark')].map((one) => one.textContent);
    expect(marked).toEqual(['corridors', 'the car park']);
    expect(place.querySelector('.kept')?.textContent).toBe(SAME);
    const first = getByRole('group', { name: /1 of 4/ });
    const [here] = first.querySelectorAll('input');
    expect(document.getElementById(here!.getAttribute('aria-describedby')!)?.textContent).toContain(
      'corridors',
    );
    expect(await axeFaults()).toEqual([]);
  });

  it('begins with what was written here, and with what stands in one of them alone', async () => {
    const { choose, user, getByRole } = shown();
    await user.click(getByRole('button', { name: 'Keep this text' }));
    expect(choose.mock.calls[0]![0]).toEqual(
      section(
        doc(p(SAME), mine.text!.content[1]!, list('A room on each site', 'Two free hours in the same week')),
        { criteria: [mine.tables['criteria']![0]!, theirs.tables['criteria']![1]!] },
      ),
    );
  });

  it('takes this, that or both, place by place, and shows what comes of it', async () => {
    const { choose, user, place, getByRole, getAllByRole } = shown();
    const radio = (group: RegExp, name: RegExp) =>
      getAllByRole('radio', { name }).find((one) => group.test(one.closest('fieldset')!.textContent))!;
    await user.click(radio(/^1 of 4/, /^Both/));
    await user.click(radio(/^2 of 4/, /^Written here/));
    await user.click(radio(/^3 of 4/, /^Written elsewhere/));
    const outcome = place.querySelector('.outcome')!;
    expect(outcome.textContent).toContain(
      'The East site talks in corridors; the West site writes. The East site talks in the car park; the West site writes. There is good will.',
    );
    expect(outcome.textContent).not.toContain('Two free hours');
    expect(outcome.textContent).toContain('Fewer new teachers leave');
    await user.click(getByRole('button', { name: 'Keep this text' }));
    expect(choose.mock.calls[0]![0].tables).toEqual(theirs.tables);
  });

  it.each([
    ['here', mine],
    ['elsewhere', theirs],
  ])('takes all that was written %s', async (where, value) => {
    const { choose, user, getByRole } = shown();
    await user.click(getByRole('button', { name: `Take all that was written ${where}` }));
    await user.click(getByRole('button', { name: 'Keep this text' }));
    expect(choose.mock.calls).toEqual([[value]]);
  });

  it('offers no both for a figure, and none where one of them has nothing', () => {
    const { getAllByRole } = shown();
    const withBoth = getAllByRole('group').filter((group) => group.textContent.includes('Both, one after'));
    expect(withBoth.map((group) => group.textContent.slice(0, 6))).toEqual(['1 of 4']);
  });

  it('is chosen by the keyboard alone', async () => {
    const { choose, user, getAllByRole, getByRole } = shown();
    getAllByRole('radio')[0]!.focus();
    await user.keyboard('{ArrowDown}');
    expect(
      getAllByRole('radio')
        .filter((one) => (one as HTMLInputElement).checked)[0]!
        .closest('.side')?.textContent,
    ).toContain('the car park');
    getByRole('button', { name: 'Keep this text' }).focus();
    await user.keyboard('{Enter}');
    expect(choose.mock.calls[0]![0].text!.content[1]).toEqual(theirs.text!.content[1]);
  });

  it('can wait, and then changes nothing', async () => {
    const { choose, later, user, getByRole } = shown();
    await user.click(getByRole('button', { name: 'Decide later' }));
    expect(later).toHaveBeenCalledOnce();
    expect(choose).not.toHaveBeenCalled();
  });

  it('keeps what one of them emptied', async () => {
    const { choose, user, getByRole } = shown(section(null), section(doc(p('All of it.'))), '');
    await user.click(getByRole('button', { name: 'Keep this text' }));
    expect(choose.mock.calls[0]![0]).toEqual(section(doc(p('All of it.'))));
  });
});
