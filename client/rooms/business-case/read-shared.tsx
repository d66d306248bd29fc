import type { Draw } from '../sharing/sharing.types.ts';
import { placeOf } from '../../../server/rooms/business-case/case-tables.rule.ts';
import type { SectionValue } from './business-case.types.ts';
import type { ReadTable } from './case-rows.ts';
import { ReadSection } from './read-section.tsx';

/** A section that somebody shared. Rows of other sections did not come with it, and are named nowhere. */
export const readShared: Draw = ({ content, draws }) => {
  const value = content as SectionValue;
  const { tables } = draws as { tables: readonly ReadTable[] };
  const rowsOf = (name: string) => {
    const { table } = placeOf(name as Parameters<typeof placeOf>[0]);
    return value.tables[table] ?? [];
  };
  return <ReadSection value={value} tables={tables} rowsOf={rowsOf} />;
};
