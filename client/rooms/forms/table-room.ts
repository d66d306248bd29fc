import { lang } from '../../core/i18n.ts';
import { choicesOf, type Sources } from './choices.ts';
import type { Column } from './forms.types.ts';

/** How much room a column needs, by what stands in its cells. In rem. */
interface Room {
  /** Less, and what stands there is cut off or broken at every word. */
  least: number;
  /** Its part of what is left; 0: more would only be empty. */
  grows: number;
}

/** A short text, and one that may be a sentence or two. */
const SHORT_TEXT = 80;
const LONG_TEXT = 200;
const LETTER = 0.5;
const LABEL_LETTER = 0.55;
/** The arrow of a list, and what stands around its words. */
const LIST_FRAME = 3.2;
/** A longer choice takes two lines. */
const WIDEST_LIST = 12;

const clamped = (size: number, least: number, most: number) => Math.min(most, Math.max(least, size));

function roomOf(column: Column, sources: Sources): Room {
  switch (column.type) {
    case 'text':
    case 'textarea': {
      const most = column.max_length ?? LONG_TEXT;
      if (most <= SHORT_TEXT) return { least: 6, grows: 1 };
      return most < LONG_TEXT ? { least: 7, grows: 2 } : { least: 8, grows: 3 };
    }
    case 'number':
    case 'computed':
      return { least: 5, grows: 0 };
    case 'checkbox':
      return { least: 4, grows: 0 };
    case 'date':
      return { least: 8.75, grows: 0 };
    case 'datetime':
      return { least: 13, grows: 0 };
    case 'row':
    case 'multiselect':
      return { least: 8, grows: 2 };
    default:
      return { least: listRoom(column, sources), grows: 0 };
  }
}

function listRoom(column: Column, sources: Sources): number {
  const choices = choicesOf(column, sources, lang.value) ?? [];
  const longest = Math.max(0, ...choices.map(({ label }) => label.length));
  return clamped(longest * LETTER + LIST_FRAME, 6, WIDEST_LIST);
}

const GAP = 0.5;
/** What takes a row away. */
const ACTS = 2.75;
/** A text beside the list of sections on a screen of 1280 px, and alone on one of 820. */
const WIDE = 46;

/** Whether a page is too narrow for them side by side: then each row is a block of its own, at any width. */
export const isTooWide = (columns: readonly Column[], sources: Sources): boolean =>
  columns.reduce((sum, column) => sum + roomOf(column, sources).least + GAP, ACTS) > WIDE;

/** Columns of a grid. They do not move while somebody types: their widths come from their kind, not from what is in them. */
export const gridOf = (columns: readonly Column[], sources: Sources): string =>
  [
    ...columns.map((column) => {
      const { least, grows } = roomOf(column, sources);
      return grows > 0 ? `minmax(4rem, ${grows}fr)` : `minmax(3rem, ${least}rem)`;
    }),
    `${ACTS}rem`,
  ].join(' ');

/** In a block a cell is as wide as its label, so that labels stand on one line and boxes beside each other. */
export function blockRoom(column: Column, sources: Sources): Record<'--room' | '--grows', string> {
  const { least, grows } = roomOf(column, sources);
  const room = Math.max(column.label[lang.value].length * LABEL_LETTER, least + grows * 2);
  return { '--room': `${Math.round(room * 4) / 4}rem`, '--grows': String(grows || 0.2) };
}
