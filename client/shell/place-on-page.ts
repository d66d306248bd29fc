/**
 * Where on a page the reader was: how far down, and what was folded open. It is kept with the entry of the browser's
 * history, so that back, forward and a reload find it, and nothing else does.
 */
interface PlaceOnPage {
  scroll: number;
  folds: boolean[];
}

const QUIET_MS = 200;

const folds = () => [...document.querySelectorAll<HTMLDetailsElement>('main details:not(.menu)')];

export function rememberPlace(): void {
  const place: PlaceOnPage = { scroll: scrollY, folds: folds().map((one) => one.open) };
  history.replaceState(place, '');
}

/** Puts the reader back; false when nothing is known of this entry. */
export function restorePlace(): boolean {
  const place = history.state as PlaceOnPage | null;
  if (!place || !Array.isArray(place.folds)) return false;
  for (const [at, fold] of folds().entries()) fold.open = place.folds[at] ?? fold.open;
  scrollTo(0, place.scroll);
  return true;
}

/** Remembers after each move, because the browser tells of a step back when it has been taken already. */
export function watchPlace(isTurning: () => boolean): void {
  history.scrollRestoration = 'manual';
  let quiet: ReturnType<typeof setTimeout> | undefined;
  const note = () => {
    clearTimeout(quiet);
    quiet = setTimeout(() => {
      // Between two pages the address is the new one's and the page still the old one's.
      if (!isTurning()) rememberPlace();
    }, QUIET_MS);
  };
  addEventListener('scroll', note, { passive: true });
  // `toggle` does not bubble.
  addEventListener('toggle', note, { capture: true });
}
