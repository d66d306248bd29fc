import type { Answer } from '../../core/api.ts';

export type Calendar = Answer<'GET /api/live/calendar'>;
export type Line = Calendar['sessions'][number];
/** `ahead`: by how many milliseconds the server's clock is ahead of this device's. */
export type LiveSession = Answer<'GET /api/live/sessions/:module/:step'> & { ahead: number };
export type Own = NonNullable<LiveSession['own']>;
export type ForTrainer = NonNullable<LiveSession['trainer']>;
export type Attendants = Answer<'GET /api/live/sessions/:module/:step/people'>;
export type Attendant = Attendants['people'][number];
export type Pulse = Answer<'GET /api/live/sessions/:module/:step/pulse'>;
export type DateChange = Answer<'GET /api/live/date-changes'>['changes'][number];

/** A session's address: that of its step. */
export interface Place {
  module: string;
  step: string;
}

export const LIVE = '/app/live';
export const sessionPath = ({ module, step }: Place): string => `${LIVE}/${module}/${step}`;
export const stepPath = ({ module, step }: Place): string => `/app/course/${module}/${step}`;
