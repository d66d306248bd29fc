import { JSDOM } from 'jsdom';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { beforeAll, describe, expect, it } from 'vitest';
import { hex } from '../setup/hex.ts';
import { HOSTILE_TEXTS, hostileCase, hostileTitle } from '../setup/hostile-texts.ts';
import { elements, openOffice } from '../setup/office-file.ts';
import { readPdf } from '../setup/pdf-text.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { realTemplate, sampleCase } from '../unit/case-kit.ts';
import { exportKit, inLine, type ExportKit } from './case-exports-kit.ts';

/** Words that would run somewhere, in every place of a case that takes words, by the door that everybody has. */
let kit: ExportKit;
let who: Entered;
beforeAll(async () => {
  kit = await exportKit();
  who = await kit.enterAs('farah');
  await kit.write(who, hostileCase(sampleCase(), realTemplate()));
});

const CASE = '/api/business-case';
const doc = (...content: object[]) => ({ type: 'doc', content });
const paragraph = (...content: object[]) => ({ type: 'paragraph', content });
const words = (text: string, ...marks: object[]) => ({
  type: 'text',
  text: inLine(text),
  ...(marks.length > 0 ? { marks } : {}),
});
const cell = (text: string) => ({ type: 'tableCell', content: [paragraph(words(text))] });
const section = (text: object | null, tables: object = {}) => ({ text, tables });

interface Opened {
  head: { revision: number; value: Record<string, unknown> };
  sections: { slug: string; revision: number; value: unknown }[];
}

async function asked(person: Entered) {
  const { body } = await kit.tool.call('GET', CASE, { token: person.token });
  const { head, sections } = body as unknown as Opened;
  return { head, of: (slug: string) => sections.find((one) => one.slug === slug) };
}

async function put(person: Entered, path: string, value: unknown): Promise<number> {
  const { head, of } = await asked(person);
  const revision = path === 'head' ? head.revision : (of(path.replace('sections/', ''))?.revision ?? 0);
  const body = { write: hex(), revision, value };
  return (await kit.tool.call('PUT', `${CASE}/${path}`, { token: person.token, body })).status;
}

/** As many as go into one line of so many letters, and so on until all are in one. */
function lines(longest: number): string[] {
  const all: string[] = [''];
  for (const text of HOSTILE_TEXTS.map(inLine)) {
    const last = all.length - 1;
    const longer = `${all[last]} ${text}`.trim();
    if (longer.length <= longest) all[last] = longer;
    else all.push(text.slice(0, longest).trim());
  }
  return all;
}

const aims = (...content: object[]) => ({ path: 'sections/aims', values: [section(doc(...content))] });
const heads = (values: object[]) => ({
  path: 'head',
  values: values.map((more) => ({ ...sampleCase().head, ...more })),
});

/** Where somebody can write, and what they write there: all of them, in as few requests as hold them. */
const PLACES: Record<string, { path: string; values: unknown[] }> = {
  paragraphs: aims(...HOSTILE_TEXTS.map((text) => paragraph(words(text)))),
  headings: aims(
    ...HOSTILE_TEXTS.map((text) => ({ type: 'heading', attrs: { level: 4 }, content: [words(text)] })),
  ),
  'the cells of a text’s table': aims({
    type: 'table',
    content: HOSTILE_TEXTS.map((text) => ({ type: 'tableRow', content: [cell(text)] })),
  }),
  'the cells of a table': {
    path: 'sections/decision',
    values: [0, 20, 40].map((from) =>
      section(null, {
        request: HOSTILE_TEXTS.slice(from, from + 20).map((item, at) => ({
          key: `r${from + at}`,
          cells: { item },
        })),
      }),
    ),
  },
  'the title': heads(lines(160).map((title) => ({ title }))),
  'the reason why a section is left out': heads(
    lines(240).map((risks) => ({ taken: [], reasons: { risks } })),
  ),
};

