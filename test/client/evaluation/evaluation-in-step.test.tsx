import { beforeAll, describe, expect, it, vi } from 'vitest';
import { refreshAll } from '../../../client/core/data.ts';
import { needWords } from '../../../client/core/i18n.ts';
import { me, type Me } from '../../../client/core/session.ts';
import { EvaluationInStep } from '../../../client/rooms/evaluation/evaluation-in-step.tsx';
import { EvaluationLine } from '../../../client/rooms/evaluation/evaluation-line.tsx';
import { type Mine, ownEvaluations } from '../../../client/rooms/evaluation/evaluation.state.ts';
import { axeFaults } from '../axe.ts';
import { render } from '../setup.ts';

/** What a learner is shown of evaluations: in the step of a meeting, in the last step of the course, on the road map. */
beforeAll(() => needWords('core', 'evaluation'));

const NOW = '2026-04-14T10:00:00.000Z';
const DAY = 86_400_000;
const away = (days: number) => new Date(Date.parse(NOW) + days * DAY).toISOString();
type OwnMeeting = Mine['meetings'][number];

const meeting = (n: number, more: Partial<OwnMeeting> = {}): OwnMeeting => ({
  n,
  step: `module-${n}/set-${n}`,
  subject: `set-a-${n}`,
  selfManaged: n === 5,
  open: true,
  dueAt: away(1),
  finishedAt: null,
  averages: [],
  ...more,
});
const USEFUL = {
  field: 'useful',
  label: { en: 'It was a good use of my time', es: 'Mi tiempo estuvo bien empleado' },
  average: 4.2,
  people: 5,
};

async function told(meetings: OwnMeeting[], final: Partial<Mine['final']> = {}) {
  const mine: Mine = {
    now: NOW,
    meetings,
    final: { subject: 'final', after: null, finishedAt: null, ...final },
  };
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(mine)));
  me.value = { id: 'tom', tenant: 'school', role: 'learner', administers: false, lang: 'en' } as Me;
  refreshAll();
  await ownEvaluations().refresh();
}

const inStep = (n: number, form = 'set-evaluation') =>
  render(
    <EvaluationInStep
      target={`FORM:${form}`}
      label="Fill in the evaluation"
      step={{
        module: `module-${n}`,
        step: `set-${n}`,
        number: '8.5',
        type: 'live-session',
        lang: 'en',
        visibility: 'set',
      }}
      text={null}
    />,
  );

describe('the step of a meeting', () => {
  it('[S0.14] says when its evaluation opens, and offers nothing to press before that', async () => {
    await told([meeting(2, { open: false }), meeting(1, { finishedAt: NOW })]);
    const page = inStep(2);
    page.getByText(/^The evaluation opens here in the last ten minutes/);
    expect(page.queryByRole('link')).toBeNull();
  });

  it('[S0.14] [C27] leads to the form of its own meeting, with the moment until which it is asked', async () => {
    await told([meeting(2), meeting(1)]);
    const page = inStep(1);
    expect(page.getByRole('link', { name: 'Fill in the evaluation' }).getAttribute('href')).toBe(
      '/app/forms/set-evaluation/plain/set-a-1',
    );
    page.getByText(/^Until .*15 April/);
    expect(await axeFaults()).toEqual([]);
  });

  it('[S9] is open after its time too, and says that it still counts', async () => {
    await told([meeting(1, { dueAt: away(-20) })]);
    const page = inStep(1);
    page.getByText(/^It was due by .*25 March.*It still counts/);
    page.getByRole('link', { name: 'Fill in the evaluation' });
  });

  it('[C7] shows what the set says once there is something to show, and until then how many it takes', async () => {
    await told([meeting(1, { finishedAt: NOW })]);
    const few = inStep(1);
    few.getByText('What the set says stands here once four have answered.');
    few.getByRole('link', { name: 'Read or change it' });
    few.redraw(null);
    await told([meeting(1, { finishedAt: NOW, averages: [USEFUL] })]);
    const enough = inStep(1);
    enough.getByText('4.2 of 5, from 5 people');
    expect(enough.queryByText(/once four have answered/)).toBeNull();
  });
});

it('[S0.17] the last step says what the final evaluation looks back on, while that is to come', async () => {
  await told([], { after: away(3) });
  const page = inStep(9, 'final-outcome-evaluation');
  page.getByText(/^It looks back on your set’s fifth meeting too, and opens with it: .*17 April/);
  expect(page.queryByRole('link')).toBeNull();
  page.redraw(null);
  await told([], { after: away(-3) });
  const after = inStep(9, 'final-outcome-evaluation');
  expect(after.queryByText(/looks back on/)).toBeNull();
  expect(after.getByRole('link').getAttribute('href')).toBe(
    '/app/forms/final-outcome-evaluation/plain/final',
  );
});

describe('the road map', () => {
  const asksFor = async (meetings: OwnMeeting[]) => {
    await told(meetings);
    const page = render(<EvaluationLine />);
    const link = page.queryByRole('link');
    const said = link?.textContent ?? null;
    page.redraw(null);
    return said;
  };

  it('[C27] asks for the newest meeting once, and for none before it', async () => {
    expect(await asksFor([meeting(3, { open: false }), meeting(2), meeting(1)])).toBe(
      'Evaluate meeting 2 of your set: two minutes.',
    );
    expect(await asksFor([meeting(2, { finishedAt: NOW }), meeting(1)])).toBeNull();
  });

  it('[C27] asks late for a week, and then no more', async () => {
    expect(await asksFor([meeting(1, { dueAt: away(-6) })])).not.toBeNull();
    expect(await asksFor([meeting(1, { dueAt: away(-8) })])).toBeNull();
  });
});
