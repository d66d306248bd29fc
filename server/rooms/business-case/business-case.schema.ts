import { z } from 'zod';
import { tableSchema } from '../../content/field.schema.ts';
import { bothLanguages, fieldKey, slug, text } from '../../content/shapes.ts';

const place = z.strictObject({
  key: text.describe('As written in flows_to and in ::product{to=…}.'),
  opens: slug.optional().describe('Name under which a step opens it, if a step may.'),
  title: bothLanguages.describe('What a learner calls it.'),
  room: slug.optional().describe('Room that shows it, where that is another one.'),
});

export const templateSchema = z.strictObject({
  version: z
    .int()
    .min(1)
    .describe('Counts up when sections or tables change; a case keeps the version it began with.'),
  kinds: z
    .array(
      z.strictObject({
        key: slug,
        title: bothLanguages,
        says: bothLanguages.describe('When it is the right kind, in one sentence.'),
        adds: z.array(slug).describe('Optional sections that stand ready; every essential one always does.'),
      }),
    )
    .min(1)
    .describe('Kinds of project, each with a selection of sections to begin with.'),
  extracts: z
    .array(
      z.strictObject({
        key: slug,
        title: bothLanguages,
        says: bothLanguages.describe('Who it is for, and what they find in it.'),
        sections: z.array(slug).min(1),
      }),
    )
    .default([])
    .describe('Sections that are given to somebody without the rest, as ready-made choices.'),
  sections: z.array(slug).min(1).describe('In the order in which the case is read.'),
  drafting_order: z.array(slug).min(1).describe('The order in which it is best written.'),
  places: z.array(place).default([]).describe('Places of the case as a whole: versions, comments, changes.'),
});
export type Template = z.output<typeof templateSchema>;

const range = z.tuple([z.int().min(1), z.int().min(1)]);

const startingRow = tableSchema.shape.starts.unwrap().element;

const startingSheet = z.strictObject({
  says: bothLanguages.describe('Whose numbers these are, and what they are good for.'),
  asks: z
    .array(
      z.strictObject({
        key: fieldKey,
        label: bothLanguages,
        help: bothLanguages.optional().describe('What the sources say of it.'),
        default: z.number().optional(),
        min: z.number(),
        max: z.number(),
      }),
    )
    .min(1)
    .describe('Numbers that only the writer knows, or that the sources give as a range.'),
  rows: z
    .array(
      z.strictObject({
        key: slug.describe('Key of the row in the table.'),
        cells: z.record(fieldKey, z.union([bothLanguages, text, z.number()])).describe('By column.'),
        counts: z
          .strictObject({
            column: fieldKey,
            amount: z.number().positive(),
            times: z.array(fieldKey).default([]).describe('Multiplied by what was asked.'),
            per: z.number().positive().default(1).describe('Divided by this: minutes by 60 are hours.'),
          })
          .describe('The number that is worked out, to hundredths.'),
      }),
    )
    .min(1),
});

const sectionTable = tableSchema.extend({
  key: slug.describe('Name of the table in the database; never changes.'),
  title: bothLanguages,
  says: bothLanguages.describe('What the table is for and what is worked out from it.'),
  starts: z
    .array(
      startingRow.extend({
        stays: z.boolean().default(false).describe('true: all of it can be rewritten, and it stays.'),
      }),
    )
    .default([])
    .describe('Rows that stand there from the beginning.'),
  sheet: startingSheet.optional().describe('Rows that a writer may begin with, from published numbers.'),
});

export const sectionSchema = z.strictObject({
  slug: slug.describe('Name of the section and of its file; never changes.'),
  title: bothLanguages,
  essential: z.boolean().describe('true: it cannot be left out.'),
  purpose: bothLanguages.describe('What the section does for its reader.'),
  recommended: bothLanguages.optional().describe('When to take an optional section.'),
  prompts: z.array(bothLanguages).min(4).describe('Questions that the section answers.'),
  length: z
    .strictObject({ words: range.optional(), rows: range.optional() })
    .describe('Guide, not a limit: words of text, rows of the table.'),
  feeds: z.array(slug).describe('Sections to be checked again when this one changes.'),
  brings: z
    .strictObject({ form: slug, says: bothLanguages })
    .optional()
    .describe('Answers of a form that its author marked for the business case.'),
  tables: z.array(sectionTable).default([]),
  place: place.describe('The section as a place of products.'),
  places: z.array(place).default([]).describe('Parts of the section that a step leads to.'),
  assessor: bothLanguages.describe('What an assessor looks for.'),
  example: bothLanguages.describe('A short finished passage, from an invented organisation.'),
});
export type Section = z.output<typeof sectionSchema>;

export const rubricSchema = z.strictObject({
  levels: z.array(bothLanguages).length(4).describe('Names of the levels, lowest first.'),
  ready: z
    .strictObject({ total: z.int().min(0).max(100), none_at: z.int().min(1).max(4) })
    .describe('Ready: total or more, and no rubric criterion at this level.'),
  comments: bothLanguages.describe('What a reviewer writes.'),
  criteria: z
    .array(
      z.strictObject({
        key: slug,
        title: bothLanguages,
        weight: z.int().min(1).max(100).describe('Of 100.'),
        sections: z
          .array(slug)
          .describe(
            'Where it is read. If all of them were left out it does not apply, and its weight is shared out.',
          ),
        levels: z.array(bothLanguages).length(4).describe('What each level looks like, lowest first.'),
      }),
    )
    .min(1),
});
export type Rubric = z.output<typeof rubricSchema>;

const percent = z.int().min(0).max(100);

export const standardsSchema = z.strictObject({
  title: bothLanguages,
  says: bothLanguages,
  source: z.strictObject({ title: bothLanguages, url: z.url() }),
  limits: bothLanguages.describe('What the numbers are not.'),
  awards: z
    .array(z.strictObject({ key: slug, title: bothLanguages, overall: percent, each: percent }))
    .min(1)
    .describe('Lowest first: overall and in each standard at least so much of a hundred.'),
  standards: z
    .array(
      z.strictObject({
        key: slug.describe('Name of the standard in the database; never changes.'),
        title: bothLanguages,
        asks: bothLanguages.describe('What one asks of a case.'),
        reads: z
          .array(z.string())
          .min(1)
          .describe('Where the case speaks of it: a section, or a table of one as section/table.'),
      }),
    )
    .min(1),
});
export type Standards = z.output<typeof standardsSchema>;

const cell = z.union([bothLanguages, text, z.number(), z.boolean(), z.array(text)]);

export const sampleSchema = z.strictObject({
  title: bothLanguages.describe('Name of the project.'),
  organisation: bothLanguages.describe('Invented.'),
  group_line: bothLanguages.describe('The organisation, disguised, as other learners see it.'),
  kind: slug.describe('A kind of the template.'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .describe('ISO 4217.'),
  versions: z.array(z.iso.date()).min(1).describe('Dates of the versions that were handed in.'),
  sections: z.array(
    z.strictObject({
      slug,
      text: bothLanguages.optional().describe('Markdown paragraphs.'),
      tables: z
        .record(slug, z.array(z.record(fieldKey, cell)))
        .default({})
        .describe(
          'Rows by table, cells by column. Beside the columns, row names a row: others point at it by that name, and one named as a starting row fills that in.',
        ),
    }),
  ),
  changes: z
    .array(
      z.strictObject({ from: bothLanguages, point: bothLanguages, answer: bothLanguages, done: z.boolean() }),
    )
    .describe('Log of changes since the version before.'),
});
export type Sample = z.output<typeof sampleSchema>;
