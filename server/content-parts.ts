import type { z } from 'zod';
import type { ContentPart } from './core/content/part.ts';
import { questionBankPart } from './course/course.question-bank.ts';
import { SCHEMAS } from './course/course.schema.ts';
import { businessCasePart } from './business-case/business-case.service.ts';
import { formsPart } from './forms/forms.service.ts';

/** What rooms other than the course read of a course folder. */
export const CONTENT_PARTS: readonly ContentPart[] = [formsPart, businessCasePart, questionBankPart];

/** Every kind of file in a course folder with its shape. */
export const CONTENT_SCHEMAS: Readonly<Record<string, z.ZodType>> = Object.assign(
  { ...SCHEMAS },
  ...CONTENT_PARTS.map((part) => part.schemas),
);
