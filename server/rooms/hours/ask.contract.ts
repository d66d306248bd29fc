import { z } from 'zod';
import { endpoint, idParam, instant, lang } from '../../core/endpoint.contract.ts';
import { CONFIRMERS } from './entry.contract.ts';

/** The way in for somebody without an account: `<PUBLIC_URL>/c/<secret>`, 256 random bits. */
const secret = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** What is asked about: whether an entry took place, or whether an agreement is agreed to. */
const subject = z.union([z.strictObject({ entry: idParam }), z.strictObject({ agreement: idParam })]);

const ownAsk = z.strictObject({
  id: z.string(),
  of: subject,
  who: z.enum(CONFIRMERS),
  askedAt: instant,
  until: instant,
  /** Its days are over and nobody has answered. */
  lapsed: z.boolean(),
  /** Until when its six figures are good; the figures themselves are in one answer only. */
  codeUntil: instant.nullable(),
});
export type OwnAsk = z.output<typeof ownAsk>;

const params = z.strictObject({ ask: idParam });

export const listAsks = endpoint('GET /api/hours/asks', {
  permission: 'learner',
  summary: 'Questions to others that nobody has answered yet, the lapsed ones among them, newest first.',
  answer: z.strictObject({
    asks: z.array(ownAsk),
    /** Whether the tool can send a mail. The link can be copied in any case. */
    mail: z.boolean(),
  }),
});

export const makeAsk = endpoint('POST /api/hours/asks', {
  permission: 'learner',
  summary:
    'Makes a link by which somebody else confirms an entry or signs an agreement. The link is in this answer and nowhere else; one for the same person and thing is taken back.',
  rate: 'write',
  body: z.strictObject({ of: subject, who: z.enum(CONFIRMERS) }),
  // 404 where the thing is not there; 409 `ask-void`, `ask-unsigned` (the mentor has not signed yet), `ask-signed`, `ask-too-many`.
  answer: z.strictObject({ ask: ownAsk, secret, link: z.url() }),
});

export const revokeAsk = endpoint('DELETE /api/hours/asks/:ask', {
  permission: 'learner',
  summary: 'Takes a question back: its link and figures open nothing any more.',
  rate: 'write',
  params,
  answer: z.strictObject({ revoked: z.literal(true) }),
});

export const makeCode = endpoint('POST /api/hours/asks/:ask/code', {
  permission: 'learner',
  summary:
    'Makes six figures to be read out, good for half an hour; earlier ones of this question stop working.',
  rate: 'write',
  params,
  answer: z.strictObject({ figures: z.string().regex(/^\d{6}$/), until: instant, at: z.url() }),
});

export const mailAsk = endpoint('POST /api/hours/asks/:ask/mail', {
  permission: 'learner',
  summary: 'Sends the link to an address, which is used once and kept nowhere.',
  rate: 'heavy',
  params,
  // No line breaks: an address becomes a header.
  body: z.strictObject({ secret, address: z.email().max(254), lang }),
  // 409 `mail-off` where no mail server is set, 429 `too-many`, 502 `mail-failed`: the link is as good as before.
  answer: z.strictObject({ sent: z.literal(true) }),
});
