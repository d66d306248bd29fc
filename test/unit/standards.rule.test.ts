import { describe, expect, it } from 'vitest';
import type { WholeCase } from '../../server/rooms/business-case/case.types.ts';
import { marksSum, readingsOf } from '../../server/rooms/business-case/standards.rule.ts';
import { realTemplate, sampleCase, withRows, withSection } from './case-kit.ts';

const template = realTemplate();
const read = (whole: WholeCase, ...names: string[]) =>
  readingsOf(names, template, whole).map(({ state, count }) => [state, count]);

describe('[N9] [i7] what a case says for a standard', () => {
  it('is told by counting the words of a section and the rows of a table', () => {
    expect(read(sampleCase(), 'rationale/evidence', 'success-criteria/criteria')).toEqual([
      ['present', 4],
      ['present', 5],
    ]);
    expect(read(sampleCase(), 'rationale')[0]?.[0]).toBe('present');
  });

  it('is thin under the guide of its section, absent without a word, and left out with it', () => {
    const few = withRows(sampleCase(), 'success-criteria/criteria', (rows) => rows.slice(0, 2));
    expect(read(few, 'success-criteria/criteria')).toEqual([['thin', 2]]);
    const short = withSection(sampleCase(), 'rationale', () => ({
      tables: {},
      text: {
        type: 'doc',
        content: [{ type: 'paragraph', content: [{ type: 'text', text: 'They leave.' }] }],
      },
    }));
    expect(read(short, 'rationale')).toEqual([['thin', 2]]);
    const none = withSection(sampleCase(), 'rationale', () => ({ text: null, tables: {} }));
    expect(read(none, 'rationale', 'rationale/evidence')).toEqual([
      ['absent', 0],
      ['absent', 0],
    ]);
    expect(read(sampleCase(), 'training-support')).toEqual([['left-out', 0]]);
  });

  it('names sections and tables that the template has', () => {
    const { standards } = template;
    expect(standards?.standards).toHaveLength(6);
    for (const { reads } of standards?.standards ?? [])
      expect(readingsOf(reads, template, sampleCase())).toHaveLength(reads.length);
  });
});

describe('[N9] [i7] one’s own marks', () => {
  const given = template.standards ?? { standards: [], awards: [] };
  const all = (...marks: (number | null)[]) => ({
    marks: Object.fromEntries(
      given.standards.map(({ key }, at) => [key, { mark: marks[at] ?? null, note: '' }]),
    ),
  });

  it('have no sum until all of them are given', () => {
    expect(marksSum(given, all(70, 70, 70, 70, 70))).toEqual({ given: 5, sum: undefined });
  });

  it.each([
    [[60, 70, 80, 70, 70, 70], { overall: 70, lowest: 60, reached: 'bronze' }],
    [[50, 80, 80, 80, 80, 80], { overall: 75, lowest: 50, reached: undefined }],
    [[70, 80, 80, 80, 80, 90], { overall: 80, lowest: 70, reached: 'silver' }],
    [[80, 90, 90, 90, 100, 90], { overall: 90, lowest: 80, reached: 'gold' }],
    [[70, 100, 100, 100, 100, 100], { overall: 95, lowest: 70, reached: 'silver' }],
    [[60, 60, 60, 60, 60, 60], { overall: 60, lowest: 60, reached: undefined }],
  ])('%o come to %o, by both numbers of a level', (marks, sum) => {
    expect(marksSum(given, all(...marks)).sum).toEqual(sum);
  });
});
