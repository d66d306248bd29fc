import { beforeAll, describe, expect, it } from 'vitest';
import { elements, readDocx } from '../setup/office-file.ts';
import { readPdf } from '../setup/pdf-text.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { hex } from '../setup/hex.ts';
import { sampleCase } from '../unit/case-kit.ts';
import { HOSTILE } from '../unit/case-document-kit.ts';
import { exportKit, inLine, SUMS, writers, type ExportKit } from './case-exports-kit.ts';

let kit: ExportKit;
let english: Entered;
let spanish: Entered;
let hostile: Entered;

beforeAll(async () => {
  kit = await exportKit();
  ({ english, spanish, hostile } = await writers(kit));
});

const inLang = (lang: string) => (lang === 'en' ? english : spanish);

/** Everything that a reader of the file meets, line by line. */
async function linesOf(who: Entered, format: string, lang: string): Promise<string> {
  const { bytes } = await kit.take(who, format, lang);
  if (format === 'pdf') return (await readPdf(bytes)).text;
  if (format === 'md') return Buffer.from(bytes).toString().replaceAll('**', '');
  return readDocx(bytes)
    .paragraphs.map(({ text }) => text)
    .join('\n');
}

describe('[S0.2] what the project is after, whom it is for and its themes', () => {
  let who: Entered;
  beforeAll(async () => {
    who = await kit.enterAs('neil');
    const whole = sampleCase();
    const chosen = {
      goals: ['community', 'across'],
      groups: ['starting-out'],
      themes: ['nights', 'leaving'],
    };
    await kit.write(who, { ...whole, head: { ...whole.head, ...chosen } });
  });

  it.each(['docx', 'pdf', 'md'])(
    'stand where the case says its aims, in %s, in either language',
    async (format) => {
      const text = inLine(await linesOf(who, format, 'en'));
      expect(text).toContain('What the project is after: Contacts and a community; Across borders');
      expect(text).toContain('Whom it is for: Starting out');
      expect(text).toContain('Themes: nights; leaving');
      const at = text.indexOf('What the project is after');
      expect(at).toBeGreaterThan(text.indexOf('Aims, scope and people'));
      expect(at).toBeLessThan(text.indexOf('Objective it serves'));
      expect(inLine(await linesOf(who, format, 'es'))).toContain(
        'Qué busca el proyecto: Contactos y una comunidad; A través de fronteras',
      );
    },
  );

  it('are left out, with their section, of what somebody gets a part of', async () => {
    const part = (sections: string) => linesOf(who, 'md', `en&sections=${sections}`);
    expect(await part('summary,decision')).not.toContain('What the project is after');
    expect(await part('aims')).toContain('What the project is after');
  });
});

