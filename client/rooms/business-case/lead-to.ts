import type { Place } from './find-words.ts';

const TRIES = 40;
const BETWEEN_MS = 100;

/** Leads to a place of a section, once its page stands: the focus goes there, and what is folded opens. */
export async function leadTo(slug: string, place: Place): Promise<void> {
  let stands = 0;
  // The page that turns gives the focus to its heading: what was asked for has it in the end.
  for (let left = TRIES; left > 0 && stands < 3; left -= 1) {
    await new Promise((done) => setTimeout(done, BETWEEN_MS));
    const section = document.querySelector(`[data-section="${slug}"]`);
    const target = section && (place.is === 'text' ? blockIn(section, place.block) : cellIn(section, place));
    if (!target) continue;
    stands += 1;
    if (stands === 1 || !isHere(target, place)) go(target, place);
  }
}

const paperIn = (section: Element) => section.querySelector<HTMLElement>('.rich-text-paper');
const blockIn = (section: Element, block: number) =>
  paperIn(section)?.children[block] as HTMLElement | undefined;

function cellIn(section: Element, { table, row, column }: Extract<Place, { is: 'cell' }>) {
  const rows = section.querySelectorAll(`[data-table="${table}"] .table-field tbody tr`);
  const fold = rows[row]?.querySelector<HTMLElement>('.row-fold [aria-expanded="false"]');
  // Hidden where the table is wide: then every cell is on the page.
  if (fold?.checkVisibility?.()) fold.click();
  const cells = rows[row]?.querySelectorAll<HTMLElement>('td:not(.row-fold)');
  const cell = cells?.[column];
  return cell?.querySelector<HTMLElement>('[data-cell]') ?? cell;
}

const isHere = (target: HTMLElement, { is }: Place): boolean =>
  is === 'text'
    ? Boolean(target.parentElement?.contains(document.activeElement))
    : target === document.activeElement;

function go(target: HTMLElement, { is }: Place): void {
  if (is === 'text') {
    target.parentElement?.focus({ preventScroll: true });
    getSelection()?.collapse(target, 0);
  } else target.focus({ preventScroll: true });
  target.scrollIntoView({ block: 'center' });
}
