import { beforeAll, describe, expect, it } from 'vitest';
import type { AnswerOf } from '../../server/core/endpoint.contract.ts';
import { countLog } from '../../server/rooms/hours/counting.rule.ts';
import type { hoursHome } from '../../server/rooms/hours/home.contract.ts';
import { csvRows } from '../setup/csv-rows.ts';
import { readPdf } from '../setup/pdf-text.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { TEN } from './grade-kit.ts';
import { logKit, type LogKit } from './hours-log-kit.ts';
import { entries, sampleLog, screen } from './hours-log-sample.ts';
import { SECRETS } from './hours-rows.ts';
import { hex } from '../setup/hex.ts';

const FILES = '/api/hours/files';
const COLUMNS = ['date', 'activity', 'why', 'learnt', 'applied', 'hours', 'minutes'];

const sum = (rows: Record<string, string>[], column: string) =>
  rows.reduce((total, row) => total + Number(row[column]), 0);

type Answered = AnswerOf<typeof hoursHome>;

let kit: LogKit;
let ines: Entered;
beforeAll(async () => {
  kit = await logKit();
  ines = await kit.enter({ site: 'moodle', person: 'ines' });
  await kit.keep(ines, sampleLog);
});

async function table(name: string, query = 'lang=en', delimiter = ',') {
  const { status, bytes } = await kit.file(ines, `${FILES}/${name}?${query}`);
  expect(status).toBe(200);
  return csvRows(bytes, delimiter);
}
const pdf = async (name: string, query: string) =>
  readPdf((await kit.file(ines, `${FILES}/${name}?${query}`)).bytes);

describe('[j5] every entry as a table', () => {
  it('[C9] has minutes as they were and two decimals of an hour, and its sums are those of the screen', async () => {
    const rows = await table('entries');
    expect(rows).toHaveLength(entries.length);
    expect(sum(rows, 'counted_minutes')).toBe(screen.counted);
    const surplus = Object.values(screen.byKind).reduce((total, one) => total + one.surplus, 0);
    expect(sum(rows, 'surplus_minutes')).toBe(surplus);
    expect(rows.find((row) => row['date'] === '2026-03-05')).toMatchObject({
      minutes: '45',
      hours_decimal: '0.75',
      break_minutes: '10',
      state: 'verified',
      confirmed_by: 'trainer',
    });
  });

  it('[C9] has the sums of what the log answers to its page, worked out by the rule that the page runs', async () => {
    const { body } = await kit.tool.call('GET', '/api/hours', { token: ines.token });
    const { entries: shown, relationships, numbers } = body as Answered;
    const moments = shown.map((one) => ({
      ...one,
      startedAt: new Date(one.startedAt),
      endedAt: new Date(one.endedAt),
    }));
    const onScreen = countLog({ entries: moments, relationships }, numbers);
    expect(onScreen.counted).toBe(screen.counted);
    expect(sum(await table('entries'), 'counted_minutes')).toBe(onScreen.counted);
  });

  it('says when by the clock of whoever held it, with the zone, through a change of clocks', async () => {
    const rows = await table('entries');
    expect(rows.find((row) => row['date'] === '2026-03-29')).toMatchObject({
      starts_at: '2026-03-29T00:30+00:00',
      ends_at: '2026-03-29T02:30+01:00',
      time_zone: 'Europe/London',
      minutes: '60',
    });
  });

  it('runs no formula, turns no text around, and has no private note', async () => {
    const { bytes } = await kit.file(ines, `${FILES}/entries?lang=en`);
    const notes = csvRows(bytes).map((row) => row['length_note']);
    expect(notes).toContain('\'=HYPERLINK("http://bad.example","see")');
    expect(notes).toContain("'@SUM(A1)");
    expect(Buffer.from(bytes).toString()).not.toContain(SECRETS.note);
  });

  it('keeps its columns in Spanish, with the signs that Excel takes there', async () => {
    const spanish = await table('entries', 'lang=es', ';');
    expect(Object.keys(spanish[0] ?? {})).toEqual(Object.keys((await table('entries'))[0] ?? {}));
    expect(spanish.find((row) => row['date'] === '2026-03-05')).toMatchObject({ hours_decimal: '0,75' });
  });

  it('is sent to be saved and kept by nobody on the way', async () => {
    const { headers } = await kit.file(ines, `${FILES}/entries?lang=en`);
    expect(headers.get('content-disposition')).toBe('attachment; filename=mentoring-hours.en.csv');
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-store');
  });
});

