import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { house } from '../../server/rooms.ts';
import {
  templateOf,
  type BusinessCaseTemplate,
} from '../../server/rooms/business-case/business-case.content.ts';
import { contentRoot, loadRemembered } from '../../server/content/remembered.ts';
import { formsOf } from '../../server/rooms/forms/forms.content.ts';
import { questionBankOf, type QuestionBank } from '../../server/content/question-bank.ts';
import type { Course } from '../../server/content/course.types.ts';

const course = loadRemembered(join(contentRoot, 'advanced-mentoring'), { parts: house.contentParts })
  .course as Course;
const template = templateOf(course) as BusinessCaseTemplate;
const bank = questionBankOf(course) as QuestionBank;
const section = (slug: string) => {
  const found = template.sections.find((one) => one.slug === slug);
  if (!found) throw new Error(`there is no section ${slug}`);
  return found;
};

const ESSENTIAL = [
  'summary',
  'context',
  'rationale',
  'aims',
  'success-criteria',
  'model',
  'ethics-safeguards',
  'costs-benefits',
  'evaluation',
  'decision',
];

describe('the template', () => {
  test('has eighteen sections in the order of reading, ten of them essential', () => {
    expect(template.sections.map((one) => one.slug)).toEqual([
      'summary',
      'context',
      'rationale',
      'aims',
      'success-criteria',
      'options',
      'model',
      'programme-design',
      'stakeholders',
      'recruitment-matching',
      'training-support',
      'ethics-safeguards',
      'costs-benefits',
      'risks',
      'pilot-timeline',
      'evaluation',
      'sustainability',
      'decision',
    ]);
    expect(template.sections.filter((one) => one.essential).map((one) => one.slug)).toEqual(ESSENTIAL);
  });

  test.each([
    ['create', 14],
    ['modify', 13],
    ['improve', 12],
  ])('a project to %s begins with %i sections', (key, sections) => {
    const kind = template.kinds.find((one) => one.key === key);
    expect(ESSENTIAL.length + (kind?.adds.length ?? 0)).toBe(sections);
  });

  test('every section has its prompts, what an assessor looks for and an example; options say when to take them', () => {
    for (const one of template.sections) {
      expect(one.prompts.length, one.slug).toBeGreaterThanOrEqual(4);
      expect(one.example.en.split(/\s+/).length, one.slug).toBeGreaterThanOrEqual(40);
      expect(Boolean(one.recommended), one.slug).toBe(!one.essential);
    }
  });

  test('a change is followed downstream as designed', () => {
    const edges = Object.fromEntries(template.sections.map((one) => [one.slug, [...one.feeds].sort()]));
    expect(edges).toEqual({
      context: ['options', 'rationale', 'risks', 'stakeholders'],
      rationale: ['aims', 'costs-benefits', 'success-criteria', 'summary'],
      aims: ['options', 'programme-design', 'success-criteria', 'summary'],
      'success-criteria': ['costs-benefits', 'evaluation', 'pilot-timeline'],
      options: ['model'],
      model: ['ethics-safeguards', 'programme-design', 'recruitment-matching', 'summary', 'training-support'],
      'programme-design': ['costs-benefits', 'pilot-timeline', 'recruitment-matching', 'training-support'],
      stakeholders: ['decision', 'risks'],
      'recruitment-matching': ['ethics-safeguards', 'risks'],
      'training-support': ['costs-benefits', 'pilot-timeline'],
      'ethics-safeguards': ['evaluation', 'risks'],
      'costs-benefits': ['decision', 'risks', 'summary'],
      risks: ['decision', 'pilot-timeline'],
      'pilot-timeline': ['decision', 'evaluation'],
      evaluation: ['decision', 'sustainability'],
      sustainability: ['decision'],
      decision: ['summary'],
      summary: [],
    });
  });

  test.each([
    ['success-criteria', ['statement', 'level', 'baseline_status', 'target_value', 'measure', 'owner_role']],
    ['stakeholders', ['role', 'influence', 'support_now']],
    ['costs-benefits', ['kind', 'label', 'nature', 'timing', 'source']],
    ['risks', ['risk', 'early_sign']],
    ['pilot-timeline', ['milestone', 'end', 'owner_role']],
  ])('the table of %s asks for what it cannot do without', (slug, needed) => {
    const table = section(slug).tables.find(({ columns }) => columns.some(({ key }) => key === needed[0]));
    const required = table?.columns.filter((column) => column.required === true).map(({ key }) => key);
    expect(required).toEqual(expect.arrayContaining(needed));
  });

  test('the two rules of matching that nobody may drop', () => {
    const fixed = section('recruitment-matching').tables.flatMap(({ starts }) =>
      starts.filter((row) => row.fixed),
    );
    expect(fixed).toHaveLength(2);
    for (const { cells } of fixed) expect(cells['kind']).toBe('must');
  });
});

