import { beforeAll, describe, expect, it } from 'vitest';
import { elements } from '../setup/office-file.ts';
import { readPptx } from '../setup/pptx-text.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { HOSTILE } from '../unit/case-document-kit.ts';
import { withRows } from '../unit/case-kit.ts';
import { exportKit, hostileCase, inLine, SUMS, writers, type ExportKit } from './case-exports-kit.ts';

let kit: ExportKit;
let english: Entered;
let spanish: Entered;
beforeAll(async () => {
  kit = await exportKit();
  ({ english, spanish } = await writers(kit));
});

const read = async (who: Entered, lang = 'en') => readPptx((await kit.take(who, 'pptx', lang)).bytes);

describe('[S1.19] the case as slides', () => {
  it.each([
    ['en', 'en-GB', 'On Side: peer mentoring for first-year teachers', 'Summary', 'The decision requested'],
    [
      'es',
      'es',
      'On Side: mentoría entre pares para docentes de primer año',
      'Resumen',
      'La decisión que se pide',
    ],
  ])(
    'open without repair in %s: at most twelve, from the summary to what is asked for',
    async (...expected) => {
      const [lang, locale, title, first, last] = expected;
      const { file, slides } = await read(lang === 'en' ? english : spanish, lang);
      expect(slides.length).toBeGreaterThanOrEqual(10);
      expect(slides.length).toBeLessThanOrEqual(12);
      expect(slides.map((one) => one.title).slice(0, 2)).toEqual([title, first]);
      expect(slides.at(-1)?.title).toBe(last);
      expect(slides.every((one) => one.title !== '' && one.notes.length > 0)).toBe(true);
      expect(slides.flatMap(({ table }) => (table ? [table.head] : [])).every(Boolean)).toBe(true);
      expect(file.part('docProps/core.xml').documentElement.textContent).toContain(title);
      const order = [...file.part('ppt/presentation.xml').documentElement.children].map(
        (one) => one.localName,
      );
      expect(order.slice(0, 5)).toEqual([
        'sldMasterIdLst',
        'notesMasterIdLst',
        'sldIdLst',
        'sldSz',
        'notesSz',
      ]);
      const spoken = elements(file.part('ppt/notesSlides/notesSlide2.xml'), 'a:rPr');
      expect(spoken[0]?.getAttribute('lang')).toBe(locale);
    },
  );

  it.each([
    ['en', 'Costs, benefits and value'],
    ['es', 'Costos, beneficios y valor'],
  ])('[K14] have the figures of the screen, in %s, and every line in the notes', async (lang, title) => {
    const { slides } = await read(lang === 'en' ? english : spanish, lang);
    const costs = slides.find((one) => one.title === title);
    expect(costs?.table?.rows.slice(1).map((row) => row.slice(1))).toEqual(SUMS);
    expect(costs?.notes.some((line) => line.includes('3,920.00'))).toBe(true);
    expect(costs?.notes.some((line) => /\b2\.20\b.*\b3\./.test(line))).toBe(true);
  });

  it('say what a section comes to, and leave the rest to be said', async () => {
    const { slides } = await read(english);
    for (const { texts } of slides.slice(1)) {
      expect(texts.filter((text) => text !== '').length).toBeLessThanOrEqual(6);
      expect(Math.max(0, ...texts.map(({ length }) => length))).toBeLessThanOrEqual(170);
    }
    const need = slides.find(({ title }) => title.startsWith('Rationale'));
    expect(need?.texts[0]).toBe('Managers already give advice and assess probation.');
    expect(need?.notes.join(' ')).toContain('mentoring will not change pay');
    const plan = slides.find(({ title }) => title.startsWith('Pilot plan'));
    expect(plan?.table?.rows).toHaveLength(1 + 6);
    expect(plan?.texts).toContain('One more row is in the notes.');
  });

  it('hold what was written, and none of it does anything', async () => {
    const who = await kit.enterAs('joanna');
    const whole = withRows(hostileCase(), 'decision/request', (rows) =>
      rows.slice(0, 6).map((row) => ({ ...row, cells: { ...row.cells, amount: '1' } })),
    );
    await kit.write(who, whole);
    const { file, slides } = await read(who);
    expect(file.outside).toEqual([]);
    const cells = slides.flatMap(({ table }) => table?.rows.flat() ?? []);
    for (const one of HOSTILE.slice(0, 6).filter(({ length }) => length <= 90)) expect(cells).toContain(one);
    expect(slides[0]?.title).toBe(HOSTILE.join(' ').slice(0, 160).replaceAll('\n', ' ').trim());
    for (const [path, part] of file.parts)
      if (path.startsWith('ppt/slides/'))
        for (const name of ['a:hlinkClick', 'p:oleObj', 'p:control', 'p:pic', 'p:timing'])
          expect(elements(part, name), `${name} in ${path}`).toEqual([]);
    expect(slides.flatMap(({ notes }) => notes).join('\n')).toContain(inLine(HOSTILE[0]));
  });
});
