import { beforeEach, describe, expect, it, vi } from 'vitest';

/** What the platform's page hears of our height. */
let told: number[];
let height: number;
let resized: () => void;

async function frame() {
  vi.resetModules();
  return import('../../../client/core/frame.ts');
}

beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  height = 0;
  vi.stubGlobal('parent', { postMessage: (message: { height?: number }) => told.push(message.height ?? -1) });
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(call: () => void) {
        resized = call;
      }
      observe() {}
    },
  );
  vi.spyOn(document.body, 'getBoundingClientRect').mockImplementation(() => ({ height }) as DOMRect);
  return () => void vi.useRealTimers();
});

const becomes = (next: number) => {
  height = next;
  resized();
};

describe('the height of the frame', () => {
  it('is not told before the first page stands', async () => {
    const { reportHeight, pageDrawn } = await frame();
    reportHeight();
    becomes(168);
    becomes(400);
    vi.advanceTimersByTime(5_000);
    expect(told).toEqual([]);
    becomes(900);
    pageDrawn();
    expect(told).toEqual([900]);
  });

  it('grows at once, and shrinks when the page has been quiet', async () => {
    const { reportHeight, pageDrawn } = await frame();
    reportHeight();
    becomes(900);
    pageDrawn();
    becomes(1_200);
    expect(told).toEqual([900, 1_200]);
    becomes(700);
    vi.advanceTimersByTime(200);
    becomes(800);
    vi.advanceTimersByTime(200);
    expect(told).toEqual([900, 1_200]);
    vi.advanceTimersByTime(100);
    expect(told).toEqual([900, 1_200, 800]);
  });

  it('never shrinks while something is awaited: one change of page tells one height', async () => {
    const { reportHeight, pageDrawn, awaiting } = await frame();
    reportHeight();
    becomes(900);
    pageDrawn();
    const arrived = awaiting();
    becomes(168);
    vi.advanceTimersByTime(5_000);
    becomes(1_500);
    arrived();
    arrived();
    expect(told).toEqual([900, 1_500]);
    becomes(1_000);
    vi.advanceTimersByTime(300);
    expect(told).toEqual([900, 1_500, 1_000]);
  });
});
