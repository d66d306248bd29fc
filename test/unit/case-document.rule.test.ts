import { describe, expect, it } from 'vitest';
import { changed, sampleCase, withRows, withSection } from './case-kit.ts';
import { documentOf, richText, sampleDocument, sectionOf, tablesOf } from './case-document-kit.ts';

describe('a case as its reader has it', () => {
  it.each([
    ['en', 'On Side: peer mentoring for first-year teachers', 'Business case · Create a programme · Draft'],
    [
      'es',
      'On Side: mentoría entre pares para docentes de primer año',
      'Caso de negocio · Crear un programa · Draft',
    ],
  ] as const)('begins with its title and says what it is, in %s', (lang, title, about) => {
    expect(sampleDocument(lang)).toMatchObject({ lang, title, about });
    expect(documentOf({ ...sampleCase(), head: { ...sampleCase().head, title: ' ' } }).title).toBe(
      'Business case',
    );
  });

  it('has the sections that somebody wrote in, in the order of reading, and nothing of the others', () => {
    const { sections } = sampleDocument();
    expect(sections.map(({ slug }) => slug)).toEqual([
      'summary',
      'context',
      'rationale',
      'aims',
      'success-criteria',
      'model',
      'programme-design',
      'recruitment-matching',
      'ethics-safeguards',
      'costs-benefits',
      'risks',
      'pilot-timeline',
      'evaluation',
      'decision',
    ]);
    const left = { ...sampleCase().head, reasons: { options: 'There was no other way' } };
    const empty = withSection(sampleCase(), 'context', () => ({
      text: richText({ type: 'paragraph' }),
      tables: {},
    }));
    const document = documentOf({ ...empty, head: left });
    expect(document.sections.map(({ slug }) => slug)).not.toContain('context');
    expect(JSON.stringify(document)).not.toContain('no other way');
  });

  it('says cells as people read them: choices, rows by their name, dates, amounts under their sign', () => {
    const document = sampleDocument();
    const [, criteria] = [...tablesOf(document, 'success-criteria')][0] ?? [];
    expect(criteria?.columns.map(({ title }) => title).slice(0, 2)).toEqual([
      'Statement',
      'Mentored starters who leave within 12 months',
    ]);
    expect(criteria?.rows.map(([name, first]) => [name, first])).toEqual(
      expect.arrayContaining([
        ['Level', 'Result'],
        ['Due', '31 August 2027'],
      ]),
    );
    expect(tablesOf(document, 'pilot-timeline').get('Timeline')?.rows[1]).toEqual([
      'Decision',
      'Decide',
      '',
      '10 July 2026',
      "Principal's team",
      'Try-out',
      'minuted, and participants told',
      'Planned',
    ]);
    const lines = tablesOf(document, 'costs-benefits').get('What it takes');
    expect(lines?.columns.at(-1)?.title).toBe('Total a year,\u00a0£');
    expect(lines?.rows[1]).toEqual([
      'Mentors, 14 x 8.75 h',
      'Staff time',
      '122.5 hours',
      '32.00',
      'Recurring',
      'Medium',
      'Finance, May 2026',
      '3,920.00',
    ]);
  });

  it('[K16] has scores and bands of risks that nobody typed', () => {
    const { rows = [] } = tablesOf(sampleDocument(), 'risks').get('Risks') ?? {};
    expect(rows.find(([name]) => name === 'Score')).toEqual(['Score', '12', '12', '9', '10']);
    expect(rows.find(([name]) => name === 'Band')).toEqual(['Band', 'Medium', 'Medium', 'Medium', 'Medium']);
  });

  it('leaves out what nobody wrote: empty columns and rows, choices that were never touched, what is asked no more', () => {
    const [, criteria] = [...tablesOf(sampleDocument(), 'success-criteria')][0] ?? [];
    const asked = criteria?.rows.map(([name]) => name);
    expect(asked).not.toContain('State');
    expect(asked).not.toContain('Actual');
    expect(asked).not.toContain('Find it by');
    const whole = withRows(sampleCase(), 'success-criteria/criteria', (rows) => [
      ...changed(rows, 'leavers', { find_from: 'asked no more' }),
      { key: 'blank', cells: { level: null, statement: ' ' } },
    ]);
    const document = documentOf(whole);
    expect(JSON.stringify(document)).not.toContain('asked no more');
    expect([...tablesOf(document, 'success-criteria').keys()]).toEqual([
      'Success criteria: 1 to 3 of 5',
      'Success criteria: 4 to 5 of 5',
    ]);
  });

  it('keeps the rules that stand in every case, though nobody wrote them', () => {
    const matching = tablesOf(sampleDocument(), 'recruitment-matching').get('Matching criteria');
    expect(matching?.rows[0]?.slice(0, 2)).toEqual(['Is not the line manager', 'Must hold']);
  });

  it('gives a table of one row as a list of facts', () => {
    const card = sectionOf(sampleDocument(), 'model').parts.find(({ kind }) => kind === 'facts');
    expect(card).toMatchObject({
      title: 'Model card',
      facts: expect.arrayContaining([
        { name: 'Format', text: 'One to one; Peer' },
        { name: 'Length', text: '75\u00a0minutes' },
        { name: 'How directive it is', text: '3 of 10' },
      ]),
    });
  });

  it('keeps a choice that is gone, and calls nothing by a name that it does not have', () => {
    const whole = withRows(sampleCase(), 'aims/aims', (rows) =>
      rows.map((row) => ({ ...row, cells: { ...row.cells, criteria: ['listens', 'gone-row'] } })),
    );
    const { rows = [] } = tablesOf(documentOf(whole), 'aims').get('Aims') ?? {};
    expect(rows[0]?.at(-1)).toBe('Mentees who say their mentor listens and does not judge (4 or 5 of 5)');
    const gone = withRows(sampleCase(), 'risks/risks', (all) =>
      changed(all, 'row-1', { affects: 'weather' }),
    );
    expect(JSON.stringify(tablesOf(documentOf(gone), 'risks').get('Risks')?.rows)).toContain('weather');
  });
});

