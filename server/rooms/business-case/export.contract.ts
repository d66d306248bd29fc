import { z } from 'zod';
import { endpoint, fileAnswer, idParam, lang } from '../../core/endpoint.contract.ts';

/** Copies of a business case, to be taken away: each is a file, in the language asked for. */

const asked = z.strictObject({
  lang,
  /** As it was kept then; without it, as it stands. */
  version: idParam.optional(),
});
/** An extract: these sections and nothing of the others. Without it, all of the case. */
const sections = z
  .string()
  .regex(/^[a-z0-9-]+(,[a-z0-9-]+){0,39}$/)
  .optional();
const file = { permission: 'learner', rate: 'heavy', answer: fileAnswer } as const;
const own = { ...file, query: asked.extend({ sections }) };

export const takeDocx = endpoint('GET /api/business-case/export/docx', {
  ...own,
  summary: 'One’s own business case, or an extract of it, as a document for Word and its like.',
  file: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
});

export const takePdf = endpoint('GET /api/business-case/export/pdf', {
  ...own,
  summary: 'One’s own business case, or an extract of it, on paper, tagged so that it can be read aloud.',
  file: 'application/pdf',
});

export const takeMarkdown = endpoint('GET /api/business-case/export/md', {
  ...own,
  summary: 'One’s own business case, or an extract of it, as Markdown.',
  file: 'text/markdown; charset=utf-8',
});

export const takePptx = endpoint('GET /api/business-case/export/pptx', {
  ...file,
  query: asked,
  summary: 'One’s own business case in at most twelve slides, with what is to be said in the notes.',
  file: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
});
