import type { CaseHead, SectionValue, StandardsCheck } from './case.types.ts';

/** Two cases of one person. Nothing that was written is lost; what is said twice stands once. */

type Value = CaseHead | SectionValue | StandardsCheck;

/** Of a head and of marks, the own ones hold. A section has both texts, one after the other, and the rows of both. */
export function joined(own: Value | undefined, theirs: Value): Value {
  if (!own || !('text' in own) || !('text' in theirs)) return own ?? theirs;
  return { text: bothTexts(own.text, theirs.text), tables: bothTables(own.tables, theirs.tables) };
}

/** What `own` is without the other's, where that is still as it was. */
export function parted(own: Value | undefined, theirs: Value): Value | undefined {
  if (!own || isSame(own, theirs)) return undefined;
  if (!('text' in own) || !('text' in theirs)) return own;
  const blocks = own.text?.content ?? [];
  const tail = theirs.text?.content ?? [];
  const stands = tail.length > 0 && isSame(blocks.slice(-tail.length), tail);
  const rest = stands ? blocks.slice(0, -tail.length) : blocks;
  const tables = Object.entries(own.tables).map(([key, rows]) => {
    const added = theirs.tables[key] ?? [];
    return [key, rows.filter((row) => !added.some((other) => isSame(row, other)))] as const;
  });
  return {
    text: rest.length > 0 ? { type: 'doc', content: rest } : null,
    tables: Object.fromEntries(tables.filter(([, rows]) => rows.length > 0)),
  };
}

export const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

function bothTexts(own: SectionValue['text'], theirs: SectionValue['text']): SectionValue['text'] {
  if (!own || !theirs) return own ?? theirs;
  const stands = isSame(own.content.slice(-theirs.content.length), theirs.content);
  return stands ? own : { type: 'doc', content: [...own.content, ...theirs.content] };
}

/** Rows are told apart by their keys; one that stands in every case from the beginning is there once. */
function bothTables(own: SectionValue['tables'], theirs: SectionValue['tables']): SectionValue['tables'] {
  const tables = { ...own };
  for (const [key, rows] of Object.entries(theirs)) {
    const known = new Set((own[key] ?? []).map((row) => row.key));
    tables[key] = [...(own[key] ?? []), ...rows.filter((row) => !known.has(row.key))];
  }
  return tables;
}
