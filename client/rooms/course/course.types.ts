import type { Answer } from '../../core/api.ts';

export type RoadMap = Answer<'GET /api/course/road-map'>;
/** A module with the reader's own marks. */
export type OwnModuleLine = RoadMap['modules'][number];
export type OwnStepLine = StepText['module']['steps'][number];
/** What somebody wrote that they would do at work, and what became of it. */
export type Act = RoadMap['acts'][number];
/** A module as anybody sees it. */
export type ModuleLine = Answer<'GET /api/course/modules'>['modules'][number];
export type StepLine = ModuleLine['steps'][number];
export type StepText = Answer<'GET /api/course/steps/:module/:step'>;
export type StepRef = NonNullable<StepText['next']>;

/** A private note with what it is about. */
export type ListedNote = Answer<'GET /api/course/notes'>['notes'][number];

/** Slugs of a module and of a step in it. */
export interface StepName {
  module: string;
  step: string;
}

/** What of this room waits in the outbox: a step that is done, or not after all. */
export const MARK = 'course/mark';
/** Answers tried in a quiz that are on their way. */
export const QUIZ = 'course/quiz';
/** Scenes that came back, answered or skipped. */
export const RETURNED = 'course/returned';
/** What of this room is sent while it is written: a private note. */
export const NOTE = 'course/note';
/** What somebody will do at work, written at a step. */
export const ACT = 'course/act';
/** What became of it. */
export const OUTCOME = 'course/outcome';
