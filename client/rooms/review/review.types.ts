import type { Answer } from '../../core/api.ts';

export const REVIEWS = '/app/reviews';
export const deskPath = (review: string): string => `${REVIEWS}/${review}`;

/** Lists of the queue. */
export const SHOWN = ['waiting', 'mine', 'released'] as const;
export type Shown = (typeof SHOWN)[number];

export type Queue = Answer<'GET /api/review/queue'>;
export type QueueRow = Queue['rows'][number];
export type Named = QueueRow['learner'];
export type Claim = NonNullable<QueueRow['claim']>;

export type Desk = Answer<'GET /api/review/reviews/:review'>;
export type Rubric = Desk['rubric'];
/** A version as it was handed in. */
export type ReadVersion = Desk['version'];

/** What an author did about one point on a version before. */
export type ChangeRow = ReadVersion['changes'][number];

/** Levels, decision and words. */
export type DraftValue = Desk['draft']['value'];
export type Levels = DraftValue['levels'];

/** A comment as the server has it. */
export type SavedComment = Desk['comments'][number];
export type CommentValue = SavedComment['value'];
export type Anchor = CommentValue['anchor'];
export type CommentKind = CommentValue['kind'];

/** In the order in which they are offered: a question leaves the answer with the writer. */
export const COMMENT_KINDS = ['question', 'strength', 'suggestion'] as const satisfies readonly CommentKind[];
export const DECISIONS = [
  'accepted',
  'accepted-with-changes',
  'revise',
] as const satisfies readonly NonNullable<DraftValue['decision']>[];

/** The same as it stands on a page. */
export interface ShownComment extends CommentValue {
  id: string;
  /** 0: nobody has saved it yet. */
  revision: number;
  /** Number of the version it was written on, where a newer one came before it was released. */
  carried: number | null;
}

export const shown = ({ id, value, revision, carried }: SavedComment): ShownComment => ({
  ...value,
  id,
  revision,
  carried,
});
