import { describe, expect, it } from 'vitest';
import { Field, FieldGroup } from '../../../client/ui/field.tsx';
import { axeFaults } from '../axe.ts';
import { render } from '../setup.ts';

const described = (element: Element) =>
  (element.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent)
    .join(' | ');

const Ended = ({ error }: { error?: string }) => (
  <Field label="Ended at" help="Your own clock." seenBy="Seen by you and M2" error={error}>
    {(control) => <input {...control} type="text" />}
  </Field>
);

describe('a field', () => {
  it('is read with its label, its error, its help and who sees it', async () => {
    const { getByLabelText, getByRole } = render(<Ended error="That is before the start." />);
    const box = getByRole('textbox', { name: 'Ended at' });
    expect(getByLabelText('Ended at')).toBe(box);
    expect(described(box)).toBe('That is before the start. | Your own clock. | Seen by you and M2');
    expect(box.getAttribute('aria-invalid')).toBe('true');
    expect(await axeFaults()).toEqual([]);
  });

  it('names its own box, also where another tree of the page has fields', () => {
    render(<Ended />);
    const other = render(
      <Field label="Begun at">{(control) => <input {...control} type="text" class="other" />}</Field>,
    );
    expect(other.getByLabelText('Begun at').className).toBe('other');
  });

  it('has the place for its error before there is one, so that the error is read out when it comes', () => {
    const { getByRole, place, redraw } = render(<Ended />);
    const line = place.querySelector('[aria-live=polite]');
    expect(line?.textContent).toBe('');
    expect(getByRole('textbox').hasAttribute('aria-invalid')).toBe(false);
    redraw(<Ended error="That is before the start." />);
    expect(place.querySelector('[aria-live=polite]')).toBe(line);
    expect(line?.textContent).toBe('That is before the start.');
  });

  it('of several controls has the question as its legend', async () => {
    const { getByRole } = render(
      <FieldGroup label="When did you meet?" seenBy="Seen by you and M2">
        <input aria-label="Day" />
      </FieldGroup>,
    );
    expect(described(getByRole('group', { name: 'When did you meet?' }))).toBe('Seen by you and M2');
    expect(await axeFaults()).toEqual([]);
  });
});
