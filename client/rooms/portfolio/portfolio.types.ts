import type { DocumentKind, Documents } from '../../../server/rooms/portfolio/document.rule.ts';
import type { Answer } from '../../core/api.ts';

export type * from '../../../server/rooms/portfolio/document.rule.ts';
export type Models = NonNullable<Answer<'GET /api/portfolio/model-chooser'>['offer']>;
export type BankOfCourse = NonNullable<Answer<'GET /api/portfolio/question-bank'>['offer']>;

/** Who sends a document that waits (core/unsent.ts). */
export const DOCUMENT = 'portfolio';

/** Where documents of others are found. */
export const SHARED_DOCUMENTS = '/app/portfolio/shared';

/** In the order of the course. */
export const PARTS: readonly DocumentKind[] = [
  'question-bank',
  'style-map',
  'model-chooser',
  'handbook',
  'community-charter',
];

/** A document as the server answers it. */
export interface OpenDocument<Kind extends DocumentKind> {
  value: Documents[Kind] | null;
  revision: number;
  savedAt: string | null;
}
