import { beforeAll, describe, expect, it } from 'vitest';
import { elements, readDocx } from '../setup/office-file.ts';
import { readPptx } from '../setup/pptx-text.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { changed, sampleCase, withRows } from '../unit/case-kit.ts';
import { HOSTILE } from '../unit/case-document-kit.ts';
import { allText, linesOf, named, packOf, textOf } from './case-pack-kit.ts';
import { exportKit, inLine, SUMS, writers, type ExportKit } from './case-exports-kit.ts';

let kit: ExportKit;
let english: Entered;
let spanish: Entered;
beforeAll(async () => {
  kit = await exportKit();
  ({ english, spanish } = await writers(kit));
});

const ENGLISH = [
  '00-read-me-first.docx',
  '01-business-case.docx',
  '02-role-co-ordinator.docx',
  '03-role-mentor.docx',
  '04-role-mentee.docx',
  '05-mentee-application.docx',
  '06-mentor-application.docx',
  '07-time-slip-for-the-line-manager.docx',
  '08-mentoring-agreement.docx',
  '09-progress-record.docx',
  '10-promotion-leaflet.docx',
  '11-promotion-poster.docx',
  '12-promotion-induction-slide.pptx',
  '13-promotion-meeting-script.docx',
];

describe('[N11] the pack to start a programme with', () => {
  it('[S1.18] is one zip of the case, role sheets, blank forms and the kit to promote it, all of which open without repair', async () => {
    const { headers, files } = await packOf(kit, english, 'en');
    expect(headers.get('content-type')).toContain('application/zip');
    expect(headers.get('content-disposition')).toBe('attachment; filename=programme-pack.en.zip');
    expect(headers.get('cache-control')).toBe('no-store');
    expect([...files.keys()]).toEqual(ENGLISH);
    for (const [name, bytes] of files) {
      const read = name.endsWith('.pptx') ? readPptx(bytes).file : readDocx(bytes).file;
      expect(read.part('docProps/core.xml').documentElement.textContent, name).toContain('Re-entry');
    }
  });

  it('is in either language, or in both side by side, and each file says its own', async () => {
    const { headers, files } = await packOf(kit, spanish, 'both');
    expect(headers.get('content-disposition')).toBe('attachment; filename=programme-pack.zip');
    expect(files.size).toBe(2 * ENGLISH.length);
    for (const [name, bytes] of files)
      if (name.endsWith('.docx'))
        expect(readDocx(bytes).lang, name).toBe(name.startsWith('es/') ? 'es' : 'en-GB');
    const only = await packOf(kit, spanish, 'es');
    expect([...only.files.keys()].map((name) => `es/${name}`)).toEqual(
      [...files.keys()].filter((name) => name.startsWith('es/')),
    );
    expect(textOf(only.files, 'papel-de-mentor')).toContain('Preguntas y solicitudes: ');
  });

  it('has what the case says in its places: title, aims, dates, contacts by their roles', async () => {
    const { files } = await packOf(kit, english, 'en');
    const title = 'On Side: peer mentoring for first-year teachers';
    for (const name of ENGLISH)
      expect(name.endsWith('.pptx') || linesOf(files, name).join('\n').includes(title), name).toBe(true);
    const leaflet = linesOf(files, 'leaflet');
    expect(leaflet).toContain(
      'Fewer first-year teachers leave because they felt alone (First-year teachers)',
    );
    expect(leaflet).toContain('Applications open: 7 September 2026');
    expect(leaflet.join('\n')).not.toContain('10 July 2026');
    const contacts = linesOf(files, 'role-mentor').filter((line) => line.includes('____'));
    expect(contacts.map((line) => line.replace(/_+/, ''))).toEqual([
      'Questions and applications: Co-ordinator, reached at ',
      'When somebody may come to harm: designated safeguarding lead, reached at ',
      'Complaints: HR partner, reached at ',
    ]);
    expect(textOf(files, 'read-me')).toContain('The case: Business case · Create a programme · Draft of ');
  });

  it('[K14] has the figures of the screen in the case that it holds', async () => {
    const { tables } = readDocx(named((await packOf(kit, english, 'en')).files, 'business-case'));
    expect(tables.map((table) => table.rows.slice(1).map((row) => row.slice(1)))).toContainEqual(SUMS);
  });

  it('names nobody: what looks like a name or a number in a contact is left for a hand to fill in', async () => {
    const who = await kit.enterAs('neil');
    const written = withRows(sampleCase(), 'ethics-safeguards/checklist', (rows) =>
      changed(changed(rows, 'safety-contact', { detail: 'Marta Quiroga' }), 'complaints', {
        detail: '0151 496 0999',
      }),
    );
    await kit.write(who, written);
    const { files } = await packOf(kit, who, 'en');
    const own = [...files].filter(([name]) => !name.includes('business-case'));
    const text = allText(new Map(own));
    expect(text).not.toContain('Quiroga');
    expect(text).not.toContain('0999');
    expect(textOf(files, 'role-mentor')).toMatch(/come to harm: _+\nComplaints: _+\n/);
    for (const name of who.me.name!.split(' ')) expect(text).not.toContain(name);
  });

  it('stands before the case does: every fact that is not there is a line to fill in, and the first page says so', async () => {
    const { files } = await packOf(kit, await kit.enterAs('beatriz'), 'en');
    expect([...files.keys()]).toEqual(ENGLISH);
    expect(textOf(files, 'leaflet')).toMatch(/^_+ is a way to learn/m);
    const open = linesOf(files, 'read-me').filter((line) => line.endsWith('a line to fill in by hand'));
    expect(open.map((line) => line.split(':')[0])).toEqual([
      'Title',
      'Aims',
      'Dates',
      'Questions and applications',
      'When somebody may come to harm',
      'Complaints',
    ]);
    expect(allText(files)).not.toMatch(/\{\w+\}|case\.pack/);
  });

  it('runs nothing of what was written in the case, and leads nowhere', async () => {
    const who = await kit.enterAs('amir');
    const line = HOSTILE.join(' ');
    const written = withRows(
      withRows(
        withRows(sampleCase(), 'aims/aims', ([first]) =>
          HOSTILE.slice(0, 6).map((text, at) => ({
            key: `a${at}`,
            cells: { ...first?.cells, aim: text, group: text },
          })),
        ),
        'pilot-timeline/milestones',
        (rows) =>
          rows.map((row, at) => ({
            ...row,
            cells: { ...row.cells, milestone: HOSTILE[at], owner_role: HOSTILE[at] },
          })),
      ),
      'ethics-safeguards/checklist',
      (rows) => changed(rows, 'safety-contact', { detail: '<img src=x onerror=alert(1)>{title}' }),
    );
    await kit.write(who, { ...written, head: { ...written.head, title: line.slice(0, 160) } });
    const { files } = await packOf(kit, who, 'both');
    const title = inLine(line.slice(0, 160)).trim();
    expect(textOf(files, 'en/02-')).toContain(title);
    const leaflet = textOf(files, 'promotion-leaflet');
    for (const one of HOSTILE.slice(0, 6)) expect(leaflet).toContain(`${one} (${one})`);
    expect(textOf(files, 'en/02-')).toContain('<img src=x onerror=alert(1)>{title}');
    for (const [name, bytes] of files) {
      const read = name.endsWith('.pptx') ? readPptx(bytes).file : readDocx(bytes).file;
      expect(read.outside, name).toEqual([]);
      // The number of a page is a field, and stands in the foot alone.
      const parts = [...read.parts].filter(([path]) => !path.startsWith('word/footer'));
      for (const [, part] of parts)
        for (const bad of [
          'w:instrText',
          'w:fldSimple',
          'w:altChunk',
          'w:object',
          'p:oleObj',
          'a:hlinkClick',
        ])
          expect(elements(part, bad).length, `${bad} in ${name}`).toBe(0);
    }
  });

  it('is one’s own, in a language of ours, and asked for by a learner', async () => {
    const status = async (who: Entered, lang: string) =>
      (
        await fetch(`${kit.tool.origin}/api/business-case/pack?lang=${lang}`, {
          headers: { authorization: `Bearer ${who.token}` },
        })
      ).status;
    expect(await status(await kit.enterAs('ruth'), 'en')).toBe(403);
    expect(await status(english, 'de')).toBe(400);
    expect((await fetch(`${kit.tool.origin}/api/business-case/pack?lang=en`)).status).toBe(401);
  });
});