describe('[j5] logs for professional bodies', () => {
  it('ICF: by client, individual or group, how many, from when to when; talks that count for ICF only', async () => {
    const rows = await table('icf');
    expect(rows).toEqual([
      expect.objectContaining({
        client: 'M1',
        type: 'individual',
        number_in_group: '1',
        start: '2026-03-03',
        end: '2026-03-29',
        hours: '2.25',
      }),
      expect.objectContaining({ client: 'M2', type: 'individual', minutes: '45', hours: '0.75' }),
      expect.objectContaining({ client: 'Group', type: 'group', number_in_group: '5', hours: '2.00' }),
    ]);
    for (const row of rows)
      expect([row['contact'], row['paid_hours'], row['pro_bono_hours']]).toEqual(['', '', '']);
  });

  it('EMCC: by client with a running total, supervision below it; nobody whom the learner manages', async () => {
    const rows = await table('emcc');
    const clients = rows.filter((row) => row['record'] === 'client');
    expect(clients.map((row) => row['client'])).toEqual(['M1', 'M2', 'Group']);
    expect(clients.at(-1)?.['total_hours']).toBe((sum(clients, 'minutes') / 60).toFixed(2));
    expect(rows.at(-1)).toMatchObject({ record: 'supervision', client: '', minutes: '65' });
  });
});

describe('[j6] a record of professional development', () => {
  it('has a row for each module with a step done and each month of mentoring: when, what, why, how applied, hours', async () => {
    const { token } = ines;
    const did = 'Asked what she had tried before';
    const act = '/api/course/acts/conversation-models/model-at-work';
    await kit.tool.call('PUT', `/api/course/steps/${TEN}/done`, { token });
    for (const [path, value] of [
      [act, { text: did, by: null }],
      [`${act}/outcome`, { outcome: 'did', line: 'what only I may read' }],
    ] as const)
      await kit.tool.call('PUT', path, { token, body: { write: hex(), revision: 0, value } });
    const rows = await table('cpd');
    expect(Object.keys(rows[0] ?? {})).toEqual(COLUMNS);
    const [mentoring, studied] = rows;
    expect(mentoring).toMatchObject({
      date: '2026-03-29',
      activity: 'Mentoring at work, 5 meetings',
      learnt: '',
    });
    expect(mentoring?.['minutes']).toBe(String(screen.counted));
    expect(studied?.['activity']).toMatch(/^Module 2: \w/);
    expect(studied?.['why']).not.toBe('');
    expect(studied).toMatchObject({ applied: did, minutes: '10', hours: '0.17' });
    expect(JSON.stringify(rows)).not.toContain('only I may read');
  });
});

describe('[N18] the month for a coordinator', () => {
  it('is pairs, meetings and hours; no label, no content', async () => {
    const { bytes } = await kit.file(ines, `${FILES}/month?lang=en&month=2026-03`);
    expect(csvRows(bytes)).toEqual([
      {
        month: '2026-03',
        pairs_open: '3',
        pairs_met: '2',
        meetings: '5',
        circle_meetings: '1',
        minutes: String(75 + 45 + 60 + 120 + 700),
        hours_decimal: '16.67',
      },
    ]);
    expect(Buffer.from(bytes).toString()).not.toMatch(/M[123]|Only-in|HYPERLINK/);
    expect((await table('month', 'lang=en&month=2026-04'))[0]).toMatchObject({
      pairs_open: '2',
      meetings: '0',
    });
  });

  it('is on paper too, in both languages, with the same numbers', async () => {
    const english = await pdf('month-paper', 'lang=en&month=2026-03');
    expect(english.parts).toEqual(
      expect.arrayContaining(['H1 Mentoring in March 2026', 'TH Meetings', 'TD 5', 'TD 16 h 40']),
    );
    expect((await pdf('month-paper', 'lang=es&month=2026-03')).parts[0]).toBe('H1 Mentoría en marzo de 2026');
    expect(english.text).not.toMatch(/\bM[123]\b/);
  });
});
