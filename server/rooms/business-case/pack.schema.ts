import { z } from 'zod';
import { bothLanguages, slug, text } from '../../content/shapes.ts';

/** What a programme is started with at work, as files of an edition say it. */

const fileName = z
  .strictObject({ en: slug, es: slug })
  .describe('Name of the file, without its number and ending.');
const says = bothLanguages.describe('What it is and for whom, in a sentence or two.');
const markdown = z
  .strictObject({ en: text, es: text })
  .describe('Markdown. {title}, and as paragraphs of their own {aims}, {dates}, {contacts}, {questions}.');

export const programmePackSchema = z.strictObject({
  read_me: z.strictObject({ file: fileName, title: bothLanguages, text: markdown }),
  items: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('case'), file: fileName, says }),
        z.strictObject({ kind: z.literal('paper'), paper: slug.describe('Name of a file in pack/.'), says }),
        z.strictObject({
          kind: z.literal('form'),
          form: slug,
          file: fileName,
          says,
          note: bothLanguages.optional().describe('In place of what the form says of itself in the program.'),
          sees: bothLanguages
            .optional()
            .describe('Who reads it at work, in place of who reads it in the program.'),
        }),
      ]),
    )
    .min(1)
    .describe('In the order in which they are numbered.'),
});

export const packPaperSchema = z.strictObject({
  slug: slug.describe('Name of the paper and of its file.'),
  look: z
    .enum(['sheet', 'poster', 'slide'])
    .describe('sheet: to read. poster: in letters for a wall. slide: one slide, its list as points.'),
  file: fileName,
  title: bothLanguages,
  text: markdown,
  speak: markdown.optional().describe('Of a slide: what is to be said, in the notes.'),
  sources: z.array(bothLanguages).min(1).describe('What the text rests on.'),
});
export type PackPaper = z.output<typeof packPaperSchema>;

type Item = z.output<typeof programmePackSchema>['items'][number];

/** The pack of an edition, its papers in their places. */
export interface ProgrammePack {
  readMe: z.output<typeof programmePackSchema>['read_me'];
  items: readonly (
    Exclude<Item, { kind: 'paper' }> | (Pick<Item, 'says'> & { kind: 'paper'; paper: PackPaper })
  )[];
}
