import './toolbar.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Controls that belong together and are one Tab stop: arrows, Home and End go through them, and Tab comes back to the
 * one that was used last. The controls are what stands inside, also when they come and go.
 */
export function Toolbar({ name, children }: { name: string; children: ComponentChildren }) {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => (bar.current ? listen(bar.current) : undefined), []);
  useLayoutEffect(() => {
    const all = controlsOf(bar.current);
    stopAt(all, all.find((one) => one.dataset['stop'] !== undefined) ?? all[0]);
  });
  return (
    <div class="toolbar" role="toolbar" aria-label={name} ref={bar}>
      {children}
    </div>
  );
}

const CONTROLS = 'button, select, input, a[href]';
/** Left and right only: a list of choices among the controls keeps its own arrows up and down. */
const MOVES: Record<string, (at: number, last: number) => number> = {
  ArrowRight: (at, last) => (at === last ? 0 : at + 1),
  ArrowLeft: (at, last) => (at === 0 ? last : at - 1),
  Home: () => 0,
  End: (_, last) => last,
};

const controlsOf = (bar: Element | null) => [...(bar?.querySelectorAll<HTMLElement>(CONTROLS) ?? [])];

/** The mark outlives drawing anew: every new control can be focused until it is told otherwise. */
function stopAt(all: readonly HTMLElement[], target: HTMLElement | undefined): void {
  for (const one of all) {
    one.tabIndex = one === target ? 0 : -1;
    if (one === target) one.dataset['stop'] = 'here';
    else delete one.dataset['stop'];
  }
}

function listen(bar: HTMLElement): () => void {
  const move = (event: KeyboardEvent) => {
    const all = controlsOf(bar);
    const at = all.findIndex((one) => one === document.activeElement);
    const to = at < 0 ? undefined : MOVES[event.key]?.(at, all.length - 1);
    if (to === undefined) return;
    event.preventDefault();
    all[to]?.focus();
  };
  const enter = (event: FocusEvent) => {
    const all = controlsOf(bar);
    const target = all.find((one) => one === event.target);
    if (target) stopAt(all, target);
  };
  bar.addEventListener('keydown', move);
  bar.addEventListener('focusin', enter);
  return () => {
    bar.removeEventListener('keydown', move);
    bar.removeEventListener('focusin', enter);
  };
}
