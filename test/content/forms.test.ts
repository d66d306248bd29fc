import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { house } from '../../server/rooms.ts';
import { contentRoot, loadRemembered } from '../../server/content/remembered.ts';
import { formsOf } from '../../server/rooms/forms/forms.content.ts';
import type { Course } from '../../server/content/course.types.ts';

const course = loadRemembered(join(contentRoot, 'advanced-mentoring'), { parts: house.contentParts })
  .course as Course;
const forms = new Map(formsOf(course).map((form) => [form.slug, form]));
const form = (slug: string) => {
  const found = forms.get(slug);
  if (!found) throw new Error(`there is no form ${slug}`);
  return found;
};
const fieldOf = (slug: string, key: string) => {
  const found = form(slug).fields.find((field) => field.key === key);
  if (!found) throw new Error(`${slug} has no field ${key}`);
  return found;
};

/** Slug and number of fields, as designed. */
const FORMS: [string, number][] = [
  ['mentoring-agreement', 22],
  ['progress-record', 14],
  ['mentor-log', 15],
  ['mentee-log', 12],
  ['hours-entry', 19],
  ['midpoint-review', 15],
  ['final-review', 14],
  ['no-fault-ending', 7],
  ['mentor-application', 19],
  ['mentee-application', 19],
  ['triad-observation', 16],
  ['set-ground-rules', 11],
  ['set-turn', 14],
  ['set-evaluation', 10],
  ['facilitator-notes', 11],
  ['final-outcome-evaluation', 14],
  ['programme-review', 20],
  ['organisational-context-profile', 20],
  ['qualities-self-assessment', 26],
  ['senior-leader-feedback', 14],
];

test('there are twenty forms with 312 fields', () => {
  const counted = Object.fromEntries([...forms.values()].map(({ slug, fields }) => [slug, fields.length]));
  expect(counted).toEqual(Object.fromEntries(FORMS));
  expect(FORMS.reduce((sum, [, fields]) => sum + fields, 0)).toBe(312);
});

/** How many fields of each type, over all forms. */
test('the fields are of sixteen types', () => {
  const counts: Record<string, number> = {};
  for (const { fields } of forms.values())
    for (const { type } of fields) counts[type] = (counts[type] ?? 0) + 1;
  expect(counts).toEqual({
    textarea: 79,
    'scale-1-5': 44,
    radio: 36,
    multiselect: 30,
    table: 28,
    number: 25,
    ref: 12,
    checkbox: 12,
    text: 10,
    date: 9,
    computed: 8,
    select: 7,
    'scale-0-10': 5,
    datetime: 4,
    signature: 2,
    code: 1,
  });
});

test('no form asks for a name, and every field is asked in both languages', () => {
  for (const { slug, fields } of forms.values())
    for (const { key, label } of fields) {
      expect(label.en.length * label.es.length, `${slug}.${key}`).toBeGreaterThan(0);
      expect(key, `${slug}.${key}`).not.toMatch(/^(name|first_name|surname|email|phone)$/);
    }
});

test('a log of reflection asks what happened and what one did, apart, and last for what has to be put down', () => {
  for (const key of ['what_happened', 'what_i_did'])
    expect(fieldOf('mentor-log', key).required, key).toBe(true);
  expect(fieldOf('mentor-log', 'after_effect').seen_by).toMatchObject({ group: 'none', trainer: 'none' });
});

test('somebody who decides says what must change before the verdict, which has five steps', () => {
  const keys = form('senior-leader-feedback').fields.map(({ key }) => key);
  expect(keys.indexOf('must_change')).toBeGreaterThanOrEqual(0);
  expect(keys.indexOf('must_change')).toBeLessThan(keys.indexOf('verdict'));
  expect(fieldOf('senior-leader-feedback', 'verdict')).toMatchObject({ options: { length: 5 } });
});

