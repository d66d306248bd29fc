import { vi } from 'vitest';
import { refreshAll } from '../../../client/core/data.ts';
import { me, type Me } from '../../../client/core/session.ts';
import type { SetOnDesk, SetsDesk } from '../../../client/rooms/live/sets-desk.types.ts';
import type { Page, Params } from '../../../client/shell/page.types.ts';
import { render } from '../setup.ts';

/** Sets of a cohort as a trainer's pages are given them. */

export const NOW = '2026-04-27T10:00:00.000Z';
const NAMES = ['Inés Calder', 'Tom Brightwell', 'Farah Haddad', 'Joanna Reid', 'Neil Okafor'];
export const people = NAMES.map((name, at) => ({ id: `p${at}`, name, number: at + 1 }));
export const [INES, TOM, FARAH, JOANNA, NEIL] = people as [Shown, Shown, Shown, Shown, Shown];
type Shown = (typeof people)[number];

const DATES = ['2026-03-25', '2026-04-08', '2026-04-22', '2026-05-06', '2026-05-20'];
const NO_PARTS = { presenter: 0, opener: 0, timekeeper: 0, watcher: 0, notes: 0, facilitator: 0 };

export const setOf = (number: number, more: Partial<SetOnDesk> = {}): SetOnDesk => ({
  id: `set-${number}`,
  number,
  members: people.slice(0, 4),
  meetings: DATES.map((day, at) => ({
    n: at + 1,
    at: `${day}T15:00:00.000Z`,
    selfManaged: at === 4,
    state: at < 2 ? 'held' : 'planned',
    host: at === 3 ? TOM.id : null,
  })),
  timeZone: 'Europe/London',
  link: '',
  lang: 'en',
  rules: { version: 1, lines: [], confidential: 'x', limits: 'x', absence: '', airtime: true },
  agreed: [INES.id],
  revision: 1,
  problems: [],
  needs: [],
  parts: people.slice(0, 4).map(({ id }) => ({
    person: id,
    held: [1, 2],
    there: id === JOANNA.id ? [] : [1, 2],
    parts: id === TOM.id ? { ...NO_PARTS, presenter: 2, timekeeper: 1 } : NO_PARTS,
  })),
  moves: [],
  called: null,
  ...more,
});

export interface Asked {
  method: string;
  path: string;
  body: unknown;
}

/** What the pages asked for that changes something. */
export let asked: Asked[] = [];

/** A page over these answers, by path; `POST …` and `PUT …` too. */
export async function open(page: Page, answers: Record<string, unknown>, params: Params = {}) {
  me.value = { id: 'ruth', tenant: 'school', role: 'trainer', administers: false, lang: 'en' } as Me;
  asked = [];
  vi.stubGlobal('fetch', (path: string, { method = 'GET', body }: RequestInit = {}) => {
    if (method !== 'GET') asked.push({ method, path, body: JSON.parse(String(body ?? 'null')) });
    const answer = answers[`${method} ${path}`] ?? answers[path] ?? {};
    const said = typeof answer === 'function' ? answer() : answer;
    return Promise.resolve(said instanceof Response ? said : Response.json(said));
  });
  refreshAll();
  for (const data of page.needs(params)) await data.refresh();
  return render(<page.Component params={params} />);
}

export const desk = (more: Partial<SetsDesk>): SetsDesk => ({
  sets: [],
  without: [],
  timeZone: 'Europe/London',
  now: NOW,
  ...more,
});
