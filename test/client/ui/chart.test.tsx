import { describe, expect, it } from 'vitest';
import { Bar, Chart, Curve } from '../../../client/ui/chart.tsx';
import { axeFaults } from '../axe.ts';
import { render } from '../setup.ts';

const Pace = () => (
  <Chart
    sentence="12 hours by April, 40 by July."
    x={{
      from: 0,
      to: 6,
      ticks: [
        { at: 0, word: 'Jan' },
        { at: 3, word: 'Apr' },
        { at: 6, word: 'Jul' },
      ],
    }}
    y={{
      from: 0,
      to: 40,
      ticks: [
        { at: 0, word: '0 h' },
        { at: 40, word: '40 h' },
      ],
    }}
    table={{ word: 'As a table', content: <p>12, 40</p> }}
  >
    {(places) => (
      <>
        <Bar x={3} y={10} width={0.6} places={places} />
        <Curve
          points={[
            [0, 0],
            [3, 10],
            [6, 40],
          ]}
          places={places}
        />
      </>
    )}
  </Chart>
);

describe('a chart', () => {
  it('is one picture that says its sentence, with the figures as a table beside it', async () => {
    const { getByRole, getByText } = render(<Pace />);
    expect(getByRole('img', { name: '12 hours by April, 40 by July.' })).toBeTruthy();
    expect(getByText('As a table').tagName).toBe('SUMMARY');
    expect(await axeFaults()).toEqual([]);
  });

  it('puts values and words in the same places', () => {
    const { place, getByText } = render(<Pace />);
    expect(place.querySelector('.curve')?.getAttribute('d')).toBe('M0 100L50 75L100 0');
    expect(getByText('Apr').style.insetInlineStart).toBe('50%');
    expect(getByText('40 h').style.insetBlockStart).toBe('0%');
    const bar = place.querySelector('rect');
    expect(['x', 'y', 'width', 'height'].map((name) => bar?.getAttribute(name))).toEqual([
      '45',
      '75',
      '10',
      '25',
    ]);
  });
});
