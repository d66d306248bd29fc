import { isWritten, type KnownSection } from './case-tables.rule.ts';
import type { SectionValue } from './case.types.ts';
import { isEmptyText } from './rich-text.rule.ts';

/** Whether there is a word in a section, in its text or in one of its tables. */
export function isBegun(section: Pick<KnownSection, 'tables'>, value: SectionValue | undefined): boolean {
  if (!value) return false;
  return (
    !isEmptyText(value.text) ||
    section.tables.some((table) => value.tables[table.key]?.some((row) => isWritten(table, row)))
  );
}
