import { z } from 'zod';
import { day, idParam, slugParam } from '../../core/endpoint.contract.ts';

/** What stands in each kind of document. Everything that somebody writes is bounded: a document is saved in one write. */

const line = z.string().max(300);
const paragraph = z.string().max(2_000);
/** One to five; null: not placed yet. */
const place = z.number().int().min(1).max(5).nullable();
/** Nought to five; null: not said yet. */
const points = z.number().int().min(0).max(5).nullable();

export const questionBank = z.strictObject({
  questions: z
    .array(
      z.strictObject({
        id: idParam,
        text: line,
        /** Null: not sorted yet. */
        drawer: slugParam.nullable(),
        /** Key of the course's question, where it was taken from there. */
        from: slugParam.nullable(),
        /** Struck out as advice in disguise, and what was wrong with it, in the learner's words or in none. */
        struck: z.strictObject({ why: line }).nullable(),
      }),
    )
    .max(200),
});
export type QuestionBankDocument = z.output<typeof questionBank>;
export type OwnQuestion = QuestionBankDocument['questions'][number];

const QUARTERS = ['leading-head', 'leading-heart', 'following-head', 'following-heart'] as const;
const quarter = z.enum(QUARTERS);

export const styleMap = z.strictObject({
  readings: z
    .array(
      z.strictObject({
        id: idParam,
        /** When it was begun, by the learner's own calendar. */
        day,
        sentences: z
          .array(
            z.strictObject({
              id: idParam,
              text: line,
              /** 1: I lead (directive), 5: you lead. */
              leads: place,
              /** 1: an intellectual need, 5: an emotional one. */
              need: place,
            }),
          )
          .max(10),
        /** Where the learner thinks that each of the four styles belongs. */
        tags: z.record(slugParam, quarter).refine((tags) => Object.keys(tags).length <= 8),
      }),
    )
    .max(8),
});
export type StyleMapDocument = z.output<typeof styleMap>;
export type Reading = StyleMapDocument['readings'][number];
export type Sentence = Reading['sentences'][number];
export type Quarter = z.output<typeof quarter>;

export const modelChooser = z.strictObject({
  /** Keys of models, or ids of one's own, that stand beside one another. */
  compared: z.array(idParam).max(3),
  own: z
    .array(
      z.strictObject({
        id: idParam,
        name: line,
        /** By aspect. */
        cells: z.record(slugParam, line).refine((cells) => Object.keys(cells).length <= 20),
        /** The three lines of its plate. */
        parents: paragraph,
        left: paragraph,
        sign: paragraph,
      }),
    )
    .max(3),
  criteria: z.array(z.strictObject({ id: idParam, name: line, weight: points })).max(10),
  options: z
    .array(
      z.strictObject({
        id: idParam,
        name: line,
        /** By criterion. */
        scores: z.record(idParam, points).refine((scores) => Object.keys(scores).length <= 20),
        verdict: paragraph,
      }),
    )
    .max(8),
  chosen: idParam.nullable(),
  reasons: paragraph,
});
export type ModelChooserDocument = z.output<typeof modelChooser>;
export type OwnModel = ModelChooserDocument['own'][number];
export type Criterion = ModelChooserDocument['criteria'][number];
export type ModelOption = ModelChooserDocument['options'][number];

export const handbook = z.strictObject({
  pages: z
    .array(
      z.strictObject({
        id: idParam,
        heading: line,
        text: z.string().max(8_000),
        /** The form that it began as a copy of. */
        from: slugParam.nullable(),
      }),
    )
    .max(16),
  /** By role: a name leaves when its owner does. */
  contacts: z.array(z.strictObject({ id: idParam, role: line, reached: line })).max(12),
});
export type HandbookDocument = z.output<typeof handbook>;
export type HandbookPage = HandbookDocument['pages'][number];
export type Contact = HandbookDocument['contacts'][number];

const LEVELS = ['convene', 'take-part', 'listen'] as const;

export const communityCharter = z.strictObject({
  level: z.enum(LEVELS).nullable(),
  offer: paragraph,
  domain: paragraph,
  community: paragraph,
  practice: paragraph,
  rhythm: paragraph,
  convener: paragraph,
});
export type CommunityCharterDocument = z.output<typeof communityCharter>;

export const KINDS = [
  'question-bank',
  'style-map',
  'model-chooser',
  'handbook',
  'community-charter',
] as const;
export type DocumentKind = (typeof KINDS)[number];

export interface Documents {
  'question-bank': QuestionBankDocument;
  'style-map': StyleMapDocument;
  'model-chooser': ModelChooserDocument;
  handbook: HandbookDocument;
  'community-charter': CommunityCharterDocument;
}
