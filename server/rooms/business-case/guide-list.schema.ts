import { z } from 'zod';
import { bothLanguages, fieldKey, slug, text } from '../../content/shapes.ts';

const place = z.strictObject({
  section: slug,
  table: slug.optional().describe('Its lines become rows of this table; without it, lines of the text.'),
  column: fieldKey.optional().describe('Where the words stand in the row.'),
  source: fieldKey.optional().describe('Where the source stands; without it, in brackets after the words.'),
  who: fieldKey.optional().describe('Where it stands whom the group is about.'),
  cells: z.record(fieldKey, text).default({}).describe('What else a row begins with.'),
});

const group = z.strictObject({
  key: slug,
  title: bothLanguages,
  who: bothLanguages.optional().describe('Whom it is about, as a cell says it.'),
  source: bothLanguages.describe('Who says so, and where: it goes with every line.'),
  entries: z.array(z.strictObject({ key: slug, text: bothLanguages })).min(1),
});

const list = z.strictObject({
  key: slug,
  title: bothLanguages,
  says: bothLanguages.describe('Whose list it is, and what to be careful of.'),
  whom: z.boolean().default(false).describe('true: its groups are whom a case can be for.'),
  places: z.array(place).min(1).describe('Where its lines can be taken, one place in a section.'),
  groups: z.array(group).min(1),
});

export const guideListsSchema = z.strictObject({
  goals: z
    .strictObject({
      source: bothLanguages,
      choices: z.array(z.strictObject({ key: slug, title: bothLanguages, says: bothLanguages })).min(1),
      themes: z.array(bothLanguages).default([]).describe('Words that a writer may tag a case with.'),
    })
    .describe('What a project can be after: kept as a choice.'),
  lists: z.array(list).min(1),
});

export type GuideLists = z.output<typeof guideListsSchema>;
export type GuideList = z.output<typeof list>;
