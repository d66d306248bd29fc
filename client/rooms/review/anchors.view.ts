import type { SectionValue } from '../business-case/business-case.types.ts';
import { flatText, placeOf, type Noted } from './anchor.rule.ts';
import type { NotedCell } from './noted-table.tsx';
import type { Anchor } from './review.types.ts';

interface Commented {
  id: string;
  anchor: Anchor;
}

export const sectionOf = (anchor: Anchor): string | null => (anchor.kind === 'case' ? null : anchor.section);

export interface Placed<Comment> {
  comment: Comment;
  /** As it stands in the text; null: it is about a whole section or the case, or its words are not there any more. */
  number: number | null;
  from: number;
  to: number;
}

export interface PlacedSection<Comment> {
  /** In the order of the text: those about the section as a whole come first. */
  all: readonly Placed<Comment>[];
  words: readonly Noted[];
  cells: readonly NotedCell[];
}

/**
 * Comments by section, numbered through the whole case in the order of reading. Nothing is lost: a comment whose words were
 * written over stands at its section, and one whose section is gone, under an empty name, at the case.
 */
export function placedComments<Comment extends Commented>(
  comments: readonly Comment[],
  sections: readonly { slug: string; value: SectionValue }[],
): ReadonlyMap<string, PlacedSection<Comment>> {
  let last = 0;
  const known = new Set(sections.map(({ slug }) => slug));
  const of = (slug: string) =>
    comments.filter(({ anchor }) => {
      const section = sectionOf(anchor) ?? '';
      return (known.has(section) ? section : '') === slug;
    });
  const at = (slug: string, value: SectionValue | undefined): [string, PlacedSection<Comment>] => {
    const found = of(slug)
      .map((comment, order) => ({ comment, order, place: value && placeIn(value, comment.anchor) }))
      .sort((one, other) => orderOf(one.place) - orderOf(other.place) || one.order - other.order);
    const all = found.map(({ comment, place }): Placed<Comment> => {
      const number = place ? (last += 1) : null;
      return { comment, number, from: place?.from ?? 0, to: place?.to ?? 0 };
    });
    const words = all.flatMap(({ comment, number, from, to }) =>
      number !== null && comment.anchor.kind === 'text' ? [{ number, from, to }] : [],
    );
    const cells = all.flatMap(({ comment: { anchor }, number }) =>
      number !== null && anchor.kind === 'cell'
        ? [{ number, table: anchor.table, row: anchor.row, column: anchor.column }]
        : [],
    );
    return [slug, { all, words, cells }];
  };
  return new Map([...sections.map(({ slug, value }) => at(slug, value)), at('', undefined)]);
}

/** Tables stand below the text. */
const BELOW = 1_000_000;
const orderOf = (place: { from: number } | undefined): number => place?.from ?? -1;

function placeIn(value: SectionValue, anchor: Anchor): { from: number; to: number } | undefined {
  if (anchor.kind === 'text') return value.text ? placeOf(flatText(value.text), anchor) : undefined;
  if (anchor.kind !== 'cell') return undefined;
  const row = (value.tables[anchor.table] ?? []).findIndex(({ key }) => key === anchor.row);
  return row < 0 ? undefined : { from: BELOW + row, to: BELOW + row };
}
