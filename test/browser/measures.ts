import type { Frame, Page } from 'playwright-core';

/** What is wider than the page; empty when nothing scrolls sideways. */
export function sidewaysScroll(page: Page | Frame): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    return [...document.querySelectorAll('body *')]
      .filter((one) => one.getBoundingClientRect().right > root.clientWidth + 1)
      .map((one) => `${one.tagName.toLowerCase()}.${one.getAttribute('class') ?? ''}`)
      .slice(0, 5);
  });
}

/**
 * Visible controls that a finger would miss: under 44 px either way. Links inside running text may be as high as their
 * line (WCAG 2.2, 2.5.8, inline); a box or a round one counts with its label, which is pressed as well, and what reaches
 * further than it shows by an `::after` that lies over it counts with that.
 */
export function controlsTooSmall(page: Page | Frame): Promise<string[]> {
  return page.evaluate(() => {
    const CONTROLS = 'a[href], button, summary, input:not([type=hidden]), select, textarea, [role=button]';
    const seen = (one: Element) => {
      const { width, height } = one.getBoundingClientRect();
      return (
        width > 1 && height > 1 && one.checkVisibility({ visibilityProperty: true, opacityProperty: true })
      );
    };
    const inline = (one: Element) => one.tagName === 'A' && getComputedStyle(one).display === 'inline';
    const reach = (one: Element, from: 'left' | 'top', to: 'right' | 'bottom') => {
      const after = getComputedStyle(one, '::after');
      const over = after.content !== 'none' && after.position === 'absolute';
      return over ? Math.max(0, -Number.parseFloat(after[from]) - Number.parseFloat(after[to])) : 0;
    };
    const size = (one: Element) => {
      const label = one instanceof HTMLInputElement ? one.labels?.[0] : undefined;
      const boxes = [one, ...(label ? [label] : [])].map((element) => element.getBoundingClientRect());
      const width = Math.max(...boxes.map((box) => box.width)) + reach(one, 'left', 'right');
      const height = Math.max(...boxes.map((box) => box.height)) + reach(one, 'top', 'bottom');
      return { width: Math.round(width), height: Math.round(height) };
    };
    return [...document.querySelectorAll(CONTROLS)]
      .filter((one) => seen(one) && !inline(one))
      .map((one) => ({ one, ...size(one) }))
      .filter(({ width, height }) => width < 44 || height < 44)
      .map(
        ({ one, width, height }) =>
          `${one.tagName.toLowerCase()}.${one.getAttribute('class') ?? ''} ${(one.textContent ?? '').trim().slice(0, 30)} ${width}x${height}`,
      );
  });
}
