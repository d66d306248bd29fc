import { describe, expect, it } from 'vitest';
import {
  asked,
  earlierValues,
  partOf,
  problems,
  startValues,
  type ShownForm,
} from '../../server/rooms/forms/answer.rule.ts';
import { field, formOf, option } from './forms-kit.ts';

const TODAY = '2026-03-10';
const codes = (form: ShownForm, values: Record<string, unknown>) =>
  problems(form, values, TODAY).map(({ field: key, row, column, code }) =>
    [key, row, column, code].filter((one) => one !== undefined).join(' '),
  );
/** What stands against one answer to a form of one field. */
const against = (one: ReturnType<typeof field>, value: unknown) =>
  codes(formOf([one]), { [one.key]: value }).map((text) => text.replace(`${one.key} `, ''));

describe('an answer that is needed', () => {
  it.each([
    ['text', '  '],
    ['number', undefined],
    ['checkbox', false],
    ['multiselect', []],
    ['table', []],
    ['signature', { text: ' ', at: '2026-01-01T00:00:00Z' }],
    ['datetime', null],
  ])('of type %s is missing where there is nothing in it', (type, value) => {
    const more = {
      multiselect: { options: [option('a'), option('b')] },
      table: { columns: [field('one', 'text'), field('two', 'text')] },
      signature: { ways: ['here'] },
    }[type];
    expect(against(field('f', type, { required: true, ...more }), value)).toEqual(['required']);
    expect(against(field('f', type, { ...more }), value)).toEqual([]);
  });

  it('is nought, too, and a table that holds rows which nobody filled in is missing', () => {
    expect(against(field('n', 'number', { required: true }), 0)).toEqual([]);
    const columns = [field('skill', 'text'), field('now', 'scale-1-5')];
    const starts = [{ key: 'a', fixed: true, cells: { skill: 'listening' } }];
    const table = field('t', 'table', { required: true, columns, starts });
    expect(against(table, [{ key: 'a', cells: { skill: 'listening' } }])).toEqual(['required']);
    expect(against(table, [{ key: 'a', cells: { skill: 'listening', now: 3 } }])).toEqual([]);
  });

  it('is needed only while its condition holds, and never while it is not asked', () => {
    const form = formOf([
      field('kind', 'radio', { options: [option('circle'), option('pair')] }),
      field('people', 'number', {
        required: { field: 'kind', in: ['circle'] },
        shown_when: { field: 'kind', in: ['circle'] },
      }),
      field('why', 'text', { required: true, shown_when: { field: 'kind', not_in: ['circle'] } }),
    ]);
    expect(codes(form, {})).toEqual([]);
    expect(codes(form, { kind: 'circle' })).toEqual(['people required']);
    expect(codes(form, { kind: 'pair' })).toEqual(['why required']);
    expect(asked(form, { kind: 'circle' }).map(({ key }) => key)).toEqual(['kind', 'people']);
  });
});

