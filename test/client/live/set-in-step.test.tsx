import { beforeAll, expect, it, vi } from 'vitest';
import { refreshAll } from '../../../client/core/data.ts';
import { needWords } from '../../../client/core/i18n.ts';
import { me, type Me } from '../../../client/core/session.ts';
import { session } from '../../../client/rooms/live/live.state.ts';
import { SetInStep, SetProduct } from '../../../client/rooms/live/set-in-step.tsx';
import { mySet } from '../../../client/rooms/live/set.state.ts';
import type { Mine } from '../../../client/rooms/live/set.types.ts';
import type { SlotProps } from '../../../client/shell/page.types.ts';
import { axeFaults } from '../axe.ts';
import { render } from '../setup.ts';
import { JOINING, mineOf, NOW, SET } from './set-kit.tsx';

/** What the course shows of one's set, in the steps that are about it. */
beforeAll(() => needWords('core', 'live', 'live-set'));

const PLACE = { module: 'choose-or-devise', step: 'set-3' };
const step = { ...PLACE, number: '8.5', type: 'live-session', lang: 'en', visibility: 'set' } as const;
const slot = (target = '', label = ''): SlotProps => ({ target, label, step, text: null });

async function inStep(mine: Mine) {
  const line = { ...PLACE, startsAt: SET.meetings[2]?.at, endsAt: '2026-04-15T17:30:00.000Z', kind: 'set' };
  const answers: Record<string, unknown> = {
    '/api/live/sets/mine': mine,
    '/api/live/sessions/choose-or-devise/set-3': { now: NOW, session: line, own: {}, checkIn: null },
  };
  vi.stubGlobal('fetch', (path: string) => Promise.resolve(Response.json(answers[path] ?? {})));
  me.value = { id: 'tom', tenant: 'school', role: 'learner', administers: false, lang: 'en' } as Me;
  refreshAll();
  for (const data of [mySet(), session(PLACE)]) await data.refresh();
}

it('[S0.4] [S1.7] the step of a set says which meeting of one’s own it is, when, and leads there', async () => {
  await inStep(mineOf());
  const page = render(<SetInStep {...slot()} />);
  page.getByRole('heading', { name: 'Meeting 3 of your set: Wednesday 15 April, 16:00 to 17:30' });
  expect(page.getByRole('link', { name: 'Page of the meeting' }).getAttribute('href')).toBe(
    '/app/meetings/set-1/3',
  );
  expect(await axeFaults()).toEqual([]);
});

it('[S0.4] whoever is in no set yet is led to where they say how they would meet', async () => {
  await inStep(JOINING);
  const page = render(<SetInStep {...slot()} />);
  expect(page.getByRole('link', { name: 'Say how you would meet' }).getAttribute('href')).toBe('/app/set');
});

it('[S0.13] the record of a turn is where the set meets: the step leads to its own meeting', async () => {
  await inStep(mineOf());
  const page = render(<SetProduct {...slot('FORM:set-turn', 'Open the turn record')} />);
  const part = page.getByRole('region', { name: 'Open the turn record' });
  expect(part.textContent).toContain('written on the page of the meeting');
  expect(page.getByRole('link', { name: 'Go to meeting 3' }).getAttribute('href')).toBe(
    '/app/meetings/set-1/3',
  );
  expect(await axeFaults()).toEqual([]);
  page.redraw(null);
  await inStep(JOINING);
  const none = render(<SetProduct {...slot('FORM:set-turn', 'Open the turn record')} />);
  none.getByText('Your set is not formed yet.');
});

it('[S0.12] [S1.16] what a step asks of a set stands there: how its rules stand, its dates, its actions', async () => {
  await inStep(mineOf());
  const page = render(
    <>
      <SetProduct {...slot('FORM:set-ground-rules', 'Read and confirm your set’s rules')} />
      <SetProduct {...slot('SET:rota', 'Fill in the rota')} />
    </>,
  );
  const rules = page.getByRole('region', { name: 'Read and confirm your set’s rules' });
  expect(rules.textContent).toContain('Version 2. Waiting for you to agree. Not yet: Learner 7.');
  expect(page.getByRole('region', { name: 'Fill in the rota' }).textContent).toContain(
    'Opened by Inés Calder.',
  );
  expect(page.getAllByRole('link', { name: 'Open the page of your set' })).toHaveLength(2);
  expect(await axeFaults()).toEqual([]);
});
