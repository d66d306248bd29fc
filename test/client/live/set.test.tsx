import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { needWords } from '../../../client/core/i18n.ts';
import { axeFaults } from '../axe.ts';
import { pressesApart } from '../setup.ts';
import { JOINING, mineOf, NOW, openSet, SET, TOGETHER } from './set-kit.tsx';

beforeAll(() => needWords('core', 'live', 'live-set'));
beforeEach(() => {
  pressesApart();
  vi.spyOn(Intl, 'supportedValuesOf').mockReturnValue(['America/Bogota', 'Europe/London']);
});

const AGREE = '/api/live/sets/set-1/agreement';
const RULES = '/api/live/sets/set-1/rules';
const refusal = () => Response.json({ error: { code: 'conflict', ref: 'x' } }, { status: 409 });

describe('before a set is formed', () => {
  it('[S0.18] says what the tool alone reads, and sends how one would meet', async () => {
    const { page, sent } = await openSet(JOINING);
    page.getByText('Nobody: it is read by the tool alone');
    await page.user.click(page.getByRole('button', { name: 'Save' }));
    expect(sent).toEqual([]);
    page.getByText('Choose one language or both.');
    await page.user.click(page.getByLabelText('Spanish'));
    await page.user.click(page.getByLabelText('Inés Calder'));
    page.getByText('Not saved yet. It is kept on this device.');
    await page.user.click(page.getByRole('button', { name: 'Save' }));
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.body).toMatchObject({ languages: ['es'], line: ['ines'] });
    expect(await axeFaults()).toEqual([]);
  });

  it('[C2] keeps what was chosen until it is sent', async () => {
    const { page } = await openSet(JOINING);
    await page.user.click(page.getByLabelText('English'));
    const again = await openSet(JOINING);
    await vi.waitFor(() =>
      expect(again.page.getAllByLabelText<HTMLInputElement>('English').at(-1)?.checked).toBe(true),
    );
  });
});

describe('a set', () => {
  it('[S0.4] [S1.16] says what comes next, who opens it and who has agreed to the rules', async () => {
    const { page } = await openSet(mineOf());
    page.getByRole('heading', { name: 'Meeting 3: Wednesday 15 April, 16:00' });
    expect(page.getAllByText(/Opened by Inés Calder/)).toHaveLength(2);
    expect(page.getByRole('link', { name: 'Page of the meeting' }).getAttribute('href')).toBe(
      '/app/meetings/set-1/3',
    );
    expect(page.getByRole('link', { name: 'Join the room' }).getAttribute('href')).toBe(SET.link);
    expect(page.getAllByText('Held')).toHaveLength(2);
    page.getByText(/Run by its members/);
    page.getByText('Waiting for you to agree');
    page.getByText('Not yet: Learner 7.');
    expect(await axeFaults()).toEqual([]);
  });

  it('[S0.12] is agreed to in the version that was read; where it has changed, that is said and nothing is agreed', async () => {
    const { page, sent, refused, answers } = await openSet(mineOf());
    await page.user.click(page.getByRole('button', { name: 'I agree to these rules' }));
    await vi.waitFor(() => expect(sent).toEqual([{ method: 'PUT', path: AGREE, body: { version: 2 } }]));
    refused[AGREE] = refusal;
    answers['/api/live/sets/mine'] = mineOf({
      rules: { ...SET.rules, version: 3, limits: 'Danger goes on.' },
    });
    await page.user.click(page.getByRole('button', { name: 'I agree to these rules' }));
    await vi.waitFor(() => page.getByText(/The rules were changed as you read them/));
    await vi.waitFor(() => page.getByText('Danger goes on.'));
  });

  it('[S0.12] [C2] shows both texts where two change the rules at once, and loses neither', async () => {
    const { page, sent, refused, answers } = await openSet(mineOf());
    await page.user.click(page.getByRole('button', { name: 'Change the rules' }));
    await page.user.clear(page.getByLabelText('We will'));
    await page.user.type(page.getByLabelText('We will'), 'Ask before we tell.');
    refused[RULES] = refusal;
    answers['/api/live/sets/mine'] = mineOf({
      rules: { ...SET.rules, version: 3, lines: [{ rule: 'Phones away.', why: '' }] },
    });
    await page.user.click(page.getByRole('button', { name: 'Make it version 3' }));
    await vi.waitFor(() => page.getByText('Somebody was faster: version 3 stands above.'));
    page.getByText('Phones away.');
    expect(page.getByLabelText<HTMLInputElement>('We will').value).toBe('Ask before we tell.');
    delete refused[RULES];
    await page.user.click(page.getByRole('button', { name: 'Go on with mine' }));
    await page.user.click(page.getByRole('button', { name: 'Make it version 4' }));
    await vi.waitFor(() => expect(sent).toHaveLength(2));
    expect(sent[1]?.body).toMatchObject({ version: 3, lines: [{ rule: 'Ask before we tell.' }] });
  });
});

it('[S1.8] [L2] shows what part one has had in meetings and triads, and what is still worth a try', async () => {
  const of = { module: 'm', step: 't', number: '2.6', title: { en: 'Two models', es: 'Dos modelos' } };
  const history = [
    { at: NOW, meeting: null, triad: { id: 'one', of }, parts: ['observer', 'mentor', 'mentee'] },
    { at: '2026-03-18T16:00:00.000Z', meeting: { set: 'set-1', n: 1 }, triad: null, parts: ['presenter'] },
  ];
  const { page } = await openSet(mineOf(), {
    '/api/live/practice/parts': { history, together: TOGETHER },
  });
  await page.findByText('1 turn, mentor once, mentee once, observer once.', { exact: false });
  page.getByText('You have not been opener, timekeeper and process-watcher yet.');
  page.getByText(
    'Of 5 meetings of your set 1 counts; the programme needs 4. Of 5 triads 2 count; it needs 4.',
  );
  const all = page.getByRole('link', { name: 'See all that completes the programme' });
  expect(all.getAttribute('href')).toBe('/app/learners/tom');
  await page.user.click(page.getByText('One by one'));
  expect(page.getByRole('link', { name: '2.6 Two models' }).getAttribute('href')).toBe('/app/triads/one');
  expect(await axeFaults()).toEqual([]);
});
