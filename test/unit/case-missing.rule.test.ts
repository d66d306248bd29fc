import { describe, expect, it } from 'vitest';
import type { Row } from '../../server/content/shape.rule.ts';
import { TABLES } from '../../server/rooms/business-case/case-tables.rule.ts';
import type { WholeCase } from '../../server/rooms/business-case/case.types.ts';
import { lengthNote } from '../../server/rooms/business-case/length.rule.ts';
import { missingIn } from '../../server/rooms/business-case/missing.rule.ts';
import { loopsIn, reviewDays } from '../../server/rooms/business-case/timeline.rule.ts';
import { changed, realTemplate, sampleCase, withRows, withSection } from './case-kit.ts';

const template = realTemplate();
const missing = (whole: WholeCase) => missingIn(whole, template);
const codes = (whole: WholeCase) => missing(whole).map(({ code }) => code);
const { criteria, evaluation, milestones } = TABLES;

describe('what a case needs before it is handed in', () => {
  it('is nothing in the case of the college, in both languages', () => {
    expect(missing(sampleCase('en'))).toEqual([]);
    expect(missing(sampleCase('es'))).toEqual([]);
  });

  it('is every essential section, with a word in it', () => {
    const nothing: WholeCase = { head: sampleCase().head, sections: [] };
    expect(missing(nothing)).toEqual(
      template.sections
        .filter(({ essential }) => essential)
        .map(({ slug }) => ({ code: 'empty', section: slug, stops: true })),
    );
    const blank = withSection(sampleCase(), 'summary', () => ({
      text: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: ' \u00a0' }] }] },
      tables: {},
    }));
    expect(missing(blank)).toEqual([{ code: 'empty', section: 'summary', stops: true }]);
  });

  it('is no optional section, though an empty one is worth a look', () => {
    const without = withSection(sampleCase(), 'risks', () => undefined);
    expect(missing(without)).toEqual([]);
    const empty = withSection(sampleCase(), 'risks', () => ({ text: null, tables: {} }));
    expect(missing(empty)).toEqual([{ code: 'empty', section: 'risks', stops: false }]);
  });

  it('does not take for writing what stands in a table from the beginning', () => {
    const table = template.sections.find(({ slug }) => slug === 'ethics-safeguards')?.tables[0];
    const rows = table?.starts.map(({ key, cells }) => ({
      key,
      cells: Object.fromEntries(
        Object.entries(cells).map(([column, cell]) => [column, (cell as { es: string }).es]),
      ),
    }));
    const started = withSection(sampleCase(), 'ethics-safeguards', () => ({
      text: null,
      tables: { checklist: rows ?? [] },
    }));
    expect(missing(started)).toEqual([{ code: 'empty', section: 'ethics-safeguards', stops: true }]);
    const answered = withRows(started, 'ethics-safeguards/checklist', (all) =>
      changed(all, 'code', { state: 'no' }),
    );
    expect(missing(answered)).toEqual([]);
  });

  it('is three criteria, one of them above reaction', () => {
    const two = withRows(sampleCase(), criteria, (rows) => rows.slice(0, 2));
    expect(missing(two)).toEqual([
      {
        code: 'too-few-criteria',
        section: 'success-criteria',
        table: 'criteria',
        stops: true,
        data: { count: 2, least: 3 },
      },
    ]);
    const content = withRows(sampleCase(), criteria, (rows) =>
      rows.map((row) => ({ ...row, cells: { ...row.cells, level: 'reaction' } })),
    );
    expect(codes(content)).toEqual(['only-reaction']);
  });

  it('asks nothing of a section that the template has not', () => {
    const sections = template.sections.filter(({ slug }) => slug !== 'success-criteria');
    const whole = withRows(sampleCase(), criteria, () => []);
    expect(missingIn(whole, { sections })).toEqual([]);
  });

  it('does not count a criterion that says nothing', () => {
    const bare = { key: 'new', cells: { baseline_status: 'known', status: 'not-started', level: 'result' } };
    const whole = withRows(sampleCase(), criteria, (rows) => [...rows.slice(0, 2), bare]);
    expect(codes(whole)).toEqual(['too-few-criteria']);
  });

  it('is a baseline of every criterion, known or with the day by which it is', () => {
    const open = withRows(sampleCase(), criteria, (rows) =>
      changed(changed(rows, 'leavers', { baseline_value: '' }), 'listens', { find_by: '' }),
    );
    expect(missing(open).map(({ code, row, column }) => [code, row, column])).toEqual([
      ['baseline', 'leavers', 'baseline_value'],
      ['find-by', 'listens', 'find_by'],
    ]);
    const nought = withRows(sampleCase(), criteria, (rows) =>
      changed(rows, 'leavers', { baseline_value: '0' }),
    );
    expect(missing(nought)).toEqual([]);
  });

  it('is a row of the evaluation for every criterion, mended where the evaluation stands', () => {
    const whole = withRows(sampleCase(), evaluation, (rows) => rows.slice(1));
    expect(missing(whole)).toEqual([
      {
        code: 'no-evaluation',
        section: 'evaluation',
        table: 'evaluation',
        stops: true,
        data: { name: 'Mentored starters who leave within 12 months' },
      },
    ]);
  });

  it('[B12] names a percentage of fewer than twenty people, and stops nobody for it', () => {
    const percent = (people: number) =>
      missing(
        withRows(sampleCase(), criteria, (rows) =>
          changed(rows, 'leavers', { target_value: 'at most 15 %', n_expected: people }),
        ),
      );
    expect(percent(19).map(({ code, column, stops }) => [code, column, stops])).toEqual([
      ['percentage-of-few', 'target_value', false],
    ]);
    expect(percent(20)).toEqual([]);
  });
});

