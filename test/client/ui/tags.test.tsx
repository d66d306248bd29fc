import { useState } from 'preact/hooks';
import { describe, expect, it } from 'vitest';
import { Tags } from '../../../client/ui/tags.tsx';
import { axeFaults } from '../axe.ts';
import { render } from '../setup.ts';

function About({ start = [] }: { start?: string[] }) {
  const [tags, setTags] = useState(start);
  return (
    <Tags
      label="What was it about?"
      tags={tags}
      change={setTags}
      addWord="Add"
      listName="Subjects"
      removeWord={(tag) => `Remove ${tag}`}
      removed={(tag) => `${tag} removed`}
      added={(tag) => `${tag} added`}
    />
  );
}

describe('tags', () => {
  it('are added by Enter, by a comma and by the button, and each is read out', async () => {
    const { user, getByLabelText, getByRole, getAllByRole } = render(<About />);
    const box = getByLabelText<HTMLInputElement>('What was it about?');
    await user.type(box, 'first post{Enter}asking  for help,');
    await user.type(box, ' delegation ');
    await user.click(getByRole('button', { name: 'Add' }));
    expect(getAllByRole('listitem').map((one) => one.textContent)).toEqual([
      'first post',
      'asking for help',
      'delegation',
    ]);
    expect(box.value).toBe('');
    expect(getByRole('status').textContent).toBe('delegation added');
    expect(await axeFaults()).toEqual([]);
  });

  it('are several when a list is pasted', async () => {
    const { user, getByLabelText, getAllByRole } = render(<About start={['delegation']} />);
    getByLabelText('What was it about?').focus();
    await user.paste('trust, Delegation, rest,, trust ');
    await user.keyboard('{Enter}');
    expect(getAllByRole('listitem').map((one) => one.textContent)).toEqual(['delegation', 'trust', 'rest']);
  });

  it('are not added twice, nor empty', async () => {
    const { user, getByLabelText, getAllByRole } = render(<About start={['delegation']} />);
    await user.type(getByLabelText('What was it about?'), 'Delegation{Enter}{Enter} {Enter}');
    expect(getAllByRole('listitem')).toHaveLength(1);
  });

  it('go away by a button that says which, and the focus stays where one can go on', async () => {
    const { user, getByRole, getByLabelText } = render(<About start={['first post', 'delegation']} />);
    getByRole('button', { name: 'Remove first post' }).focus();
    await user.keyboard('{Enter}');
    expect(getByRole('list', { name: 'Subjects' }).textContent).toBe('delegation');
    expect(getByRole('status').textContent).toBe('first post removed');
    expect(document.activeElement).toBe(getByLabelText('What was it about?'));
  });
});
