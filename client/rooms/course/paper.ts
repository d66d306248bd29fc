import { useLayoutEffect } from 'preact/hooks';

/**
 * A part of a step stands in place of the words that say the same on paper and without script (`.on-paper`). They stay in the
 * page and are what is printed, unless the part itself is worth printing.
 */
export function useInPlaceOfPaper(
  section: HTMLElement,
  stands: 'on-screen' | 'also-on-paper' | undefined,
): void {
  useLayoutEffect(() => {
    if (!stands) return undefined;
    section.classList.add('plays', stands);
    return () => section.classList.remove('plays', stands);
  }, [section, stands]);
}
