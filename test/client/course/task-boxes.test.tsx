import 'fake-indexeddb/auto';
import { useRef } from 'preact/hooks';
import { describe, expect, it } from 'vitest';
import { useTaskBoxes } from '../../../client/rooms/course/task-boxes.ts';
import { render } from '../setup.ts';

const HTML =
  '<ul><li><span class="box" aria-hidden="true"></span> Ask <a href="#who">who</a></li><li><span class="box" aria-hidden="true"></span> Write it down</li></ul>';

function Text({ step }: { step: string }) {
  const read = useRef<HTMLDivElement>(null);
  useTaskBoxes(read, HTML, { module: 'one', step });
  return <div ref={read} dangerouslySetInnerHTML={{ __html: HTML }} />;
}

describe('boxes of a task list', () => {
  it('are ticked by a press on their line, named by it, and still ticked at the next visit', async () => {
    const first = render(<Text step="a" />);
    await first.user.click(await first.findByText('Write it down'));
    const box = () => first.getByRole<HTMLInputElement>('checkbox', { name: 'Write it down' });
    expect(box().checked).toBe(true);
    first.redraw(null);
    first.redraw(<Text step="a" />);
    await expect.poll(() => box().checked).toBe(true);
    expect(first.getByRole<HTMLInputElement>('checkbox', { name: 'Ask who' }).checked).toBe(false);
    first.redraw(null);
    first.redraw(<Text step="b" />);
    expect(box().checked).toBe(false);
  });
});
