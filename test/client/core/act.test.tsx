import { describe, expect, it, vi } from 'vitest';
import { useAct } from '../../../client/core/act.ts';
import { ApiError } from '../../../client/core/api-error.ts';
import { render } from '../setup.ts';

/** A button whose clock and work are the test's. */
function pressed() {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const works: (() => Promise<void>)[] = [];
  const done: string[] = [];
  function Button() {
    const { run, error, busy } = useAct();
    const press = () =>
      run('press', () => (works.shift() ?? (() => Promise.resolve()))().then(() => void done.push('once')));
    return (
      <button type="button" aria-busy={busy.value !== ''} onClick={press}>
        Press {error.value?.code}
      </button>
    );
  }
  const { getByRole } = render(<Button />);
  const press = async () => {
    getByRole('button').click();
    await new Promise((resolve) => void setTimeout(resolve));
  };
  return {
    press,
    done,
    works,
    later: (by: number) => (now += by),
    text: () => getByRole('button').textContent,
  };
}

describe('a press', () => {
  it('that follows a change within 800 ms is not taken: it was meant for what stood there before', async () => {
    const { press, done, later } = pressed();
    await press();
    later(799);
    await press();
    expect(done).toEqual(['once']);
    later(1);
    await press();
    expect(done).toEqual(['once', 'once']);
  });

  it('while one is under way is not taken', async () => {
    const { press, done, works } = pressed();
    let end = () => {};
    works.push(() => new Promise((resolve) => (end = resolve)));
    await press();
    await press();
    end();
    await new Promise((resolve) => void setTimeout(resolve));
    expect(done).toEqual(['once']);
  });

  it('that failed says why, and the next one is taken at once', async () => {
    const { press, done, works, text } = pressed();
    works.push(() => Promise.reject(new ApiError(0, 'offline')));
    await press();
    expect(text()).toBe('Press offline');
    await press();
    expect(done).toEqual(['once']);
    expect(text()).toBe('Press ');
  });
});
