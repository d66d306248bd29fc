import { filledRows } from '../../content/shape.rule.ts';
import type { Section } from './business-case.schema.ts';
import type { SectionValue } from './case.types.ts';
import { isEmptyText } from './rich-text.rule.ts';

/** As many as the steps of the course ask for. */
const OPTIONS = 3;
const MILESTONES = 5;
const RULES = 2;

/** What a section says to the steps that wait for it, by the names that the course knows: `BC:risks`, `BC:risks#row`, a way. */
export function saidBy({ slug, tables }: Pick<Section, 'slug' | 'tables'>, value: SectionValue): string[] {
  const rows = new Map(
    tables.map((table) => [table.key, filledRows(table, value.tables[table.key] ?? []).length]),
  );
  const has = (key: string, count: number) => (rows.get(key) ?? 0) >= count;
  const hasRow = [...rows.values()].some((count) => count > 0);
  return [
    ...(hasRow || !isEmptyText(value.text) ? [`BC:${slug}`] : []),
    ...(hasRow ? [`BC:${slug}#row`] : []),
    ...(slug === 'options' && has('rows', OPTIONS) ? ['three-options-saved'] : []),
    ...(slug === 'pilot-timeline' && has('milestones', MILESTONES) && has('rules', RULES)
      ? ['five-milestones-and-two-rules']
      : []),
  ];
}
