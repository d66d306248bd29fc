import { signal } from '@preact/signals';
import { waiting, type Waiting } from '../../core/outbox-state.ts';
import type { OwnStepLine, RoadMap, StepName, StepText } from './course.types.ts';

/**
 * What the reader has done, kept once for all pages. Each mark carries the moment at which the server had it, so that an
 * answer to an earlier question never takes it back. A press that still waits in the outbox stands over both.
 */
export interface Mark {
  done: boolean;
  doneAt: string | null;
}

const known = signal<ReadonlyMap<string, Mark & { moment: number }>>(new Map());

/** A step's name in the outbox, and here. */
export const markKey = ({ module, step }: StepName) => `course/${module}/${step}`;

export function learnMarks(marks: readonly (StepName & Mark)[], moment: number): void {
  const next = new Map(known.peek());
  for (const { done, doneAt, ...name } of marks) {
    const key = markKey(name);
    if ((next.get(key)?.moment ?? 0) <= moment) next.set(key, { done, doneAt, moment });
  }
  known.value = next;
}

export const learnMap = (map: RoadMap, moment: number): void =>
  learnMarks(
    map.modules.flatMap(({ slug, steps }) => steps.map((step) => markOfLine(slug, step))),
    moment,
  );

export const learnStep = ({ module }: StepText, moment: number): void =>
  learnMarks(
    module.steps.map((step) => markOfLine(module.slug, step)),
    moment,
  );

const markOfLine = (module: string, { slug, state, doneAt }: OwnStepLine) => ({
  module,
  step: slug,
  done: state === 'done',
  doneAt,
});

/** Whether a press on this step's button waits to be sent. */
export const isWaiting = (name: StepName): boolean => waiting.value.has(markKey(name));

/** What to show; undefined while nothing is known of the step. */
export function markOf(name: StepName): Mark | undefined {
  const item = waiting.value.get(markKey(name));
  return item ? wantedBy(item) : known.value.get(markKey(name));
}

function wantedBy({ body, at }: Waiting): Mark {
  const { done } = body as { done: boolean };
  return { done, doneAt: done ? new Date(at).toISOString() : null };
}
