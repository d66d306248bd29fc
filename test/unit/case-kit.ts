import { join } from 'node:path';
import type { Lang } from '../../server/core/endpoint.contract.ts';
import { contentRoot, loadRemembered } from '../../server/content/remembered.ts';
import type { Row } from '../../server/content/shape.rule.ts';
import {
  templateOf,
  type BusinessCaseTemplate,
} from '../../server/rooms/business-case/business-case.content.ts';
import type { Sample } from '../../server/rooms/business-case/business-case.schema.ts';
import type { SectionValue, WholeCase } from '../../server/rooms/business-case/case.types.ts';
import { sampleCase as caseOf } from '../../server/rooms/business-case/sample-case.ts';
import { house } from '../../server/rooms.ts';

const course = loadRemembered(join(contentRoot, 'advanced-mentoring'), { parts: house.contentParts }).course;

/** The template of the course, and the case of its invented college. */
export function realTemplate(): BusinessCaseTemplate & { sample: Sample } {
  const template = course && templateOf(course);
  if (!template?.sample) throw new Error('the course has no business case with a sample');
  return { ...template, sample: template.sample };
}

/** The sample as a learner who wrote it would have it. */
export function sampleCase(lang: Lang = 'en'): WholeCase {
  const whole = caseOf(realTemplate(), lang);
  if (!whole) throw new Error('the course has no sample');
  return whole;
}

/** The case with one section changed; `undefined`: without it. */
export const withSection = (
  whole: WholeCase,
  slug: string,
  change: (value: SectionValue) => SectionValue | undefined,
): WholeCase => ({
  ...whole,
  sections: whole.sections.flatMap((section) => {
    const value = section.slug === slug ? change(section.value) : section.value;
    return value ? [{ slug: section.slug, value }] : [];
  }),
});

/** The case with the rows of one table changed; the table as `section/table`. */
export function withRows(
  whole: WholeCase,
  table: string,
  change: (rows: readonly Row[]) => Row[],
): WholeCase {
  const [slug = '', key = ''] = table.split('/');
  return withSection(whole, slug, (value) => ({
    ...value,
    tables: { ...value.tables, [key]: change(value.tables[key] ?? []) },
  }));
}

/** Rows with the cells of one of them written over. */
export const changed = (rows: readonly Row[], key: string, cells: Record<string, unknown>): Row[] =>
  rows.map((row) => (row.key === key ? { ...row, cells: { ...row.cells, ...cells } } : row));
