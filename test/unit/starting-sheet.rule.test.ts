import { describe, expect, it } from 'vitest';
import { ProblemList } from '../../server/content/problems.ts';
import { checkSheets } from '../../server/rooms/business-case/business-case.check.ts';
import type { Section } from '../../server/rooms/business-case/business-case.schema.ts';
import { sheetRows } from '../../server/rooms/business-case/starting-sheet.rule.ts';
import { tableProblems } from '../../server/rooms/forms/answer.rule.ts';
import { realTemplate } from './case-kit.ts';

const section = realTemplate().sections.find(({ slug }) => slug === 'costs-benefits') as Section;
const [lines] = section.tables;
const sheet = lines?.sheet as NonNullable<NonNullable<typeof lines>['sheet']>;

describe('the starting sheet of the costs', () => {
  it('makes lines of the published numbers, each with its source, and leaves the cost of an hour open', () => {
    const rows = sheetRows(sheet, { pairs: 14, sessions: 5, minutes: 75 }, 'en') ?? [];
    expect(rows.map(({ cells }) => [cells['quantity'], cells['unit']])).toEqual([
      [9, 'days'],
      [14, 'days'],
      [87.5, 'hours'],
      [87.5, 'hours'],
    ]);
    for (const { cells } of rows) {
      expect(cells['source']).toMatch(/Guide|guidance/);
      expect(cells['unit_cost']).toBeUndefined();
    }
    const table = { key: 'lines', columns: lines?.columns ?? [], starts: [] };
    const flaws = tableProblems(table as never, rows, '2026-01-01');
    expect(new Set(flaws.map(({ column, code }) => `${column} ${code}`))).toEqual(
      new Set(['unit_cost required']),
    );
  });

  it('says nothing before all of it is asked, and counts to hundredths', () => {
    expect(sheetRows(sheet, { sessions: 5, minutes: 75 }, 'en')).toBeUndefined();
    expect(sheetRows(sheet, { pairs: 'ten', sessions: 5, minutes: 75 }, 'en')).toBeUndefined();
    expect(sheetRows(sheet, { pairs: 501, sessions: 5, minutes: 75 }, 'en')).toBeUndefined();
    const [, , hours] = sheetRows(sheet, { pairs: 1, sessions: 1, minutes: 50 }, 'es') ?? [];
    expect(hours?.cells).toMatchObject({ quantity: 0.83, unit: 'horas' });
  });

  it('is refused where it does not fit its table', () => {
    const problems = new ProblemList();
    const wrong = structuredClone(section);
    Object.assign(wrong.tables[0]?.sheet?.rows[0] ?? {}, {
      cells: { nature: 'gold', nowhere: 1 },
      counts: { column: 'label', amount: 1, times: ['people'], per: 1 },
    });
    checkSheets({ data: wrong, file: 'costs.yaml', lineOf: () => 1 } as never, problems);
    expect(problems.all().map(({ message }) => message)).toEqual([
      'nature cannot be "gold"',
      'nowhere cannot be 1',
      'label is no column of numbers',
      'people is not asked',
    ]);
  });
});
