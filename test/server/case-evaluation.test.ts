import { beforeAll, describe, expect, it } from 'vitest';
import { TABLES } from '../../server/rooms/business-case/case-tables.rule.ts';
import { hex } from '../setup/hex.ts';
import { readDocx } from '../setup/office-file.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { HOSTILE } from '../unit/case-document-kit.ts';
import { changed, sampleCase, withRows } from '../unit/case-kit.ts';
import { exportKit, type ExportKit } from './case-exports-kit.ts';
import { commandsOf } from './counting.ts';

let kit: ExportKit;
let english: Entered;
let spanish: Entered;
beforeAll(async () => {
  kit = await exportKit();
  [english, spanish] = await Promise.all([kit.enterAs('ines'), kit.enterAs('tom')]);
  await Promise.all([kit.write(english, sampleCase()), kit.write(spanish, sampleCase('es'))]);
});

const take = async ({ token }: Entered, path: string) => {
  const address = `${kit.tool.origin}/api/business-case/evaluation/${path}`;
  const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
  return {
    status: answer.status,
    headers: answer.headers,
    bytes: new Uint8Array(await answer.arrayBuffer()),
  };
};
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();
/** Events of a calendar by what they are called, lines that were folded put together again. */
const events = (bytes: Uint8Array) =>
  text(bytes)
    .replaceAll('\r\n ', '')
    .split(/^BEGIN:VEVENT/m)
    .slice(1)
    .map((event) => Object.fromEntries(event.split('\r\n').map((line) => line.split(/:(.*)/s).slice(0, 2))));

describe('[N9] the next day of an evaluation plan', () => {
  const next = async ({ token }: Entered) =>
    (await kit.tool.call('GET', '/api/business-case/evaluation/next', { token })).body;

  it('is told in two commands beside the session’s, in the words of its writer', async () => {
    const who = await kit.enterAs('neil');
    const whole = withRows(sampleCase(), TABLES.evaluation, ([first]) => [
      {
        key: 'later',
        cells: { ...first?.cells, timing: 'days', first_on: '2199-05-04', question: 'Do they stay?' },
      },
    ]);
    await kit.write(
      who,
      withRows(whole, TABLES.milestones, () => []),
    );
    expect(await next(who)).toEqual({
      next: { day: '2199-05-04', all: [{ question: 'Do they stay?', review: null }] },
    });
    expect(await commandsOf(kit.tool, () => next(who))).toEqual(['find', 'find', 'find']);
  });

  it('is none where no case is, and a learner’s own', async () => {
    expect(await next(await kit.enterAs('beatriz'))).toEqual({ next: null });
    const { status } = await kit.tool.call('GET', '/api/business-case/evaluation/next', {
      token: (await kit.enterAs('ruth')).token,
    });
    expect(status).toBe(403);
  });
});

describe('[N9] the calendar of an evaluation plan', () => {
  it('[S4.1] has every day of the plan and both reviews, as whole days of no zone', async () => {
    const { status, headers, bytes } = await take(english, 'calendar?lang=en');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(headers.get('content-disposition')).toBe('attachment; filename=evaluation-dates.en.ics');
    const all = events(bytes);
    expect(all).toHaveLength(1 + 2 + 12 + 1 + 12 + 1 + 2);
    const day = (summary: string) =>
      all.filter((one) => one['SUMMARY'] === summary).map((one) => one['DTSTART;VALUE=DATE']);
    expect(day('Programme review at 6 months')).toEqual(['20270312']);
    expect(day('Programme review at 12 months')).toEqual(['20270910']);
    expect(day('Collect: Do they stay?')).toEqual(['20270831']);
    expect(day('Collect: Is time released?')).toHaveLength(12);
    expect(text(bytes)).not.toMatch(/TZID|DTSTART:|VTIMEZONE/);
    expect(new Set(all.map((one) => one['UID'])).size).toBe(all.length);
    expect(text((await take(spanish, 'calendar?lang=es')).bytes)).toContain(
      'SUMMARY:Revisión del programa a los 6 meses',
    );
  });

  it('moves with the launch: the same events, newer, on other days', async () => {
    const who = await kit.enterAs('sofia');
    await kit.write(who, sampleCase());
    const before = events((await take(who, 'calendar?lang=en')).bytes);
    const moved = withRows(sampleCase(), TABLES.milestones, (rows) =>
      changed(rows, 'applications', { end: '2026-10-12' }),
    );
    const value = moved.sections.find(({ slug }) => slug === 'pilot-timeline')?.value;
    await kit.tool.call('PUT', '/api/business-case/sections/pilot-timeline', {
      token: who.token,
      body: { write: hex(), revision: 1, value },
    });
    const after = events((await take(who, 'calendar?lang=en')).bytes);
    expect(after.map((one) => one['UID'])).toEqual(before.map((one) => one['UID']));
    const talks = (all: typeof after) =>
      all.find((one) => one['SUMMARY'] === 'Collect: For whom did it not work?');
    expect(talks(before)).toMatchObject({ 'DTSTART;VALUE=DATE': '20270607' });
    expect(talks(after)).toMatchObject({ 'DTSTART;VALUE=DATE': '20270712' });
    expect(Number(talks(after)?.['SEQUENCE'])).toBeGreaterThan(Number(talks(before)?.['SEQUENCE']));
  });

  it('is one’s own, and empty where nothing is planned', async () => {
    expect((await take(await kit.enterAs('ruth'), 'calendar?lang=en')).status).toBe(403);
    expect(events((await take(await kit.enterAs('beatriz'), 'calendar?lang=en')).bytes)).toEqual([]);
  });

  it('is not written into by what somebody calls a question', async () => {
    const who = await kit.enterAs('farah');
    const question = 'Why?\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Meet me; now, \\n';
    await kit.write(
      who,
      withRows(sampleCase(), TABLES.evaluation, ([first]) => [
        { key: 'r', cells: { ...first?.cells, question } },
      ]),
    );
    const all = events((await take(who, 'calendar?lang=en')).bytes);
    expect(all).toHaveLength(3);
    expect(all.some((one) => one['SUMMARY']?.startsWith('Meet me'))).toBe(false);
  });
});

