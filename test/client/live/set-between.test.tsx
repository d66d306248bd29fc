import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { needWords } from '../../../client/core/i18n.ts';
import type { Between } from '../../../client/rooms/live/member.state.ts';
import { setRecordsPage } from '../../../client/rooms/live/set-records.page.tsx';
import { axeFaults } from '../axe.ts';
import { pressesApart, render } from '../setup.ts';
import { BETWEEN, DIRECTORY, FORMS, mineOf, NOTHING, openSet } from './set-kit.tsx';

beforeAll(() => needWords('core', 'live', 'live-set'));
beforeEach(() => pressesApart());

const ACTION = 'a'.repeat(32);
const LINE = 'd'.repeat(32);
const OTHERS = { first: null, planB: null, report: null, note: null, due: '2026-04-14' };
const OWN = {
  id: ACTION,
  owner: 'tom',
  text: 'Ask two managers',
  due: '2026-04-14',
  first: 'Write',
  planB: 'Call',
};
const ACTIONS: Between['actions'] = [
  { ...OWN, report: { state: 'partly', said: '' }, note: null },
  { ...OTHERS, id: 'b'.repeat(32), owner: 'ines', text: 'Book the room' },
];
const HOSTILE = '<img src=x onerror=alert(1)>[a](javascript:alert(1))';
const RECORD: Between['records'][number] = {
  n: 2,
  turn: 'c'.repeat(32),
  at: '2026-04-01T16:10:00.000Z',
  person: 'tom',
  wanted: null,
  erased: false,
  lines: [
    { id: LINE, kind: 'insight', text: HOSTILE },
    { id: 'e'.repeat(32), kind: 'issue', text: 'Time for mentors' },
  ],
  actions: [{ text: 'Ask two managers', first: '', planB: '', due: '2026-04-14' }],
};
const open = (between: Partial<Between>, more: Record<string, unknown> = {}) =>
  openSet(mineOf({ agreed: ['tom', 'ines', 'neil'] }), { [BETWEEN]: { ...NOTHING, ...between }, ...more });

describe('between two meetings', () => {
  it('[S0.9] [S0.10] one notes how one’s own action went, which is seen by nobody else; the others’ are there to read', async () => {
    const { page, sent } = await open({ actions: ACTIONS });
    const own = page.getByRole('form', { name: 'Ask two managers' });
    expect(own.textContent).toContain('Only you, until you report it');
    expect(own.textContent).toContain('At the last opening: Partly.');
    page.getByText('Book the room');
    expect(page.queryByRole('form', { name: 'Book the room' })).toBeNull();
    await page.user.click(page.getByRole('button', { name: 'Keep for the opening' }));
    expect(sent).toEqual([]);
    await page.user.click(page.getByRole('radio', { name: 'Done' }));
    await page.user.type(page.getByLabelText('What happened'), 'Both said yes.');
    page.getByText('Not saved yet. It is kept on this device.');
    await page.user.click(page.getByRole('button', { name: 'Keep for the opening' }));
    const path = `/api/live/sets/set-1/actions/${ACTION}/note`;
    await vi.waitFor(() =>
      expect(sent).toEqual([{ method: 'PUT', path, body: { state: 'done', said: 'Both said yes.' } }]),
    );
    expect(await axeFaults()).toEqual([]);
  });

  it.each([
    ['action', ACTION, 'Ask two managers', { actions: ACTIONS }],
    ['insight', LINE, HOSTILE, { records: [RECORD] }],
  ])(
    '[S0.10] one’s own %s goes to a section of one’s business case, as a copy that waits there',
    async (what, id, text, of) => {
      const section = { slug: 'risks', title: { en: 'Risks', es: 'Riesgos' } };
      const path = `/api/live/sets/set-1/to-case/${what}/${id}`;
      const where = { sections: [section], sent: [] };
      const { page, sent, answers } = await open(of, { [path]: where });
      page.place.querySelector('.set-record')?.toggleAttribute('open', true);
      await page.user.click(page.getByRole('button', { name: `Send to my business case: ${text}` }));
      await page.findByRole('combobox', { name: 'Which section?' });
      answers[path] = { ...where, sent: [{ section: 'risks', state: 'waiting' }] };
      const [send] = page.getAllByRole('button', { name: 'Send' });
      await page.user.click(send!);
      await page.findByText('Sent. It waits in the section; nothing there has changed.');
      expect(sent).toEqual([{ method: 'PUT', path, body: { section: 'risks' } }]);
      const went = await page.findByRole('link', { name: 'Risks' });
      expect(went.getAttribute('href')).toBe('/app/case/risks');
      expect(await axeFaults()).toEqual([]);
    },
  );

  it('[b12] whoever missed a meeting finds what is everybody’s of it, and asks for a quarter of an hour', async () => {
    const missed = { n: 2, at: '2026-04-01T17:30:00.000Z', here: 2, turns: 2 };
    const { page, sent } = await open({ missed, actions: ACTIONS.slice(1) });
    const card = page.getByRole('region', { name: 'You missed meeting 2, Wednesday 1 April' });
    expect(card.textContent).toContain('2 people came, and 2 turns were held.');
    expect(card.textContent).toContain('The next meeting: Wed 15 April');
    expect(card.textContent).toContain('The others have agreed on 1 action; it is below.');
    await page.user.click(page.getByRole('button', { name: 'Send' }));
    const path = '/api/live/sets/set-1/meetings/2/word';
    await vi.waitFor(() =>
      expect(sent).toEqual([{ method: 'PUT', path, body: { quarter: true, said: '' } }]),
    );
  });

  it('[C8] a presenter takes their turn away as text, and takes back what was written after a question', async () => {
    const { page, sent } = await open({ records: [RECORD] });
    const saved: Blob[] = [];
    vi.stubGlobal(
      'URL',
      Object.assign(URL, { createObjectURL: (blob: Blob) => saved.push(blob) && 'blob:x' }),
    );
    await page.user.click(page.getByText('Meeting 2: your turn, Wednesday 1 April'));
    expect(page.queryByRole('img')).toBeNull();
    await page.user.click(page.getByRole('button', { name: 'Take it away as text' }));
    const text = (await saved[0]?.text()) ?? '';
    expect(text).toContain('# Set 2, meeting 2: my turn');
    expect(text).toContain(String.raw`\<img src=x onerror=alert(1)\>\[a\](javascript:alert(1))`);
    await page.user.click(page.getByRole('button', { name: 'Take back all but the actions' }));
    expect(sent).toEqual([]);
    await page.user.click(page.getAllByRole('button', { name: 'Take back all but the actions' }).at(-1)!);
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toMatchObject({
      path: '/api/live/meetings/set-1/2/taps',
      body: { tap: { kind: 'erase', turn: RECORD.turn } },
    });
  });
});

