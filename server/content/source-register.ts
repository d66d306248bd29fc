import { z } from 'zod';
import type { ProblemList } from './problems.ts';
import { bothLanguages, slug, text } from './shapes.ts';
import type { Read } from './yaml-file.ts';

const phrases = z.strictObject({ en: z.array(text), es: z.array(text) });

/** `sources.yaml`: what the statements of a course rest on. */
export const sourcesSchema = z.strictObject({
  checked: z.iso.date().describe('Day on which somebody last held the list against the sources.'),
  intro: bothLanguages.describe('What a reader should know of the list as a whole.'),
  groups: z
    .array(z.strictObject({ key: slug, title: bothLanguages }))
    .min(1)
    .describe('Parts of the list, in their order.'),
  sources: z
    .array(
      z.strictObject({
        id: z
          .string()
          .regex(/^[a-z]\d+$/)
          .describe('Name in addresses, in folds as source:<id> and, in capitals, in claims; never changes.'),
        group: slug,
        short: bothLanguages.describe('What texts call it: the words of its link in a fold.'),
        named: phrases
          .optional()
          .describe(
            'Words that name it in a text, so that its fold must have it; usually the short name without year. ' +
              'Empty lists: its name is an everyday word of the course.',
          ),
        author: bothLanguages,
        year: bothLanguages.describe('Of the first publication, or that there is none.'),
        title: text.describe('As published, in its own language.'),
        where: bothLanguages.optional().describe('Publisher, journal, number: where to find it.'),
        kind: bothLanguages.describe('What kind of thing it is; of a study also how many it asked.'),
        carries: bothLanguages.optional().describe('What a statement may rest on.'),
        cannot: bothLanguages.optional().describe('What it does not show.'),
      }),
    )
    .min(1),
});
export type SourcesFile = z.output<typeof sourcesSchema>;

/** Each source is there once, in a part of the list. */
export function checkRegister({ data, file, lineOf }: Read<SourcesFile>, problems: ProblemList): void {
  data.sources.forEach(({ id, group }, at) => {
    const place = { file, line: lineOf(['sources', at]) };
    if (data.sources.findIndex((one) => one.id === id) !== at) problems.add('sources', place, `${id} twice`);
    if (!data.groups.some(({ key }) => key === group)) problems.add('sources', place, `${group} is no group`);
  });
}
