import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { needWords } from '../../../client/core/i18n.ts';
import { me, type Me } from '../../../client/core/session.ts';
import { EditionChoice } from '../../../client/rooms/people/edition-choice.tsx';
import { axeFaults } from '../axe.ts';
import { pressesApart, render } from '../setup.ts';

beforeAll(() => needWords('core', 'run'));

const SAME = {
  change: 'changed',
  titleBefore: null,
  minutes: 10,
  minutesBefore: null,
  text: 'same',
  asksNoMore: [],
};
const NEWER = {
  edition: 2,
  steps: [
    { ...SAME, number: '2.9', title: 'A new step', change: 'added', text: 'new' },
    { ...SAME, number: '3.1', title: 'Named anew', titleBefore: 'Named', minutesBefore: 8, text: 'new' },
    { ...SAME, number: '3.2', title: 'A step', text: 'mended', asksNoMore: ['What did it hide?'] },
  ],
};

const decided: object[] = [];
beforeEach(() => {
  decided.length = 0;
  pressesApart();
  me.value = { id: 'ruth', tenant: 'school', role: 'trainer', administers: false, lang: 'en' } as Me;
  vi.stubGlobal('fetch', (_url: string, { method = 'GET', body }: RequestInit) => {
    if (method === 'GET')
      return Promise.resolve(Response.json({ title: 'Advanced mentoring', edition: 1, newer: NEWER }));
    decided.push(JSON.parse(String(body)) as object);
    return Promise.resolve(Response.json({ edition: 2 }));
  });
});

it('[C7] a newer edition shows step by step what it changes before it is taken', async () => {
  const { user, findByRole, findByText } = render(<EditionChoice />);
  await findByText('One step is new');
  for (const line of [
    'One step was rewritten',
    'One step has other minutes',
    'One question is asked no more',
  ])
    await findByText(line);
  await user.click(await findByText('Steps that change', { selector: 'summary' }));
  const row = (await findByText('3.1 Named anew')).closest('tr');
  expect(row?.textContent).toContain('New textTitle before: Named10 minutes, before 8');
  await findByText('Asked no more: What did it hide?');
  expect(await axeFaults()).toEqual([]);
  await user.click(await findByRole('button', { name: 'Go on with edition 2' }));
  await expect.poll(() => decided).toEqual([{ edition: 2 }]);
});
