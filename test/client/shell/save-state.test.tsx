import { beforeAll, describe, expect, it } from 'vitest';
import { ApiError } from '../../../client/core/api-error.ts';
import { sessionOver } from '../../../client/core/api.ts';
import { needWords, speak } from '../../../client/core/i18n.ts';
import type { SaveState as State } from '../../../client/core/writing.ts';
import { SaveState } from '../../../client/shell/save-state.tsx';
import { render } from '../setup.ts';

beforeAll(() => needWords('core'));

const at = new Date(2026, 2, 26, 10, 42).toISOString();
const now = new Date();
now.setHours(10, 42);

const shown = (state: State) => render(<SaveState of={state} />).place.textContent;

describe('the state of what somebody writes is said in words', () => {
  it.each<[State, string]>([
    [{ is: 'saving' }, 'Saving'],
    [{ is: 'saved', at: now.toISOString() }, 'Saved 10:42'],
    [{ is: 'saved', at }, 'Saved Thu 26 March, 10:42'],
    [{ is: 'waiting' }, 'On this device, waiting for the network'],
    [{ is: 'memory' }, 'This browser keeps nothing: do not close the page'],
    [{ is: 'conflict' }, 'Not saved yet: there are two texts'],
    [
      { is: 'refused', error: new ApiError(403, 'not-allowed') },
      'Not saved. Your role in this course does not open this. What you wrote stays here.',
    ],
    [
      { is: 'refused', error: new ApiError(413, 'too-large') },
      'Not saved: it is too long. What you wrote stays here; make it shorter.',
    ],
  ])('%o', (state, words) => expect(shown(state)).toContain(words));

  it('nothing is said of a text that nobody has touched', () => expect(shown({ is: 'idle' })).toBe(''));

  it('a session that is over is no network', () => {
    sessionOver.value = 'session-missing';
    expect(shown({ is: 'waiting' })).toContain('when you open Re-entry from your course again');
    sessionOver.value = undefined;
  });

  it('in Spanish too', async () => {
    await speak('es');
    expect(shown({ is: 'saved', at: now.toISOString() })).toBe('Guardado 10:42');
    await speak('en');
  });
});

it('a screen reader hears when trouble begins and when it is over, not each pause of somebody who writes', () => {
  const { getByRole, redraw } = render(<SaveState of={{ is: 'saving' }} />);
  const heard = () => getByRole('status').textContent;
  const states: State[] = [
    { is: 'saved', at: now.toISOString() },
    { is: 'saving' },
    { is: 'waiting' },
    { is: 'saving' },
    { is: 'saved', at: now.toISOString() },
  ];
  const all = states.map((state) => {
    redraw(<SaveState of={state} />);
    return heard();
  });
  const waits = 'On this device, waiting for the network';
  expect(all).toEqual(['', '', waits, waits, 'Saved 10:42']);
});
