import { z } from 'zod';
import { timeZone } from '../../core/calendar.contract.ts';
import { endpoint, lang } from '../../core/endpoint.contract.ts';

const what = z.enum(['overdue', 'at-risk', 'behind', 'unsigned', 'next-passed', 'link-lapsed', 'quiet']);

export const ownReminders = endpoint('GET /api/hours/reminders', {
  permission: 'learner',
  summary:
    'What a learner is reminded of now: nothing in the evening, at night and on days that nobody meets.',
  query: z.strictObject({ zone: timeZone }),
  answer: z.strictObject({
    reminders: z.array(
      z.strictObject({
        what,
        key: z.string(),
        label: z.string().nullable(),
        relationship: z.string().nullable(),
        entry: z.string().nullable(),
      }),
    ),
    mail: z.strictObject({
      /** Whether this installation can send any. */
      possible: z.boolean(),
      /** As the learner typed it; null: none are sent. */
      address: z.string().nullable(),
    }),
  }),
});

export const dismissReminder = endpoint('POST /api/hours/reminders/dismissed', {
  permission: 'learner',
  summary: 'Puts a reminder away: it does not come again on the same occasion.',
  rate: 'write',
  body: z.strictObject({ key: z.string().min(1).max(160), zone: timeZone }),
  answer: z.strictObject({ dismissed: z.literal(true) }),
});

export const chooseReminderMail = endpoint('PUT /api/hours/reminders/mail', {
  permission: 'learner',
  summary: 'Says where reminders are mailed, or that none are.',
  rate: 'write',
  body: z.strictObject({ address: z.email().max(254).nullable(), lang, zone: timeZone }),
  answer: z.strictObject({ address: z.string().nullable() }),
});
