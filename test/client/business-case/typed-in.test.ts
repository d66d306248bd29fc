import { effect } from '@preact/signals';
import { expect, it, onTestFinished, vi } from 'vitest';
import { noteWritten, typedIn } from '../../../client/rooms/business-case/case.state.ts';

const AIMS = { value: { text: null, tables: {} }, revision: 1 };
const PAUSE_MS = 600;

it('[C2] what was typed is known to have been typed here, though it was saved before the pause: its window was left at once', () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const seen: (number | undefined)[] = [];
  onTestFinished(effect(() => void seen.push(typedIn('aims'))));
  const typedAt = Date.now();
  noteWritten('aims', { ...AIMS, savedAt: null });
  vi.advanceTimersByTime(100);
  noteWritten('aims', { ...AIMS, savedAt: '2026-06-20T06:52:00.000Z' });
  vi.advanceTimersByTime(PAUSE_MS);
  expect(seen).toEqual([undefined, typedAt]);
  // What another window typed, and this one sent, was not typed here.
  noteWritten('risks', { ...AIMS, savedAt: '2026-06-20T06:52:00.000Z' });
  vi.advanceTimersByTime(PAUSE_MS);
  expect(typedIn('risks')).toBeUndefined();
});
