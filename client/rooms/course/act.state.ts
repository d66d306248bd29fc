import { call, type Answer } from '../../core/api.ts';
import { query, type Data } from '../../core/data.ts';
import type { Sender } from '../../core/outbox.ts';
import { askedRoadMap } from './course.state.ts';
import type { Act, StepName } from './course.types.ts';

/** What somebody will do, as it is written. */
export interface Intent {
  text: string;
  by: string | null;
}

/** What became of it, as it is written. */
export interface Outcome {
  outcome: Act['outcome'];
  line: string;
}

type StepAct = Answer<'GET /api/course/acts/:module/:step'>;
type EarlierActs = Answer<'GET /api/course/acts-before/:module'>;

/** Their names on this device; the senders read the address from them. */
export const actThing = ({ module, step }: StepName) => `course/act/${module}/${step}`;
export const outcomeThing = ({ module, step }: StepName) => `course/outcome/${module}/${step}`;

const stepOf = (thing: string): StepName => {
  const [, , module = '', step = ''] = thing.split('/');
  return { module, step };
};

export const stepAct = (name: StepName): Data<StepAct> => askedAct(name);

const askedAct = ({ module, step }: StepName) =>
  query(`course/acts/${module}/${step}`, () =>
    call('GET /api/course/acts/:module/:step', { params: { module, step } }),
  );

export const earlierActs = (module: string): Data<EarlierActs> =>
  query(`course/acts-before/${module}`, () =>
    call('GET /api/course/acts-before/:module', { params: { module } }),
  );

export const sendAct: Sender = async ({ thing, body }) => {
  const answer = await call('PUT /api/course/acts/:module/:step', {
    params: stepOf(thing),
    body: body as { write: string; revision: number; value: Intent },
  });
  askedRoadMap().invalidate();
  return answer;
};

export const sendOutcome: Sender = async ({ thing, body }) => {
  const answer = await call('PUT /api/course/acts/:module/:step/outcome', {
    params: stepOf(thing),
    body: body as { write: string; revision: number; value: Outcome },
  });
  askedAct(stepOf(thing)).invalidate();
  askedRoadMap().invalidate();
  return answer;
};
