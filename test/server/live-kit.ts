import type { Entered, ToolAndLms } from '../setup/tool-and-lms.ts';

export const WELCOME = { module: 'starting-points', step: 'welcome-protocols' };
export const FISHBOWL = { module: 'conversation-models', step: 'models-fishbowl' };

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

/** Everything that people do in the room, as requests. */
export const liveDoors = ({ tool }: Pick<ToolAndLms, 'tool'>) => {
  const call = (who: Entered, method: string, path: string, body?: unknown) =>
    tool.call(method, `/api/live${path}`, { token: who.token, ...(body === undefined ? {} : { body }) });
  return {
    call,
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
