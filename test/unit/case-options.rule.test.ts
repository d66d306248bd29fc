import { describe, expect, it } from 'vitest';
import { computedCells } from '../../server/rooms/forms/answer.rule.ts';
import { leadersOf, weighedOptions, weightsOf } from '../../server/rooms/business-case/options.rule.ts';
import { realTemplate } from './case-kit.ts';

const row = (key: string, cells: Record<string, unknown>) => ({ key, cells });
const score = (option: string, criterion: string, points: number) =>
  row(`${option}-${criterion}-${points}`, { option, criterion, score: points });

describe('options', () => {
  const tables = {
    criteria: [
      row('power', { criterion: 'Power distance', weight: 5 }),
      row('cost', { criterion: 'Cost', weight: 2 }),
      row('calm', { criterion: 'Calm', weight: 0 }),
    ],
    rows: [row('do-nothing', { option: 'Do nothing' }), row('pairs', { option: 'Pairs' }), row('new', {})],
    scores: [
      score('do-nothing', 'power', 1),
      score('do-nothing', 'cost', 5),
      score('pairs', 'power', 4),
      score('pairs', 'cost', 0),
      score('pairs', 'cost', 1),
    ],
  };

  it('are weighed: score times weight, added up, the later of two scores', () => {
    expect(weighedOptions(tables)).toEqual([
      { key: 'do-nothing', name: 'Do nothing', total: 15, open: 0 },
      { key: 'pairs', name: 'Pairs', total: 22, open: 0 },
      { key: 'new', name: '', total: undefined, open: 2 },
    ]);
  });

  it('are weighed otherwise without a change to what stands there', () => {
    const other = new Map(weightsOf(tables)).set('power', 1).set('cost', 5);
    const leaders = leadersOf(weighedOptions(tables, other));
    expect(leaders.map(({ key, total }) => [key, total])).toEqual([['do-nothing', 26]]);
    expect(leadersOf(weighedOptions(tables)).map(({ key }) => key)).toEqual(['pairs']);
  });

  it('that nothing tells apart lead together, and before there is a score nobody does', () => {
    const flat = new Map([['cost', 0]]);
    expect(leadersOf(weighedOptions(tables, flat)).map(({ key }) => key)).toEqual(['do-nothing', 'pairs']);
    expect(leadersOf(weighedOptions({ ...tables, scores: [] }))).toEqual([]);
  });
});

describe('what the tables of the template work out', () => {
  const worked = (slug: string, cells: Record<string, unknown>) => {
    const table = realTemplate().sections.find((one) => one.slug === slug)?.tables[0];
    return computedCells(table?.columns ?? [], cells, 'en');
  };

  it('[K16] a risk by likelihood and impact', () => {
    expect(worked('risks', { likelihood: 3, impact: 4 })).toEqual({ score: 12, band: 'medium' });
    expect(worked('risks', { likelihood: 4, impact: 4 })).toEqual({ score: 16, band: 'high' });
    expect(worked('risks', { likelihood: 4 })).toEqual({});
  });

  it('[K17] how much support is missing, and whom to see first', () => {
    expect(worked('stakeholders', { influence: 4, support_now: -1, support_needed: 1 })).toEqual({
      gap: 2,
      priority: 8,
    });
    expect(worked('stakeholders', { influence: 5, support_now: 2, support_needed: 1 })).toEqual({
      gap: -1,
      priority: 0,
    });
  });

  it('a line of costs by what is asked of it: times a year only of what comes back', () => {
    const cells = { nature: 'cash', quantity: 2, unit_cost: 10, times_per_year: 12 };
    const total = (more: object) => worked('costs-benefits', { ...cells, ...more })['line_total'];
    expect(total({ timing: 'recurring' })).toBe(240);
    expect(total({ timing: 'one-off' })).toBe(20);
    expect(total({ timing: 'recurring', nature: 'unpriced' })).toBeUndefined();
  });
});
