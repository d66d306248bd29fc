import { act } from 'preact/test-utils';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { needWords } from '../../../client/core/i18n.ts';
import { me, type Me } from '../../../client/core/session.ts';
import { StepList } from '../../../client/rooms/course/module-parts.tsx';
import { stepPage } from '../../../client/rooms/course/step.page.tsx';
import { axeFaults } from '../axe.ts';
import { pressesApart, render } from '../setup.ts';

beforeAll(() => needWords('core', 'course'));

const params = { module: 'two', step: 'here' };
const FOR_TRAINERS = '<section class="sheet outline trainer"><p>Leave a silence here.</p></section>';
const TEXT = {
  number: '2.1',
  title: 'A step',
  subtitle: '',
  type: 'article',
  minutes: 10,
  visibility: 'private',
  doneAt: null,
  completes: 'learner-marks',
  lang: 'en',
  html: `<p>What everybody reads.</p>${FOR_TRAINERS}`,
  glossary: [],
  done: false,
  skipped: false,
  markable: true,
  updatedSince: false,
  module: {
    slug: 'two',
    number: 2,
    title: 'Module',
    steps: [{ slug: 'here', number: '2.1', title: 'A step', state: 'todo' }],
  },
  previous: null,
  next: null,
};

/** What was sent, and a step that keeps what it is told. */
const asked: string[] = [];
let skipped = false;
beforeEach(() => {
  asked.length = 0;
  skipped = false;
  pressesApart();
  vi.stubGlobal('fetch', (url: string, { method = 'GET' }: RequestInit) => {
    if (method !== 'GET') asked.push(`${method} ${url}`);
    if (method !== 'GET') skipped = method === 'PUT';
    return Promise.resolve(Response.json(method === 'GET' ? { ...TEXT, skipped } : { skipped }));
  });
});

async function open(role: Me['role']) {
  me.value = { id: role, tenant: 'school', role, administers: false, lang: 'en' } as Me;
  await act(async () => void (await Promise.all(stepPage.needs(params).map((data) => data.refresh()))));
  return render(<stepPage.Component params={params} />);
}

describe('a step left out on purpose', () => {
  it('says what that means, and is taken up again', async () => {
    const { user, findByRole, findByText, queryByText } = await open('learner');
    await user.click(await findByRole('button', { name: 'Skip this step' }));
    await findByText('Your road map passes over it. It stays open, and nothing is lost.');
    await user.click(await findByRole('button', { name: 'Take it up again' }));
    await expect.poll(() => queryByText('Skipped')).toBeNull();
    expect(asked).toEqual([
      'PUT /api/course/steps/two/here/skipped',
      'DELETE /api/course/steps/two/here/skipped',
    ]);
    expect(await axeFaults()).toEqual([]);
  });

  it('is a learner’s choice: no trainer is offered it', async () => {
    const { findByRole, queryByRole } = await open('trainer');
    await findByRole('heading', { name: 'A step' });
    expect(queryByRole('button', { name: 'Skip this step' })).toBeNull();
  });
});

it('a trainer looks at a step as learners see it, and back', async () => {
  const { user, findByRole, place } = await open('trainer');
  const look = await findByRole('checkbox', { name: 'As learners see it' });
  const read = place.querySelector('.read');
  await user.click(look);
  expect(read?.classList.contains('as-learner')).toBe(true);
  await user.click(look);
  expect(read?.classList.contains('as-learner')).toBe(false);
});

it('a step that is shut says that it opens later, whatever else it is', async () => {
  const line = { slug: 'here', number: '2.1', title: 'A step', type: 'article', minutes: 10 } as const;
  const own = { ...line, supervision: 'online', state: 'todo' } as const;
  const steps = [
    { ...own, shut: true },
    { ...own, slug: 'there', number: '2.2', shut: false },
  ] as never;
  const { findAllByRole } = render(<StepList module="two" steps={steps} />);
  const [first, second] = await findAllByRole('listitem');
  expect(first?.textContent).toContain('Opens later');
  expect(second?.textContent).not.toContain('Opens later');
});
