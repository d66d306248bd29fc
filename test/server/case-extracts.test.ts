import { beforeAll, describe, expect, it } from 'vitest';
import type { SectionValue } from '../../server/rooms/business-case/case.types.ts';
import { hex } from '../setup/hex.ts';
import { readDocx } from '../setup/office-file.ts';
import { readPdf } from '../setup/pdf-text.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { realTemplate, sampleCase } from '../unit/case-kit.ts';
import { HOSTILE } from '../unit/case-document-kit.ts';
import { exportKit, inLine, SUMS, writers, type ExportKit } from './case-exports-kit.ts';

let kit: ExportKit;
let english: Entered;
let spanish: Entered;
let hostile: Entered;
let sample: Entered;
beforeAll(async () => {
  kit = await exportKit();
  ({ english, spanish, hostile } = await writers(kit));
  sample = await kit.enterAs('sofia');
  await kit.write(sample, sampleCase());
});

const take = (who: Entered, format: string, sections: readonly string[], lang = 'en') =>
  kit.take(who, format, `${lang}&sections=${sections.join(',')}`);

async function textOf(who: Entered, format: string, sections: readonly string[], lang = 'en') {
  const { status, bytes } = await take(who, format, sections, lang);
  expect(status).toBe(200);
  if (format === 'pdf') return (await readPdf(bytes)).text;
  if (format === 'md') return Buffer.from(bytes).toString();
  return [...readDocx(bytes).file.parts.values()].map((one) => one.documentElement.textContent).join('\n');
}

/** Everything that somebody wrote in a section, text by text. */
function writtenIn({ text, tables }: SectionValue): string[] {
  const found: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === 'string') found.push(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
  };
  walk(text);
  walk(Object.values(tables).flatMap((rows) => rows.map(({ cells }) => Object.values(cells))));
  return found.map((one) => one.trim()).filter(({ length }) => length > 12);
}

describe('[S2.9] an extract of the case, for somebody whose support it needs', () => {
  const { extracts } = realTemplate();

  it.each(extracts.map(({ key, sections }) => [key, sections] as const))(
    '%s: has its sections and no word of the others, not even as the name of a row',
    async (_, sections) => {
      const whole = sampleCase();
      const isIn = (slug: string) => sections.includes(slug);
      const own = whole.sections.filter(({ slug }) => isIn(slug)).flatMap(({ value }) => writtenIn(value));
      const others = whole.sections
        .filter(({ slug }) => !isIn(slug))
        .flatMap(({ value }) => writtenIn(value))
        .filter((one) => !own.some((mine) => mine.includes(one)));
      expect(others.length).toBeGreaterThan(50);
      for (const format of ['md', 'docx']) {
        const text = await textOf(sample, format, sections);
        expect(others.filter((one) => text.includes(one))).toEqual([]);
        for (const { slug, title } of realTemplate().sections) {
          const there = isIn(slug) && whole.sections.some((one) => one.slug === slug);
          expect(text.includes(title.en), slug).toBe(there || own.some((one) => one.includes(title.en)));
        }
      }
    },
  );

  it.each([
    ['en', 'Extract: On Side: peer mentoring for first-year teachers', 'business-case-extract.en.'],
    [
      'es',
      'Extracto: On Side: mentoría entre pares para docentes de primer año',
      'business-case-extract.es.',
    ],
  ])('says in %s that it is one, and of which day', async (lang, title, name) => {
    const who = lang === 'en' ? english : spanish;
    const { bytes, headers } = await take(who, 'docx', ['decision'], lang);
    expect(headers.get('content-disposition')).toBe(`attachment; filename=${name}docx`);
    const { paragraphs } = readDocx(bytes);
    expect(paragraphs[0]).toMatchObject({ style: 'Title', text: title });
    expect(paragraphs[1]?.text).toMatch(lang === 'en' ? /Draft of \d+ \w+ \d{4}$/ : /Borrador del \d+ de/);
    const paper = await readPdf((await take(who, 'pdf', ['decision'], lang)).bytes);
    expect(paper).toMatchObject({ title, tagged: true });
    expect(await textOf(who, 'md', ['decision'], lang)).toMatch(/^# Extrac/);
  });

  it('[K14] has the figures of the screen where the sheet of costs is in it, and none where it is not', async () => {
    const { tables } = readDocx((await take(english, 'docx', ['costs-benefits', 'decision'])).bytes);
    expect(tables.map((table) => table.rows.slice(1).map((row) => row.slice(1)))).toContainEqual(SUMS);
    const { parts } = await readPdf((await take(english, 'pdf', ['costs-benefits'])).bytes);
    for (const row of SUMS) expect(parts.join('\n')).toContain(row.map((one) => `TD ${one}`).join('\n'));
    const without = await textOf(english, 'md', ['aims', 'evaluation']);
    for (const figure of SUMS.flat()) expect(without).not.toContain(figure);
  });

  it('is of a state that was kept, too', async () => {
    const who = await kit.enterAs('beatriz');
    await kit.write(who, sampleCase());
    const body = { write: hex(), name: 'Before the talk', leftOut: null };
    const kept = await kit.tool.call('POST', '/api/business-case/moments', { token: who.token, body });
    const value = { text: null, tables: {} };
    await kit.tool.call('PUT', '/api/business-case/sections/summary', {
      token: who.token,
      body: { write: hex(), revision: 1, value },
    });
    const { id } = kept.body as { id: string };
    const before = await kit.take(who, 'md', `en&sections=summary&version=${id}`);
    expect(Buffer.from(before.bytes).toString()).toContain('## Summary');
    expect(await textOf(who, 'md', ['summary', 'aims'])).not.toContain('## Summary');
  });

  it('does nothing that was written in it, and leads nowhere', async () => {
    const { paragraphs, tables, file } = readDocx(
      (await take(hostile, 'docx', ['context', 'decision'])).bytes,
    );
    const texts = [...paragraphs.map(({ text }) => text), ...tables.flatMap(({ rows }) => rows.flat())];
    for (const one of HOSTILE) expect(texts).toContain(inLine(one));
    expect(file.outside).toEqual([]);
  });

  it('is of sections that are in the case; slides are of all of it', async () => {
    expect((await take(english, 'docx', ['options'])).status).toBe(404);
    expect((await take(english, 'docx', ['no-section'])).status).toBe(404);
    expect((await take(english, 'docx', ['../etc'])).status).toBe(400);
    expect((await take(english, 'pptx', ['decision'])).status).toBe(400);
    expect((await take(await kit.enterAs('ruth'), 'docx', ['decision'])).status).toBe(403);
  });
});
