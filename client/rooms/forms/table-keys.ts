import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

export type CellPlace = readonly [row: number, column: number];

interface CellActs {
  /** No row can be added. */
  full: boolean;
  add: () => void;
  /** Rows may be folded: what is gone to must be on the page. */
  open: (row: number) => void;
  paste: (event: ClipboardEvent, place: CellPlace) => void;
}

const STEPS: Record<string, number> = { ArrowUp: -1, ArrowDown: 1 };

/**
 * The keys of a table that is written in. Enter goes to the same column of the next row and makes one after the last;
 * arrows go up and down where the cell itself has no use for them. Tab is the browser's.
 */
export function useCellKeys(place: RefObject<HTMLElement | null>, acts: CellActs) {
  const [wanted, setWanted] = useState<CellPlace>();
  // Listened to once, and answered by what the table is by then.
  const now = useRef({ acts, goOn: setWanted });
  now.current.acts = acts;
  useEffect(() => (place.current ? listen(place.current, now.current) : undefined), []);
  // The row that Enter made is drawn by now.
  useEffect(() => {
    if (wanted) cellOf(place.current, wanted)?.focus();
  }, [wanted]);
  return {
    add: () => {
      setWanted([rowsIn(place.current), 0]);
      acts.add();
    },
    goTo: (row: number, column: number) => {
      acts.open(row);
      setWanted([row, column]);
    },
  };
}

const cellOf = (table: HTMLElement | null, [row, column]: CellPlace) =>
  table?.querySelector<HTMLElement>(`[data-cell="${row}/${column}"]`);

const rowsIn = (table: HTMLElement | null): number => table?.querySelectorAll('tbody tr').length ?? 0;

function placeOf(event: Event): CellPlace | undefined {
  const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-cell]') : null;
  const [row, column] = (cell?.dataset['cell'] ?? '').split('/').map(Number);
  return row === undefined || column === undefined ? undefined : [row, column];
}

function listen(table: HTMLElement, now: { acts: CellActs; goOn: (place: CellPlace) => void }): () => void {
  const press = (event: KeyboardEvent) => {
    const at = placeOf(event);
    const step = at && event.target instanceof HTMLElement ? stepOf(event, event.target) : 0;
    if (!at || step === 0) return;
    const [row, column] = at;
    const next = cellOf(table, [row + step, column]);
    const isLast = row + 1 >= rowsIn(table);
    if (!next && (event.key !== 'Enter' || now.acts.full || !isLast)) return;
    event.preventDefault();
    next?.focus();
    if (next && next === document.activeElement) return;
    now.goOn([row + step, column]);
    if (next) now.acts.open(row + step);
    else now.acts.add();
  };
  const paste = (event: ClipboardEvent) => {
    const at = placeOf(event);
    if (at) now.acts.paste(event, at);
  };
  table.addEventListener('keydown', press);
  table.addEventListener('paste', paste);
  return () => {
    table.removeEventListener('keydown', press);
    table.removeEventListener('paste', paste);
  };
}

/** Numbers, days and lists have arrows of their own, and so has a text that takes several lines, before its end. */
function stepOf(event: KeyboardEvent, target: HTMLElement): number {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return 0;
  if (event.key === 'Enter') return target.tagName === 'SUMMARY' ? 0 : 1;
  const step = STEPS[event.key] ?? 0;
  if (target instanceof HTMLInputElement) return ['text', 'checkbox'].includes(target.type) ? step : 0;
  if (!(target instanceof HTMLTextAreaElement)) return 0;
  const { selectionStart, selectionEnd, value } = target;
  const atEdge = step < 0 ? selectionStart === 0 : selectionEnd === value.length;
  return atEdge || isOneLine(target) ? step : 0;
}

const isOneLine = (target: HTMLTextAreaElement): boolean =>
  !target.value.includes('\n') &&
  !(target.clientHeight >= 2.5 * Number.parseFloat(getComputedStyle(target).lineHeight));
