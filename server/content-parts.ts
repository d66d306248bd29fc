import type { z } from 'zod';
import type { ContentPart } from './content/part.ts';
import { questionBankPart } from './content/question-bank.ts';
import { SCHEMAS } from './content/course.schema.ts';
import { businessCasePart } from './rooms/business-case/business-case.service.ts';
import { formsPart } from './rooms/forms/forms.service.ts';

/** What rooms other than the course read of a course folder. */
export const CONTENT_PARTS: readonly ContentPart[] = [formsPart, businessCasePart, questionBankPart];

/** Every kind of file in a course folder with its shape. */
export const CONTENT_SCHEMAS: Readonly<Record<string, z.ZodType>> = Object.assign(
  { ...SCHEMAS },
  ...CONTENT_PARTS.map((part) => part.schemas),
);
