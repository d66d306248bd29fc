import { z } from 'zod';
import { day, endpoint, fileAnswer, lang } from '../../core/endpoint.contract.ts';

/** What an evaluation plan makes of itself: its days for a calendar, and forms to print. */

const own = { permission: 'learner', rate: 'heavy', answer: fileAnswer } as const;
export const nextCollection = endpoint('GET /api/business-case/evaluation/next', {
  permission: 'learner',
  summary:
    'The next day of one’s own evaluation plan, and what is asked or reviewed on it; null: none lies ahead.',
  answer: z.strictObject({
    next: z
      .strictObject({
        day,
        /** A question of the plan in its writer's words, or one of both reviews. */
        all: z.array(z.strictObject({ question: z.string(), review: z.enum(['6', '12']).nullable() })),
      })
      .nullable(),
  }),
});

const form = z.strictObject({ lang, form: z.enum(['survey', 'sheet']) });

export const takeEvaluationCalendar = endpoint('GET /api/business-case/evaluation/calendar', {
  ...own,
  summary: 'The days of one’s own evaluation plan and of both reviews, as whole days for a calendar program.',
  query: z.strictObject({ lang }),
  file: 'text/calendar; charset=utf-8',
});

export const takeEvaluationDocx = endpoint('GET /api/business-case/evaluation/docx', {
  ...own,
  summary: 'A form made of the questions of one’s own evaluation plan, for Word and its like.',
  query: form,
  file: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
});

export const takeEvaluationMarkdown = endpoint('GET /api/business-case/evaluation/md', {
  ...own,
  summary: 'A form made of the questions of one’s own evaluation plan, as Markdown.',
  query: form,
  file: 'text/markdown; charset=utf-8',
});
