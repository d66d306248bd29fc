import { type Answer, call, callFile, type Sent } from '../../core/api.ts';
import { query, refreshAll, type Query } from '../../core/data.ts';
import type { HoursHome } from './hours.types.ts';

export { home as hoursLog } from './hours.state.ts';

const ONE = '/api/hours/relationships/:relationship';

export type OpenedRelationship = Answer<'GET /api/hours/relationships/:relationship'>;
export type Log = HoursHome;
export type OwnEntry = Log['entries'][number];
export type Relationship = OpenedRelationship['relationship'];
export type Aim = OpenedRelationship['aims']['now'][number];
export type Paper = OpenedRelationship['papers'][number];
export type Nudge = OpenedRelationship['nudges'][number];
export type Phase = Relationship['phases'][number]['phase'];

type Body<K extends 'PUT /api/hours/relationships/:relationship' | `PUT ${typeof ONE}/${'next' | 'state'}`> =
  Sent<K> extends { body: infer B } ? B : never;
export type About = Body<'PUT /api/hours/relationships/:relationship'>;
export type Next = Body<'PUT /api/hours/relationships/:relationship/next'>['next'];
export type SetState = Body<'PUT /api/hours/relationships/:relationship/state'>['state'];

export const openedRelationship = (relationship: string): Query<OpenedRelationship> =>
  query(`hours/relationships/${relationship}`, () => call(`GET ${ONE}`, { params: { relationship } }));

/** What was written may have done a step, or changed a sum elsewhere; this page is told before its button rests. */
async function written(relationship: string, sent: Promise<unknown>): Promise<void> {
  await sent;
  refreshAll();
  await openedRelationship(relationship).refresh();
}

/** Adds somebody, or changes what is said of them. */
export async function saveAbout(relationship: string, body: About): Promise<void> {
  await call(`PUT ${ONE}`, { params: { relationship }, body });
  refreshAll();
}

/** The same once more: it holds on this day too. */
export const confirmAbout = (relationship: string, body: About): Promise<void> =>
  written(relationship, call(`PUT ${ONE}`, { params: { relationship }, body }));

export const setNext = (relationship: string, next: Next): Promise<void> =>
  written(relationship, call(`PUT ${ONE}/next`, { params: { relationship }, body: { next } }));

export const setPhase = (relationship: string, phase: Phase, on: string): Promise<void> =>
  written(relationship, call(`PUT ${ONE}/phase`, { params: { relationship }, body: { phase, on } }));

export const setState = (relationship: string, state: SetState): Promise<void> =>
  written(relationship, call(`PUT ${ONE}/state`, { params: { relationship }, body: { state } }));

export const endWithoutFault = (relationship: string, undo: boolean): Promise<void> =>
  written(relationship, call(`POST ${ONE}/ending`, { params: { relationship }, body: { undo } }));

export const signedOnPaper = (relationship: string, signed: boolean): Promise<void> =>
  written(relationship, call(`PUT ${ONE}/signed-on-paper`, { params: { relationship }, body: { signed } }));

/** The next dates of everybody, for the calendar of a phone. */
export const calendarFile = (lang: Log['lang']): Promise<Blob> =>
  callFile('GET /api/hours/files/calendar', { query: { lang } });
