import { fireEvent } from '@testing-library/dom';
import { useState } from 'preact/hooks';
import { describe, expect, it } from 'vitest';
import { DateField, DateTimeGroup, TimeField } from '../../../client/ui/date-time.tsx';
import { axeFaults } from '../axe.ts';
import { render } from '../setup.ts';

function When({ heard }: { heard: (value: string) => void }) {
  const [day, setDay] = useState('2026-03-26');
  return (
    <DateTimeGroup label="When did you meet?">
      <DateField
        label="Day"
        value={day}
        change={(value) => {
          setDay(value);
          heard(value);
        }}
        max="2026-04-13"
        unfinished="The day is not complete."
      />
      <TimeField label="Time" value="16:10" change={heard} unfinished="The time is not complete." />
    </DateTimeGroup>
  );
}

describe('a day and a time', () => {
  it('are two boxes under one question', async () => {
    const { getByRole, getByLabelText } = render(<When heard={() => undefined} />);
    expect(getByRole('group', { name: 'When did you meet?' })).toBeTruthy();
    expect(getByLabelText<HTMLInputElement>('Day').value).toBe('2026-03-26');
    expect(getByLabelText<HTMLInputElement>('Time').value).toBe('16:10');
    expect(await axeFaults()).toEqual([]);
  });

  it('hand over a day as the calendar counts it', () => {
    const heard: string[] = [];
    const { getByLabelText } = render(<When heard={(value) => heard.push(value)} />);
    fireEvent.input(getByLabelText('Day'), { target: { value: '2026-04-01' } });
    fireEvent.input(getByLabelText('Time'), { target: { value: '06:10' } });
    expect(heard).toEqual(['2026-04-01', '06:10']);
  });

  it('say on leaving that half a day is none, and no longer when one goes on', () => {
    const { getByLabelText, queryByText } = render(<When heard={() => undefined} />);
    const day = getByLabelText('Day');
    // What a browser says of "26/03/____"; here nobody can type half a date.
    Object.defineProperty(day, 'validity', { configurable: true, value: { badInput: true } });
    fireEvent.focusOut(day);
    fireEvent.blur(day);
    expect(queryByText('The day is not complete.')).not.toBeNull();
    fireEvent.input(day, { target: { value: '2026-04-01' } });
    expect(queryByText('The day is not complete.')).toBeNull();
  });
});
