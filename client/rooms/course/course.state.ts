import { call } from '../../core/api.ts';
import { loaded, type Loaded } from '../../core/load.ts';
import { me } from '../../core/session.ts';
import type { ModuleLine, OwnModuleLine, RoadMap, StepText } from './course.types.ts';

export function roadMap(): Loaded<RoadMap> {
  return loaded('course/road-map', () => call('GET /api/course/road-map'));
}

/** Modules of the course; a learner's come with their states. */
export function modules(): Loaded<(ModuleLine | OwnModuleLine)[]> {
  if (me.value?.role === 'learner') {
    return loaded('course/own-modules', async () => {
      const map = roadMap();
      await map.refresh();
      if (map.error.value) throw map.error.value;
      return map.data.value?.modules ?? [];
    });
  }
  return loaded('course/modules', async () => (await call('GET /api/course/modules')).modules);
}

export function stepText(module: string, step: string): Loaded<StepText> {
  return loaded(`course/steps/${module}/${step}`, () =>
    call('GET /api/course/steps/:module/:step', { params: { module, step } }),
  );
}

/** Marks a step as done, or takes that back. Rejects with ApiError; the page's step then stays as it was. */
export async function setDone(module: string, step: string, done: boolean): Promise<void> {
  const params = { module, step };
  if (done) await call('PUT /api/course/steps/:module/:step/done', { params });
  else await call('DELETE /api/course/steps/:module/:step/done', { params });
  const entry = stepText(module, step);
  const text = entry.data.value;
  if (text) {
    const steps = text.module.steps.map((one) =>
      one.slug === step ? { ...one, state: done ? 'done' : 'todo' } : one,
    );
    entry.data.value = {
      ...text,
      done,
      doneAt: done ? new Date().toISOString() : null,
      updatedSince: false,
      module: { ...text.module, steps: steps as typeof text.module.steps },
    };
  }
  void roadMap().refresh();
}
