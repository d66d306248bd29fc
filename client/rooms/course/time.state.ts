import { call, type Answer } from '../../core/api.ts';
import { mutate, query } from '../../core/data.ts';
import type { StepName } from './course.types.ts';

export type StepTime = Answer<'GET /api/course/times/:module/:step'>;
export type Times = Answer<'GET /api/course/times'>;

const PATH = '/api/course/times/:module/:step';

export const stepTime = ({ module, step }: StepName) =>
  query<StepTime>(`course/times/${module}/${step}`, () => call(`GET ${PATH}`, { params: { module, step } }));

export const allTimes = () => query<Times>('course/times', () => call('GET /api/course/times'));

/** Shows at once; rejects, and is taken back, when the server has not taken it. */
export async function sayTime({ module, step }: StepName, minutes: number): Promise<void> {
  await mutate(
    stepTime({ module, step }),
    (known) => ({ ...known, own: minutes }),
    () => call(`PUT ${PATH}`, { params: { module, step }, body: { minutes } }),
  );
}