describe('who sees what', () => {
  /** Trainers know of these that they exist, and no more. */
  test.each(['mentoring-agreement', 'progress-record', 'midpoint-review', 'final-review', 'no-fault-ending'])(
    'a trainer knows of a %s that it exists',
    (slug) => {
      expect(form(slug).seen_by.trainer).toBe('exists');
    },
  );

  test.each(['mentor-log', 'qualities-self-assessment', 'organisational-context-profile'])(
    'of a %s a trainer reads what its author shares',
    (slug) => {
      expect(form(slug).seen_by.trainer ?? 'nothing').toMatch(/^(shared|averages-of-shared|nothing)$/);
      expect(form(slug).seen_by.author).toBe('write');
    },
  );

  test('the three boxes of the agreement that a trainer reads', () => {
    const read = form('mentoring-agreement').fields.filter((field) => field.seen_by?.trainer === 'read');
    expect(read.map(({ key }) => key)).toEqual(['relationship_at_work', 'sessions_planned', 'ending_clause']);
  });

  test('a line manager sees nothing but time, in the two applications', () => {
    for (const { slug, seen_by: whole, fields } of forms.values()) {
      expect(whole.manager ?? 'nothing', slug).toMatch(/^(none|nothing)$/);
      const read = fields.filter((field) => field.seen_by?.manager).map(({ key }) => key);
      if (read.length > 0) expect(read).toEqual(['commit_time', 'manager_time_ok']);
    }
  });

  test('averages appear from five answers, inside a set from four', () => {
    expect(form('set-evaluation').smallest_group).toBe(4);
    expect(form('qualities-self-assessment').smallest_group).toBe(5);
  });
});

describe('rules of fields', () => {
  test('a label of a mentee names nobody', () => {
    const label = fieldOf('mentoring-agreement', 'mentee_label');
    if (label.type !== 'code') throw new Error('a label is a code');
    const pattern = new RegExp(label.pattern, 'u');
    for (const good of ['M1', 'AB', 'ABC12', 'Z']) expect(good).toMatch(pattern);
    for (const bad of ['Maria', 'm1', 'M123', 'ABCD', '', 'M1 ', 'É1']) expect(bad).not.toMatch(pattern);
    expect(label.offers[0]).toBe('M21');
  });

  test('a link of power needs its reason', () => {
    const power = ['indirect-line', 'i-manage-them', 'they-manage-me', 'i-assess-or-appraise-them'];
    expect(fieldOf('mentoring-agreement', 'power_reason').required).toEqual({
      field: 'relationship_at_work',
      in: power,
    });
  });

  test('preparation is tied to its session, a circle says how many were there', () => {
    expect(fieldOf('hours-entry', 'linked_session').required).toEqual({
      field: 'activity_type',
      in: ['prep-and-reflect'],
    });
    expect(fieldOf('hours-entry', 'participants')).toMatchObject({
      required: { field: 'activity_type', in: ['circle'] },
      min: 2,
      max: 12,
    });
    expect(fieldOf('hours-entry', 'duration_min')).toMatchObject({ type: 'computed', rule: 'duration' });
  });

  test('a talk has a least length, preparation has none, and a break does not shorten the four hours', () => {
    const short = form('hours-entry').notices.find(({ when }) => JSON.stringify(when).includes('"under":15'));
    expect(short?.weight).toBe('block');
    expect(JSON.stringify(short?.when)).toContain('one-to-one');
    expect(JSON.stringify(short?.when)).not.toContain('prep-and-reflect');
    const pause = fieldOf('hours-entry', 'break_min');
    if (pause.type !== 'number') throw new Error('a break is a number of minutes');
    expect(fieldOf('hours-entry', 'ended_at')).toMatchObject({ within_minutes: 240 + (pause.max ?? 0) });
  });

  test('what nobody pressed is nought', () => {
    for (const field of form('triad-observation').fields)
      if (field.type === 'number' && field.tally) expect(field.default, field.key).toBe(0);
  });

  test('a long session needs its line, and nobody is asked about preparation', () => {
    expect(JSON.stringify(fieldOf('hours-entry', 'length_note').required)).toContain('"over":150');
    expect(JSON.stringify(fieldOf('hours-entry', 'length_note').required)).toContain('prep-and-reflect');
  });

  test('the warnings about power speak in both languages', () => {
    const ids = form('mentoring-agreement').notices.map(({ id }) => id);
    expect(ids).toEqual(['R1', 'R2', 'R3', 'R4']);
  });

  test('twenty qualities on a scale of five, at three points', () => {
    const qualities = form('qualities-self-assessment');
    expect(qualities.fields.filter(({ type }) => type === 'scale-1-5')).toHaveLength(20);
    expect(qualities.variants.map(({ key }) => key)).toEqual(['start', 'mid', 'end']);
    expect(fieldOf('qualities-self-assessment', 'focus_two')).toMatchObject({ min: 2, max: 2 });
  });

  test('the final evaluation speaks to all five levels', () => {
    const levels = new Set(form('final-outcome-evaluation').fields.map(({ level }) => level));
    expect([1, 2, 3, 4, 5].every((level) => levels.has(level))).toBe(true);
  });
});
