import { isInaccessible } from '@testing-library/dom';
import { render as draw } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { listText, needWords, speak } from '../../../client/core/i18n.ts';
import { me, type Me } from '../../../client/core/session.ts';
import { roadMapPage } from '../../../client/rooms/course/road-map.page.tsx';
import { roadMap } from '../../../client/rooms/course/course.state.ts';
import { home } from '../../../client/rooms/hours/hours.state.ts';
import { stepPage } from '../../../client/rooms/course/step.page.tsx';
import type { Page, Params } from '../../../client/shell/page.types.ts';
import { addDays } from '../../../server/core/days.rule.ts';
import { render } from '../setup.ts';

beforeAll(() => needWords('core', 'course', 'course-way'));

const line = (slug: string, number: string, done: boolean) => ({
  slug,
  number,
  type: 'article',
  title: `The step ${slug}`,
  minutes: 10,
  state: done ? 'done' : 'todo',
  doneAt: done ? '2026-03-01T10:00:00.000Z' : null,
});

const module = (number: number, done: boolean) => ({
  number,
  slug: `module-${number}`,
  title: `The module ${number}`,
  promise: 'What it brings.',
  minutes: 10,
  state: done ? 'done' : 'todo',
  minutesDone: done ? 10 : 0,
  weeks: [number * 2 - 1, number * 2],
  steps: [line(`s${number}`, `${number}.1`, done)],
});

/** Five modules of one step in ten weeks; it is the eighth. */
function mapOf(done: readonly number[]) {
  const modules = [1, 2, 3, 4, 5].map((number) => module(number, done.includes(number)));
  const next = modules.find(({ state }) => state === 'todo');
  const step = next?.steps[0];
  return {
    now: '2026-03-26T10:00:00.000Z',
    today: '2026-03-26',
    phase: 'during',
    week: 8,
    weeks: 10,
    startsOn: '2026-02-02',
    endsOn: '2026-04-12',
    mondays: Array.from({ length: 10 }, (_, week) => addDays('2026-02-02', week * 7)),
    rests: [],
    minutesDone: done.length * 10,
    minutesTotal: 50,
    next:
      next && step
        ? { ...step, module: next.slug, step: step.slug, opening: 'Why it matters.', reason: 'earlier' }
        : null,
    acts: [],
    begun: [],
    others: [],
    held: {},
    lang: 'en',
    modules,
  };
}

const STEP = {
  number: '2.1',
  type: 'article',
  title: 'The step s2',
  subtitle: '',
  minutes: 10,
  lang: 'en',
  html: '<p>Text.</p>',
  module: { number: 2, slug: 'module-2', title: 'The module 2', steps: [line('s2', '2.1', false)] },
  previous: null,
  next: null,
  done: false,
  doneAt: null,
  updatedSince: false,
  markable: true,
  glossary: [],
  visibility: null,
};

let done: readonly number[];
/** The run lets nobody run ahead. */
let locked: boolean;
/** Of the hours; undefined: it does not come. */
let hoursAnswer: object | undefined;
beforeEach(() => {
  done = [];
  locked = false;
  hoursAnswer = undefined;
  me.value = { id: 'tom', tenant: 'school', role: 'learner', lang: 'en' } as Me;
  vi.stubGlobal('fetch', (url: string) => {
    if (url === '/api/hours' && hoursAnswer) return Promise.resolve(Response.json(hoursAnswer));
    // What a run says of itself, and what other rooms show here, is not here yet.
    if (/^.api.(people|hours|review|business-case|live|evaluation)/.test(url))
      return new Promise(() => undefined);
    return Promise.resolve(Response.json(url.startsWith('/api/course/steps/') ? STEP : shutIn(mapOf(done))));
  });
});
afterEach(() => speak('en'));

/** Every module's step but the first one's opens later. */
const shutIn = (map: ReturnType<typeof mapOf>) => ({
  ...map,
  modules: map.modules.map((module, place) => ({
    ...module,
    steps: module.steps.map((step) => ({ ...step, shut: locked && place > 0 })),
  })),
});

