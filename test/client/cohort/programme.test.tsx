import { act } from 'preact/test-utils';
import { beforeAll, expect, it, vi } from 'vitest';
import type { Answer } from '../../../client/core/api.ts';
import { refreshAll } from '../../../client/core/data.ts';
import { needWords, speak } from '../../../client/core/i18n.ts';
import { me, type Me } from '../../../client/core/session.ts';
import { learnerPage } from '../../../client/rooms/cohort/learner.page.tsx';
import { axeFaults } from '../axe.ts';
import { render } from '../setup.ts';

type Programme = NonNullable<Answer<'GET /api/cohort/learners/:person'>['programme']>;
type Part = Programme['parts'][number];

beforeAll(() => needWords('core', 'cohort', 'cohort-programme', 'course'));

const counted = (part: Part['part'], [is, needed, of]: number[], more: Partial<Part> = {}) =>
  ({ part, state: 'under-way', counted: is, needed, of, missing: 'more', at: null, ...more }) as Part;
const PARTS = [
  counted('steps', [42, 100, 111]),
  counted('sets', [1, 4, 5]),
  counted('triads', [4, 4, 5], {
    state: 'met',
    missing: null,
    at: { module: 'groundwork', step: 'triad-5' },
  }),
  counted('hours', [330, 2400, 2400]),
  counted('case', [0, 1, 1], { state: 'not-begun', missing: 'handing-in' }),
  counted('evaluation', [0, 1, 1], {
    state: 'not-begun',
    missing: 'writing',
    at: { module: 'sustain', step: 'outcome-evaluation' },
  }),
];
const LEARNER = {
  id: 'tom',
  number: 3,
  name: 'Tom Brightwell',
  place: 'active',
  state: 'under-way',
  modulesLate: 0,
  stepsDone: 42,
  stepsTotal: 111,
  minutesDone: 40,
  minutesTotal: 2400,
  lastStepAt: null,
  lastLaunchAt: '2026-03-02T10:00:00.000Z',
};

async function open(role: Me['role'], programme: Programme = { complete: false, parts: PARTS }) {
  me.value = { id: role === 'learner' ? 'tom' : 'ruth', role, lang: 'en' } as Me;
  const hours = { counted: 750, verified: 330 };
  const answer = { learner: LEARNER, hours, programme, done: [], acts: { taken: 0, back: 0 }, joined: null };
  vi.stubGlobal('fetch', (url: string) =>
    Promise.resolve(Response.json(url === '/api/cohort/learners/tom' ? answer : { lang: 'en', rows: [] })),
  );
  refreshAll();
  const params = { person: 'tom' };
  await act(async () => void (await Promise.all(learnerPage.needs(params).map((data) => data.refresh()))));
  const page = render(<learnerPage.Component params={params} />);
  const section = (await page.findByRole('region', { name: /programme|programa/ })) as HTMLElement;
  const rows = [...section.querySelectorAll('li')];
  const links = rows.map((row) => row.querySelector('a')?.getAttribute('href') ?? null);
  const said = rows.map((row) => textOf(row, 'a, b') + '. ' + textOf(row, 'p') + ' ' + textOf(row, '.word'));
  return { section, rows: said, links };
}

/** Times have a space that does not break. */
const textOf = (row: Element, part: string) =>
  row.querySelector(part)?.textContent.replaceAll('\u00a0', ' ') ?? '';

it('[L2] a learner reads what each part has and still takes, and is led to where it is done', async () => {
  const { section, rows, links } = await open('learner');
  expect(section.textContent).toContain('1 of 6 parts is met.');
  expect(rows).toEqual([
    'Steps of the course. 42 done; it takes 100 of 111. 58 to go. Under way',
    'Meetings of the set. 1 counts; it takes 4 of 5. 3 to go. One that was missed can be made up by an account of a turn among members: its step in the course says how. Under way',
    'Triads. 4 count; it takes 4 of 5. Met',
    'Hours of mentoring. 5 h 30 of 40 h confirmed; 12 h 30 logged. 34 h 30 to go. Under way',
    'Business case. Not handed in yet. It takes a case that was handed in and found Ready. Not begun',
    'Final evaluation. Not written yet. Not begun',
  ]);
  expect(links).toEqual([
    '/app',
    '/app/set',
    '/app/course/groundwork/triad-5',
    '/app/hours',
    '/app/case',
    '/app/course/sustain/outcome-evaluation',
  ]);
  expect(await axeFaults()).toEqual([]);
});

const DESK = '/app/sets/practice';
it.each<[Me['role'], (string | null)[]]>([
  ['trainer', [null, DESK, DESK, '/app/cohort/hours/tom', null, null]],
  ['administrator', PARTS.map(() => null)],
])('[L2] a %s reads the same, and is led to what there is to read of it', async (role, addresses) => {
  const { rows, links } = await open(role);
  expect(rows).toHaveLength(6);
  expect(links).toEqual(addresses);
  expect(await axeFaults()).toEqual([]);
});

it.each<[Partial<Part>, string, string]>([
  [{ missing: 'handing-in' }, 'Begun, and not handed in yet. It takes', '/app/case'],
  [{ missing: 'review' }, 'Handed in, and not judged yet.', '/app/case/feedback'],
  [{ missing: 'readiness' }, 'Judged, and not Ready yet.', '/app/case/feedback'],
  [{ missing: 'other-look' }, 'A colleague has judged it.', '/app/case/feedback'],
  [{ missing: null, state: 'met' }, 'Handed in, and found Ready.', '/app/case/feedback'],
])('[B11] of a case with %j the page says "%s"', async (more, says, address) => {
  const { rows, links } = await open('learner', {
    complete: false,
    parts: [counted('case', [0, 1, 1], more)],
  });
  expect(rows[0]).toContain(says);
  expect(links).toEqual([address]);
});

it('[L2] says that enough is logged and not confirmed, and that an evaluation is begun', async () => {
  const waits = counted('hours', [2340, 2400, 2400], { missing: 'confirmation' });
  const begun = counted('evaluation', [0, 1, 1], { missing: 'writing' });
  const { rows } = await open('learner', { complete: false, parts: [waits, begun] });
  expect(rows[0]).toContain('Enough is logged; what is missing is that it is confirmed.');
  expect(rows[1]).toContain('Begun, and not finished yet.');
});

it('[L2] says that all of it is met', async () => {
  const parts = PARTS.map((part) => ({ ...part, state: 'met', missing: null }) as Part);
  const { section, rows } = await open('learner', { complete: true, parts });
  expect(section.textContent).toContain('All of it is met: the programme is complete.');
  expect(rows.every((row) => row.endsWith('. Met'))).toBe(true);
});

it('[L2] is said in Spanish as well', async () => {
  await speak('es');
  const { section, rows } = await open('learner');
  expect(section.textContent).toContain('Se cumple 1 de 6 partes.');
  expect(rows[0]).toBe('Pasos del curso. Hechos: 42; se piden 100 de 111. Faltan 58. En curso');
  await speak('en');
});
