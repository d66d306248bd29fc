import type { Answer, Sent } from '../../core/api.ts';

export type Mine = Answer<'GET /api/live/sets/mine'>;
export type OwnSet = NonNullable<Mine['set']>;
export type Member = OwnSet['members'][number];
export type PlannedMeeting = OwnSet['meetings'][number];
export type Joining = Mine['joining'];
export type Rules = OwnSet['rules'];
export type RulesText = Omit<Sent<'PUT /api/live/sets/:set/rules'>['body'], 'version'>;

export const SET = '/app/set';
/** All records one may read, as they come out of a printer. */
export const RECORDS = `${SET}/records`;
export const meetingPath = (set: string, n: number): string => `/app/meetings/${set}/${n}`;

/** What a step calls the record of a turn. */
export const TURN = 'FORM:set-turn';