describe('[N9] the forms of an evaluation plan', () => {
  it('are a survey of its own questions, to be answered without a name and counted', async () => {
    const { headers, bytes } = await take(english, 'docx?lang=en&form=survey');
    expect(headers.get('content-disposition')).toBe('attachment; filename=evaluation-survey.en.docx');
    const { tables, paragraphs, lang } = readDocx(bytes);
    expect(lang).toBe('en-GB');
    expect(tables[0]?.rows).toEqual([
      ['Question', '1', '2', '3', '4', '5', 'Cannot say'],
      ['Does it feel safe to ask?', ...Array.from({ length: 6 }, () => '☐')],
    ]);
    expect(tables.at(-1)?.rows.map(([day]) => day)).toEqual(['Day', '29 January 2027', '30 April 2027']);
    expect(paragraphs.map((one) => one.text)).toContain(
      'Answers are read together, and only when there are five or more.',
    );
  });

  it('are sheets with their days, and say of fewer than twenty people that they are counted', async () => {
    const sheet = text((await take(english, 'md?lang=en&form=sheet')).bytes);
    expect(sheet).toContain('## Is time released?');
    expect(sheet).toContain('## Do they stay?');
    expect(sheet).not.toContain('Does it feel safe to ask?');
    expect(sheet).toContain('| 7 October 2026 |');
    expect(sheet).toContain('Write counts, such as 2 of 14: 14 people are too few for a percentage.');
    expect(sheet).toContain('A percentage only where it is of 20 people or more.');
    const spoken = text((await take(spanish, 'md?lang=es&form=sheet')).bytes);
    expect(spoken).toContain('## ¿Se quedan?');
    expect(spoken).toContain('Escribe conteos, como 2 de 14');
  });

  it('are there when a row asks for one, and for nobody else', async () => {
    expect((await take(await kit.enterAs('beatriz'), 'md?lang=en&form=survey')).status).toBe(404);
    expect((await take(await kit.enterAs('ruth'), 'docx?lang=en&form=sheet')).status).toBe(403);
    expect((await take(english, 'md?lang=en&form=quiz')).status).toBe(400);
  });

  it('run nothing of what somebody has written in a plan', async () => {
    const who = await kit.enterAs('hannah');
    await kit.write(
      who,
      withRows(sampleCase(), TABLES.evaluation, ([first]) =>
        HOSTILE.slice(0, 10).map((question, at) => ({
          key: `r${at}`,
          cells: { ...first?.cells, question, form: 'sheet' },
        })),
      ),
    );
    const sheet = text((await take(who, 'md?lang=en&form=sheet')).bytes);
    expect(sheet).not.toMatch(/(^|[^\\])<(script|img|svg)/im);
    const file = readDocx((await take(who, 'docx?lang=en&form=sheet')).bytes);
    expect(file.tables.length).toBeGreaterThan(5);
  });
});
