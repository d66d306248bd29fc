import { beforeAll, describe, expect, it } from 'vitest';
import { needWords } from '../../../client/core/i18n.ts';
import { answersPage } from '../../../client/rooms/evaluation/answers.page.tsx';
import type {
  Desk,
  DeskMeeting,
  Evaluated,
  Outcome,
} from '../../../client/rooms/evaluation/evaluation.state.ts';
import '../../../client/rooms/evaluation/evaluation.staff.pages.ts';
import { meetingAnswersPage } from '../../../client/rooms/evaluation/meeting-answers.page.tsx';
import { outcomePage } from '../../../client/rooms/evaluation/outcome.page.tsx';
import { axeFaults } from '../axe.ts';
import { open } from '../live/sets-kit.tsx';

/** What trainers read of evaluations. */
beforeAll(() => needWords('core', 'evaluation', 'evaluation-desk', 'forms'));

const NOW = '2026-04-14T10:00:00.000Z';
const meeting = (n: number, more: Partial<DeskMeeting> = {}): DeskMeeting => ({
  set: 'set-a',
  number: 2,
  n,
  subject: `set-a-${n}`,
  endedAt: '2026-04-13T17:30:00.000Z',
  dueAt: '2026-04-15T17:30:00.000Z',
  there: 6,
  answered: 0,
  inTime: 0,
  notes: 'none',
  notesDueAt: '2026-04-18T17:30:00.000Z',
  ...more,
});
const FIELDS = [
  { key: 'useful', type: 'scale-1-5', label: { en: 'It was a good use of my time', es: 'Mi tiempo' } },
  {
    key: 'say_privately',
    type: 'textarea',
    label: { en: 'For the facilitator only', es: 'Solo para quien facilita' },
  },
] as Evaluated['fields'];

describe('meetings of the sets', () => {
  const desk = (meetings: DeskMeeting[]): Desk => ({
    now: NOW,
    meetings,
    outcome: { learners: 12, answered: 3, smallest: 5 },
  });
  const show = (meetings: DeskMeeting[]) => open(answersPage, { '/api/evaluation/meetings': desk(meetings) });

  it('[S0.14] [S0.15] say how many answered and how many late, and what notes are due, each in words', async () => {
    const page = await show([
      meeting(5, { notes: 'off', notesDueAt: null, answered: 6, inTime: 6 }),
      meeting(2, { answered: 4, inTime: 3, notes: 'draft' }),
      meeting(1, { dueAt: '2026-04-01T17:30:00.000Z', notesDueAt: '2026-04-04T17:30:00.000Z' }),
    ]);
    const [last, second, first] = page.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(last).toContain('6 of 6 have answered.');
    expect(last).toContain('No notes: the set runs it.');
    expect(last).not.toContain('Until');
    expect(second).toContain('4 of 6 have answered. 1 of them late.');
    expect(second).toMatch(/Your notes: a draft\. Until .*18 April/);
    expect(first).toMatch(/Your notes: not begun\. They were due by .*4 April/);
    expect(page.getByRole('link', { name: 'Set 2, meeting 1' }).getAttribute('href')).toBe(
      '/app/sets/answers/set-a/1',
    );
    page.getByText('3 of 12 learners have answered.');
    expect(await axeFaults()).toEqual([]);
  });

  it('[S0.16] offer a file only where there is an answer to take, and say why the list is empty', async () => {
    const unanswered = await show([meeting(1)]);
    expect(unanswered.queryByRole('button', { name: 'Take as a table' })).toBeNull();
    unanswered.redraw(null);
    const none = await show([]);
    none.getByText('No meeting has been held yet');
  });
});

describe('one meeting', () => {
  const evaluated = (more: Partial<Evaluated> = {}): Evaluated => ({
    meeting: meeting(1, { answered: 2, inTime: 1 }),
    averages: [],
    fields: FIELDS,
    answers: [],
    notesFields: FIELDS,
    notes: [],
    ...more,
  });
  const show = (data: Evaluated) =>
    open(meetingAnswersPage, { '/api/evaluation/meetings/set-a/1': data }, { set: 'set-a', n: '1' });

  it('[S0.16] shows each answer with whose it is, late ones as such, and hostile words as words', async () => {
    const finishedAt = NOW;
    const page = await show(
      evaluated({
        answers: [
          {
            name: 'Farah Haddad',
            number: 4,
            finishedAt,
            late: true,
            values: { useful: 5, say_privately: '<img src=x onerror=alert(1)> A word, please.' },
          },
          { name: null, number: 7, finishedAt, late: false, values: { useful: 3 } },
        ],
      }),
    );
    const [farah, nameless] = page.getAllByRole('article');
    expect(farah?.textContent).toContain('Farah Haddad');
    expect(farah?.textContent).toMatch(/Late.*<img src=x onerror=alert\(1\)> A word, please\./);
    expect(nameless?.textContent).toContain('Learner 7');
    expect(nameless?.textContent).not.toContain('Late');
    expect(document.querySelector('img')).toBeNull();
    expect(await axeFaults()).toEqual([]);
  });

  it('[S0.15] leads to one’s own notes, and offers none where the set runs the meeting', async () => {
    const page = await show(evaluated());
    expect(page.getByRole('link', { name: 'Write your notes' }).getAttribute('href')).toBe(
      '/app/forms/facilitator-notes/plain/set-a-1',
    );
    page.redraw(null);
    const own = await show(evaluated({ meeting: meeting(1, { notes: 'off' }) }));
    expect(own.queryByRole('link', { name: /your notes/ })).toBeNull();
    own.getByText('The set runs this meeting itself, so there are no facilitator’s notes.');
  });
});

describe('the evaluation at the end', () => {
  const show = (outcome: Outcome) => open(outcomePage, { '/api/evaluation/outcome': outcome });

  it('[S0.17] [C7] shows nothing of four answers, and no file either', async () => {
    const page = await show({ learners: 12, answered: 4, smallest: 5, results: null });
    page.getByText(/^Nothing is shown before 5 learners have answered/);
    expect(page.queryByRole('button')).toBeNull();
  });

  it('[S0.17] [B12] counts people in words, never shares of a hundred', async () => {
    const label = (en: string) => ({ en, es: en });
    const results: NonNullable<Outcome['results']> = [
      {
        field: 'org_barrier',
        label: label('What stood in the way?'),
        average: null,
        counts: [
          { label: label('Time'), people: 5 },
          { label: label('Money'), people: 0 },
        ],
        texts: [],
        rows: [],
      },
      {
        field: 'skills',
        label: label('Skills'),
        average: null,
        counts: [],
        texts: ['It was too early in the day'],
        rows: [{ label: label('Listening'), cells: [{ label: label('Before'), average: 2.2, counts: [] }] }],
      },
    ];
    const page = await show({ learners: 12, answered: 6, smallest: 5, results });
    expect(page.getByRole('region', { name: 'What stood in the way?' }).textContent).toContain('Time: 5');
    expect(page.queryByText(/Money/)).toBeNull();
    expect(page.getByRole('region', { name: 'Skills' }).textContent).toMatch(/Before: 2\.2/);
    expect(document.body.textContent).not.toContain('%');
    page.getByRole('button', { name: 'Take as a table' });
    expect(await axeFaults()).toEqual([]);
  });
});
