import { z } from 'zod';
import { bothLanguages, slug, text } from './shapes.ts';

/** `cast.yaml`: the invented people of a course, who come back in its steps. */
export const castSchema = z.strictObject({
  places: z.array(z.strictObject({ key: slug, title: bothLanguages.describe('Where they work.') })).min(1),
  people: z
    .array(
      z.strictObject({
        key: slug.describe('Name in addresses and directives; never changes.'),
        name: text.describe('First name, the same in both languages.'),
        place: slug,
        who: bothLanguages.describe('Who it is, in a line.'),
        labels: z
          .array(z.string().regex(/^M\d{1,2}$/))
          .default([])
          .describe('For writers: how records, forms and logs call the same person. Shown nowhere.'),
      }),
    )
    .min(1),
});
export type CastFile = z.output<typeof castSchema>;
