import type { Entered, ToolAndLms } from '../setup/tool-and-lms.ts';

export const WELCOME = { module: 'starting-points', step: 'welcome-protocols' };
export const FISHBOWL = { module: 'conversation-models', step: 'models-fishbowl' };

export const SET_1 = { module: 'choose-or-devise', step: 'set-1' };

export interface SessionLine {
  module: string;
  step: string;
  number: string;
  title: string;
  kind: string;
  plannedOn: string | null;
  startsAt: string | null;
  endsAt: string | null;
  moved: { from: string | null; to: string | null; at: string } | null;
  link: string | null;
  language: string | null;
}

export interface Calendar {
  zone: string;
  startsOn: string | null;
  sessions: SessionLine[];
  revision: number;
}

export interface LiveSession {
  alternative: boolean;
  own: { state: string; counts: boolean; pulsed: boolean } | null;
  trainer: {
    sheet: { from: number; minutes: number; title: string; html: string }[];
    clock: { behind: number; pausedAt: string | null; revision: number };
    counts: Record<string, number>;
  } | null;
}

interface People {
  people: { id: string; name: string | null; number: number; state: string; madeUpSaid: boolean }[];
  counts: Record<string, number>;
}

type Place = { module: string; step: string };

/** Everything that people do in the room, as requests. */
export const liveDoors = ({ tool }: Pick<ToolAndLms, 'tool'>) => {
  const call = (who: Entered, method: string, path: string, body?: unknown) =>
    tool.call(method, `/api/live${path}`, { token: who.token, ...(body === undefined ? {} : { body }) });
  const at = ({ module, step }: Place, more = '') => `/sessions/${module}/${step}${more}`;
  return {
    call,
    session: async (who: Entered, place: Place) => (await call(who, 'GET', at(place))).body as LiveSession,
    people: async (who: Entered, place: Place) =>
      (await call(who, 'GET', at(place, '/people'))).body as People,
    post: (who: Entered, place: Place, what: string, body: object = {}) =>
      call(who, 'POST', at(place, `/${what}`), body),
    put: (who: Entered, place: Place, what: string, body: object) =>
      call(who, 'PUT', at(place, `/${what}`), body),
    mark: (who: Entered, place: Place, { me }: Entered, mark: string | null) =>
      call(who, 'PUT', at(place, `/people/${me.id}`), { mark }),
    calendar: async (who: Entered) => (await call(who, 'GET', '/calendar')).body as Calendar,
    settle: (who: Entered, { module, step }: { module: string; step: string }, body: object) =>
      call(who, 'PUT', `/sessions/${module}/${step}`, { link: null, language: null, ...body }),
    start: (who: Entered, startsOn: string, timeZone: string) =>
      tool.call('PUT', '/api/people/calendar', { token: who.token, body: { startsOn, timeZone } }),
  };
};

export const ROOM = 'https://meet.example.org/cohort-7?pwd=1';

/** Why a request was refused. */
export const codeOf = ({ body }: { body: unknown }): string | undefined =>
  (body as { error?: { code: string } }).error?.code;
