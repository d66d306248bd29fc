import { act } from 'preact/test-utils';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { refreshAll } from '../../../client/core/data.ts';
import { needWords, t, trainer } from '../../../client/core/i18n.ts';
import { me, type Me } from '../../../client/core/session.ts';
import { CopyQuestion } from '../../../client/rooms/people/copy-question.tsx';
import { runPage } from '../../../client/rooms/people/run.page.tsx';
import { Provisional, RunNotes } from '../../../client/rooms/people/run-notes.tsx';
import { axeFaults } from '../axe.ts';
import { pressesApart, render } from '../setup.ts';

beforeAll(() => needWords('core', 'run', 'run-copy', 'run-notes'));

const SETTINGS = {
  startsOn: '2026-03-02',
  timeZone: 'Europe/London',
  lang: 'own',
  trainer: { en: '', es: '' },
  promise: { en: '', es: '' },
  about: { en: '', es: '' },
  dates: 'fixed',
  order: 'advised',
  closures: [] as object[],
  contacts: [] as object[],
};
const THEIRS = { ...SETTINGS, order: 'locked', promise: { en: '', es: 'Contesta pronto' } };
const HISTORY = {
  by: 'Marcus Hale',
  at: '2026-03-01T10:00:00.000Z',
  changes: [{ field: 'startsOn', from: '', to: '2026-03-02' }],
};
const INFO = {
  trainers: [
    { name: 'Ruth Okafor', number: 1 },
    { name: null, number: 2 },
  ],
  promise: { en: '', es: 'Contesta en dos días hábiles' },
  about: { en: 'For women who lead teams', es: '' },
  provisional: true,
  closures: [{ from: '2999-12-19', to: '2999-12-31', why: 'Christmas' }],
  contacts: [{ who: 'Safeguarding lead', how: 'Extension 214' }],
};
const RUTH = {
  id: 'ruth',
  tenant: 'school',
  role: 'trainer',
  administers: false,
  lang: 'en',
  run: { id: 'autumn', title: null, trainer: { en: '', es: '' } },
} as Me;

let sent: { settings: typeof SETTINGS; revision: number }[] = [];
let refuse = false;
let copy: object;
let decided: object[] = [];
beforeEach(() => {
  sent = [];
  refuse = false;
  copy = { of: null, former: [], answer: null, begun: false };
  decided = [];
  me.value = RUTH;
  const answers: Record<string, (body: string) => Response> = {
    'GET /api/people/run/settings': () =>
      Response.json({
        revision: refuse ? 9 : 3,
        settings: refuse ? THEIRS : SETTINGS,
        startFrom: 'trainer',
        history: [HISTORY],
      }),
    'PUT /api/people/run/settings': (body) => {
      if (refuse && (JSON.parse(body) as { revision: number }).revision < 9)
        return Response.json({ error: { code: 'conflict' } }, { status: 409 });
      sent.push(JSON.parse(body) as (typeof sent)[number]);
      return Response.json({ revision: 4 });
    },
    'GET /api/people/run': () => Response.json(INFO),
    'GET /api/people/run/copy': () => Response.json(copy),
    'PUT /api/people/run/copy': (body) => {
      decided.push(JSON.parse(body) as object);
      return Response.json({ answer: 'share' });
    },
    'GET /api/course/edition': () => Response.json({ title: 'Advanced mentoring', edition: 1, newer: null }),
    'GET /api/me': () => Response.json({ ...RUTH, run: { ...RUTH.run, trainer: { en: 'coach', es: '' } } }),
  };
  vi.stubGlobal('fetch', (url: string, { method = 'GET', body }: RequestInit) => {
    const answer = answers[`${method} ${url}`];
    if (!answer) throw new Error(`nobody answers ${method} ${url}`);
    return Promise.resolve(answer(String(body)));
  });
  // Hundreds of zones make every look at the page slow.
  vi.spyOn(Intl, 'supportedValuesOf').mockReturnValue(['Europe/London', 'Europe/Madrid']);
  pressesApart();
  refreshAll();
  return () => void vi.restoreAllMocks();
});

async function open() {
  await act(async () => void (await Promise.all(runPage.needs({}).map((data) => data.refresh()))));
  return render(<runPage.Component params={{}} />);
}

