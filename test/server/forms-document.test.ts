import { beforeAll, describe, expect, it } from 'vitest';
import { unzipTexts } from '../setup/unzip.ts';
import { formsKit, PROFILE, READING, writing, type FormsKit } from './forms-kit.ts';

let kit: FormsKit;
beforeAll(async () => {
  kit = await formsKit();
});

async function file(path: string, { token }: { token: string }) {
  const answer = await fetch(`${kit.tool.origin}/api/forms${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const decoded = (text: string) => text.replace(/&(\w+);/g, (_, name: string) => ENTITIES[name] ?? '?');

/** Paragraphs with their style. */
async function documentOf(path: string, who: { token: string }) {
  const { status, bytes } = await file(path, who);
  expect(status).toBe(200);
  const files = unzipTexts(bytes);
  const xml = files.get('word/document.xml') ?? '';
  const paragraphs = [...xml.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, inside = '']) => ({
    style: /<w:pStyle w:val="(\w+)"/.exec(inside)?.[1] ?? null,
    text: [...inside.matchAll(/<w:t\b[^>]*>([^<]*)<\/w:t>/g)].map(([, text = '']) => decoded(text)).join(''),
  }));
  const texts = paragraphs.map(({ text }) => text);
  const headings = paragraphs.filter(({ style }) => style?.startsWith('Heading'));
  return { files, xml, texts, headings };
}

describe('a form as a file', () => {
  it('is blank in both languages: its questions as headings, its choices as boxes', async () => {
    for (const [lang, locale, title, choice] of [
      ['en', 'en-GB', 'Mentoring agreement', '☐ Spot'],
      ['es', 'es', 'Acuerdo de mentoría', '☐ Puntual'],
    ]) {
      // A form that only a later room opens can be taken on paper today.
      const path = `/mentoring-agreement/plain/own/docx?lang=${lang}&blank=true`;
      const { headings, texts, files, xml } = await documentOf(path, kit.ines);
      expect(headings[0]).toEqual({ style: 'Heading1', text: title });
      expect(headings).toHaveLength(1 + 22);
      expect(texts).toContain(choice);
      expect(files.get('word/styles.xml')).toContain(`<w:lang w:val="${locale}"`);
      expect(xml.match(/<w:tblHeader/g)).toHaveLength(1);
      expect(files.get('docProps/core.xml')).toContain(title);
    }
  });

  it.each([
    ['mentor-application', 'Solicitud para dar mentoría', 18],
    ['mentee-application', 'Solicitud para ser mentee', 18],
    ['mentor-log', 'Bitácora reflexiva para mentores', 15],
    ['mentee-log', 'Bitácora reflexiva para mentees', 12],
  ])(
    '[S4.24][S4.28] %s is filled in by hand, too, with a line for each of its questions',
    async (form, title, fields) => {
      const path = `/${form}/plain/own/docx?lang=es&blank=true`;
      const { headings } = await documentOf(path, kit.ines);
      expect(headings[0]?.text).toBe(title);
      expect(headings).toHaveLength(1 + fields);
    },
  );

  it('is sent to be saved, under a name, and kept by nobody on the way', async () => {
    const { headers } = await file('/mentor-application/plain/own/docx?lang=es&blank=true', kit.ines);
    expect(headers.get('content-disposition')).toBe('attachment; filename=mentor-application.es.docx');
    expect(headers.get('content-type')).toContain('wordprocessingml');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('has one’s own answers in words, whatever they hold', async () => {
    const who = await kit.somebody();
    const hostile = '<w:p>&amp; "quoted"\u0000\u0008 \ud800end\nsecond line';
    const values = {
      org_type: 'school',
      sites: 2,
      changes_now: ['merger', 'gone-choice'],
      openings: hostile,
      calendar: [{ key: 'r1', cells: { from: '2026-03-10', why: 'Exams <b>' } }],
    };
    expect((await kit.call('PUT', PROFILE, who, writing(values))).status).toBe(200);
    const { texts, headings, xml } = await documentOf(`${PROFILE}/docx?lang=en`, who);
    expect(texts).toEqual(
      expect.arrayContaining(['School', '2', 'A merger', 'second line', '10 March 2026', 'Exams <b>']),
    );
    expect(texts).toContain('<w:p>&amp; "quoted" \ufffdend');
    // Characters that XML cannot hold in any way are out; everything else is escaped.
    expect([...xml].filter((one) => one < ' ' && !'\t\n\r'.includes(one))).toEqual([]);
    expect(xml).toContain('&lt;w:p&gt;&amp;amp;');
    expect(texts).toContain('School, sites: 2');
    expect(headings.map(({ text }) => text)).toContain('Kind of organisation');
    const qualities = await kit.reading(who);
    await kit.call('PUT', READING, who, writing(qualities));
    const spanish = await documentOf(`${READING}/docx?lang=es`, who);
    expect(spanish.texts).toContain('Mantengo la calma y no me altero');
  });

  it('is refused without a session, and of nobody else’s answers', async () => {
    expect((await file(`${PROFILE}/docx?lang=en`, { token: 'x' })).status).toBe(401);
    expect((await file(`${PROFILE}/docx?lang=en`, await kit.somebody('trainer'))).status).toBe(404);
    expect((await file(`${PROFILE}/docx?lang=de`, kit.ines)).status).toBe(400);
  });
});
