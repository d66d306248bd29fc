import { z } from 'zod';
import { endpoint, instant, lang, slugParam } from '../../core/endpoint.contract.ts';
import { tableRows } from '../forms/forms.contract.ts';
import type { CaseHead, SectionValue, ShownTemplate } from './case.types.ts';
import { richText } from './rich-text.contract.ts';

const LONGEST_TITLE = 160;
const LONGEST_REASON = 240;
const LONGEST_THEME = 60;
const MOST_TABLES = 12;

/** What stands in a section. What the template's own edition knows nothing of is kept: a case outlives its questions. */
export const sectionValue = z.strictObject({
  text: richText.nullable(),
  tables: z.record(slugParam, tableRows).refine((tables) => Object.keys(tables).length <= MOST_TABLES),
}) as unknown as z.ZodType<SectionValue>;

export const head = z.strictObject({
  title: z.string().max(LONGEST_TITLE),
  /** Key of a kind of the template; null: not chosen yet. */
  kind: z.string().max(40).nullable(),
  /** ISO 4217; empty: not chosen yet. */
  currency: z.string().regex(/^([A-Z]{3})?$/),
  /** Optional sections that are in. */
  taken: z.array(slugParam).max(40),
  /** Why an optional section was left out. */
  reasons: z.record(slugParam, z.string().max(LONGEST_REASON)),
  // A case of before there were such choices, and a device that kept one, have none.
  goals: z.array(slugParam).max(20).default([]),
  groups: z.array(slugParam).max(20).default([]),
  themes: z.array(z.string().trim().min(1).max(LONGEST_THEME)).max(12).default([]),
}) as unknown as z.ZodType<CaseHead>;

export const revision = z.number().int().min(0);
export const saved = z.strictObject({ revision, savedAt: instant });
/** New with every write, the same when it is sent again. */
export const write = z.string().regex(/^[0-9a-f]{32}$/);

/** A browser of the author's, by an id that it made up. */
const pen = z.string().regex(/^[0-9a-f]{32}$/);
/** Who wrote in a section, or tried to, in the last five minutes; each with the last time. */
const pens = z.array(z.strictObject({ pen, at: instant }));

/** Checked when the course was loaded; answered as it is. */
const template = z.unknown() as z.ZodType<ShownTemplate>;

export const openCase = endpoint('GET /api/business-case', {
  permission: 'learner',
  summary: 'One’s own business case whole, with what its template asks.',
  answer: z.strictObject({
    lang,
    template,
    head: z.strictObject({ value: head, revision, savedAt: instant.nullable() }),
    sections: z.array(
      saved.extend({
        slug: z.string(),
        value: sectionValue,
        /** When its author last said that it still holds, whatever it grows from. */
        checkedAt: instant.nullable(),
        pens,
      }),
    ),
  }),
});

export const saveHead = endpoint('PUT /api/business-case/head', {
  permission: 'learner',
  summary: 'Saves title, kind, currency and choice of sections over the revision they were written over.',
  rate: 'write',
  body: z.strictObject({ write, revision, value: head }),
  answer: saved,
});

export const saveSection = endpoint('PUT /api/business-case/sections/:section', {
  permission: 'learner',
  summary:
    'Saves a section over the revision it was written over, else refuses with the newer one. A write seen before is done once.',
  rate: 'write',
  params: z.strictObject({ section: slugParam }),
  body: z.strictObject({ write, revision, value: sectionValue, pen: pen.optional() }),
  /** `pens`: another has tried meanwhile, and was too late. Else nobody has written since what this was written over. */
  answer: saved.extend({ pens: pens.optional() }),
});

export const checkSection = endpoint('PUT /api/business-case/sections/:section/checked', {
  permission: 'learner',
  summary: 'Says that a section still holds after what it grows from has changed.',
  rate: 'write',
  params: z.strictObject({ section: slugParam }),
  answer: z.strictObject({ checkedAt: instant }),
});

export const sampleSection = endpoint('GET /api/business-case/sample/:section', {
  permission: 'learner',
  summary: 'How a finished case of the course wrote a section; null where it has none.',
  params: z.strictObject({ section: slugParam }),
  answer: z.strictObject({
    lang,
    title: z.string(),
    /** Null: it left the section out. */
    value: sectionValue.nullable(),
  }),
});
