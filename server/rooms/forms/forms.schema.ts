import { z } from 'zod';
import { conditionSchema } from '../../content/condition.schema.ts';
import { fieldSchema, seenBy } from '../../content/field.schema.ts';
import { AUDIENCES, FORM_ROOMS } from '../../content/field.vocabulary.ts';
import { bothLanguages, explained, fieldKey, keysOf, slug, text } from '../../content/shapes.ts';

const variant = z.strictObject({
  key: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .describe('What stands after the # in a step.'),
  title: bothLanguages,
  filled_by: bothLanguages.optional().describe('Where it differs from the form; so, too, the next three.'),
  sees: bothLanguages.optional(),
  note: bothLanguages.optional(),
  seen_by: seenBy.optional(),
  drops: z.array(fieldKey).default([]).describe('Fields that this variant leaves out.'),
  adds: z.array(fieldSchema).default([]).describe('Fields that it has instead, after those of the form.'),
  sets: z.record(fieldKey, text).default({}).describe('Answers that the variant gives by itself.'),
  opens_in: z.enum(keysOf(FORM_ROOMS)).optional().describe('Where it differs from the form.'),
  together: z
    .literal(true)
    .optional()
    .describe('The whole run has one answer: trainers write it, everybody adopts it for themselves.'),
  practice: z
    .literal(true)
    .optional()
    .describe(
      'A copy to try out: it counts nowhere, and is for its author alone unless its own seen_by says more.',
    ),
  beside: z
    .array(text)
    .default([])
    .describe('Variants whose answers stay hidden until this one is saved, and then stand beside it.'),
});

const part = z.strictObject({
  key: text.describe('As a step names it in flows_to and in ::product{to=…}.'),
  title: bothLanguages,
  fields: z.array(fieldKey).min(1).describe('The fields that this part shows.'),
});

const notice = z.strictObject({
  id: z
    .string()
    .regex(/^[A-Z]\d{1,2}$/)
    .describe('Number of the rule that it speaks for.'),
  when: conditionSchema,
  weight: z
    .enum(['nudge', 'warn', 'block'])
    .describe('nudge: may be ignored. warn: must be read. block: stops.'),
  says: bothLanguages.describe('What the person reads.'),
  contacts: z.literal(true).optional().describe('The local contacts stand under it.'),
});

export const formSchema = z.strictObject({
  slug: slug.describe('Name of the form and of its file; never changes.'),
  version: z
    .int()
    .min(1)
    .describe('Counts up when fields change; answers keep the version they were given in.'),
  title: bothLanguages,
  filled_by: bothLanguages.describe('Who fills it in, and when.'),
  sees: bothLanguages.describe('Who sees what, in a sentence that stands at the head of the form.'),
  note: bothLanguages.describe('What it is for.'),
  seen_by: seenBy.describe(
    'The same as the sentence, for the program. An audience that is not named sees nothing.',
  ),
  belongs_to: z
    .enum(keysOf(AUDIENCES))
    .default('author')
    .describe(
      'Who keeps, copies and erases it once it is finished. An author who is not the owner then sees what the group sees.',
    ),
  opens_in: z
    .enum(keysOf(FORM_ROOMS))
    .default('forms')
    .describe(`Room that opens it; steps do not show it before that room exists.\n${explained(FORM_ROOMS)}`),
  many: z.literal(true).optional().describe('A log: one person gives many answers, one an entry.'),
  kept_on: z
    .literal('device')
    .optional()
    .describe('device: answers stay on the device until their author chooses to store them.'),
  smallest_group: z.int().min(2).optional().describe('Averages appear once so many have answered.'),
  sharing: z
    .strictObject({
      choices: z
        .array(
          z.strictObject({
            key: slug,
            label: bothLanguages,
            audience: z
              .enum(keysOf(AUDIENCES))
              .optional()
              .describe('With whom this choice shares the field; none: with nobody.'),
          }),
        )
        .min(2),
      default: slug,
    })
    .optional()
    .describe('Every field carries a switch of who else may see it.'),
  variants: z.array(variant).default([]),
  parts: z.array(part).default([]).describe('Parts that a step opens alone.'),
  notices: z.array(notice).default([]),
  fields: z.array(fieldSchema).min(1).describe('In the order in which they are asked.'),
});
export type Form = z.output<typeof formSchema>;
