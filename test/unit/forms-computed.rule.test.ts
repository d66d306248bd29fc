import { describe, expect, it } from 'vitest';
import { computedCells, computedValues } from '../../server/rooms/forms/answer.rule.ts';
import { field, formOf, option } from './forms-kit.ts';

describe('what is worked out', () => {
  const value = (rule: string, values: Record<string, unknown>) =>
    computedValues(
      formOf([
        ...Object.keys(values).map((key) => field(key, 'number')),
        field('out', 'computed', { rule, from: Object.keys(values) }),
      ]),
      values,
      'en',
    )['out'];

  it('sums, products and differences', () => {
    expect(value('sum', { a: 0.1, b: 0.2 })).toBe(0.3);
    expect(value('product', { a: 3, b: 4 })).toBe(12);
    expect(value('difference', { a: 4, b: -1 })).toBe(5);
    expect(value('product', { a: 3, b: undefined })).toBeUndefined();
  });

  it('a line of costs to cents, half up', () => {
    expect(value('line-total', { q: 1.15, c: 0.1, t: 1 })).toBe(0.12);
    expect(value('line-total', { q: 0.5, c: 0.01, t: 1 })).toBe(0.01);
    expect(value('line-total', { q: 2.5, c: 17.3, t: 12 })).toBe(519);
    expect(value('line-total', { q: 2, c: 10, t: undefined })).toBe(20);
    expect(value('line-total', { q: 900_000, c: 900_000, t: 366 })).toBe(296_460_000_000_000);
  });

  it('bands of risk and the priority of somebody who matters', () => {
    expect([1, 5, 6, 12, 15, 25].map((score) => value('risk-band', { score }))).toEqual([
      'low',
      'low',
      'medium',
      'medium',
      'high',
      'high',
    ]);
    expect(value('stakeholder-priority', { influence: 4, gap: 3 })).toBe(12);
    expect(value('stakeholder-priority', { influence: 4, gap: -1 })).toBe(0);
  });

  it('minutes of a session less its break, in the row of a table too', () => {
    const columns = [
      field('start', 'datetime'),
      field('end', 'datetime'),
      field('pause', 'number'),
      field('minutes', 'computed', { rule: 'duration', from: ['start', 'end', 'pause'] }),
    ];
    const form = formOf(columns);
    const at = (time: string) => ({ at: `2026-03-10T${time}Z`, zone: 'UTC' });
    const cells = { start: at('10:00:00'), end: at('11:14:59'), pause: 10 };
    expect(computedValues(form, cells, 'en')).toEqual({ minutes: 64 });
    expect(computedCells(form.fields as never, cells, 'en')).toEqual({ minutes: 64 });
  });

  it('a line that gives no organisation away, until its author writes it', () => {
    const says = {
      en: '{kind}, {size} staff, sites: {sites}',
      es: '{kind}, {size} personas, sedes: {sites}',
    };
    const form = formOf([
      field('kind', 'select', { options: [option('college'), option('school')] }),
      field('size', 'select', { options: [option('Under-50'.toLowerCase()), option('many')] }),
      field('sites', 'number'),
      field('line', 'computed', {
        rule: 'disguised-line',
        from: ['kind', 'size', 'sites'],
        editable: true,
        says,
      }),
    ]);
    expect(computedValues(form, { kind: 'college', size: 'many', sites: 2 }, 'es')['line']).toBe(
      'college, many personas, sedes: 2',
    );
    expect(computedValues(form, { kind: 'college' }, 'en')['line']).toBe('college');
    expect(computedValues(form, {}, 'en')).toEqual({});
    expect(computedValues(form, { kind: 'college', line: 'A place' }, 'en')['line']).toBe('A place');
  });
});
