import { signal, type Signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { forget, keep, keptValue } from './kept.ts';
import { owner } from './session.ts';

/** A text or choice as it stands on this device, before it is anywhere else. */
export interface Draft<T> {
  /** What stands; the start value until the device has answered, which is before a person can have written. */
  readonly value: Signal<T>;
  /** The device has answered: who writes before that would write over what it kept. */
  readonly ready: Signal<boolean>;
  write(value: T): void;
  /** It is elsewhere now, or not wanted any more. */
  clear(): void;
  /** This is elsewhere now; what was written while it was on its way stays. */
  sent(what: T): void;
}

/** The draft of a thing, by person and run: two people who share a browser never see each other's. */
export function useDraft<T>(thing: string, start: T): Draft<T> {
  const key = `${owner()}/${thing}`;
  const draft = useMemo(() => openDraft(key, start), [key]);
  useEffect(() => void draft.read(), [draft]);
  return draft;
}

function openDraft<T>(key: string, start: T): Draft<T> & { read(): Promise<void> } {
  const value = signal(start);
  const ready = signal(false);
  let touched = false;
  const clear = () => {
    touched = true;
    value.value = start;
    void forget('drafts', key);
  };
  return {
    value,
    ready,
    write: (next) => {
      touched = true;
      value.value = next;
      void keep('drafts', key, next);
    },
    clear,
    sent: (what) => {
      if (value.peek() === what) clear();
    },
    // Whoever was quicker than the device keeps what they wrote.
    read: async () => {
      const kept = await keptValue('drafts', key);
      if (kept !== undefined && !touched) value.value = kept as T;
      ready.value = true;
    },
  };
}
