import { call, type Answer } from '../../core/api.ts';
import { query, type Data } from '../../core/data.ts';
import { post, type Sender, waiting } from '../../core/outbox.ts';
import { RETURNED } from './course.types.ts';

export type Returning = Answer<'GET /api/course/returning/:module'>;
export type OldScene = Returning['scenes'][number];

/** Two scenes of earlier modules, until they were answered or skipped. */
export const returning = (module: string): Data<Returning> => askedReturning(module);

const askedReturning = (module: string) =>
  query(`course/returning/${module}`, () =>
    call('GET /api/course/returning/:module', { params: { module } }),
  );

const keyOf = (module: string) => `course/returning/${module}`;

/** True while it waits to be said that they came back. */
export const isOver = (module: string): boolean => waiting.peek().has(keyOf(module));

export const sayReturned = (module: string, scenes: readonly OldScene[], skipped: boolean): Promise<void> =>
  post(RETURNED, keyOf(module), { module, scenes: scenes.map(({ name }) => name), skipped });

export const sendReturned: Sender = async ({ body }) => {
  const { module, scenes, skipped } = body as { module: string; scenes: string[]; skipped: boolean };
  await call('PUT /api/course/returning/:module', { params: { module }, body: { scenes, skipped } });
  askedReturning(module).invalidate();
};
