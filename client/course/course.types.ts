import type { z } from 'zod';
import type { Lang } from '../../server/core/endpoint.contract.ts';

export interface StepLine {
  slug: string;
  number: string;
  type: string;
  title: string;
  minutes: number;
}
export interface OwnStepLine extends StepLine {
  state: 'todo' | 'done';
  doneAt?: string | null;
}
export interface ModuleLine {
  number: number;
  slug: string;
  title: string;
  promise: string;
  minutes: number;
  steps: StepLine[];
}
export interface OwnModuleLine extends Omit<ModuleLine, 'steps'> {
  state: 'todo' | 'doing' | 'done';
  minutesDone: number;
  weeks: [number, number];
  steps: OwnStepLine[];
}
export interface RoadMap {
  today: string;
  week: number;
  weeks: number;
  minutesDone: number;
  minutesTotal: number;
  next: {
    module: string;
    step: string;
    number?: string;
    title: string;
    minutes: number;
    type: string;
  } | null;
  modules: OwnModuleLine[];
}
export interface StepRef {
  module: string;
  step: string;
  number: string;
  title: string;
}
export interface StepText {
  number: string;
  type: string;
  title: string;
  subtitle: string;
  minutes: number;
  lang: Lang;
  html: string;
  module: { number: number; slug: string; title: string; steps: OwnStepLine[] };
  previous: StepRef | null;
  next: StepRef | null;
  done: boolean;
  doneAt: string | null;
  updatedSince: boolean;
  glossary: { term: string; definition: string }[];
  visibility: string;
}
type Spec<M extends string, P extends string, A> = {
  method: M;
  path: P;
  permission: 'session';
  summary: string;
  answer: z.ZodType<A>;
};
type StepParams = { params: z.ZodType<{ module: string; step: string }, { module: string; step: string }> };
export type RoadMapSpec = Spec<'GET', '/api/course/road-map', RoadMap>;
export type ModulesSpec = Spec<'GET', '/api/course/modules', { modules: ModuleLine[] }>;
export type StepSpec = Spec<'GET', '/api/course/steps/:module/:step', StepText> & StepParams;
export type DoneSpec = Spec<
  'PUT',
  '/api/course/steps/:module/:step/done',
  { done: boolean; minutesDone: number }
> &
  StepParams;
export type UndoneSpec = Spec<
  'DELETE',
  '/api/course/steps/:module/:step/done',
  { done: boolean; minutesDone: number }
> &
  StepParams;
