import { useState } from 'preact/hooks';
import { describe, expect, it } from 'vitest';
import { type Sorting, Table } from '../../../client/ui/table.tsx';
import { axeFaults } from '../axe.ts';
import { render } from '../setup.ts';

const ROWS = [
  { name: 'Teresa', steps: 41 },
  { name: 'Inés', steps: 7 },
];

function Cohort({ sorts = false }: { sorts?: boolean }) {
  const [by, choose] = useState<Sorting>();
  const sign = by?.direction === 'descending' ? -1 : 1;
  return (
    <Table
      caption="2 of 30 shown"
      columns={[
        { key: 'name', head: 'Learner', cell: (row) => row.name, foot: 'Both' },
        { key: 'steps', head: 'Steps', number: true, cell: (row) => row.steps, foot: 48 },
      ]}
      rows={by ? ROWS.toSorted((one, two) => sign * (one.steps - two.steps)) : ROWS}
      rowKey={(row) => row.name}
      {...(sorts ? { sort: { by, keys: ['steps'], choose } } : {})}
    />
  );
}

describe('a table', () => {
  it('keeps its roles, its heads and the names of its rows, also when it is drawn as cards', async () => {
    const { getByRole, getAllByRole } = render(<Cohort />);
    expect(getByRole('table', { name: '2 of 30 shown' }).getAttribute('role')).toBe('table');
    expect(getAllByRole('columnheader').map((one) => one.textContent)).toEqual(['Learner', 'Steps']);
    expect(getAllByRole('rowheader').map((one) => one.textContent)).toEqual(['Teresa', 'Inés', 'Both']);
    expect(getAllByRole('cell').map((one) => [one.dataset['label'], one.textContent])).toEqual([
      ['Steps', '41'],
      ['Steps', '7'],
      ['Steps', '48'],
    ]);
    expect(await axeFaults()).toEqual([]);
  });

  it('says by which column it is sorted and which way, and a second press turns it round', async () => {
    const { user, getByRole, getAllByRole } = render(<Cohort sorts />);
    const head = getByRole('columnheader', { name: 'Steps' });
    expect(head.hasAttribute('aria-sort')).toBe(false);
    await user.click(getByRole('button', { name: 'Steps' }));
    expect(head.getAttribute('aria-sort')).toBe('ascending');
    expect(getAllByRole('rowheader')[0]!.textContent).toBe('Inés');
    await user.keyboard('{Enter}');
    expect(head.getAttribute('aria-sort')).toBe('descending');
    expect(getAllByRole('rowheader')[0]!.textContent).toBe('Teresa');
    expect(getAllByRole('button')).toHaveLength(1);
  });
});
