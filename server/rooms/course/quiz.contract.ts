import { z } from 'zod';
import { endpoint, idParam, instant, lang, slugParam } from '../../core/endpoint.contract.ts';
import { pressed } from './course.contract.ts';

const stepParams = z.strictObject({ module: slugParam, step: slugParam });

const result = {
  /** Scenes whose best answer was found, of how many, with how many answers tried. */
  right: z.number().int(),
  total: z.number().int(),
  tries: z.number().int(),
};

/** Answers that were tried, by scene; more than a scene has are refused. */
const tried = z.record(slugParam, z.array(slugParam).max(8));

const ownQuiz = z.strictObject({
  ...result,
  tried,
  /** Rises with every change; 0: nothing yet. */
  revision: z.number().int(),
  /** When the last scene had its best answer; null until then. */
  doneAt: instant.nullable(),
});

export const quiz = endpoint('GET /api/course/quizzes/:module/:step', {
  permission: 'learner',
  summary: 'Where somebody stopped in a quiz.',
  params: stepParams,
  answer: ownQuiz,
});

export const answerQuiz = endpoint('PUT /api/course/quizzes/:module/:step', {
  permission: 'learner',
  summary:
    'All answers tried so far; those of other devices are added. When every scene has its best answer the step is done.',
  params: stepParams,
  query: pressed,
  body: z.strictObject({
    tried: tried.refine((scenes) => Object.keys(scenes).length <= 10),
    /** The revision whose answers are among these. */
    revision: z.number().int().min(0),
  }),
  /** `stepDone`: false too where the learner has taken the mark back since. */
  answer: ownQuiz.extend({ stepDone: z.boolean() }),
});

/** The result and never the answers: so the steps promise. */
export const quizResults = endpoint('GET /api/course/learners/:person/quizzes', {
  permission: 'staff',
  summary: 'Results of one learner’s quizzes.',
  params: z.strictObject({ person: idParam }),
  answer: z.strictObject({
    lang,
    rows: z.array(
      z.strictObject({
        ...result,
        module: z.string(),
        step: z.string(),
        number: z.string(),
        title: z.string(),
        doneAt: instant.nullable(),
      }),
    ),
  }),
});
