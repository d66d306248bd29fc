import { z } from 'zod';
import type { Field } from '../../content/field.schema.ts';
import { endpoint, fileAnswer, idParam, instant, lang } from '../../core/endpoint.contract.ts';

const label = z.strictObject({ en: z.string(), es: z.string() });
const average = z.strictObject({
  field: z.string(),
  label,
  average: z.number(),
  people: z.number().int(),
});

export const ownEvaluations = endpoint('GET /api/evaluation/mine', {
  permission: 'learner',
  summary:
    'Meetings of one’s set to evaluate, with what the set sees of each, and the evaluation at the end.',
  answer: z.strictObject({
    now: instant,
    meetings: z.array(
      z.strictObject({
        n: z.number().int(),
        /** The course's step of it, as module and step; null beyond the course. */
        step: z.string().nullable(),
        /** Of the form `set-evaluation`. */
        subject: z.string(),
        selfManaged: z.boolean(),
        /** It is at its last ten minutes, or over. */
        open: z.boolean(),
        dueAt: instant.nullable(),
        finishedAt: instant.nullable(),
        /** Empty until enough have answered. */
        averages: z.array(average),
      }),
    ),
    final: z.strictObject({
      subject: z.string(),
      /** When the set's last meeting of the course is, which this looks back on. */
      after: instant.nullable(),
      finishedAt: instant.nullable(),
    }),
  }),
});

const deskMeeting = z.strictObject({
  set: z.string(),
  number: z.number().int(),
  n: z.number().int(),
  subject: z.string(),
  endedAt: instant.nullable(),
  dueAt: instant.nullable(),
  there: z.number().int(),
  answered: z.number().int(),
  inTime: z.number().int(),
  /** One's own notes; `off`: a meeting that its members run has none (S3). */
  notes: z.enum(['off', 'none', 'draft', 'finished']),
  notesDueAt: instant.nullable(),
});

export const evaluatedMeetings = endpoint('GET /api/evaluation/meetings', {
  permission: 'trainer',
  summary: 'Meetings of a cohort’s sets, with how many of those who were there have answered.',
  answer: z.strictObject({
    now: instant,
    meetings: z.array(deskMeeting),
    outcome: z.strictObject({
      learners: z.number().int(),
      answered: z.number().int(),
      smallest: z.number().int(),
    }),
  }),
});

/** Checked when the course was loaded; answered as they are. */
const fields = z.unknown() as z.ZodType<Field[]>;
const values = z.record(z.string(), z.unknown());

export const evaluatedMeeting = endpoint('GET /api/evaluation/meetings/:set/:n', {
  permission: 'trainer',
  summary: 'What was answered about one meeting, and the process notes of other trainers about it.',
  params: z.strictObject({ set: idParam, n: z.string().regex(/^[1-9]\d?$/) }),
  answer: z.strictObject({
    meeting: deskMeeting,
    averages: z.array(average),
    fields,
    answers: z.array(
      z.strictObject({
        /** Null where the platform withholds names. */
        name: z.string().nullable(),
        number: z.number().int().nullable(),
        finishedAt: instant,
        late: z.boolean(),
        values,
      }),
    ),
    notesFields: fields,
    notes: z.array(z.strictObject({ finishedAt: instant, values })),
  }),
});

const count = z.strictObject({ label, people: z.number().int() });

export const outcomeOfRun = endpoint('GET /api/evaluation/outcome', {
  permission: 'trainer',
  summary: 'What the evaluation at the end has brought, without names, from five answers on.',
  answer: z.strictObject({
    learners: z.number().int(),
    answered: z.number().int(),
    smallest: z.number().int(),
    results: z
      .array(
        z.strictObject({
          field: z.string(),
          label,
          average: z.number().nullable(),
          counts: z.array(count),
          texts: z.array(z.string()),
          rows: z.array(
            z.strictObject({
              label,
              cells: z.array(
                z.strictObject({ label, average: z.number().nullable(), counts: z.array(count) }),
              ),
            }),
          ),
        }),
      )
      .nullable(),
  }),
});

const file = { permission: 'trainer', rate: 'heavy', answer: fileAnswer } as const;
const CSV = 'text/csv; charset=utf-8';

export const takeEvaluations = endpoint('GET /api/evaluation/files/meetings', {
  ...file,
  summary:
    'All evaluations of a cohort’s meetings as a table; what was said to the facilitator alone is not in it.',
  query: z.strictObject({ lang }),
  file: CSV,
});

export const takeOutcome = endpoint('GET /api/evaluation/files/outcome', {
  ...file,
  summary: 'The evaluation at the end as a table, question by question: no row is anybody’s.',
  query: z.strictObject({ lang }),
  file: CSV,
});
