import { z } from 'zod';
import { LANGUAGES, STEP_TYPES, SUPERVISION, VISIBILITY } from './course.vocabulary.ts';

const keysOf = <T extends Record<string, string>>(table: T) =>
  Object.keys(table) as [keyof T & string, ...(keyof T & string)[]];

/** Values of an enum with their sentences, as editors show them. */
const explained = (table: Record<string, string>) =>
  Object.entries(table)
    .map(([key, sentence]) => `${key}: ${sentence}`)
    .join('\n');

export const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const text = z.string().trim().min(1);
const bothLanguages = z.strictObject({
  en: text.describe('In English.'),
  es: text.describe('In Spanish, written and not translated.'),
});

const stepTypes = z.enum(keysOf(STEP_TYPES)).describe(explained(STEP_TYPES));
const supervision = z.enum(keysOf(SUPERVISION)).describe(explained(SUPERVISION));
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
  supervision,
  outcomes: z.array(z.string().regex(/^[a-z0-9-]+\.\d+$/)).describe('Outcomes served, as <module>.<number>.'),
  flows_to: z.array(text).describe('Where the product goes: keys of targets.yaml.'),
  form: text.nullable().describe('Form that the step opens (with #variant), or null.'),
  visibility: z.enum(keysOf(VISIBILITY)).describe(explained(VISIBILITY)),
  seeds: z.array(z.string().regex(/^S\d{3}$/)).describe('Sources on which a claim of this step rests.'),
  claims: z.array(claim).optional().describe('English file only: each statement of fact with its source.'),
  complete_when: slug.describe('What completes the step: a key of complete-when in targets.yaml.'),
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
  targets: z.array(
    z.strictObject({
      key: text.describe('As written in flows_to and in ::product{to=…}.'),
      room: slug.describe('Room of the program that keeps it; nothing is shown before the room exists.'),
      title: bothLanguages.describe('What a learner calls it.'),
    }),
  ),
  forms: z.array(text).describe('Forms that a step may open.'),
  complete_when: z
    .record(slug, z.strictObject({ says: text, room: slug.optional() }))
    .describe(
      'Ways to complete a step. `room`: once it exists it decides; until then the learner marks the step.',
    ),
});
export type TargetsFile = z.output<typeof targetsSchema>;

export const styleSchema = z.strictObject({
  worn_out: z
    .strictObject({ en: z.array(text), es: z.array(text) })
    .describe(
      'Phrases that tell the reader nobody was there. An ellipsis (…) stands for up to 60 characters.',
    ),
  forbidden: z.strictObject({ en: z.array(text), es: z.array(text) }).describe('Words we do not use.'),
  names: z.array(text).describe('First names that must not appear: people have labels.'),
  cited: z.array(text).describe('Authors who may be named.'),
});
export type StyleFile = z.output<typeof styleSchema>;

/** Files of a course and their schemas; course-content/schema/ holds them as JSON Schema for editors. */
export const SCHEMAS = {
  course: courseSchema,
  module: moduleSchema,
  step: stepSchema,
  glossary: glossarySchema,
  targets: targetsSchema,
  style: styleSchema,
} as const;
export type SchemaName = keyof typeof SCHEMAS;

/** JSON Schema text of one file kind, as kept in course-content/schema/<name>.schema.json. */
export function jsonSchemaText(name: SchemaName): string {
  return `${JSON.stringify(z.toJSONSchema(SCHEMAS[name], { io: 'input' }), null, 2)}\n`;
}
