import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parsed } from '../setup/office-file.ts';
import { readPdf } from '../setup/pdf-text.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { richText } from '../unit/case-document-kit.ts';
import { sampleCase, withSection } from '../unit/case-kit.ts';
import { cell, exportKit, paragraph, says, SUMS, writers, type ExportKit } from './case-exports-kit.ts';

let kit: ExportKit;
let english: Entered;
let spanish: Entered;
let hostile: Entered;
beforeAll(async () => {
  kit = await exportKit();
  ({ english, spanish, hostile } = await writers(kit));
});

const inLang = (lang: string) => (lang === 'en' ? english : spanish);

/** What the file says of itself, as it stands there: readers that mend it would hide what is wrong. */
const xmpOf = (bytes: Uint8Array): string =>
  /<x:xmpmeta[\s\S]*<\/x:xmpmeta>/.exec(Buffer.from(bytes).toString())?.[0] ?? '';

describe('[C14] the case on paper', () => {
  it.each([
    ['en', 'en-GB', 'On Side: peer mentoring for first-year teachers', 'Costs, benefits and value'],
    ['es', 'es', 'On Side: mentoría entre pares para docentes de primer año', 'Costos, beneficios y valor'],
  ])('is tagged in %s: headings, tables with heads, a language and a title', async (...expected) => {
    const [lang, locale, title, section] = expected;
    const paper = await readPdf((await kit.take(inLang(lang), 'pdf', lang)).bytes);
    expect(paper).toMatchObject({ title, lang: locale, tagged: true });
    expect(paper.parts[0]).toBe(`H1 ${title}`);
    expect(paper.parts.filter((part) => part.startsWith('H2'))).toHaveLength(14);
    expect(paper.parts).toContain(`H2 ${section}`);
  });

  it.each(['en', 'es'])('[K14] has the figures of the screen, in %s', async (lang) => {
    const { parts } = await readPdf((await kit.take(inLang(lang), 'pdf', lang)).bytes);
    for (const row of SUMS) {
      const cells = row.map((one) => `TD ${one}`);
      const found = parts.some((_, at) => cells.every((one, index) => parts[at + index] === one));
      expect(found, row.join(' ')).toBe(true);
    }
    expect(parts.some((part) => /^P .*\b1\.54\b.*\b2\./.test(part))).toBe(true);
  });

  it('keeps the form of a text for those who hear it: lists in lists, quotes, links', async () => {
    const { parts } = await readPdf((await kit.take(english, 'pdf')).bytes);
    const from = parts.indexOf('H3 Why now');
    const read = parts.slice(from, parts.indexOf('H2 Organisational context'));
    for (const part of [
      'Lbl 3.',
      'P third',
      'Lbl –',
      'P inner',
      'Lbl 4.',
      'Lbl 1.',
      'P said',
      'TH Site',
      'TD 14',
    ])
      expect(read).toContain(part);
    expect(read).toContain('Link the report');
  });

  it('is marked as one that can be read aloud, whatever its title is, and each link says where it leads', async () => {
    for (const who of [english, hostile]) {
      const { bytes } = await kit.take(who, 'pdf');
      const file = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
      const xml = parsed('metadata', xmpOf(bytes));
      expect(xml.getElementsByTagName('pdfuaid:part')[0]?.textContent).toBe('1');
      const { info } = (await file.getMetadata()) as { info: { Title?: string } };
      expect(xml.getElementsByTagName('dc:title')[0]?.textContent?.trim()).toBe(info.Title);
      expect(Buffer.from(bytes).includes('/CIDSet')).toBe(false);
    }
    const { bytes } = await kit.take(english, 'pdf');
    const file = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
    const links = await (await file.getPage(1)).getAnnotations();
    expect(links.map(({ contentsObj }) => contentsObj.str)).toEqual(['https://example.org/a?b=%3Cc%3E']);
  });

  it('leads nowhere but to pages, runs nothing, and says where it lacks letters', async () => {
    const { bytes } = await kit.take(hostile, 'pdf');
    const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
    expect(await document.getJSActions()).toBeNull();
    expect(await document.getOpenAction()).toBeNull();
    expect(await document.getAttachments()).toBeNull();
    for (let number = 1; number <= document.numPages; number += 1)
      expect(await (await document.getPage(number)).getAnnotations()).toEqual([]);
    const { text } = await readPdf(bytes);
    expect(text).toContain('<script>alert(1)</script>');
    expect(text).toContain('=cmd|');
    const foreign = withSection(sampleCase(), 'summary', () => ({
      text: richText(paragraph(says('Łódź and 李小龍'))),
      tables: {},
    }));
    const neil = await kit.enterAs('neil');
    await kit.write(neil, foreign);
    const paper = await readPdf((await kit.take(neil, 'pdf')).bytes);
    expect(paper.text).toContain('Łódź and □□□');
    expect(paper.text).toContain('3 signs above stand as □');
  });

  it('cuts off no word, however long a cell is', async () => {
    const long = Array.from({ length: 900 }, (_, at) => `word${at}`).join(' ');
    const who = await kit.enterAs('amir');
    await kit.write(
      who,
      withSection(sampleCase(), 'summary', () => ({
        text: richText({
          type: 'table',
          content: [
            { type: 'tableRow', content: [cell('Who', 'tableHeader'), cell('What', 'tableHeader')] },
            { type: 'tableRow', content: [cell('All', 'tableCell'), cell(long, 'tableCell')] },
          ],
        }),
        tables: {},
      })),
    );
    const { text } = await readPdf((await kit.take(who, 'pdf')).bytes);
    const words = new Set(text.match(/word\d+/g));
    expect(words.size).toBe(900);
  });
});
