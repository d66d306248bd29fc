import { z } from 'zod';
import { day, endpoint, instant, slugParam } from '../../core/endpoint.contract.ts';

const stepParams = z.strictObject({ module: slugParam, step: slugParam });

const outcome = z.enum(['did', 'partly', 'not-yet', 'changed']).nullable();

/** A few sentences: what is longer is a plan, and belongs into a document. */
const LONGEST = 2_000;

export const ownAct = z.strictObject({
  module: z.string(),
  step: z.string(),
  number: z.string(),
  title: z.string(),
  text: z.string(),
  /** The day until which; null: they named none. */
  by: day.nullable(),
  writtenAt: instant,
  revision: z.number().int(),
  /** Null while nobody has said what became of it. */
  outcome,
  line: z.string(),
  cameBackAt: instant.nullable(),
  /** Of outcome and line, which are written at another time and place than the act. */
  answerRevision: z.number().int(),
});

export const act = endpoint('GET /api/course/acts/:module/:step', {
  permission: 'learner',
  summary: 'What one wrote at a step that one would do at work, and what became of it.',
  params: stepParams,
  answer: z.strictObject({
    act: ownAct.nullable(),
    /** Last day of the module's weeks; null while nobody knows when the course begins. */
    moduleEnds: day.nullable(),
  }),
});

export const actsBefore = endpoint('GET /api/course/acts-before/:module', {
  permission: 'learner',
  summary: 'What one wrote in earlier modules that one would do at work; one of them is asked about.',
  params: z.strictObject({ module: slugParam }),
  answer: z.strictObject({ acts: z.array(ownAct) }),
});

/** New with every write, the same when it is sent again. */
const write = z.string().regex(/^[0-9a-f]{32}$/);
/** Of what it was written over; 0: there was nothing yet. */
const revision = z.number().int().min(0);
const saved = z.strictObject({ revision: z.number().int(), savedAt: instant });

export const saveAct = endpoint('PUT /api/course/acts/:module/:step', {
  permission: 'learner',
  summary:
    'Saves what one will do over the revision it was written over, else refuses with the newer text. A write seen before is done once.',
  rate: 'write',
  params: stepParams,
  body: z.strictObject({
    write,
    revision,
    value: z.strictObject({ text: z.string().max(LONGEST), by: day.nullable() }),
  }),
  answer: saved,
});

export const answerAct = endpoint('PUT /api/course/acts/:module/:step/outcome', {
  permission: 'learner',
  summary: 'Says what became of it, in the same way.',
  rate: 'write',
  params: stepParams,
  body: z.strictObject({
    write,
    revision,
    value: z.strictObject({ outcome, line: z.string().max(LONGEST) }),
  }),
  answer: saved,
});