describe('limits', () => {
  it('of a text count what reads as one letter as one', () => {
    const short = field('f', 'text', { max_length: 4 });
    expect(against(short, 'mamá')).toEqual([]);
    expect(against(short, 'mamá'.normalize('NFD'))).toEqual([]);
    expect(against(short, '👍👍👍👍')).toEqual([]);
    expect(against(short, 'mamás')).toEqual(['too-long']);
  });

  it('of a question that begins with how or what hold in both languages', () => {
    const question = field('f', 'text', { starts_with: { en: ['How', 'What'], es: ['Cómo', 'Qué'] } });
    for (const good of ['How do I…', 'what now', '¿Cómo le digo…?', 'como lo hago', '«Qué pasa»'])
      expect(against(question, good), good).toEqual([]);
    for (const bad of ['Why me', 'However', '¿Por qué?', 'Comodidad'])
      expect(against(question, bad), bad).toEqual(['starts-with']);
  });

  it('of a label are its pattern', () => {
    const label = field('f', 'code', { pattern: '^[A-Z]{1,3}[0-9]{0,2}$' });
    expect(against(label, 'M21')).toEqual([]);
    expect(against(label, 'Maria')).toEqual(['pattern']);
  });

  it.each([
    [{ min: 1, max: 12 }, 0, ['too-low']],
    [{ min: 1, max: 12 }, 13, ['too-high']],
    [{ min: 1, max: 12 }, 12, []],
    [{}, 1.5, ['step']],
    [{ step: 5, min: 0 }, 12, ['step']],
    [{ step: 0.01, min: 0.01 }, 1.1, []],
    [{ step: 0.01 }, 0.29, []],
    [{ step: 0.01 }, 0.295, ['step']],
  ])('of a number %j: %d', (more, value, expected) => {
    expect(against(field('f', 'number', more), value)).toEqual(expected);
  });

  it('of days: not in the future, not before another, and one that there is', () => {
    const form = formOf([
      field('held_on', 'date', { not_in_future: true }),
      field('next', 'date', { not_before: 'held_on', required: true }),
    ]);
    expect(codes(form, { held_on: '2026-03-11', next: '2026-03-12' })).toEqual(['held_on in-future']);
    expect(codes(form, { held_on: TODAY, next: '2026-03-09' })).toEqual(['next before']);
    expect(codes(form, { held_on: TODAY, next: '2026-02-30' })).toEqual(['next unfit']);
    expect(codes(form, { held_on: TODAY, next: TODAY })).toEqual([]);
  });

  it('of moments: after another, not too long after, on the steps of a clock', () => {
    const form = formOf([
      field('start', 'datetime', { step_minutes: 5 }),
      field('end', 'datetime', { after: 'start', within_minutes: 300 }),
    ]);
    const at = (time: string) => ({ at: `2026-03-10T${time}:00Z`, zone: 'America/Lima' });
    expect(codes(form, { start: at('10:00'), end: at('11:10') })).toEqual([]);
    expect(codes(form, { start: at('10:02') })).toEqual(['start step-minutes']);
    expect(codes(form, { start: at('10:00'), end: at('10:00') })).toEqual(['end not-after']);
    expect(codes(form, { start: at('10:00'), end: at('15:01') })).toEqual(['end too-late-after']);
  });

  it('of choices: so many, and one that stands alone', () => {
    const options = [option('a'), option('b'), option('c'), option('none', { alone: true })];
    const two = field('f', 'multiselect', { options, min: 2, max: 2 });
    expect(against(two, ['a'])).toEqual(['too-few']);
    expect(against(two, ['a', 'b', 'c'])).toEqual(['too-many']);
    expect(against(field('f', 'multiselect', { options }), ['a', 'none'])).toEqual(['alone']);
    expect(against(field('f', 'multiselect', { options }), ['none'])).toEqual([]);
  });

  it('of scales: whole numbers within them, each reading of several where they are needed', () => {
    expect(against(field('f', 'scale-1-5'), 0)).toEqual(['too-low']);
    expect(against(field('f', 'scale-1-5'), 2.5)).toEqual(['step']);
    expect(against(field('f', 'scale-0-10'), 11)).toEqual(['too-high']);
    const items = ['help', 'rules'].map((key) => ({ key, label: { en: key, es: key } }));
    const several = field('f', 'scale-0-10', { items, required: true });
    expect(against(several, { help: 0 })).toEqual(['required']);
    expect(against(several, { help: 0, rules: 10 })).toEqual([]);
    const each = field('f', 'scale-1-5', { answered_by: 'both', required: true });
    expect(against(each, { mentor: 4 })).toEqual(['required']);
    expect(against(each, { mentor: 4, mentee: 2 })).toEqual([]);
  });

  it('of a table: rows that say something are counted, and each cell is judged in its row', () => {
    const columns = [
      field('action', 'text', { required: true }),
      field('by_when', 'date'),
      field('how_many', 'number', { max: 3, shown_when: { field: 'action', in: ['count'] } }),
    ];
    const table = field('t', 'table', { columns, rows: { min: 2, max: 3 } });
    const row = (key: string, cells: Record<string, unknown>) => ({ key, cells });
    expect(against(table, [row('1', { action: 'a' }), row('2', { action: ' ' })])).toEqual(['too-few-rows']);
    const four = ['1', '2', '3', '4'].map((key) => row(key, { action: key }));
    expect(against(table, four)).toEqual(['too-many-rows']);
    const rows = [row('1', { action: 'count', how_many: 4 }), row('2', { by_when: '2026-03-12' })];
    expect(against(table, rows)).toEqual(['1 how_many too-high', '2 action required']);
    expect(against(table, [row('1', { action: 'x', how_many: 4 }), row('2', { action: 'y' })])).toEqual([]);
    expect(against(field('t', 'table', { columns }), [row('1', { action: 'a' }), row('1', {})])).toEqual([]);
    const twice = field('t', 'table', { columns, required: true });
    expect(against(twice, [row('1', { action: 'a' }), row('1', { action: 'b' })])).toEqual(['unfit']);
  });

  it('that stop a form name the notice', () => {
    const form = formOf([field('minutes', 'number')], {
      notices: [
        { id: 'H3', when: { field: 'minutes', over: 240 }, weight: 'block', says: { en: 'x', es: 'y' } },
        { id: 'H4', when: { field: 'minutes', over: 90 }, weight: 'nudge', says: { en: 'x', es: 'y' } },
      ],
    });
    expect(problems(form, { minutes: 250 }, TODAY)).toEqual([
      { field: 'minutes', code: 'stopped', data: { notice: 'H3' } },
    ]);
  });
});

