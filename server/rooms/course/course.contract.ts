import { z } from 'zod';
import { endpoint, instant, lang, slugParam } from '../../core/endpoint.contract.ts';

const stepLine = z.strictObject({
  slug: z.string(),
  /** As people say it: 2.1. */
  number: z.string(),
  type: z.string(),
  title: z.string(),
  /** Design minutes, credited when the step is done. */
  minutes: z.number().int(),
});

export const ownStepLine = stepLine.extend({
  /** `skipped`: on purpose, by the learner. */
  state: z.enum(['todo', 'done', 'skipped']),
  doneAt: instant.nullable(),
  /** The run's order is locked, and something before it in its module is open. */
  shut: z.boolean(),
});

export const moduleLine = z.strictObject({
  number: z.number().int(),
  slug: z.string(),
  title: z.string(),
  promise: z.string(),
  minutes: z.number().int(),
  steps: z.array(stepLine),
});

export const stepRef = z.strictObject({
  module: z.string(),
  step: z.string(),
  number: z.string(),
  title: z.string(),
});

export const modules = endpoint('GET /api/course/modules', {
  permission: 'session',
  summary: 'The plain list of modules and steps.',
  answer: z.strictObject({ title: z.string(), lang, modules: z.array(moduleLine) }),
});

const stepParams = z.strictObject({ module: slugParam, step: slugParam });

/**
 * How long ago the button was pressed, in milliseconds: a press may have waited for a network. One that is older than
 * the last change of its step, wherever that was made, changes nothing, so that sending twice is sending once.
 */
export const pressed = z.strictObject({ waited: z.coerce.number().int().min(0).default(0) });

export const step = endpoint('GET /api/course/steps/:module/:step', {
  permission: 'session',
  summary: 'One step, ready to show. Blocks for trainers are in it for trainers only.',
  params: stepParams,
  /** Kept by the device in case its network goes: nobody has opened it yet. */
  query: z.strictObject({ ahead: z.literal('yes').optional() }),
  answer: z.strictObject({
    number: z.string(),
    type: z.string(),
    title: z.string(),
    subtitle: z.string(),
    minutes: z.number().int(),
    lang,
    /** Sanitised when the course was loaded; shown as it is. */
    html: z.string(),
    module: z.strictObject({
      number: z.number().int(),
      slug: z.string(),
      title: z.string(),
      steps: z.array(ownStepLine),
    }),
    previous: stepRef.nullable(),
    next: stepRef.nullable(),
    done: z.boolean(),
    /** On purpose, by the learner; a step may be both, and then it is done. */
    skipped: z.boolean(),
    doneAt: instant.nullable(),
    /** True when the text changed so much since it was done that the reader should know (complaint C6). */
    updatedSince: z.boolean(),
    /** False where a room marks the step because its product is there, such as attendance or a saved form. */
    markable: z.boolean(),
    /** What completes it: a code of `complete_when`, for the sentence in the button's place. */
    completes: z.string(),
    /** Terms used here; their links in the HTML go to `#term-<slug>`. */
    glossary: z.array(z.strictObject({ slug: z.string(), term: z.string(), definition: z.string() })),
    visibility: z.string(),
  }),
});

const marked = z.strictObject({ done: z.boolean(), minutesDone: z.number().int() });

export const markDone = endpoint('PUT /api/course/steps/:module/:step/done', {
  permission: 'learner',
  summary: 'Marks a step as done and credits its design minutes; once more changes nothing.',
  params: stepParams,
  query: pressed,
  answer: marked,
});

export const markUndone = endpoint('DELETE /api/course/steps/:module/:step/done', {
  permission: 'learner',
  summary: 'Takes the mark back; the history keeps both.',
  params: stepParams,
  query: pressed,
  answer: marked,
});
