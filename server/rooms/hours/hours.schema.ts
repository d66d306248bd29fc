import { z } from 'zod';

const minutes = z.number().int().min(0).max(100_000);
const count = z.number().int().min(1).max(1_000);

/** `hours.yaml`. What each number does stands in the rule that it belongs to, H1 to H16. */
export const hoursSchema = z.strictObject({
  target: minutes.min(1).describe('Minutes of mentoring that the programme asks for (H1).'),
  shortest: minutes.describe('A talk of fewer minutes is not logged (H4).'),
  longest: minutes.describe('No entry has more (H4).'),
  usual: z
    .strictObject({ from: minutes, to: minutes })
    .describe('Length of a usual session; outside it a short note is asked for (H5).'),
  note_over: minutes.describe('From here on the note is compulsory (H5).'),
  caps: z
    .strictObject({
      around_session: minutes.describe('Preparing and reflecting, for each session.'),
      around: minutes.describe('Preparing and reflecting, in all.'),
      messages: minutes.describe('E-mentoring, in all.'),
      observed: minutes.describe('Observing and talking, in all.'),
    })
    .describe('What counts of some activities at most (H8). What is over it is kept and shown.'),
  weekly: minutes.describe('More counted minutes in any seven days are asked about (H12).'),
  count_line_managed: z
    .boolean()
    .describe('Whether sessions with somebody whom the learner manages count (H15).'),
  after_end_days: count.describe(
    'Days after the end of the programme on which a session may still lie (H2).',
  ),
  late_days: count.describe('An entry of a day further back waits for a trainer’s nod (H11).'),
  link_days: count.describe('How long a link for confirming is good (H10).'),
  weeks: count.describe('Different weeks over which the hours are spread at least (H13).'),
  sessions: z
    .strictObject({ planned: count, midpoint: count, final: count })
    .describe('Of a relationship: planned at first, and after which the two reviews are due (R5).'),
  sample: count.describe(
    'Of so many sessions one at least is confirmed by somebody else before a trainer confirms the rest.',
  ),
  days: count.describe('Length of the programme in days.'),
  closure_days: count.describe('Days without mentoring that a learner may declare, at most.'),
});
export type HoursFile = z.output<typeof hoursSchema>;
