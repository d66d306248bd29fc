import { vi } from 'vitest';
import { refreshAll } from '../../../client/core/data.ts';
import { me, type Me } from '../../../client/core/session.ts';
import { sharedWithMe } from '../../../client/rooms/forms/forms.state.ts';
import { between, type Between, directory } from '../../../client/rooms/live/member.state.ts';
import { setPage } from '../../../client/rooms/live/set.page.tsx';
import type { Mine, OwnSet } from '../../../client/rooms/live/set.types.ts';
import { render } from '../setup.ts';

const person = (id: string, name: string | null, number: number) => ({ id, name, number });
export const NOW = '2026-04-13T10:00:00.000Z';
const MEETINGS = ['2026-03-18', '2026-04-01', '2026-04-15', '2026-04-29', '2026-05-13'];

export const SET: OwnSet = {
  id: 'set-1',
  number: 2,
  members: [person('tom', 'Tom Bell', 3), person('ines', 'Inés Calder', 1), person('neil', null, 7)],
  meetings: MEETINGS.map((day, at) => ({
    n: at + 1,
    at: `${day}T16:00:00.000Z`,
    selfManaged: at === 4,
    state: at < 2 ? ('held' as const) : ('planned' as const),
    host: at === 2 ? 'ines' : null,
  })),
  timeZone: 'Europe/London',
  link: 'https://meet.example.org/set-2',
  lang: 'en',
  rules: {
    version: 2,
    lines: [{ rule: 'Speak from your own work.', why: 'Nobody can check the rest.' }],
    confidential: 'What is told here stays here.',
    limits: 'Harm does not stay here.',
    absence: '',
    airtime: true,
  },
  agreed: ['ines'],
  revision: 4,
};

export const JOINING: Mine = {
  now: NOW,
  set: null,
  joining: { languages: [], timeZone: null, line: [] },
  others: [person('ines', 'Inés Calder', 1), person('neil', null, 7)],
};

export const BETWEEN = '/api/live/sets/set-1/between';
export const DIRECTORY = '/api/live/directory';
export const FORMS = '/api/forms/shared';
export const NOTHING: Between = { actions: [], missed: null, words: [], records: [], shared: [] };

export const TOGETHER = {
  sets: { counted: 1, needed: 4, of: 5 },
  triads: { counted: 2, needed: 4, of: 5 },
};

export interface Sent {
  method: string;
  path: string;
  body: unknown;
}

/** The page of Tom's set, with what the server says and what is sent to it. `refused`: how an address answers a write. */
export async function openSet(mine: Mine, more: Record<string, unknown> = {}) {
  const sent: Sent[] = [];
  const answers: Record<string, unknown> = {
    '/api/live/sets/mine': mine,
    [BETWEEN]: NOTHING,
    [DIRECTORY]: { own: null, people: [] },
    [FORMS]: { lang: 'en', answers: [] },
    '/api/live/practice/parts': { history: [], together: TOGETHER },
    ...more,
  };
  const refused: Record<string, () => Response> = {};
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) => {
    const method = init?.method ?? 'GET';
    if (method === 'GET') return Promise.resolve(Response.json(answers[path] ?? {}));
    sent.push({ method, path, body: JSON.parse((init?.body as string | undefined) ?? '{}') });
    return Promise.resolve(refused[path]?.() ?? Response.json({}));
  });
  me.value = { id: 'tom', tenant: 'school', role: 'learner', administers: false, lang: 'en' } as Me;
  refreshAll();
  for (const data of setPage.needs({})) await data.refresh();
  for (const data of [between('set-1'), directory(), sharedWithMe()]) await data.refresh();
  return { page: render(<setPage.Component params={{}} />), sent, answers, refused };
}

export const mineOf = (set: Partial<OwnSet> = {}): Mine => ({ ...JOINING, set: { ...SET, ...set } });
