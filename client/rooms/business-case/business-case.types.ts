import type { Answer } from '../../core/api.ts';
import type { CaseHead } from '../../../server/rooms/business-case/head.rule.ts';
import type { SectionValue } from '../../../server/rooms/business-case/case-difference.rule.ts';

export type { CaseHead, SectionValue };

/** A case as the server has it, with what its template asks. */
export type OpenedCase = Answer<'GET /api/business-case'>;
export type Template = OpenedCase['template'];
export type TemplateSection = Template['sections'][number];

export const CASE = '/app/case';
export const VERSIONS = `${CASE}/versions`;
export const SHARED = `${CASE}/shared`;
export const STANDARDS = `${CASE}/standards`;
export const READ = `${CASE}/print`;
export const EXTRACT = `${CASE}/extract`;
export const LEADERS = `${CASE}/leaders`;
export const PACK = `${CASE}/pack`;
export const sectionPath = (slug: string): string => `${CASE}/${slug}`;

/** Who sends what was written in a case. */
export const CASE_PART = 'case';
/** Who sends a text that was left out where two were put together. */
export const LEFT_OUT = 'case-left-out';
export const HEAD_THING = `${CASE_PART}/head`;
export const STANDARDS_THING = `${CASE_PART}/standards`;
export const sectionThing = (slug: string): string => `${CASE_PART}/section/${slug}`;

export const EMPTY: SectionValue = { text: null, tables: {} };