describe('[K14] the sums of the sheet of costs', () => {
  it.each([
    ['en', 'Costs and benefits by year, in £'],
    ['es', 'Costos y beneficios por año, en £'],
  ] as const)('stand below its lines, to the cent, in %s', (lang, title) => {
    const sums = tablesOf(sampleDocument(lang), 'costs-benefits').get(title);
    expect(sums?.rows.map(([, ...amounts]) => amounts)).toEqual([
      ['4,449.60', '0.00', '4,449.60'],
      ['10,318.00', '10,318.00', '20,636.00'],
      ['14,767.60', '10,318.00', '25,085.60'],
      ['392.00', '280.00', '672.00'],
      ['14,375.60', '10,038.00', '24,413.60'],
      ['13,428.00', '13,428.00', '26,856.00'],
      ['-1,339.60', '3,110.00', '1,770.40'],
      ['-8,053.60', '-11,657.60', '-11,657.60'],
    ]);
  });

  it('are followed by what pays for itself, what has no price and what is not counted yet', () => {
    const lines = (whole = sampleCase()) =>
      sectionOf(documentOf(whole), 'costs-benefits').parts.flatMap((part) =>
        part.kind === 'lines' ? part.lines : [],
      );
    expect(lines()).toEqual([
      'Year 1 pays for itself with 2.20 of “Leavers avoided”, so with 3.',
      'Year 2 pays for itself with 1.54 of “Leavers avoided”, so with 2.',
      'Benefits without a price: Trust between sites.',
    ]);
    const open = withRows(sampleCase(), 'costs-benefits/lines', (rows) => [
      ...rows,
      { key: 'later', cells: { kind: 'cost', label: 'A room', nature: 'cash', quantity: 2 } },
    ]);
    expect(lines(open).at(-1)).toBe('Not in these sums yet: A room.');
  });

  it('have no sign before a currency is chosen', () => {
    const { head, ...whole } = sampleCase();
    const tables = tablesOf(documentOf({ ...whole, head: { ...head, currency: '' } }), 'costs-benefits');
    expect([...tables.keys()]).toContain('Costs and benefits by year');
    expect(tables.get('What it takes')?.columns.at(-1)?.title).toBe('Total a year');
  });
});
