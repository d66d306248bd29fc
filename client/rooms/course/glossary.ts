import { useEffect, useRef } from 'preact/hooks';
import type { StepText } from './course.types.ts';

type Glossary = StepText['glossary'];

/**
 * A press on a word of the glossary opens its meaning behind the word, and closes it again. A jump to the list of words
 * would lose the reader's place, and in a frame as tall as its page nothing would move at all. Without this the link
 * still leads to the list. Gives the reference of the element that holds the text.
 */
export function useMeanings(glossary: Glossary | undefined) {
  const text = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = text.current;
    if (!element || !glossary) return;
    const press = (event: MouseEvent) => explain(event, glossary);
    element.addEventListener('click', press);
    return () => element.removeEventListener('click', press);
  }, [glossary]);
  return text;
}

function explain(event: MouseEvent, glossary: Glossary): void {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.term') : null;
  const entry = glossary.find(({ slug }) => link?.hash === `#term-${slug}`);
  if (!link || !entry || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const shown = link.nextElementSibling;
  const open = shown?.classList.contains('meaning') ?? false;
  if (open) shown?.remove();
  else link.after(meaningOf(entry.definition));
  link.setAttribute('aria-expanded', String(!open));
}

function meaningOf(definition: string): HTMLElement {
  const meaning = document.createElement('span');
  meaning.className = 'meaning';
  meaning.textContent = definition;
  return meaning;
}
