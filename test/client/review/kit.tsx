import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { rubricSchema, templateSchema } from '../../../server/rooms/business-case/business-case.schema.ts';
import { presentTemplate } from '../../../server/rooms/business-case/case.present.ts';
import { needWords, speak } from '../../../client/core/i18n.ts';
import type { Lang } from '../../../server/core/endpoint.contract.ts';
import { sections } from '../business-case/kit.tsx';

const FOLDER = 'course-content/advanced-mentoring/business-case';
const read = (file: string): unknown => parse(readFileSync(`${FOLDER}/${file}`, 'utf8'));

/** How cases of the course are judged, and what they are made of. */
export const rubric = rubricSchema.parse(read('rubric.yaml'));
export const template = presentTemplate({ ...templateSchema.parse(read('template.yaml')), sections });

export const ALL_SECTIONS = sections.map(({ slug }) => slug);

export async function arrive(language: Lang = 'en'): Promise<void> {
  await needWords(
    'core',
    'review',
    'review-desk',
    'review-comment',
    'case-copies',
    'case-tables',
    'case-versions',
    'saving',
  );
  await speak(language);
}
