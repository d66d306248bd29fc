import { signal } from '@preact/signals';
import { owner } from '../../core/session.ts';
import { unsentUnder } from '../../core/unsent.ts';
import { useWriting, type Writing } from '../../core/writing.ts';
import type { CommentValue, ShownComment } from './review.types.ts';

/** What stands in a comment, or null where it was taken out. */
export type Written = CommentValue | null;

interface OnScreen {
  value: Written;
  /** It was written over this one; an answer with a newer one is newer than this. */
  revision: number;
}

/**
 * What was written on this page since it was loaded, by person and by that under which it is kept on the device (`review/1/`,
 * `peer/2/`): newer than what the server answered.
 */
const onScreen = signal<Readonly<Record<string, Readonly<Record<string, OnScreen>>>>>({});
const keyOf = (under: string) => `${owner()}/${under}`;

function note(under: string, comment: string, one: OnScreen): void {
  const all = onScreen.peek();
  const key = keyOf(under);
  onScreen.value = { ...all, [key]: { ...all[key], [comment]: one } };
}

/** The server has it; what was written meanwhile stands. */
export function noteSaved(under: string, comment: string, saved: OnScreen): void {
  const standing = onScreen.peek()[keyOf(under)]?.[comment];
  note(under, comment, { ...saved, value: standing ? standing.value : saved.value });
}

/** Comments as they stand on the screen, those that were taken out not among them. */
export function commentsNow(under: string, saved: readonly ShownComment[]): ShownComment[] {
  const own = onScreen.value[keyOf(under)] ?? {};
  const known = saved.flatMap((comment): ShownComment[] => {
    const written = own[comment.id];
    if (!written || comment.revision > written.revision) return [comment];
    return written.value ? [{ ...comment, ...written.value }] : [];
  });
  const ids = new Set(saved.map(({ id }) => id));
  const begun = Object.entries(own).flatMap(([id, { value, revision }]): ShownComment[] =>
    value && !ids.has(id) ? [{ ...value, id, revision, carried: null }] : [],
  );
  return [...known, ...begun];
}

const COMMENT = 'comment/';
const thingOf = (under: string, comment: string) => `${under}${COMMENT}${comment}`;
/** Who sends it: what its name begins with. */
const kindOf = (under: string) => under.split('/')[0] ?? '';

/** What an earlier page left on this device stands on this one too. Answers whether there is anything that was not sent. */
export async function takeUpUnsent(under: string): Promise<boolean> {
  const left = await unsentUnder(under);
  for (const { thing, value, revision } of left) {
    const [, comment] = thing.split(`${under}${COMMENT}`);
    if (comment !== undefined && !onScreen.peek()[keyOf(under)]?.[comment])
      note(under, comment, { value: value as Written, revision });
  }
  return left.length > 0;
}

/** A comment from the device first. Taking it out is written as any other change of it. */
export function useComment(
  under: string,
  { id, anchor, kind, body, wording, revision }: ShownComment,
): [Writing<Written>, (value: Written) => void] {
  const value: CommentValue = { anchor, kind, body, wording };
  const writing = useWriting<Written>({
    thing: thingOf(under, id),
    kind: kindOf(under),
    known: revision > 0 ? { value, revision } : undefined,
    start: value,
  });
  const write = (next: Written) => {
    writing.write(next);
    note(under, id, { value: next, revision: writing.known.peek()?.revision ?? 0 });
  };
  return [writing, write];
}
