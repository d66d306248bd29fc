import { useEffect, useMemo } from 'preact/hooks';
import { memoryOnly } from './kept.ts';
import { OpenWriting } from './open-writing.ts';
import { keyOf } from './unsent.ts';
import type { Writing, WritingOf } from './writing.types.ts';

export type { Conflict, Known, SaveState, Writing } from './writing.types.ts';

export function useWriting<T>(of: WritingOf<T>): Writing<T> {
  const key = keyOf(of.thing);
  const writing = useMemo(() => openWriting(key, of), [key]);
  // While drawing, so that the text stands with the first picture of it.
  useMemo(() => writing.learn(of.known), [writing, of.known?.revision]);
  useEffect(() => () => void writing.flush(), [writing]);
  return writing;
}

/** Everything written on since the page was loaded: a page that is opened again goes on with what it knew. */
const opened = new Map<string, OpenWriting<unknown>>();

function openWriting<T>(key: string, of: WritingOf<T>): OpenWriting<T> {
  if (opened.size === 0) followThePage();
  const known = opened.get(key) as OpenWriting<T> | undefined;
  if (known) return known;
  const made = new OpenWriting(key, of);
  opened.set(key, made as unknown as OpenWriting<unknown>);
  void made.open();
  return made;
}

/** Sends everything that is not sent yet. False: it was tried, and something of it is still on this device alone. */
export async function flushAll(): Promise<boolean> {
  const all = [...opened.values()];
  await Promise.all(all.map((one) => one.flush()));
  return !all.some((one) => one.isUnsent());
}

/** A page that goes may not come back. */
function followThePage(): void {
  const each = (work: (one: OpenWriting<unknown>) => void) => () => opened.forEach(work);
  addEventListener(
    'pagehide',
    each((one) => one.keepAtOnce()),
  );
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') each((one) => one.leave())();
  });
  addEventListener('beforeunload', (event) => {
    if (memoryOnly.peek() && [...opened.values()].some((one) => one.isUnsent())) event.preventDefault();
  });
}
