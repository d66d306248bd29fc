import { useState } from 'preact/hooks';
import { beforeEach, describe, expect, it } from 'vitest';
import { RubricForm } from '../../../client/rooms/review/rubric.tsx';
import type { Levels } from '../../../server/rooms/review/review.types.ts';
import { axeFaults } from '../axe.ts';
import { render } from '../setup.ts';
import { ALL_SECTIONS, arrive, rubric } from './kit.tsx';

const DESIGN = rubric.criteria.find(({ key }) => key === 'design')!.sections;
const WITHOUT_DESIGN = ALL_SECTIONS.filter((slug) => !DESIGN.includes(slug));

/** The rubric on a desk; what was chosen stands in `levels`. */
function judge(start: Levels, chosen = ALL_SECTIONS) {
  const known = { levels: start };
  function Desk() {
    const [levels, choose] = useState(start);
    known.levels = levels;
    return <RubricForm rubric={rubric} chosen={chosen} levels={levels} choose={choose} />;
  }
  const page = render(<Desk />);
  return { ...page, known, total: () => page.place.querySelector('.rubric-total')?.textContent };
}

const K11: Levels = {
  need: 3,
  context: 3,
  model: 4,
  criteria: 3,
  value: 2,
  design: 3,
  ethics: 3,
  iteration: 2,
  clarity: 3,
};
const all = (level: number): Levels => Object.fromEntries(rubric.criteria.map(({ key }) => [key, level]));

beforeEach(() => arrive());

describe('the rubric', () => {
  it('[K11] says with every choice what it comes to, and whether that is Ready', async () => {
    const page = judge({ ...K11, value: 1 });
    expect(page.total()).toBe('60 of 100. Not Ready yet. Ready from 60, with nothing at 1.');
    const value = page.getByRole('group', { name: /^Costs, benefits and value/ });
    await page.user.click(value.querySelectorAll('input')[1]!);
    expect(page.known.levels).toEqual(K11);
    expect(page.total()).toBe('65 of 100. Ready. Ready from 60, with nothing at 1.');
  });

  it('[K11] all at 3 is 66.7, all at 2 is 33.3', () => {
    expect(judge(all(3)).total()).toMatch(/^66\.7 of 100/);
    expect(judge(all(2)).total()).toMatch(/^33\.3 of 100/);
  });

  it('[K12] does not ask about a design that was left out, and shares out what it weighs', () => {
    const { design: _left, ...others } = all(3);
    const page = judge(others, WITHOUT_DESIGN);
    expect(page.total()).toMatch(/^66\.7 of 100\. Ready\./);
    expect(page.getAllByRole('group')).toHaveLength(8);
    page.getByText(/^Not judged: its sections were left out/);
  });

  it('[B11] says how many criteria have no level yet, and is not Ready before', () => {
    const { clarity: _open, ...others } = all(4);
    expect(judge(others).total()).toMatch(/One criterion has no level yet\./);
  });

  it('has what a level looks like at hand: of the chosen one below it, of each to hear, of all to read', async () => {
    const page = judge({ ...K11 });
    const need = page.getByRole('group', { name: /^Need and rationale/ });
    const secure = page.getAllByRole<HTMLInputElement>('radio', { name: 'Secure' })[0]!;
    expect(need.contains(secure)).toBe(true);
    const said = document.getElementById(secure.getAttribute('aria-describedby') ?? '');
    expect(said?.textContent).toMatch(/^Secure\. Need stated for a defined group/);
    expect(page.getAllByText(/Need stated for a defined group/)).toHaveLength(2);
    expect(said?.closest('ol')?.hidden).toBe(true);
    await page.user.click(page.getByRole('checkbox', { name: /all four levels/ }));
    expect(said?.closest('ol')?.hidden).toBe(false);
    expect(await axeFaults()).toEqual([]);
  });

  it.each(['en', 'es'] as const)('speaks of nobody’s failing, in %s', async (language) => {
    await arrive(language);
    const page = judge(all(1));
    expect(page.place.textContent).not.toMatch(/fail|reject|reprob|suspens|rechaz|insuficien/i);
  });
});