describe('words that mean no good', () => {
  it.each(Object.entries(PLACES))(
    'are words in %s, and come back as they were written',
    async (_, { path, values }) => {
      const sofia = await kit.enterAs('sofia');
      for (const value of values) {
        expect(await put(sofia, path, value)).toBe(200);
        const { head, of } = await asked(sofia);
        expect(path === 'head' ? head.value : of(path.replace('sections/', ''))?.value).toEqual(value);
      }
    },
  );

  it('are words in the name of a moment', async () => {
    const hannah = await kit.enterAs('hannah');
    const names = lines(80);
    for (const name of names) {
      const body = { write: hex(), name, leftOut: null };
      await kit.tool.call('POST', `${CASE}/moments`, { token: hannah.token, body });
    }
    const { body } = await kit.tool.call('GET', `${CASE}/versions`, { token: hannah.token });
    const { versions } = body as { versions: { name: string }[] };
    expect(versions.map(({ name }) => name).toReversed()).toEqual(names.slice(-versions.length));
  });

  it.each([
    doc({ type: 'script', content: [words('hostile()')] }),
    doc({ type: 'image', attrs: { src: 'x', onerror: 'hostile()' } }),
    doc({ type: 'html', content: [words('<script>hostile()</script>')] }),
    doc({ ...paragraph(words('x')), attrs: { onclick: 'hostile()' } }),
    doc({ ...paragraph(words('x')), attrs: { style: 'background:url(javascript:hostile())' } }),
    doc({ type: 'heading', attrs: { level: '3 onclick=hostile()' }, content: [words('x')] }),
    doc({ type: 'orderedList', attrs: { start: '1 onclick=hostile()' }, content: [] }),
    doc(paragraph(words('x', { type: 'link', attrs: { href: 'https://a.example', onclick: 'hostile()' } }))),
    doc(paragraph(words('x', { type: 'textStyle', attrs: { color: 'expression(hostile())' } }))),
    // Signs that nobody types, which hide where a word begins.
    doc(paragraph({ type: 'text', text: '\u202e<script>hostile()</script>' })),
    doc(paragraph({ type: 'text', text: '\ufeff<img src=x onerror=hostile()>' })),
    doc(paragraph({ type: 'text', text: 'x', __proto__: { marks: [] }, html: '<b>' })),
    ...[
      'javascript:hostile()',
      ' javascript:hostile()',
      'JaVaScRiPt:hostile()',
      'java\tscript:hostile()',
      'data:text/html,<script>hostile()</script>',
      'vbscript:hostile()',
      'file:///etc/passwd',
      '//evil.example',
      'https://bank.example@evil.example/',
      '\\\\evil.example\\share',
    ].map((href) => doc(paragraph(words('x', { type: 'link', attrs: { href } })))),
  ])('are refused where they are no words: %j', async (text) => {
    const neil = await kit.enterAs('neil');
    expect(await put(neil, 'sections/aims', section(text))).toBe(400);
    expect((await asked(neil)).of('aims')).toBeUndefined();
  });
});

describe('a copy of a case that is full of them', () => {
  const files = new Map<string, Uint8Array>();
  beforeAll(async () => {
    for (const format of ['docx', 'pptx', 'pdf', 'md'])
      files.set(format, (await kit.take(who, format)).bytes);
  });
  const take = (format: string) => files.get(format) ?? new Uint8Array();

  it.each([
    ['docx', /^word\/document\.xml$/],
    ['pptx', /^ppt\/(slides|notesSlides)\//],
  ])('holds them as words, and runs nothing as %s', (format, texts) => {
    const file = openOffice(take(format));
    expect(file.outside.every(({ target }) => target.startsWith('https://example.org/'))).toBe(true);
    for (const path of file.parts.keys()) expect(path).not.toMatch(/vba|activeX|embeddings|\.bin/i);
    const forbidden = /(^|:)(fldSimple|altChunk|object|oleObj|control|script|timing|attachedTemplate)$/;
    let said = '';
    for (const [path, part] of file.parts) {
      const names = [...part.getElementsByTagName('*')].map(({ tagName }) => tagName);
      expect(
        names.filter((name) => forbidden.test(name)),
        path,
      ).toEqual([]);
      // The number of a page is the one field that there is.
      const fields = elements(part, 'w:instrText').map(({ textContent }) => textContent?.trim());
      expect(
        fields.filter((field) => field !== 'PAGE' && field !== 'NUMPAGES'),
        path,
      ).toEqual([]);
      if (texts.test(path)) said += part.documentElement.textContent;
    }
    for (const text of HOSTILE_TEXTS.slice(0, 12)) expect(said).toContain(inLine(text));
    for (const link of elements(file.part('docProps/core.xml'), 'dc:title'))
      expect(link.textContent).toContain('<script>');
  });

  it('holds them as words, and runs nothing, on paper', async () => {
    const bytes = take('pdf');
    const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
    expect(await document.getJSActions()).toBeNull();
    expect(await document.getOpenAction()).toBeNull();
    expect(await document.getAttachments()).toBeNull();
    for (let number = 1; number <= document.numPages; number += 1)
      for (const note of (await (await document.getPage(number)).getAnnotations()) as { url?: string }[])
        expect(note.url).toMatch(/^https:\/\/example\.org\//);
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(
      /\/(JavaScript|JS|Launch|SubmitForm|EmbeddedFile)\b/,
    );
    const { text, title } = await readPdf(bytes);
    expect(title).toBe(hostileTitle.trim());
    expect(text).toContain('<script>hostile()</script>');
  });

  it('is words in Markdown, whatever shows it, HTML of others included', async () => {
    const shown = await unified()
      .use(remarkParse)
      .use(remarkGfm)
      .use(remarkRehype, { allowDangerousHtml: true })
      .use(rehypeStringify, { allowDangerousHtml: true })
      .process(Buffer.from(take('md')).toString());
    const ran: string[] = [];
    const page = new JSDOM(`<!doctype html>${String(shown)}`, {
      runScripts: 'dangerously',
      beforeParse: (window) => Object.assign(window, { hostile: () => ran.push('ran') }),
    });
    const all = [...page.window.document.body.querySelectorAll('*')];
    const names = new Set(all.map(({ localName }) => localName));
    for (const name of ['script', 'img', 'svg', 'iframe', 'object', 'form', 'style', 'base', 'meta', 'math'])
      expect(names.has(name), name).toBe(false);
    for (const one of all)
      for (const { name, value } of one.attributes) {
        expect(name).not.toMatch(/^on|^style$/);
        if (name === 'href') expect(value).toMatch(/^(https:|http:|mailto:|#)/);
      }
    for (const text of HOSTILE_TEXTS.slice(0, 12))
      expect(page.window.document.body.textContent).toContain(inLine(text));
    expect(ran).toEqual([]);
  });
});
