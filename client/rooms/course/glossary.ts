import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { StepText } from './course.types.ts';

type Entry = StepText['glossary'][number];

/**
 * A press on a word of the glossary opens its meaning below the paragraph, where it breaks no sentence, and closes it
 * again. A jump to the list of words would lose the reader's place, and in a frame as tall as its page nothing would move
 * at all. Without this the link still leads to the list.
 */
export function useMeanings(read: RefObject<HTMLElement | null>, glossary: readonly Entry[]): void {
  useEffect(() => {
    const words = [...(read.current?.querySelectorAll<HTMLAnchorElement>('a.term') ?? [])];
    const ends = words.flatMap((word) => {
      const entry = glossary.find(({ slug }) => word.hash === `#term-${slug}`);
      return entry ? [discloses(word, entry)] : [];
    });
    return () => ends.forEach((end) => end());
  }, [glossary]);
}

/** It opens something here, so it is a button to screen readers and keys, whatever the HTML says. */
function discloses(word: HTMLAnchorElement, entry: Entry): () => void {
  const meaning = meaningOf(entry);
  const show = (open: boolean) => {
    word.setAttribute('aria-expanded', String(open));
    if (open) placeBelow(word, meaning);
    else meaning.remove();
  };
  const press = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(!meaning.isConnected);
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Escape') show(false);
    if (event.key !== ' ') return;
    event.preventDefault();
    show(!meaning.isConnected);
  };
  word.setAttribute('role', 'button');
  word.setAttribute('aria-describedby', meaning.id);
  show(false);
  word.addEventListener('click', press);
  word.addEventListener('keydown', key);
  return () => {
    meaning.remove();
    word.removeEventListener('click', press);
    word.removeEventListener('keydown', key);
  };
}

function placeBelow(word: Element, meaning: Element): void {
  const block = word.closest('p, li, td, dd, figcaption');
  if (block?.matches('p, figcaption')) block.after(meaning);
  else (block ?? word.parentElement)?.append(meaning);
}

function meaningOf({ slug, term, definition }: Entry): HTMLElement {
  const meaning = document.createElement('span');
  meaning.className = 'meaning';
  meaning.id = `meaning-${slug}`;
  const name = document.createElement('b');
  name.textContent = term;
  meaning.append(name, ` ${definition}`);
  return meaning;
}
