import { expect, test } from 'vitest';
import { placeOf, TABLES } from '../../server/rooms/business-case/case-tables.rule.ts';
import { realTemplate } from './case-kit.ts';

const template = realTemplate();
const { criteria, evaluation, milestones } = TABLES;

test('the tables that rules read stand in the template, with the columns that they read', () => {
  for (const name of Object.values(TABLES)) {
    const { section, table } = placeOf(name);
    const found = template.sections
      .find(({ slug }) => slug === section)
      ?.tables.find(({ key }) => key === table);
    expect(
      found?.columns.map(({ key }) => key),
      name,
    ).toEqual(expect.arrayContaining(READ[name] ?? []));
  }
});

const READ: Record<string, string[]> = {
  [criteria]: [
    'statement',
    'level',
    'baseline_status',
    'baseline_value',
    'find_by',
    'target_value',
    'n_expected',
  ],
  [evaluation]: ['criterion'],
  [TABLES.aims]: ['aim', 'group'],
  [TABLES.safeguards]: ['detail'],
  [milestones]: [
    'milestone',
    'kind',
    'start',
    'end',
    'owner_role',
    'depends_on',
    'status',
    'early_on_purpose',
  ],
  [TABLES.lines]: [
    'kind',
    'label',
    'nature',
    'quantity',
    'unit',
    'unit_cost',
    'timing',
    'times_per_year',
    'first_year',
    'source',
  ],
  [TABLES.card]: ['name', 'parents', 'left_behind', 'sign'],
  [TABLES.budgets]: ['no_cash_needed'],
  [TABLES.options]: ['option', 'total'],
  [TABLES.weights]: ['criterion', 'weight'],
  [TABLES.scores]: ['option', 'criterion', 'score'],
  [TABLES.risks]: ['risk', 'likelihood', 'impact', 'score', 'band'],
  [TABLES.stakeholders]: ['role', 'influence', 'support_now', 'support_needed', 'gap', 'priority'],
};
