import type { AnswerOf } from '../../../server/core/endpoint.contract.ts';
import type { modules, roadMap, step } from '../../../server/rooms/course/course.contract.ts';

export type RoadMap = AnswerOf<typeof roadMap>;
/** A module with the reader's own marks. */
export type OwnModuleLine = RoadMap['modules'][number];
export type OwnStepLine = OwnModuleLine['steps'][number];
/** A module as anybody sees it. */
export type ModuleLine = AnswerOf<typeof modules>['modules'][number];
export type StepLine = ModuleLine['steps'][number];
export type StepText = AnswerOf<typeof step>;
export type StepRef = NonNullable<StepText['next']>;
