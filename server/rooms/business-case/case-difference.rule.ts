import type { SectionValue } from './case.types.ts';
import { tablePlaces, tablesBeside, mergedTables, type TableBeside } from './table-difference.rule.ts';
import { mergedText, textPlaces, textsBeside, type Choice, type NodePart } from './text-difference.rule.ts';

export type { SectionValue } from './case.types.ts';

/** Two states of a section laid beside each other: what they share, and each place where they differ. */
export interface SectionDifference {
  text: readonly NodePart[];
  tables: readonly TableBeside[];
}

export type Change = ReturnType<typeof changesIn>[number];

/** What is chosen by place; a place that nobody decided stays as the one has it. */
export type Choices = Readonly<Record<string, Choice>>;

export const differenceOf = (one: SectionValue, other: SectionValue): SectionDifference => ({
  text: textsBeside(one.text, other.text),
  tables: tablesBeside(one.tables, other.tables),
});

/** Every place where they differ, in the order of reading: text before tables. */
export const changesIn = ({ text, tables }: SectionDifference) => [
  ...textPlaces(text),
  ...tablePlaces(tables),
];

export const changesOf = (before: SectionValue, after: SectionValue): Change[] =>
  changesIn(differenceOf(before, after));

/** What the section says by these choices. */
export function merged({ text, tables }: SectionDifference, choices: Choices): SectionValue {
  const chosen = (id: string) => choices[id] ?? 'one';
  return { text: mergedText(text, chosen), tables: mergedTables(tables, chosen) };
}

export const merge = (mine: SectionValue, theirs: SectionValue, choices: Choices): SectionValue =>
  merged(differenceOf(mine, theirs), choices);
