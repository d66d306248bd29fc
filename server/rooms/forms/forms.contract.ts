import { z } from 'zod';
import { endpoint, fileAnswer, idParam, instant, lang, slugParam } from '../../core/endpoint.contract.ts';
import type { ShownForm } from './form.rule.ts';

/**
 * An answer is named by its form, the variant (`plain` where there is none) and the subject: `own` for a person's one
 * answer, an id of the client's making for a form of many entries (a log), an id of a later room's for the rest.
 */
const answerParams = z.strictObject({ form: slugParam, variant: slugParam, subject: idParam });

/** Checked when the course was loaded; answered as it is. */
const shownForm = z.unknown() as z.ZodType<ShownForm>;

const fieldName = z.string().regex(/^[a-z][a-z0-9_]{0,79}$/);
const LONGEST_TEXT = 20_000;
const plain = z.union([z.string().max(LONGEST_TEXT), z.number(), z.boolean(), z.null()]);
const texts = z.array(z.string().max(500)).max(200);
const moment = z.strictObject({ at: instant, zone: z.string().max(64) });
const cell = z.union([plain, texts, moment]);
export const tableRows = z.array(z.strictObject({ key: idParam, cells: z.record(fieldName, cell) })).max(200);
const MOST_FIELDS = 200;
/** By field. What the form's own version knows nothing of is kept: an answer outlives its questions. */
const values = z
  .record(fieldName, z.union([cell, tableRows, z.record(z.string().regex(/^[a-z][a-z0-9_-]{0,63}$/), plain)]))
  .refine((all) => Object.keys(all).length <= MOST_FIELDS);

const revision = z.number().int().min(0);
/** Made by the client for each write: the same one twice is done once. */
const writeId = z.string().regex(/^[0-9a-f]{32}$/);
const state = z.enum(['empty', 'draft', 'finished']);