describe('records of meetings', () => {
  it('[C8] stand open on one page, meeting by meeting and by name, and come out of a printer', async () => {
    await open({ records: [RECORD, { ...RECORD, n: 1, turn: 'f'.repeat(32), person: 'ines', lines: [] }] });
    const { getByRole, getAllByRole, user } = render(<setRecordsPage.Component params={{}} />);
    getByRole('heading', { level: 1, name: 'Records of set 2' });
    const [paper] = getAllByRole('article');
    const names = [...(paper?.querySelectorAll('h3') ?? [])].map(({ textContent }) => textContent);
    expect(names).toEqual(['Inés Calder', 'Tom Bell']);
    expect(paper?.querySelector('h2')?.textContent).toMatch(/^Meeting 1/);
    const print = vi.fn<() => void>(() => void dispatchEvent(new Event('beforeprint')));
    vi.stubGlobal('print', print);
    await user.click(getByRole('button', { name: 'Print' }));
    expect(print).toHaveBeenCalledOnce();
  });
});

describe('asking the set to read', () => {
  const section = { slug: 'aims', value: { text: null, tables: {} }, revision: 3, savedAt: null };
  const opened = {
    head: { value: {}, revision: 0, savedAt: null },
    template: {
      sections: [
        { slug: 'summary', title: { en: 'Summary', es: 'Resumen' } },
        { slug: 'aims', title: { en: 'Aims', es: 'Metas' } },
      ],
    },
    sections: [{ ...section, checkedAt: null, pens: [] }],
  };

  it('[S0.23] offers what is written, and asks all the others for it with one press', async () => {
    await needWords('review-peers');
    const { page, sent } = await open({}, { '/api/business-case': opened });
    await page.user.click(page.getByText('Ask them to read a section'));
    const choice = await page.findByLabelText('Which section?');
    expect([...choice.querySelectorAll('option')].map(({ textContent }) => textContent)).toEqual(['Aims']);
    await page.user.click(page.getByRole('button', { name: 'Ask 2 people' }));
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toMatchObject({
      method: 'POST',
      path: '/api/live/sets/set-1/readers',
      body: { section: 'aims', revision: 3, note: '' },
    });
  });
});

describe('the people of a set', () => {
  const person = { id: 'ines', name: 'Inés Calder', number: 1 };
  const INES = { person, inSet: true, mail: 'ines@example.org', phone: '', other: HOSTILE, about: 'Pilots' };

  it('[S0.20] are reached as they have chosen to show it; one shows nothing until one says to whom', async () => {
    const people = [
      INES,
      { ...INES, inSet: false, person: { id: 'amir', name: 'Amir', number: 9 }, mail: 'no mail' },
    ];
    const { page, sent } = await open({}, { [DIRECTORY]: { own: null, people } });
    const [mail] = page.getAllByRole('link', { name: 'ines@example.org' });
    expect(mail?.getAttribute('href')).toBe('mailto:ines@example.org');
    expect(page.queryByRole('img')).toBeNull();
    expect(page.queryByRole('link', { name: 'no mail' })).toBeNull();
    await page.user.click(page.getByText('You show nobody how to reach you'));
    await page.user.click(page.getByRole('radio', { name: 'My set' }));
    await page.user.type(page.getByLabelText('Phone'), '+44 1');
    await page.user.click(page.getByRole('button', { name: 'Save' }));
    const body = { to: 'set', mail: '', phone: '+44 1', other: '', about: '' };
    await vi.waitFor(() => expect(sent).toEqual([{ method: 'PUT', path: DIRECTORY, body }]));
  });

  it('[S0.23] lead to what they share of their business cases', async () => {
    const shared = [
      {
        id: 'item-1',
        person: 'ines',
        title: { en: 'Rationale', es: 'Razones' },
        at: '2026-04-02T09:00:00.000Z',
      },
    ];
    const { page } = await open({ shared });
    expect(page.getByRole('link', { name: 'Rationale' }).getAttribute('href')).toBe(
      '/app/case/shared?item=item-1',
    );
    expect(page.queryByRole('link', { name: /open to your set or trio/ })).toBeNull();
  });

  it('[S0.23] lead to the forms that members opened to the set', async () => {
    const answer = {
      form: 'organisational-context-profile',
      variant: 'plain',
      subject: 'own',
      title: 'Organisational context profile',
      person: 'ines',
      name: null,
      number: 1,
      disguise: 'Further education college',
      fields: [],
    };
    const answers = { lang: 'en', answers: [answer, { ...answer, person: 'neil' }] };
    const { page } = await open({}, { [FORMS]: answers });
    const link = page.getByRole('link', { name: '2 forms that are open to your set or trio' });
    expect(link.getAttribute('href')).toBe('/app/forms');
  });
});