describe('milestones', () => {
  const of = (change: (rows: readonly Row[]) => Row[]) =>
    missing(withRows(sampleCase(), milestones, change)).map(({ code, row, data, stops }) => [
      code,
      row,
      stops,
      data,
    ]);

  it('end when they have begun', () => {
    expect(of((rows) => changed(rows, 'try-out', { start: '2026-06-25' }))).toEqual([
      ['start-after-end', 'try-out', true, { name: 'Try-out' }],
    ]);
    expect(of((rows) => changed(rows, 'try-out', { start: '2026-06-24' }))).toEqual([]);
  });

  it('decide after the try-out, unless that is meant', () => {
    const early = (rows: readonly Row[]) => changed(rows, 'decision', { end: '2026-06-20' });
    expect(of(early)).toEqual([
      ['decision-before-try-out', 'decision', true, { name: 'Decision', other: 'Try-out' }],
    ]);
    expect(of((rows) => changed(early(rows), 'decision', { early_on_purpose: true }))).toEqual([]);
  });

  it('have the review of six months before that of twelve', () => {
    expect(
      of((rows) => changed(rows, 'six-months', { end: '2027-09-11' })).map(([code, row]) => [code, row]),
    ).toEqual([
      ['reviews-out-of-order', 'six-months'],
      ['review-moved', 'six-months'],
    ]);
  });

  it('book reviews from the launch, and may move them by thirty days', () => {
    expect([
      ...reviewDays(
        sampleCase().sections.find(({ slug }) => slug === 'pilot-timeline')?.value.tables['milestones'] ?? [],
      ),
    ]).toEqual([
      ['six-months', '2027-03-07'],
      ['twelve-months', '2027-09-07'],
    ]);
    const at = (end: string) => of((rows) => changed(rows, 'six-months', { end }));
    expect(at('2027-04-06')).toEqual([]);
    expect(at('2027-04-07')).toEqual([
      ['review-moved', 'six-months', false, { name: 'Six-month review', day: '2027-03-07', most: 30 }],
    ]);
    const launch = { key: 'l', cells: { kind: 'launch', end: '2026-08-31' } };
    expect(reviewDays([launch]).get('six-months')).toBe('2027-02-28');
  });

  it('never wait for each other in a ring, and the rows of one are named', () => {
    const ring = of((rows) => changed(rows, 'try-out', { depends_on: ['applications'] }));
    expect(ring).toEqual([
      ['loop', 'try-out', true, { name: 'Try-out', others: 'Decision, Applications open' }],
    ]);
    const row = (key: string, ...depends: string[]) => ({ key, cells: { depends_on: depends } });
    const found = loopsIn([row('a', 'a'), row('b', 'c'), row('c', 'b', 'gone'), row('d', 'b')]);
    expect(found.map((rows) => rows.map(({ key }) => key))).toEqual([['a'], ['b', 'c']]);
  });
});

describe('the guide of length', () => {
  it('speaks up above 130 and below 60 hundredths of it, and not before there is a word', () => {
    const at = (words: number) => lengthNote(words, [120, 180]);
    expect([0, 1, 71, 72, 234, 235].map(at)).toEqual([
      undefined,
      'short',
      'short',
      undefined,
      undefined,
      'long',
    ]);
  });
});
