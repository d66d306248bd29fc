import { call } from '../../core/api.ts';
import { nextMoment } from '../../core/data.ts';
import { post, type Sender } from '../../core/outbox.ts';
import { learnMarks, markKey } from './course.marks.ts';
import { askedRoadMap } from './course.state.ts';
import { MARK, type StepName } from './course.types.ts';

const DONE = '/api/course/steps/:module/:step/done';

/** Marks a step as done, or takes that back. It shows at once, and is sent when it can be. */
export const setDone = (name: StepName, done: boolean): Promise<void> =>
  post(MARK, markKey(name), { ...name, done });

/** The server ignores a press that is older than the last change of the step, wherever that was made. */
export const sendMark: Sender = async ({ body, at }, waited) => {
  const { module, step, done } = body as StepName & { done: boolean };
  const sent = { params: { module, step }, query: { waited: Math.round(waited) } };
  const answer = await (done ? call(`PUT ${DONE}`, sent) : call(`DELETE ${DONE}`, sent));
  const doneAt = answer.done ? new Date(at).toISOString() : null;
  learnMarks([{ module, step, done: answer.done, doneAt }], nextMoment());
  askedRoadMap().invalidate();
};