const problem = z.strictObject({
  field: z.string(),
  row: z.string().optional(),
  column: z.string().optional(),
  code: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** `*` is the whole answer. */
const shared = z.strictObject({ item: z.string(), audience: z.string(), at: instant });
const label = z.strictObject({ en: z.string(), es: z.string() });

const standing = z.strictObject({
  adoptedAt: instant.nullable(),
  /** It was written anew since this person adopted it. */
  changedSince: z.boolean(),
  /** How many have adopted it. */
  adopted: z.number().int(),
});

export const openAnswer = endpoint('GET /api/forms/:form/:variant/:subject', {
  permission: 'session',
  summary: 'A form and one’s own answer to it; readings that stand beside it once it is finished.',
  params: answerParams,
  answer: z.strictObject({
    lang,
    form: shownForm,
    answer: z.strictObject({
      /** 0: nothing yet. */
      revision,
      state,
      values: z.record(z.string(), z.unknown()),
      /** Of the form, in which it was last written. */
      version: z.number().int().nullable(),
      lang: lang.nullable(),
      savedAt: instant.nullable(),
      /** Last time it was finished; a later `savedAt` says that it was changed since. */
      finishedAt: instant.nullable(),
      shared: z.array(shared),
      /** Parts of the form that were finished by themselves. */
      parts: z.array(z.strictObject({ part: z.string(), finishedAt: instant })),
    }),
    beside: z.array(
      z.strictObject({
        variant: z.string(),
        values: z.record(z.string(), z.unknown()),
        finishedAt: instant.nullable(),
      }),
    ),
    /** What stands in these fields until somebody has written, beside what the form itself begins with. */
    starts: z.record(z.string(), z.unknown()),
    /** Choices that only the program knows, by source. One that is missing is not known yet: a line to write in. */
    sources: z.record(z.string(), z.array(z.strictObject({ key: z.string(), label }))),
    /** Of a form that the whole run has one answer to, and `answer` is that one. Null for others. */
    together: standing.extend({ writes: z.boolean() }).nullable(),
  }),
});

export const saveAnswer = endpoint('PUT /api/forms/:form/:variant/:subject', {
  permission: 'session',
  summary:
    'Keeps an answer if nobody was faster (409 `conflict` has the newer one); finishes it if nothing is missing.',
  params: answerParams,
  body: z.strictObject({
    write: writeId,
    revision,
    version: z.number().int().min(1),
    lang,
    values,
    finish: z.boolean(),
    /** Writes and finishes only the fields of this part, as a step opens it. */
    part: z.string().max(80).optional(),
    /** The person's choice to store a form that otherwise stays on their device. */
    store: z.literal(true).optional(),
  }),
  answer: z.strictObject({ revision, savedAt: instant, state, problems: z.array(problem) }),
});

export const forgetAnswer = endpoint('DELETE /api/forms/:form/:variant/:subject', {
  permission: 'cohort',
  summary: 'Forgets one’s own answer for good.',
  params: answerParams,
  answer: z.strictObject({ forgotten: z.literal(true) }),
});

export const listForms = endpoint('GET /api/forms', {
  permission: 'session',
  summary: 'One’s own answers and the forms that can be filled in.',
  answer: z.strictObject({
    lang,
    forms: z.array(
      z.strictObject({
        form: z.string(),
        variant: z.string(),
        subject: z.string(),
        title: z.string(),
        state,
        savedAt: instant.nullable(),
        finishedAt: instant.nullable(),
        /** True: every entry has a subject of its own. */
        many: z.boolean(),
        /** True: one answer of the whole run, which its trainers write and everybody adopts. */
        together: z.boolean(),
      }),
    ),
  }),
});

export const adopt = endpoint('PUT /api/forms/:form/:variant/:subject/adopted', {
  permission: 'learner',
  summary: 'Adopts for oneself what the run has written together, as one has read it.',
  params: answerParams,
  body: z.strictObject({ write: writeId, revision, lang }),
  answer: standing,
});

const item = z.string().regex(/^(\*|[a-z][a-z0-9_]{0,79})$/);
const itemParams = answerParams.extend({ item });
const audience = z.strictObject({ audience: slugParam });
const sharedNow = z.strictObject({ shared: z.array(shared) });

export const shareItem = endpoint('PUT /api/forms/:form/:variant/:subject/shared/:item', {
  permission: 'learner',
  summary: 'Shares one item of one’s answer, or the whole (`*`), with one audience.',
  params: itemParams,
  body: audience,
  answer: sharedNow,
});

export const withdrawItem = endpoint('DELETE /api/forms/:form/:variant/:subject/shared/:item', {
  permission: 'learner',
  summary: 'Takes back what was shared, at once.',
  params: itemParams,
  body: audience,
  answer: sharedNow,
});

/** An answer as somebody else sees it: what its author shares with them, and nothing else. */
const sharedAnswer = z.strictObject({
  form: z.string(),
  variant: z.string(),
  title: z.string(),
  person: z.string(),
  subject: z.string(),
  name: z.string().nullable(),
  number: z.number().int(),
  /** What a group reads in place of an organisation’s name. */
  disguise: z.string().nullable(),
  fields: z.array(
    z.strictObject({
      field: z.string(),
      label: z.string(),
      value: z.unknown(),
      /** What was written beside a choice. */
      line: z.string().nullable(),
      sharedAt: instant,
    }),
  ),
});

export const sharedWithMe = endpoint('GET /api/forms/shared', {
  permission: 'session',
  summary: 'What others have shared with whoever asks: with trainers, or with the group that they are in.',
  answer: z.strictObject({ lang, answers: z.array(sharedAnswer) }),
});

export const averages = endpoint('GET /api/forms/:form/averages', {
  permission: 'session',
  summary: 'What a cohort sees of itself: averages, once enough have shared theirs; nothing before.',
  params: z.strictObject({ form: slugParam }),
  answer: z.strictObject({
    smallestGroup: z.number().int(),
    variants: z.array(
      z.strictObject({
        variant: z.string(),
        fields: z.array(z.strictObject({ field: z.string(), average: z.number(), people: z.number().int() })),
      }),
    ),
  }),
});

export const takeDocument = endpoint('GET /api/forms/:form/:variant/:subject/docx', {
  permission: 'session',
  summary: 'The form as a file for Word and its like, with one’s own answers or blank.',
  rate: 'heavy',
  params: answerParams,
  query: z.strictObject({ lang, blank: z.enum(['true', 'false']).default('false') }),
  file: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  answer: fileAnswer,
});
