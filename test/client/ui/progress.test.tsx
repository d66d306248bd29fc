import { describe, expect, it } from 'vitest';
import { Meter, Track } from '../../../client/ui/progress.tsx';
import { axeFaults } from '../axe.ts';
import { render } from '../setup.ts';

const widths = (place: Element) =>
  [...place.querySelectorAll<HTMLElement>('.meter > i')].map((one) => one.style.inlineSize);

describe('a meter', () => {
  it('is one picture that says its sentence', async () => {
    const { getByRole, place } = render(
      <Meter
        of={2400}
        parts={[
          { amount: 600, kind: 'solid' },
          { amount: 240, kind: 'half' },
        ]}
        sentence="10 hours confirmed, 4 waiting, of 40."
      />,
    );
    expect(getByRole('img', { name: '10 hours confirmed, 4 waiting, of 40.' })).toBeTruthy();
    expect(widths(place)).toEqual(['25%', '10%']);
    expect(await axeFaults()).toEqual([]);
  });

  it('is silent where the page says the sentence beside it', () => {
    const { queryByRole, place } = render(<Meter of={10} parts={[{ amount: 5, kind: 'solid' }]} />);
    expect(queryByRole('img')).toBeNull();
    expect(place.querySelector('.meter')?.getAttribute('aria-hidden')).toBe('true');
  });

  it('is full and no more when there is more than the whole, and empty when the whole is nothing', () => {
    const parts = [
      { amount: 30, kind: 'solid' },
      { amount: 20, kind: 'plan' },
    ] as const;
    expect(widths(render(<Meter of={40} parts={parts} />).place)).toEqual(['75%', '25%']);
    expect(widths(render(<Meter of={0} parts={parts} />).place)).toEqual(['0%', '0%']);
  });
});

describe('a track', () => {
  it('keeps apart where the reader is and what is done', () => {
    const { place } = render(
      <Track
        steps={[
          { key: 'a', done: true },
          { key: 'b', done: true, current: true },
          { key: 'c', done: false },
        ]}
      />,
    );
    const marks = [...place.querySelectorAll('span')].map((one) => [
      one.className,
      one.getAttribute('aria-current'),
    ]);
    expect(marks).toEqual([
      ['done', null],
      ['done', 'step'],
      ['', null],
    ]);
  });
});
