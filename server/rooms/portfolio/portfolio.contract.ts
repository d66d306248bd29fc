import { z } from 'zod';
import type { QuestionBank } from '../../content/question-bank.ts';
import { endpoint, instant } from '../../core/endpoint.contract.ts';
import {
  communityCharter,
  handbook,
  KINDS,
  modelChooser,
  questionBank,
  styleMap,
} from './document.contract.ts';
import type { Models } from './models.schema.ts';

const revision = z.number().int().min(0);

const documentOf = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({
    /** Null: nothing yet. */
    value: value.nullable(),
    revision,
    savedAt: instant.nullable(),
  });

const writeOf = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({
    /** New with every write, the same when it is sent again. */
    write: z.string().regex(/^[0-9a-f]{32}$/),
    /** 0: there was nothing yet. */
    revision,
    value,
  });

const saved = z.strictObject({
  revision,
  savedAt: instant,
  /** This write made something that completes a step. */
  completed: z.boolean(),
});

/** Checked when the course was loaded; answered as it is. Null: the edition has none. */
const bankOfCourse = z.unknown() as z.ZodType<QuestionBank | null>;
const modelsOfCourse = z.unknown() as z.ZodType<Models | null>;

const opens = { permission: 'learner' } as const;
const saves = { permission: 'learner', rate: 'write', answer: saved } as const;

export const openQuestionBank = endpoint('GET /api/portfolio/question-bank', {
  ...opens,
  summary: 'One’s own question bank, and the questions that the course offers.',
  answer: z.strictObject({ document: documentOf(questionBank), offer: bankOfCourse }),
});
export const saveQuestionBank = endpoint('PUT /api/portfolio/question-bank', {
  ...saves,
  summary: 'Saves one’s question bank over the revision it was written over, else answers the newer one.',
  body: writeOf(questionBank),
});

export const openStyleMap = endpoint('GET /api/portfolio/style-map', {
  ...opens,
  summary: 'One’s own style map.',
  answer: z.strictObject({ document: documentOf(styleMap) }),
});
export const saveStyleMap = endpoint('PUT /api/portfolio/style-map', {
  ...saves,
  summary: 'Saves one’s style map over the revision it was written over, else answers the newer one.',
  body: writeOf(styleMap),
});

export const openModelChooser = endpoint('GET /api/portfolio/model-chooser', {
  ...opens,
  summary: 'One’s own comparison of models, and the models that the course compares.',
  answer: z.strictObject({ document: documentOf(modelChooser), offer: modelsOfCourse }),
});
export const saveModelChooser = endpoint('PUT /api/portfolio/model-chooser', {
  ...saves,
  summary:
    'Saves one’s comparison of models over the revision it was written over, else answers the newer one.',
  body: writeOf(modelChooser),
});

export const openHandbook = endpoint('GET /api/portfolio/handbook', {
  ...opens,
  summary: 'One’s own handbook.',
  answer: z.strictObject({ document: documentOf(handbook) }),
});
export const saveHandbook = endpoint('PUT /api/portfolio/handbook', {
  ...saves,
  summary: 'Saves one’s handbook over the revision it was written over, else answers the newer one.',
  body: writeOf(handbook),
});

export const openCommunityCharter = endpoint('GET /api/portfolio/community-charter', {
  ...opens,
  summary: 'One’s own page of the community charter.',
  answer: z.strictObject({ document: documentOf(communityCharter) }),
});
export const saveCommunityCharter = endpoint('PUT /api/portfolio/community-charter', {
  ...saves,
  summary:
    'Saves one’s page of the charter over the revision it was written over, else answers the newer one.',
  body: writeOf(communityCharter),
});

export const portfolio = endpoint('GET /api/portfolio', {
  ...opens,
  summary: 'What is in one’s own portfolio, and how much of each.',
  answer: z.strictObject({
    documents: z.array(
      z.strictObject({ kind: z.enum(KINDS), count: z.number().int(), savedAt: instant.nullable() }),
    ),
  }),
});