test('the rubric weighs nine things to a hundred, and only the design can be left out', () => {
  const { criteria, ready } = template.rubric;
  expect(Object.fromEntries(criteria.map(({ key, weight }) => [key, weight]))).toEqual({
    need: 15,
    context: 10,
    model: 15,
    criteria: 15,
    value: 15,
    design: 10,
    ethics: 10,
    iteration: 5,
    clarity: 5,
  });
  expect(ready).toEqual({ total: 60, none_at: 1 });
  const optional = (slug: string) => !ESSENTIAL.includes(slug);
  const leavable = criteria.filter((one) => one.sections.length > 0 && one.sections.every(optional));
  expect(leavable.map(({ key }) => key)).toEqual(['design']);
});

test('what an evaluation is collected with is a form of the course, or one that the plan makes itself', () => {
  const forms = new Map(formsOf(course).map((form) => [form.slug, form]));
  const [table] = section('evaluation').tables;
  const column = table?.columns.find(({ key }) => key === 'form');
  const options = column && 'options' in column ? (column.options ?? []) : [];
  const named = options.map(({ key }) => key).filter((key) => key !== 'survey' && key !== 'sheet');
  expect(named).toHaveLength(4);
  for (const name of named) expect(forms.has(name), name).toBe(true);
  expect(forms.get('programme-review')?.variants.map(({ key }) => key)).toEqual(['6', '12']);
});

describe('the question bank', () => {
  test('has a question for each of the twelve inquiries, and for each kind', () => {
    expect(bank.inquiries).toHaveLength(12);
    expect(bank.kinds.map(({ key }) => key)).toEqual(['clarify', 'explore', 'challenge', 'future']);
    for (const { key } of bank.inquiries)
      expect(bank.questions.filter((one) => one.inquiry === key).length, key).toBeGreaterThanOrEqual(2);
  });

  test('asks, in both languages', () => {
    for (const { key, text } of bank.questions) {
      expect(text.en, key).toMatch(/\?$/);
      expect(text.es, key).toMatch(/^[^?]*¿[^?]+\?$/);
    }
  });
});

test('a criterion of success has one of five levels, in the order in which step 7.1 draws them', () => {
  const table = section('success-criteria').tables.find(({ key }) => key === 'criteria');
  const level = table?.columns.find(({ key }) => key === 'level') as { options: { key: string }[] };
  expect(level.options.map(({ key }) => key)).toEqual([
    'reaction',
    'learning',
    'organisation',
    'behaviour',
    'result',
  ]);
});

describe('the sample case', () => {
  const sample = template.sample;
  const lines = sample?.sections.find((one) => one.slug === 'costs-benefits')?.tables['lines'] ?? [];
  /** Cents, so that sums are exact. */
  const total = (wanted: Record<string, string>) =>
    lines
      .filter((line) => Object.entries(wanted).every(([key, value]) => line[key] === value))
      .reduce((sum, line) => sum + Math.round(Number(line['quantity']) * Number(line['unit_cost']) * 100), 0);

  test('has the sections of a project to create', () => {
    expect(sample?.kind).toBe('create');
    const adds = template.kinds.find((one) => one.key === 'create')?.adds ?? [];
    expect(sample?.sections.map((one) => one.slug).sort()).toEqual([...ESSENTIAL, ...adds].sort());
  });

  test('its lines add up to what its text says', () => {
    expect(total({ kind: 'cost', timing: 'one-off' })).toBe(444_960);
    expect(total({ kind: 'cost', timing: 'recurring' })).toBe(1_031_800);
    expect(total({ kind: 'cost', nature: 'cash' })).toBe(39_200);
    expect(total({ kind: 'cost' })).toBe(1_476_760);
    expect(total({ kind: 'benefit', nature: 'avoided-cost' })).toBe(1_342_800);
  });
});
