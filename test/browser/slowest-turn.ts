import type { Page } from 'playwright-core';

/** Asks the browser's storage for something again and again, and answers how long it took at the most. */
export async function slowestTurn(page: Page): Promise<() => number> {
  let slowest = 0;
  await page.exposeFunction('turned', (ms: number) => (slowest = Math.max(slowest, ms)));
  await page.evaluate(() => {
    const opening = indexedDB.open('turns');
    opening.onupgradeneeded = () => opening.result.createObjectStore('turns');
    opening.onsuccess = () => {
      const turn = () => {
        const from = performance.now();
        const work = opening.result.transaction('turns', 'readwrite');
        const store = work.objectStore('turns');
        store.get('one').onsuccess = () => store.put(from, 'one');
        work.oncomplete = () => {
          (window as unknown as { turned(ms: number): void }).turned(performance.now() - from);
          setTimeout(turn, 100);
        };
      };
      turn();
    };
  });
  return () => slowest;
}