describe('a copy of the case', () => {
  it.each([
    ['docx', 'wordprocessingml.document'],
    ['pdf', 'application/pdf'],
    ['md', 'text/markdown'],
  ])('as %s is sent to be saved, names nobody, and is kept by nobody on the way', async (format, type) => {
    const { status, headers } = await kit.take(english, format, 'es');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain(type);
    expect(headers.get('content-disposition')).toBe(`attachment; filename=business-case.es.${format}`);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('is one’s own: for a learner, in a language of ours, and never of somebody else', async () => {
    expect((await kit.take(await kit.enterAs('ruth'), 'docx')).status).toBe(403);
    expect((await kit.take(english, 'docx', 'de')).status).toBe(400);
    expect((await kit.take(english, 'exe')).status).toBe(404);
    const other = await kit.take(await kit.enterAs('beatriz'), 'md');
    expect(Buffer.from(other.bytes).toString()).toMatch(/^# Business case\n\nBusiness case · Draft of \d/);
    expect(Buffer.from(other.bytes).toString().split('\n')).toHaveLength(4);
  });

  it('is of the case as it stands, or as it was kept, and of one’s own alone', async () => {
    const who = await kit.enterAs('sofia');
    const taken = async (version = '') =>
      Buffer.from((await kit.take(who, 'md', `en${version}`)).bytes).toString();
    const whole = sampleCase();
    await kit.write(who, whole);
    const body = { write: hex(), name: 'Before the talk', leftOut: null };
    const kept = await kit.tool.call('POST', '/api/business-case/moments', { token: who.token, body });
    await kit.tool.call('PUT', '/api/business-case/head', {
      token: who.token,
      body: { write: hex(), revision: 1, value: { ...whole.head, title: 'After the talk' } },
    });
    const version = `&version=${(kept.body as { id: string }).id}`;
    expect(await taken()).toMatch(/^# After the talk/);
    expect(await taken(version)).toMatch(/^# On Side: peer mentoring/);
    expect((await kit.take(english, 'md', `en${version}`)).status).toBe(404);
  });

  it('names nobody but those whom its author wrote of', async () => {
    for (const format of ['docx', 'pdf', 'md']) {
      const { bytes } = await kit.take(english, format);
      const text =
        format === 'pdf'
          ? (await readPdf(bytes)).text
          : format === 'md'
            ? Buffer.from(bytes).toString()
            : [...readDocx(bytes).file.parts.values()]
                .map((one) => one.documentElement.textContent)
                .join(' ');
      for (const name of english.me.name!.split(' ')) expect(text).not.toContain(name);
    }
  });
});

describe('[C14] the file for Word', () => {
  it.each([
    ['en', 'en-GB', 'On Side: peer mentoring for first-year teachers', 'What it takes'],
    ['es', 'es', 'On Side: mentoría entre pares para docentes de primer año', 'Lo que exige'],
  ])(
    'opens without repair in %s: styles, language, headings, tables with heads',
    async (lang, locale, title, caption) => {
      const read = readDocx((await kit.take(inLang(lang), 'docx', lang)).bytes);
      expect(read.lang).toBe(locale);
      const styled = (style: string) =>
        read.paragraphs.flatMap((one) => (one.style === style ? [one.text] : []));
      expect(styled('Title')).toEqual([title]);
      expect(styled('Heading1')).toHaveLength(14);
      expect(styled('Caption')).toContain(caption);
      expect(read.tables.length).toBeGreaterThan(12);
      expect(read.tables.every(({ head }) => head)).toBe(true);
      const styles = read.file.part('word/styles.xml');
      const known = new Set(elements(styles, 'w:style').map((one) => one.getAttribute('w:styleId')));
      expect(elements(styles, 'w:basedOn').filter((one) => !known.has(one.getAttribute('w:val')))).toEqual(
        [],
      );
      expect(read.file.part('docProps/core.xml').documentElement.textContent).toContain(title);
    },
  );

  it.each(['en', 'es'])('[K14] has the figures of the screen, in %s', async (lang) => {
    const { tables, paragraphs } = readDocx((await kit.take(inLang(lang), 'docx', lang)).bytes);
    const rows = tables.map((table) => table.rows.slice(1).map((row) => row.slice(1)));
    expect(rows).toContainEqual(SUMS);
    expect(paragraphs.some(({ text }) => /\b2\.20\b.*\b3\./.test(text))).toBe(true);
  });

  it('keeps the form of a text: headings, lists that count for themselves, quotes, tables, links', async () => {
    const { paragraphs, tables, file } = readDocx((await kit.take(english, 'docx')).bytes);
    const find = (text: string) => paragraphs.find((one) => one.text === text);
    expect(find('Why now')?.style).toBe('Heading2');
    expect(find('plain bold\nbelow')).toBeDefined();
    expect(['third', 'inner', 'fourth', 'first again'].map((one) => find(one)?.numbered)).toEqual(
      Array.from({ length: 4 }, () => true),
    );
    expect(find('said')?.style).toBe('Quote');
    expect(tables[0]).toEqual({
      head: true,
      rows: [
        ['Site', 'People'],
        ['East', '14'],
      ],
    });
    const starts = elements(file.part('word/numbering.xml'), 'w:abstractNum').map((one) =>
      one.getElementsByTagName('w:start')[0]?.getAttribute('w:val'),
    );
    expect(starts).toEqual(expect.arrayContaining(['1', '3']));
    expect(file.outside).toEqual([{ type: 'hyperlink', target: 'https://example.org/a?b=%3Cc%3E' }]);
  });

  it('holds every word that was written, and none of them does anything', async () => {
    const { bytes } = await kit.take(hostile, 'docx');
    const { paragraphs, tables, file } = readDocx(bytes);
    const texts = paragraphs.map(({ text }) => text);
    for (const one of HOSTILE) expect(texts).toContain(inLine(one));
    for (const one of HOSTILE.slice(0, 6)) expect(tables.flatMap(({ rows }) => rows.flat())).toContain(one);
    expect(file.outside).toEqual([]);
    const document = file.part('word/document.xml');
    for (const name of ['w:instrText', 'w:fldSimple', 'w:altChunk', 'w:object', 'w:drawing', 'w:script'])
      expect(elements(document, name), name).toEqual([]);
  });
});