describe('a form as it is put before somebody', () => {
  it('has what its defaults and starting rows say, in their language', () => {
    const form = formOf([
      field('confidential', 'textarea', { default: { en: 'Stays here.', es: 'Se queda aquí.' } }),
      field('sessions', 'number', { default: 4 }),
      field('on', 'date', { default: 'today' }),
      field('share', 'multiselect', { options: [option('nobody'), option('set')], default: ['nobody'] }),
      field('rules', 'table', {
        columns: [field('rule', 'text'), field('n', 'number')],
        starts: [{ key: 'own', cells: { rule: { en: 'Own work', es: 'Trabajo propio' }, n: 1 } }],
      }),
      field('open', 'text'),
    ]);
    expect(startValues(form, 'es', TODAY)).toEqual({
      confidential: 'Se queda aquí.',
      sessions: 4,
      on: TODAY,
      share: ['nobody'],
      rules: [{ key: 'own', cells: { rule: 'Trabajo propio', n: 1 } }],
    });
  });

  it('as a variant drops, adds and answers fields; as a part it has those of the part', () => {
    const more = {
      variants: [
        {
          key: 'mid',
          title: { en: 'm', es: 'm' },
          drops: ['b'],
          sets: { point: 'x' },
          adds: [field('c', 'text')],
        },
      ],
      parts: [{ key: 'P:one', title: { en: 'p', es: 'p' }, fields: ['a', 'b'] }],
    };
    const fields = [
      field('point', 'radio', { options: [option('x'), option('y')] }),
      field('a', 'text', { required: { field: 'point', in: ['x'] } }),
      field('b', 'text'),
    ];
    const form = formOf(fields, more, 'mid');
    expect(form.fields.map(({ key }) => key)).toEqual(['a', 'c']);
    expect(codes(form, {})).toEqual(['a required']);
    expect(partOf(form, 'P:one')?.fields.map(({ key }) => key)).toEqual(['a']);
    expect(partOf(form, 'P:two')).toBeUndefined();
  });
});

describe('a form that has changed', () => {
  const form = formOf([
    field('kind', 'radio', { options: [option('a'), option('b')], required: true }),
    field('tags', 'multiselect', { options: [option('x'), option('y')] }),
    field('count', 'number'),
  ]);

  it('shows what it does not ask any more, and stops nobody by it', () => {
    const values = { kind: 'a', tags: ['x', 'z'], gone: 'a long text', count: 'many' };
    expect(earlierValues(form, values)).toEqual([
      { field: 'tags', value: ['z'] },
      { field: 'gone', value: 'a long text' },
      { field: 'count', value: 'many' },
    ]);
    expect(codes(form, values)).toEqual([]);
  });

  it('asks again where the choice that was made is gone', () => {
    expect(codes(form, { kind: 'c' })).toEqual(['kind required']);
    expect(earlierValues(form, { kind: 'c' })).toEqual([{ field: 'kind', value: 'c' }]);
  });
});
