import { expect, it } from 'vitest';
import { PersonName } from '../../../client/ui/person-name.tsx';
import { render } from '../setup.ts';

it('a name has a direction of writing of its own', () => {
  const { getByText } = render(
    <p>
      <PersonName name="محمد" /> 3 of 9
    </p>,
  );
  expect(getByText('محمد').tagName).toBe('BDI');
});
