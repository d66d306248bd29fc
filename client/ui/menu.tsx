import './menu.css';
import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface MenuProps {
  /** What the button says; with `name`, a drawing is enough. */
  button: ComponentChildren;
  name?: string;
  /** Links and buttons; a press on one of them closes the menu. Groups of radios may stand among them. */
  children: ComponentChildren;
  /** Which edge of the button the list hangs from: `start` where the button stands at the left. */
  from?: 'start' | 'end';
}

/**
 * A button that shows a list of acts and places. A disclosure, not `role="menu"`: Tab goes through it as through a page,
 * links stay links, and arrows are an extra for those who try them.
 */
export function Menu({ button, name, children, from = 'end' }: MenuProps) {
  const menu = useMenu();
  return (
    <details class="menu" ref={menu}>
      <summary class={name === undefined ? undefined : 'bare'} aria-label={name}>
        {button}
      </summary>
      <div class={from === 'start' ? 'popup from-start' : 'popup'}>{children}</div>
    </details>
  );
}

const ACTS = '.popup > :is(a, button)';
const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/** A `<details>` as a menu: Esc closes it and gives the focus back, leaving it closes it, an act closes it. */
export function useMenu(): RefObject<HTMLDetailsElement | null> {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => (menu.current ? listen(menu.current) : undefined), []);
  return menu;
}

function listen(menu: HTMLDetailsElement): () => void {
  const key = (event: KeyboardEvent) => {
    if (!menu.open) return;
    if (event.key === 'Escape') {
      menu.open = false;
      menu.querySelector('summary')?.focus();
    }
    const step = STEPS[event.key];
    // Inside a group of radios the arrows belong to the radios.
    if (step === undefined || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    walk(menu, step);
  };
  const leave = (event: FocusEvent | PointerEvent) => {
    const to = event instanceof FocusEvent ? event.relatedTarget : event.target;
    if (to instanceof Node && !menu.contains(to)) menu.open = false;
  };
  const act = (event: Event) => {
    if (event.target instanceof Element && event.target.closest(ACTS)) menu.open = false;
  };
  menu.addEventListener('keydown', key);
  menu.addEventListener('focusout', leave);
  menu.addEventListener('click', act);
  document.addEventListener('pointerdown', leave);
  return () => {
    menu.removeEventListener('keydown', key);
    menu.removeEventListener('focusout', leave);
    menu.removeEventListener('click', act);
    document.removeEventListener('pointerdown', leave);
  };
}

/** From the button down to the first act, and round from the last to the first. */
function walk(menu: HTMLDetailsElement, step: number): void {
  const acts = [...menu.querySelectorAll<HTMLElement>(ACTS)];
  const at = acts.findIndex((one) => one === document.activeElement);
  const next = at < 0 && step < 0 ? acts.length - 1 : (at + step + acts.length) % acts.length;
  acts[next]?.focus();
}
