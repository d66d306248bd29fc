import { useState } from 'preact/hooks';
import { describe, expect, it } from 'vitest';
import { DurationField } from '../../../client/ui/duration-field.tsx';
import { axeFaults } from '../axe.ts';
import { render } from '../setup.ts';

function HowLong({ start }: { start?: number }) {
  const [minutes, setMinutes] = useState(start);
  return (
    <>
      <DurationField
        label="How long?"
        minutes={minutes}
        change={setMinutes}
        understood={(read) => `${read} minutes`}
        notUnderstood="Write it as 1:30."
      />
      <button type="button" onClick={() => setMinutes(75)}>
        As last time
      </button>
    </>
  );
}

describe('the field for a stretch of time', () => {
  it('shows what it understood while one writes', async () => {
    const { user, getByLabelText, getByRole } = render(<HowLong />);
    await user.type(getByLabelText('How long?'), '1h30');
    expect(getByRole('status').textContent).toBe('90 minutes');
    expect(await axeFaults()).toEqual([]);
  });

  it('finds nothing wrong before one has left it, and then says so at the field', async () => {
    const { user, getByLabelText, queryByText } = render(<HowLong />);
    const box = getByLabelText('How long?');
    await user.type(box, 'an hour');
    expect(queryByText('Write it as 1:30.')).toBeNull();
    await user.tab();
    expect(queryByText('Write it as 1:30.')).not.toBeNull();
    expect(box.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(box.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      'Write it as 1:30.',
    );
  });

  it('leaves what one writes as one writes it, and shows a value that came from elsewhere', async () => {
    const { user, getByLabelText, getByRole } = render(<HowLong start={90} />);
    const box = getByLabelText<HTMLInputElement>('How long?');
    expect(box.value).toBe('1:30');
    await user.clear(box);
    await user.type(box, '2 h');
    expect(box.value).toBe('2 h');
    await user.click(getByRole('button', { name: 'As last time' }));
    expect(box.value).toBe('1:15');
    expect(getByRole('status').textContent).toBe('75 minutes');
  });
});
