import { describe, expect, it, vi } from 'vitest';
import { TwoTexts } from '../../../client/ui/two-texts.tsx';
import { wordDifference } from '../../../client/ui/word-difference.ts';
import { axeFaults } from '../axe.ts';
import { render } from '../setup.ts';

const words = {
  title: 'You wrote here in two places',
  lede: 'Choose what stays.',
  mine: 'Written here',
  theirs: 'Written elsewhere',
  takeMine: 'Keep the text written here',
  takeTheirs: 'Keep the text written elsewhere',
  both: 'Keep both, one after the other',
  empty: 'Nothing: it was emptied there',
};

const MINE = 'The East site talks in corridors; the West site writes.';
const THEIRS = 'The East site talks in the car park; the West site writes, and keeps it.';

function shown(mine: string, theirs: string) {
  const choose = vi.fn<(text: string) => void>();
  return { choose, ...render(<TwoTexts mine={mine} theirs={theirs} words={words} choose={choose} />) };
}

describe('two texts of one thing', () => {
  it('stand beside one another, and what stands in one of them only is marked, word by word', async () => {
    const { place } = shown(MINE, THEIRS);
    const texts = [...place.querySelectorAll('.text')];
    expect(texts.map((text) => text.textContent)).toEqual([MINE, THEIRS]);
    await vi.waitFor(() => expect(place.querySelectorAll('mark').length).toBeGreaterThan(0));
    const marked = texts.map((text) =>
      [...text.querySelectorAll('mark')].map((mark) => mark.textContent.trim()),
    );
    expect(marked).toEqual([
      ['corridors;', 'writes.'],
      ['the car park;', 'writes, and keeps it.'],
    ]);
    expect(await axeFaults()).toEqual([]);
  });

  it.each([
    [words.takeMine, MINE],
    [words.takeTheirs, THEIRS],
    [words.both, `${MINE}\n\n${THEIRS}`],
  ])('%s', async (name, text) => {
    const { choose, user, getByRole } = shown(MINE, THEIRS);
    await user.click(getByRole('button', { name }));
    expect(choose.mock.calls).toEqual([[text]]);
  });

  it('says so where one of them is empty, and offers no both', () => {
    const { getByText, queryByRole } = shown(MINE, '');
    getByText(words.empty);
    expect(queryByRole('button', { name: words.both })).toBeNull();
  });
});

it.each([
  ['', ''],
  ['One', ''],
  ['a b  c\n\nd', 'a  b c\nd e'],
])('the stretches of %j and %j are the texts again', (one, other) => {
  const found = wordDifference(one, other);
  const whole = (stretches: { text: string }[]) => stretches.map(({ text }) => text).join('');
  expect([whole(found.one), whole(found.other)]).toEqual([one, other]);
});
