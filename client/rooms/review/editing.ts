import { useState } from 'preact/hooks';
import { newId } from '../../core/outbox.ts';
import type { Anchor, ShownComment } from './review.types.ts';

/** What is being written on a desk, and how that changes. */
export interface Editing {
  /** The comment that is open. */
  open: string | undefined;
  /** One that was begun on this page; nobody may have written in it yet. */
  fresh: ShownComment | undefined;
  edit(comment: string): void;
  begin(anchor: Anchor): void;
  close(): void;
}

/** One comment at a time is open: the others are read beside it. */
export function useEditing(): Editing {
  const [open, edit] = useState<string>();
  const [fresh, setFresh] = useState<ShownComment>();
  return {
    open,
    fresh,
    edit,
    begin(anchor) {
      const id = newId();
      setFresh({ id, anchor, kind: 'question', body: '', wording: null, revision: 0, carried: null });
      edit(id);
    },
    close() {
      edit(undefined);
      setFresh(undefined);
    },
  };
}
