import { expect, it, onTestFinished, vi } from 'vitest';
import { sampleCase } from '../../unit/case-kit.ts';
import { BEGUN, openWorkspace } from './workspace-kit.tsx';

const sections = Object.fromEntries(sampleCase().sections.map(({ slug, value }) => [slug, value]));

/** Questions for the whole case, from now on. */
function countQuestions(): () => number {
  const answered = globalThis.fetch;
  let count = 0;
  vi.stubGlobal('fetch', (address: string, init?: RequestInit) => {
    if (address.endsWith('/api/business-case')) count += 1;
    return answered(address, init);
  });
  return () => count;
}

it('[C2] a page that stood open for a minute asks once what was written elsewhere, when a hand comes back to it', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  const page = await openWorkspace('rationale', { head: BEGUN, sections });
  await vi.waitFor(() => expect(page.place.querySelector('.section-pen-told')).not.toBeNull());
  const questions = countQuestions();
  const afterSeconds = async (seconds: number, sign: string) => {
    vi.setSystemTime(Date.now() + seconds * 1000);
    dispatchEvent(new Event(sign));
    // A question goes out some turns after the sign.
    await new Promise((resolve) => setTimeout(resolve, 20));
    return questions();
  };
  // Somebody who reads and writes on is not asked for: each sign of them begins the minute anew.
  expect(await afterSeconds(50, 'pointermove')).toBe(0);
  expect(await afterSeconds(50, 'keydown')).toBe(0);
  expect(await afterSeconds(61, 'pointermove')).toBe(1);
  expect(await afterSeconds(0, 'pointerdown')).toBe(1);
  expect(await afterSeconds(1, 'keydown')).toBe(1);
  expect(await afterSeconds(61, 'keydown')).toBe(2);
});