async function open(page: Page, params: Params = {}) {
  await act(async () => void (await Promise.all(page.needs(params).map((data) => data.refresh()))));
  return render(<page.Component params={params} />);
}

describe('a first visit', () => {
  it('says what this is, how long it takes, and that starting in week 8 is fine', async () => {
    const { getByText } = await open(roadMapPage);
    getByText(
      /^This is a course for mentors in 5 modules: 50.min of guided learning over 10 weeks, in steps of a few minutes\. Your course is in week 8\. Starting now is fine: nothing closes behind you\.$/,
    );
    getByText('Why it matters.');
  });

  it('is over with the first step done', async () => {
    done = [1];
    const { queryByText } = await open(roadMapPage);
    expect(queryByText(/This is a course for mentors/)).toBeNull();
  });
});

describe('the road map', () => {
  it('says that the order is advice only where it is', async () => {
    const { findByText, queryByText } = await open(roadMapPage);
    await findByText(/^The order is advice/);
    locked = true;
    await act(() => roadMap().refresh());
    await findByText(/^In your course a step opens when/);
    expect(queryByText(/^The order is advice/)).toBeNull();
  });

  it('is the name of the browser’s tab, whatever step comes next, and when none does', async () => {
    const { getByRole } = await open(roadMapPage);
    getByRole('heading', { level: 1, name: /The step s1/ });
    expect(document.title).toBe('Your road map · Re-entry');
    document.title = '';
    done = [1, 2, 3, 4, 5];
    await act(() => roadMap().refresh());
    await open(roadMapPage);
    expect(document.title).toBe('Your road map · Re-entry');
  });

  it('names modules as British English does, with no comma before the last', async () => {
    done = [1, 2, 4];
    const { findByRole, getByText } = await open(roadMapPage);
    getByText(/^Modules 1, 2 and 4/);
    const drawing = await findByRole('img');
    expect(drawing.getAttribute('aria-label')).toContain('Modules 1, 2 and 4 are done.');
    await act(() => speak('es'));
    expect(listText(['1', '2', '4'])).toBe('1, 2 y 4');
  });
});

it('[L2] the road map leads with one press to what completes the programme', async () => {
  const { findByRole } = await open(roadMapPage);
  const link = await findByRole('link', { name: 'What completes the programme' });
  expect(link.getAttribute('href')).toBe('/app/learners/tom');
});

describe('the number of a step', () => {
  it('is heard before its title', async () => {
    const { getByText } = await open(stepPage, { module: 'module-2', step: 's2' });
    const number = getByText(
      (_, element) => element?.matches('p') === true && element.textContent === 'Step 2.1',
    );
    expect(isInaccessible(number)).toBe(false);
    const heading = getByText('The step s2', { selector: 'h1' });
    expect(number.compareDocumentPosition(heading)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  it('is heard in the list of steps', async () => {
    const { getAllByText } = await open(roadMapPage);
    const numbers = getAllByText('1.1');
    expect(numbers.map((one) => isInaccessible(one))).not.toContain(true);
  });
});

/** Last: what was asked of the hours stays known to the page. */
describe('a part of the road map whose answer has another shape', () => {
  it('is missed alone, and is drawn no more after that', async () => {
    const faults: unknown[] = [];
    vi.stubGlobal('reportError', (fault: unknown) => void faults.push(fault));
    hoursAnswer = { relationships: 'none' };
    home().invalidate();
    const { findByRole, queryByText, place } = await open(roadMapPage);
    await findByRole('img');
    await expect.poll(() => faults.length).toBe(1);
    // Each drawing of a part that failed brought it again, and each time it came drew it again.
    await act(() => draw(null, place));
    await open(roadMapPage);
    await findByRole('img');
    await expect.poll(() => faults.length).toBe(2);
    for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setTimeout(resolve));
    expect(faults).toHaveLength(2);
    expect(queryByText(/of 40/)).toBeNull();
  });
});
