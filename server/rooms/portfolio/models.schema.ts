import { z } from 'zod';
import { bothLanguages, slug, text } from '../../content/shapes.ts';

const named = {
  key: slug.describe('Never changes: learners keep what they chose by it.'),
  title: bothLanguages,
};

export const modelsSchema = z.strictObject({
  aspects: z
    .array(z.strictObject(named))
    .min(1)
    .describe('What models are compared on: the rows of the table.'),
  models: z
    .array(
      z.strictObject({
        ...named,
        cells: z
          .record(
            slug,
            bothLanguages.extend({ rests_on: text.describe('The step that says so, as module/step.') }),
          )
          .describe('By aspect. Left out where no step says anything.'),
      }),
    )
    .min(2)
    .describe('Formats and models that can stand beside one another.'),
  always: z.array(z.strictObject(named)).describe('Options that every list begins with.'),
  criteria: z
    .array(z.strictObject({ ...named, asks: bothLanguages.describe('As it is asked of every option.') }))
    .describe('Criteria to start from.'),
});
export type Models = z.output<typeof modelsSchema>;
