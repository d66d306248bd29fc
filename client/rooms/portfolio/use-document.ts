import { newId } from '../../core/outbox.ts';
import { useWriting, type Writing } from '../../core/writing.ts';
import { DOCUMENT, type DocumentKind, type Documents } from './portfolio.types.ts';
import { thingOf, type Opened } from './portfolio.state.ts';
import { startOf } from './start.ts';

export interface OwnDocument<Kind extends DocumentKind> {
  kind: Kind;
  /** As it stands on the screen. */
  value: Documents[Kind];
  writing: Writing<Documents[Kind]>;
  change(next: (value: Documents[Kind]) => Documents[Kind]): void;
  /** The same for some of its parts. */
  set(parts: Partial<Documents[Kind]>): void;
}

export function useDocument<Kind extends DocumentKind>(kind: Kind, opened: Opened<Kind>): OwnDocument<Kind> {
  const { value, revision, savedAt } = opened.document;
  const start = startOf(kind);
  const known = { value: value ?? start, revision, savedAt: savedAt ?? undefined };
  const writing = useWriting<Documents[Kind]>({ thing: thingOf(kind), kind: DOCUMENT, known, start });
  const change = (next: (from: Documents[Kind]) => Documents[Kind]) =>
    writing.write(next(writing.value.peek()));
  return {
    kind,
    value: writing.value.value,
    writing,
    change,
    set: (parts) => change((from) => ({ ...from, ...parts })),
  };
}

/** Of a question, a page, a row: made where it is written. */
export const idOfNew = (): string => newId().slice(0, 16);

/** The list with one of its items changed. */
export const withItem = <Item extends { id: string }>(
  list: readonly Item[],
  id: string,
  parts: Partial<Item>,
): Item[] => list.map((one) => (one.id === id ? { ...one, ...parts } : one));
