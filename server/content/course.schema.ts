import { z } from 'zod';
import type { ContentPart } from './part.ts';
import { bothLanguages, explained, keysOf, LANGUAGES, slug, targetSchema, text } from './shapes.ts';
import { castSchema } from './cast.ts';
import { sourcesSchema } from './source-register.ts';
import { styleSchema } from './style.ts';
import {
  DISGUISE,
  OPENINGS,
  REPLY_RULES,
  ROUND_STAGES,
  SHAPES,
  STEP_TYPES,
  SUPERVISION,
  VISIBILITY,
} from './course.vocabulary.ts';

const stepTypes = z.enum(keysOf(STEP_TYPES)).describe(explained(STEP_TYPES));
const supervision = z.enum(keysOf(SUPERVISION)).describe(explained(SUPERVISION));
const openings = z.enum(keysOf(OPENINGS));
const wordRange = z.tuple([z.int().min(0), z.int().min(1)]);
/** Minutes in halves: 2.5 is two and a half. */
const halves = z.number().min(0).multipleOf(0.5);

export const courseSchema = z.strictObject({
  id: slug.describe('Name of the course in addresses and in the database; never changes.'),
  edition: z
    .int()
    .min(1)
    .describe('Counts up with every published change that running cohorts should not get.'),
  default: z
    .boolean()
    .default(false)
    .describe('true: new runs take this course unless a launch names another.'),
  builds_on: slug
    .optional()
    .describe('Folder beside this one, with an earlier edition: its files are read where this one has none.'),
  offered: z
    .boolean()
    .default(true)
    .describe('false: checked, but no new run begins with it and no cohort is offered it.'),
  languages: z.tuple([z.literal('en'), z.literal('es')]).describe('Languages of every step.'),
  title: bothLanguages.describe('Title of the course.'),
  minutes: z.int().min(1).describe('Design minutes of all steps; must be their sum.'),
  supervision: z
    .partialRecord(supervision, z.int().min(0))
    .describe('The same minutes, split by who supervises.'),
  days_per_module: z.int().min(1).describe('Rhythm of the course: days from one module to the next.'),
  reading: z
    .strictObject({ en: z.int().min(50), es: z.int().min(50) })
    .describe('Words a minute, by language; time.read follows from it.'),
  norms: z
    .partialRecord(stepTypes, wordRange)
    .default({})
    .describe('Least and most words of a step, by type.'),
  norms_count: z
    .enum(['prose', 'page'])
    .default('prose')
    .describe(
      'prose: without tables, questions and what is folded. page: all that everybody reads on the page.',
    ),
  sequence: z
    .strictObject({
      shape_most: z.int().min(1).describe('Steps of one shape.'),
      shape_running: z.int().min(1).describe('Steps of one shape in a row.'),
      openings_most: z.partialRecord(openings, z.int().min(0)).describe('Steps that open so, at most.'),
      openings_least: z.partialRecord(openings, z.int().min(0)).describe('Steps that open so, at least.'),
      scene_words: z.int().min(1).describe('Words of a scene of a quiz with answers and feedback.'),
      feedback_words: z.int().min(1).describe('Words of the feedback to one answer.'),
    })
    .optional()
    .describe('How much alike the steps of an edition may be.'),
  modules: z.array(slug).min(1).describe('Modules of this edition, in their order.'),
  coming: z
    .array(slug)
    .default([])
    .describe(
      'Modules of a later edition, in their order: texts may look forward to them, nobody sees them yet.',
    ),
});
export type CourseFile = z.output<typeof courseSchema>;

export const moduleSchema = z.strictObject({
  number: z.int().min(1).describe('Place in the course; also the number of its folder.'),
  slug: slug.describe('Name in addresses; the folder is NN-<slug>.'),
  arc: text.describe('Part of the course’s arc it belongs to.'),
  title: bothLanguages.describe('Title of the module.'),
  promise: bothLanguages.describe('What the learner leaves with, in one sentence.'),
  outcomes: z.array(bothLanguages).min(1).describe('By the end you can …; steps refer to them by number.'),
  rests_on: z.array(z.string().regex(/^S\d{3}$/)).describe('Sources the module rests on.'),
  steps: z.array(slug).min(1).describe('Steps in their order; files are NN-<slug>.<language>.md.'),
});
export type ModuleFile = z.output<typeof moduleSchema>;

const claim = z.strictObject({
  says: text.describe('The statement of fact.'),
  rests_on: text.describe('Passage of a source, or a row of the appendix of checked facts.'),
});

