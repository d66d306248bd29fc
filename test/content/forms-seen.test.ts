import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AUDIENCES } from '../../server/content/field.vocabulary.ts';
import { contentRoot, loadRemembered } from '../../server/content/remembered.ts';
import { house } from '../../server/rooms.ts';
import { applyVariant, type ShownForm } from '../../server/rooms/forms/answer.rule.ts';
import type { Field } from '../../server/rooms/forms/form.rule.ts';
import { formsOf } from '../../server/rooms/forms/forms.content.ts';
import { averagesOf, fieldsFor, numbersFor, type Audience } from '../../server/rooms/forms/seen.rule.ts';

const { course } = loadRemembered(join(contentRoot, 'advanced-mentoring'), { parts: house.contentParts });
const audiences = Object.keys(AUDIENCES) as Audience[];

/** Every form in every variant, with all of its fields asked. */
const shown: ShownForm[] = formsOf(course!).flatMap((form) =>
  ['plain', ...form.variants.map(({ key }) => key)].map((key) => {
    const variant = applyVariant(form, key)!;
    return {
      ...variant,
      fields: variant.fields.map((field) => ({ ...field, shown_when: undefined })) as Field[],
    };
  }),
);
const nameOf = ({ slug, variant }: ShownForm) => (variant === 'plain' ? slug : `${slug}#${variant}`);

/** A value for a field of any type. None of them is a choice that shares. */
function valueFor(field: Field): unknown {
  if ('options' in field && field.options && field.type !== 'ref') {
    const key = field.options.find((option) => !option.shares)?.key;
    return field.type === 'multiselect' ? [key] : key;
  }
  const values: Partial<Record<Field['type'], unknown>> = {
    number: 1,
    date: '2026-03-10',
    datetime: { at: '2026-03-10T10:00:00Z', zone: 'UTC' },
    multiselect: ['one'],
    checkbox: true,
    'scale-1-5': 3,
    'scale-0-10': 'items' in field && field.items ? { [field.items[0]!.key]: 3 } : 3,
    table: [{ key: 'r1', cells: { anything: 'x' } }],
    signature: { text: 'AB', at: '2026-03-10T10:00:00Z' },
  };
  return field.type in values ? values[field.type] : 'text';
}

const typed = (form: ShownForm) => form.fields.filter(({ type }) => type !== 'computed');
const answerOf = (form: ShownForm, shared: Record<string, Record<string, Date>> = {}) => ({
  values: Object.fromEntries(typed(form).map((field) => [field.key, valueFor(field)])),
  shared,
  savedAt: new Date(),
});
const read = (form: ShownForm, audience: Audience, shared?: Record<string, Record<string, Date>>) =>
  fieldsFor(form, answerOf(form, shared), { audience, lang: 'en' }).map(({ field }) => field.key);

describe('who reads what of an answer, for every form, audience and field', () => {
  it.each(shown.map((form) => [nameOf(form), form] as const))('%s', (_name, form) => {
    for (const audience of audiences) {
      const access = (field: Field) => ({ ...form.seen_by, ...field.seen_by })[audience] ?? 'none';
      const own = typed(form).filter((field) => ['read', 'write'].includes(access(field)));
      const typedIn = (keys: string[]) =>
        keys.filter((key) => typed(form).some((field) => field.key === key));
      const keys = (fields: Field[]) => fields.map(({ key }) => key);
      expect(typedIn(read(form, audience)), audience).toEqual(keys(own));
      // With everything shared with this audience, only what may be shared comes to it.
      const all = typed(form).filter((field) => ['read', 'write', 'shared'].includes(access(field)));
      const everything = { [audience]: { '*': new Date() } };
      expect(typedIn(read(form, audience, everything)), audience).toEqual(keys(all));
      // One item brings itself alone, and nothing to anybody else.
      const [one] = all.filter((field) => access(field) === 'shared');
      if (!one) continue;
      const item = { [audience]: { [one.key]: new Date() } };
      expect(read(form, audience, item).filter((key) => !read(form, audience).includes(key))).toEqual([
        one.key,
      ]);
      for (const other of audiences.filter((name) => name !== audience))
        expect(read(form, other, item), other).toEqual(read(form, other));
    }
  });

  /** Written out a second time, from the table of who sees what. */
  it('a trainer reads of what nobody has shared exactly this', () => {
    const seen = shown.map((form) => [nameOf(form), read(form, 'trainer')] as const);
    expect(Object.fromEntries(seen.filter(([, fields]) => fields.length > 0))).toEqual({
      'mentoring-agreement': ['relationship_at_work', 'sessions_planned', 'ending_clause'],
      'hours-entry': [
        'activity_type',
        'shadowing',
        'started_at',
        'ended_at',
        'break_min',
        'duration_min',
        'channel',
        'evidence_type',
        'length_note',
        'query_text',
      ],
      'set-ground-rules#cohort-protocol': [
        'rules',
        'confidential_text',
        'limits_text',
        'recording',
        'reconfirmed',
      ],
    });
  });

  it('nobody at work reads a log, a self-assessment or a turn', () => {
    for (const form of shown.filter(({ slug }) => /^(mentor-log|mentee-log|qualities|set-turn)/.test(slug)))
      for (const audience of ['manager', 'coordinator', 'panel', 'sponsor', 'leader', 'provider'] as const)
        expect(read(form, audience, { [audience]: { '*': new Date() } }), nameOf(form)).toEqual([]);
  });

  it('of a copy to practise on only those read who are named in it', () => {
    for (const form of shown.filter(({ practice }) => practice))
      for (const audience of audiences.filter((name) => name !== 'author' && !form.seen_by[name]))
        expect(read(form, audience, { [audience]: { '*': new Date() } }), nameOf(form)).toEqual([]);
  });
});

describe('averages', () => {
  const qualities = shown.find((form) => nameOf(form) === 'qualities-self-assessment#start')!;
  const sharing = { cohort: { calm: new Date() } };

  it('are of scales alone, and of those that are shared where they must be', () => {
    expect([...numbersFor(qualities, answerOf(qualities), 'cohort')]).toEqual([]);
    expect([...numbersFor(qualities, answerOf(qualities, sharing), 'cohort')]).toEqual([['calm', 3]]);
    expect([
      ...numbersFor(qualities, answerOf(qualities, { group: { calm: new Date() } }), 'cohort'),
    ]).toEqual([]);
    const review = shown.find((form) => nameOf(form) === 'set-evaluation')!;
    expect(numbersFor(review, answerOf(review), 'group').size).toBeGreaterThan(3);
  });

  it('say nothing of a field that too few count in, not even how many', () => {
    const of = (...numbers: number[]) => numbers.map((number) => new Map([['calm', number]]));
    expect(averagesOf(of(1, 2, 3, 4), 5)).toEqual([]);
    expect(averagesOf(of(1, 2, 3, 4, 4), 5)).toEqual([{ field: 'calm', average: 2.8, people: 5 }]);
  });
});
