import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { RichText } from '../../../server/rooms/business-case/rich-text.rule.ts';
import { t } from '../../core/i18n.ts';
import { Icon } from '../../ui/icon.tsx';
import { pointedAt } from './pointed.ts';
import type { Anchor } from './review.types.ts';

interface PointProps {
  /** Where the section is drawn. */
  place: RefObject<HTMLElement | null>;
  slug: string;
  text: RichText | null;
  point: (anchor: Anchor) => void;
}

/** Words of the section are selected: the way to a comment about them stands below them. */
export function PointHere({ place, slug, text, point }: PointProps) {
  const [at, setAt] = useState<{ anchor: Anchor; top: number }>();
  useEffect(() => {
    const look = () => setAt(place.current ? selectedIn(place.current, { slug, text }) : undefined);
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [place, slug, text]);
  if (!at) return null;
  const write = () => {
    getSelection()?.removeAllRanges();
    setAt(undefined);
    point(at.anchor);
  };
  return (
    <button
      class="btn small point-here"
      type="button"
      style={{ insetBlockStart: `${at.top}px` }}
      // The press must not take the selection away before it is a press.
      onPointerDown={(event) => event.preventDefault()}
      onClick={write}
    >
      <Icon name="add" /> {t('review.comment.on-words')}
    </button>
  );
}

function selectedIn(place: HTMLElement, section: { slug: string; text: RichText | null }) {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  if (!place.contains(range.startContainer)) return undefined;
  const anchor = pointedAt(range, { ...section, place });
  const parent = place.offsetParent?.getBoundingClientRect().top ?? 0;
  return anchor && { anchor, top: endOf(range, place) - parent };
}

/** The lower edge of what is selected in the section. */
function endOf(range: Range, place: HTMLElement): number {
  const within = range.cloneRange();
  if (!place.contains(range.endContainer)) within.setEnd(place, place.childNodes.length);
  return within.getBoundingClientRect().bottom;
}
