import { describe, expect, it } from 'vitest';
import { State } from '../../../client/ui/icon.tsx';
import { axeFaults } from '../axe.ts';
import { render } from '../setup.ts';

describe('a state', () => {
  it('is read by its word alone: the drawing beside it says nothing', async () => {
    const { place } = render(<State state="waiting" word="Waiting for M3" />);
    expect(place.textContent).toBe('Waiting for M3');
    expect(place.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
    expect(await axeFaults()).toEqual([]);
  });
});
