import type { Field } from '../../content/field.schema.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import type { SetRules } from './set.types.ts';

/** The form of the course that a set's rules begin with: one list, in the course, for paper and for here. */
export const RULES_FORM = 'set-ground-rules';

export function startingRules(fields: readonly Field[], lang: Lang, at: Date): SetRules {
  const text = (key: string): string => {
    const field = fields.find((one) => one.key === key);
    return field?.type === 'textarea' && field.default ? field.default[lang] : '';
  };
  const table = fields.find((one) => one.key === 'rules');
  const starts = table?.type === 'table' ? table.starts : [];
  const cell = (value: unknown): string => (isText(value) ? value[lang] : '');
  return {
    version: 1,
    lines: starts.map(({ cells }) => ({ rule: cell(cells['rule']), why: cell(cells['why']) })),
    confidential: text('confidential_text'),
    limits: text('limits_text'),
    absence: '',
    airtime: true,
    at,
  };
}

const isText = (value: unknown): value is Record<Lang, string> =>
  typeof value === 'object' && value !== null && 'en' in value && 'es' in value;
