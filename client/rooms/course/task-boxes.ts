import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { useDraft } from '../../core/drafts.ts';
import { markKey } from './course.marks.ts';
import type { StepName } from './course.types.ts';

/**
 * Boxes of a task list can be ticked. The ticks are the reader's own: they stay on this device and go nowhere, so that a
 * list can be worked through over an evening without anybody counting. `html`: the text in which they stand.
 */
export function useTaskBoxes(read: RefObject<HTMLElement | null>, html: string, name: StepName): void {
  const ticked = useDraft<readonly number[]>(`${markKey(name)}/boxes`, []);
  const now = ticked.value.value;
  useEffect(() => {
    const tick = (at: number, on: boolean) => {
      const others = ticked.value.peek().filter((one) => one !== at);
      ticked.write(on ? [...others, at] : others);
    };
    const ends = boxesIn(read.current).map((box, at) => makeTickable(box, (on) => tick(at, on)));
    return () => ends.forEach((end) => end());
  }, [html, ticked]);
  useEffect(() => {
    for (const [at, box] of boxesIn(read.current).entries())
      if (box instanceof HTMLInputElement) box.checked = now.includes(at);
  }, [now, html]);
}

const boxesIn = (read: HTMLElement | null) => [...(read?.querySelectorAll<HTMLElement>('li .box') ?? [])];

/** Puts a real checkbox in the place of the printed one, and makes its line the label. Answers how to undo it. */
function makeTickable(printed: HTMLElement, tick: (on: boolean) => void): () => void {
  const line = printed.parentElement;
  if (!line) return () => undefined;
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.className = 'box';
  const label = document.createElement('label');
  label.className = 'task';
  printed.replaceWith(box);
  // A list below the line has boxes of its own.
  label.append(
    ...[...line.childNodes].filter((node) => !(node instanceof HTMLElement && node.matches('ul, ol'))),
  );
  line.prepend(label);
  const change = () => tick(box.checked);
  box.addEventListener('change', change);
  return () => {
    box.removeEventListener('change', change);
    box.replaceWith(printed);
    label.replaceWith(...label.childNodes);
  };
}
