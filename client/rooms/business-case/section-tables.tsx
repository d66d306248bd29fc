import './section-tables.css';
import './table-words.ts';
import { useCallback, useMemo, useRef } from 'preact/hooks';
import type { Row } from '../../../server/rooms/forms/answer.rule.ts';
import { withTable } from './section-field.ts';
import { SectionTable } from './section-table.tsx';
import type { SectionTablesProps } from './section-tables.types.ts';

/**
 * The tables of a section, with what is worked out of them below each. They are not drawn again for what is typed in the
 * text above them: sixty lines of costs would keep each key waiting.
 */
export function SectionTables(props: SectionTablesProps) {
  const steady = useRef(props);
  if (!isSame(steady.current, props)) steady.current = props;
  // Whoever takes something back does so in what stands by then.
  const now = useRef(props);
  now.current = props;
  const write = useCallback((key: string, rows: readonly Row[]) => {
    const { value, change } = now.current;
    const tables = withTable(value.tables, key, rows);
    now.current = { ...now.current, value: { ...value, tables } };
    change(tables);
  }, []);
  const drawn = steady.current;
  return useMemo(
    () => (
      <fieldset class="section-tables" disabled={!drawn.ready}>
        {drawn.section.tables.map((table) => (
          <SectionTable key={table.key} {...drawn} table={table} write={(rows) => write(table.key, rows)} />
        ))}
      </fieldset>
    ),
    [drawn, write],
  );
}

/** Whether nothing changed that a table shows: its rows, and those of other sections that it may point at. */
function isSame(one: SectionTablesProps, other: SectionTablesProps): boolean {
  const { section, ready, value, all } = other;
  return (
    one.section === section &&
    one.ready === ready &&
    one.value.tables === value.tables &&
    one.all.head === all.head &&
    one.all.sections.length === all.sections.length &&
    one.all.sections.every(
      ({ slug, value: before }, at) =>
        slug === all.sections[at]?.slug && (slug === section.slug || before === all.sections[at]?.value),
    )
  );
}
