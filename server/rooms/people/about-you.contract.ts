import { z } from 'zod';
import { endpoint, instant } from '../../core/endpoint.contract.ts';

const facts = z.strictObject({
  /** Trained as a mentor. */
  trained: z.boolean().nullable(),
  /** One good mentoring relationship behind them. */
  relationship: z.boolean().nullable(),
  /** Support at work. */
  support: z.boolean().nullable(),
});

export const aboutYou = endpoint('GET /api/people/about-you', {
  permission: 'learner',
  summary: 'What a learner has said of themselves: three facts, consent, the code.',
  answer: z.strictObject({
    /** Under which number they stand in what is evaluated. */
    number: z.number().int(),
    facts,
    consent: z.strictObject({ given: z.boolean(), at: instant }).nullable(),
    code: z.strictObject({
      version: z.string(),
      url: z.url(),
      /** When they acknowledged this version; null: not yet. */
      acknowledgedAt: instant.nullable(),
      /** They acknowledged an earlier one. */
      earlier: z.boolean(),
    }),
  }),
});

const saved = z.strictObject({ saved: z.literal(true) });

export const answerFact = endpoint('PUT /api/people/about-you/facts/:fact', {
  permission: 'learner',
  summary: 'Answers one of the three, or answers it anew.',
  rate: 'write',
  params: z.strictObject({ fact: z.enum(['trained', 'relationship', 'support']) }),
  body: z.strictObject({ answer: z.boolean() }),
  answer: saved,
});

export const sayConsent = endpoint('PUT /api/people/about-you/consent', {
  permission: 'learner',
  summary: 'Gives consent to the use of data in the evaluation of the programme, or withdraws it.',
  rate: 'write',
  body: z.strictObject({ given: z.boolean() }),
  answer: saved,
});

export const acknowledgeCode = endpoint('PUT /api/people/about-you/code', {
  permission: 'learner',
  summary: 'Acknowledges the code of ethics in the version that was shown.',
  rate: 'write',
  body: z.strictObject({ version: z.string().max(20) }),
  answer: saved,
});
