import { type Answer, call, callFile, type Sent } from '../../core/api.ts';
import { query, refreshAll, type Query } from '../../core/data.ts';
import { lang } from '../../core/i18n.ts';
import { saveFile } from '../../core/save-file.ts';
import type { Attendants, Calendar, LiveSession, Place, Pulse } from './live.types.ts';

const name = ({ module, step }: Place): string => `${module}/${step}`;

export const calendar = (): Query<Calendar> => query('live/calendar', () => call('GET /api/live/calendar'));

export const dateChanges = () => query('live/date-changes', () => call('GET /api/live/date-changes'));

/** When one has last practised with others. */
export const ownPractice = (): Query<Answer<'GET /api/live/practice/mine'>> =>
  query('live/practice/mine', () => call('GET /api/live/practice/mine'));

export const session = (params: Place): Query<LiveSession> =>
  query(`live/session/${name(params)}`, async () => {
    const answer = await call('GET /api/live/sessions/:module/:step', { params });
    return { ...answer, ahead: Date.parse(answer.now) - Date.now() };
  });

/** Fifty people at a time, by their numbers. */
export const attendants = (params: Place, after: number): Query<Attendants> =>
  query(`live/people/${name(params)}/${after}`, () =>
    call('GET /api/live/sessions/:module/:step/people', { params, query: { after } }),
  );

export const pulse = (params: Place): Query<Pulse> =>
  query(`live/pulse/${name(params)}`, () => call('GET /api/live/sessions/:module/:step/pulse', { params }));

/** A session stands on several pages: each is asked again when it is next shown. */
async function said<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } finally {
    refreshAll();
  }
}

type Body<K extends Parameters<typeof call>[0]> = Sent<K> extends { body: infer B } ? B : never;

export const settleRhythm = (body: Body<'PUT /api/live/rhythm'>) =>
  said(call('PUT /api/live/rhythm', { body }));

export const settleSession = (params: Place, body: Body<'PUT /api/live/sessions/:module/:step'>) =>
  said(call('PUT /api/live/sessions/:module/:step', { params, body }));

export const checkIn = (params: Place) =>
  said(call('POST /api/live/sessions/:module/:step/check-in', { params, body: {} }));

export const tellAbsence = (params: Place, cannot: boolean) =>
  said(call('PUT /api/live/sessions/:module/:step/absence', { params, body: { cannot } }));

export const sayMadeUp = (params: Place, done: boolean) =>
  said(call('PUT /api/live/sessions/:module/:step/made-up', { params, body: { done } }));

export const answerPulse = (params: Place, body: Body<'POST /api/live/sessions/:module/:step/pulse'>) =>
  said(call('POST /api/live/sessions/:module/:step/pulse', { params, body }));

export const seeDateChanges = (until: string) =>
  said(call('PUT /api/live/date-changes/seen', { body: { until } }));

export const confirmAll = (params: Place) =>
  said(call('POST /api/live/sessions/:module/:step/confirm', { params, body: {} }));

export const mark = (params: Place, person: string, value: MarkValue) =>
  said(
    call('PUT /api/live/sessions/:module/:step/people/:person', {
      params: { ...params, person },
      body: { mark: value },
    }),
  );
export type MarkValue = Body<'PUT /api/live/sessions/:module/:step/people/:person'>['mark'];

type ClockBody = Body<'PUT /api/live/sessions/:module/:step/clock'>;
export type ClockAct = ClockBody['act'];

/** Of two trainers who press at once the slower one sees what the other made of it. */
export const moveClock = (params: Place, body: ClockBody) =>
  said(call('PUT /api/live/sessions/:module/:step/clock', { params, body }));

export async function takeSessions(place?: Place): Promise<void> {
  const file = await callFile('GET /api/live/files/sessions', { query: { lang: lang.peek(), ...place } });
  saveFile(file, place ? `${place.step}.ics` : 'sessions.ics');
}