describe('the settings of a run', () => {
  it('are one form and one save: a word, a promise, a rest, a contact', async () => {
    const { user, findByRole, findByLabelText, findByText, getByRole } = await open();
    expect(await axeFaults()).toEqual([]);
    const group = await findByRole('group', { name: 'What learners call you' });
    const [english] = [...group.querySelectorAll('input')];
    await user.type(english as HTMLInputElement, 'coach');
    await user.click(getByRole('radio', { name: 'Provisional' }));
    await user.click(getByRole('radio', { name: 'Locked' }));
    await user.click(getByRole('button', { name: 'Add a rest' }));
    await user.type(await findByLabelText('From'), '2026-12-19');
    await user.type(await findByLabelText('Up to and including'), '2027-01-03');
    await user.click(getByRole('button', { name: 'Add somebody' }));
    await user.type(await findByLabelText('Who'), 'Safeguarding lead');
    await user.type(await findByLabelText('How to reach them'), 'Extension 214');
    expect(await axeFaults()).toEqual([]);
    await user.click(getByRole('button', { name: 'Save the settings' }));
    await expect.poll(() => sent.length).toBe(1);
    expect(sent[0]).toEqual({
      revision: 3,
      settings: {
        ...SETTINGS,
        trainer: { en: 'coach', es: '' },
        dates: 'provisional',
        order: 'locked',
        closures: [{ from: '2026-12-19', to: '2027-01-03', why: '' }],
        contacts: [{ who: 'Safeguarding lead', how: 'Extension 214' }],
      },
    });
    await findByText('Saved. Everybody sees it within a minute.');
  });

  it('a rest that ends before it begins, or a contact without a way to reach them, is said and not sent', async () => {
    const { user, findByLabelText, findByText, getByRole } = await open();
    await user.click(getByRole('button', { name: 'Add a rest' }));
    await user.type(await findByLabelText('From'), '2026-12-19');
    await user.type(await findByLabelText('Up to and including'), '2026-12-01');
    await findByText('This ends before it begins.');
    await user.click(getByRole('button', { name: 'Save the settings' }));
    await findByText(/A rest or a contact is not complete/);
    await user.click(getByRole('button', { name: 'Remove 2026-12-19' }));
    await user.click(getByRole('button', { name: 'Add somebody' }));
    await user.type(await findByLabelText('Who'), 'Safeguarding lead');
    await user.click(getByRole('button', { name: 'Save the settings' }));
    await findByText(/A rest or a contact is not complete/);
    expect(sent).toEqual([]);
  });

  it('what somebody else has saved meanwhile comes into the form beside what was written there', async () => {
    const { user, findByRole, findByText, getByRole } = await open();
    refuse = true;
    const group = await findByRole('group', { name: 'What kind of course this is' });
    const [english] = [...group.querySelectorAll('input')];
    await user.type(english as HTMLInputElement, 'Mixed');
    await user.click(getByRole('button', { name: 'Save the settings' }));
    await findByText(/Somebody else saved at the same time/);
    expect((english as HTMLInputElement).value).toBe('Mixed');
    await user.click(getByRole('button', { name: 'Save the settings' }));
    await expect
      .poll(() => sent)
      .toEqual([{ revision: 9, settings: { ...THEIRS, about: { en: 'Mixed', es: '' } } }]);
  });

  it('say who changed what, and an administrator only reads them', async () => {
    me.value = { ...RUTH, role: 'administrator' };
    const { findByText, queryByRole, getAllByRole } = await open();
    await findByText('Marcus Hale');
    await findByText('First day', { selector: 'b' });
    expect(queryByRole('button', { name: 'Save the settings' })).toBeNull();
    for (const box of getAllByRole('radio'))
      expect((box as HTMLInputElement).matches(':disabled')).toBe(true);
  });
});

describe('[C7] a course that was copied', () => {
  it('asks which it is, and says how to come into the shared run', async () => {
    copy = {
      of: { id: 'spring', title: 'Spring' },
      former: [{ id: 'old', title: 'Old' }],
      answer: null,
      begun: false,
    };
    const { user, findByRole, findByText, findByLabelText } = render(<CopyQuestion />);
    await findByRole('heading', { name: 'This course was copied from “Spring”' });
    expect(await axeFaults()).toEqual([]);
    await user.selectOptions(await findByLabelText('With which course'), 'old');
    await user.click(await findByRole('button', { name: 'Go on together' }));
    await findByText(/open Re-entry once more from your course/);
    expect(decided).toEqual([{ answer: 'share', with: 'old' }]);
  });

  it('offers only to start anew once a learner has come', async () => {
    copy = { of: { id: 'spring', title: 'Spring' }, former: [], answer: null, begun: true };
    const { user, findByRole, findByText, queryByRole } = render(<CopyQuestion />);
    await findByText(/A learner has already opened Re-entry here/);
    expect(queryByRole('button', { name: 'Go on together' })).toBeNull();
    await user.click(await findByRole('button', { name: 'Start anew' }));
    await expect.poll(() => decided).toEqual([{ answer: 'anew' }]);
  });
});

describe('what learners read of it', () => {
  it('[S1.24] [S3.26] names all trainers and their promise, in the language in which it was written', async () => {
    const { findByText, findByRole } = render(<RunNotes />);
    await findByRole('complementary', { name: 'Your trainers' });
    await findByText('Ruth Okafor and Trainer 2');
    await findByText('Contesta en dos días hábiles');
    await findByText('Extension 214');
    await findByText(/The course rests from .* 19 December to .* 31 December/);
    expect(await axeFaults()).toEqual([]);
  });

  it('[S3.31] a page that says "trainer" says the word of the run', async () => {
    expect(t('core.off-list.help')).toMatch(/ask your trainers:/);
    trainer.value = { en: 'coach', es: 'tutora' };
    expect(t('core.off-list.help')).toMatch(/ask your coach:/);
    const { findByRole } = render(<RunNotes />);
    await findByRole('complementary', { name: 'Your coach' });
    trainer.value = { en: '', es: '' };
  });

  it('[S0.19] dates that are not sure are called so', async () => {
    const { findByText } = render(<Provisional />);
    await findByText('Dates to be confirmed');
  });
});
