import { z } from 'zod';
import { endpoint, fileAnswer, instant, lang } from '../../core/endpoint.contract.ts';

/** Copies of the log, to be taken away: each is a file, in the language asked for. */

const inLang = z.strictObject({ lang });
const inMonth = z.strictObject({ lang, month: z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/) });
const own = { permission: 'learner', rate: 'heavy', answer: fileAnswer } as const;
const CSV = 'text/csv; charset=utf-8';
const PDF = 'application/pdf';

export const takeEntries = endpoint('GET /api/hours/files/entries', {
  ...own,
  summary:
    'Every entry as a table for spreadsheets: minutes and decimal hours, columns that keep their names.',
  query: inLang,
  file: CSV,
});

export const takeStatement = endpoint('GET /api/hours/files/statement', {
  ...own,
  summary: 'The statement of hours by kind and by who confirmed them, on paper.',
  query: inLang,
  file: PDF,
});

export const takeEmcc = endpoint('GET /api/hours/files/emcc', {
  ...own,
  summary: 'Meetings by client, in the shape of an EMCC log.',
  query: inLang,
  file: CSV,
});

export const takeIcf = endpoint('GET /api/hours/files/icf', {
  ...own,
  summary: 'Meetings by client, individual or group, in the shape of an ICF log.',
  query: inLang,
  file: CSV,
});

export const takeCpd = endpoint('GET /api/hours/files/cpd', {
  ...own,
  summary: 'Modules and months of mentoring as rows of a record of professional development.',
  query: inLang,
  file: CSV,
});

export const takeMonth = endpoint('GET /api/hours/files/month', {
  ...own,
  summary: 'A month for the coordinator: pairs, meetings, hours; no label, no content.',
  query: inMonth,
  file: CSV,
});

export const takeMonthPaper = endpoint('GET /api/hours/files/month-paper', {
  ...own,
  summary: 'The same month on paper.',
  query: inMonth,
  file: PDF,
});

export const takeCalendar = endpoint('GET /api/hours/files/calendar', {
  ...own,
  summary: 'The next date of each relationship as a calendar.',
  query: inLang,
  file: 'text/calendar; charset=utf-8',
});

/** The address itself is shown when it is made, and never again. */
const feed = z.strictObject({ madeAt: instant.nullable() });

export const calendarFeed = endpoint('GET /api/hours/calendar-feed', {
  permission: 'learner',
  summary: 'Whether there is an address that a calendar program can follow.',
  answer: feed,
});

export const makeCalendarFeed = endpoint('POST /api/hours/calendar-feed', {
  permission: 'learner',
  summary: 'Makes an address that a calendar program can follow; one that was made before ends.',
  rate: 'write',
  body: inLang,
  answer: feed.extend({ url: z.url() }),
});

export const withdrawCalendarFeed = endpoint('DELETE /api/hours/calendar-feed', {
  permission: 'learner',
  summary: 'Withdraws the address: whoever follows it finds nothing more.',
  rate: 'write',
  answer: feed,
});
