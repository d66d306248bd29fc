import { signal } from '@preact/signals';
import { call, type Answer } from '../../core/api.ts';
import { nextMoment, query, type Data } from '../../core/data.ts';
import { post, type Sender } from '../../core/outbox.ts';
import { learnMarks, markKey } from './course.marks.ts';
import { askedRoadMap } from './course.state.ts';
import { QUIZ, type StepName } from './course.types.ts';
import { unionOfTried, type Tried } from './quiz.tried.ts';

type OwnQuiz = Answer<'GET /api/course/quizzes/:module/:step'>;

const PATH = '/api/course/quizzes/:module/:step';

/** What the server had of each quiz when it last said so, by step. It only ever grows. */
const known = signal<ReadonlyMap<string, Pick<OwnQuiz, 'tried' | 'revision'>>>(new Map());

/** A quiz's name in the outbox and on this device. */
export const quizKey = (name: StepName): string => `quiz/${markKey(name)}`;

export const knownTried = (name: StepName): Tried => known.value.get(quizKey(name))?.tried ?? {};

function learnQuiz(name: StepName, { tried, revision }: Pick<OwnQuiz, 'tried' | 'revision'>): void {
  const before = known.peek().get(quizKey(name));
  if (before && before.revision > revision) return;
  known.value = new Map([...known.peek(), [quizKey(name), { tried, revision }]]);
}

/** Where the reader stopped, on whatever device. */
export function askedQuiz({ module, step }: StepName): Data<OwnQuiz> {
  const name = { module, step };
  const ask = () => call(`GET ${PATH}`, { params: name });
  return query(`course/quizzes/${module}/${step}`, ask, (answer) => learnQuiz(name, answer));
}

/** All that was tried so far: the newest takes the place of what still waits, and holds it. */
export const sendTried = (name: StepName, tried: Tried): Promise<void> =>
  post(QUIZ, quizKey(name), { module: name.module, step: name.step, tried });

export const sendQuiz: Sender = async ({ body }, waited) => {
  const { module, step, tried } = body as StepName & { tried: Tried };
  const name = { module, step };
  const before = known.peek().get(quizKey(name));
  // The revision promises that what the server has is among these.
  const all = unionOfTried(before?.tried ?? {}, tried) as Record<string, string[]>;
  const answer = await call(`PUT ${PATH}`, {
    params: name,
    query: { waited: Math.round(waited) },
    body: { tried: all, revision: before?.revision ?? 0 },
  });
  learnQuiz(name, answer);
  if (!answer.stepDone) return;
  learnMarks([{ ...name, done: true, doneAt: answer.doneAt }], nextMoment());
  askedRoadMap().invalidate();
};