const roundStages = z.partialRecord(z.enum(keysOf(ROUND_STAGES)), halves);

export const stepSchema = z.strictObject({
  slug: slug.describe('Name in addresses.'),
  module: slug.describe('Slug of the module.'),
  order: z.int().min(1).describe('Place in the module.'),
  type: stepTypes,
  title: text.describe('Short title.'),
  subtitle: text.describe('One line under the title.'),
  lang: z.enum(LANGUAGES).describe('Language of this file.'),
  translation_key: text.describe('<module>/<slug>: the same in every language.'),
  minutes: z.int().min(1).describe('Design minutes credited when the step is done.'),
  time: z
    .record(z.string().regex(/^[a-z][a-z0-9_]*$/), halves)
    .describe('How the minutes add up. `read` is reading time.'),
  rounds: z
    .strictObject({ three: roundStages, two: roundStages, four: roundStages })
    .optional()
    .describe(
      `Triads only: stages of a round in minutes, in their order; of three, two and four people.\n${explained(ROUND_STAGES)}`,
    ),
  supervision,
  outcomes: z.array(z.string().regex(/^[a-z0-9-]+\.\d+$/)).describe('Outcomes served, as <module>.<number>.'),
  flows_to: z.array(text).describe('Where the product goes: keys of targets.yaml.'),
  form: text.nullable().describe('Form that the step opens (with #variant), or null.'),
  visibility: z.enum(keysOf(VISIBILITY)).describe(explained(VISIBILITY)),
  seeds: z.array(z.string().regex(/^S\d{3}$/)).describe('Sources on which a claim of this step rests.'),
  claims: z.array(claim).optional().describe('English file only: each statement of fact with its source.'),
  shape: z.enum(keysOf(SHAPES)).optional().describe(explained(SHAPES)),
  opens: z
    .union([openings, z.literal(2).transform(() => '2' as const)])
    .optional()
    .describe(explained(OPENINGS)),
  complete_when: slug.describe('What completes the step: a key of complete-when in targets.yaml.'),
  replies: z.enum(keysOf(REPLY_RULES)).optional().describe(explained(REPLY_RULES)),
  disguise: z
    .array(z.enum(keysOf(DISGUISE)))
    .optional()
    .describe(`Asked at the box before a comment is posted. ${explained(DISGUISE)}`),
  version: z
    .int()
    .min(1)
    .describe('Counts up when the text changes so much that those who are done should know.'),
});
export type StepFile = z.output<typeof stepSchema>;

export const glossarySchema = z.strictObject({
  terms: z.array(
    z.strictObject({
      slug: slug.describe('Name in addresses.'),
      link: z.boolean().default(true).describe('false: too common to be marked in the text.'),
      term: bothLanguages.describe('The word; what stands in round brackets is not looked for.'),
      definition: bothLanguages.describe('Plain definition in one or two sentences.'),
      note: text.optional().describe('For writers: what to avoid.'),
    }),
  ),
});
export type GlossaryFile = z.output<typeof glossarySchema>;

export const targetsSchema = z.strictObject({
  targets: z.array(targetSchema).describe('Places that no file of a room declares by itself.'),
  forms: z
    .array(text)
    .default([])
    .describe('What a step may open, beside the forms and sections of the course.'),
  complete_when: z
    .record(slug, z.strictObject({ says: text, room: slug.optional(), keeper: z.literal('form').optional() }))
    .describe(
      'Ways to complete a step. `room`: once it exists it decides; until then the learner marks the step. ' +
        '`keeper: form`: the room that keeps the form of the step decides.',
    ),
});
export type TargetsFile = z.output<typeof targetsSchema>;

/** Files that the course reads itself; course-content/schema/ holds all kinds as JSON Schema for editors. */
const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  course: courseSchema,
  module: moduleSchema,
  step: stepSchema,
  glossary: glossarySchema,
  targets: targetsSchema,
  style: styleSchema,
  sources: sourcesSchema,
  cast: castSchema,
};

/** Every kind of file in a course folder with its shape: the course's own and the rooms'. */
export function schemasOf(parts: readonly ContentPart[]): Readonly<Record<string, z.ZodType>> {
  return Object.assign({ ...SCHEMAS }, ...parts.map((part) => part.schemas)) as Record<string, z.ZodType>;
}

/** JSON Schema text of one kind of file, as kept in course-content/schema/<kind>.schema.json. */
export function jsonSchemaText(schema: z.ZodType): string {
  return `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`;
}
