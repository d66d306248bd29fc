import type { Answer } from '../../core/api.ts';

export type SetsDesk = Answer<'GET /api/live/sets'>;
export type SetOnDesk = SetsDesk['sets'][number];
export type SetNeed = SetOnDesk['needs'][number];
export type SetMeeting = SetOnDesk['meetings'][number];
export type PartsHad = SetOnDesk['parts'][number]['parts'];
export type SetPerson = SetOnDesk['members'][number];
export type SetLang = SetOnDesk['lang'];
export type Proposal = Answer<'GET /api/live/sets/proposal'>;
export type GroupProblem = Proposal['sets'][number]['problems'][number];
export type OpenCall = Answer<'GET /api/live/sets/calls'>['calls'][number];
export type Practice = Answer<'GET /api/live/practice'>;
export type PracticeRow = Practice['people'][number];

export const SETS = '/app/sets';
export const setPath = (id: string): string => `${SETS}/${id}`;
export const meetingPath = (set: string, n: number): string => `/app/meetings/${set}/${n}`;
