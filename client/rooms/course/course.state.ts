import { call } from '../../core/api.ts';
import { onOwnDay } from '../../core/calendar.ts';
import { mutate, query, view, type Data, type Query } from '../../core/data.ts';
import { me } from '../../core/session.ts';
import { learnMap, learnStep } from './course.marks.ts';
import {
  type ModuleLine,
  type OwnModuleLine,
  type RoadMap,
  type StepName,
  type StepText,
} from './course.types.ts';
import { ownMap, ownStep } from './course.view.ts';

const ROAD_MAP = 'course/road-map';

export const askedRoadMap = () => query(ROAD_MAP, () => call('GET /api/course/road-map'), learnMap);

export const roadMap = (): Data<RoadMap> => view(ROAD_MAP, askedRoadMap(), (map) => ownMap(onOwnDay(map)));

/** Modules of the course; a learner's are those of the road map, with their states. */
export function modules(): Data<(ModuleLine | OwnModuleLine)[]> {
  if (me.peek()?.role === 'learner') return view('course/own-modules', roadMap(), (map) => map.modules);
  const asked = query('course/modules', () => call('GET /api/course/modules'));
  return view('course/modules', asked, (answer) => answer.modules);
}

export const stepKey = ({ module, step }: StepName) => `course/steps/${module}/${step}`;

/** Asked for without having been opened (`ahead.state.ts`). */
export const ahead = new Set<string>();

export const askedStep = ({ module, step }: StepName): Query<StepText> => {
  const key = stepKey({ module, step });
  const asked = () => ({ params: { module, step }, query: ahead.has(key) ? { ahead: 'yes' as const } : {} });
  return query(key, () => call('GET /api/course/steps/:module/:step', asked()), learnStep);
};

export const stepText = (name: StepName): Data<StepText> =>
  view(stepKey(name), askedStep(name), (text) => ownStep(text, name.step));

/** Skips a step on purpose, or takes it up again; shown at once. Rejects with ApiError. */
export async function setSkipped({ module, step }: StepName, skipped: boolean): Promise<void> {
  const params = { module, step };
  const send = () =>
    skipped
      ? call('PUT /api/course/steps/:module/:step/skipped', { params })
      : call('DELETE /api/course/steps/:module/:step/skipped', { params });
  await mutate(askedStep({ module, step }), (text) => ({ ...text, skipped }), send);
  askedRoadMap().invalidate();
}
