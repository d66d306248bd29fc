import { useSignal, type Signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { ApiError } from './api-error.ts';

/** One act of a page that asks the server for something: a button's work. */
export interface Act {
  /** Name of the running act, or an empty text: a button with that name shows that it is busy. */
  busy: Signal<string>;
  error: Signal<ApiError | undefined>;
  /**
   * Runs it, one at a time: a press while one runs is not taken, nor one that follows a change so closely that it was
   * meant for what stood there before.
   */
  run(name: string, work: () => Promise<void>): void;
  /** Whether anything was run since the page opened. */
  ran(): boolean;
}

const JUST_CHANGED_MS = 800;

/** Keeps what became of acts. A refused request ends in `error`; anything else is a fault of ours and is thrown on. */
export function useAct(): Act {
  const busy = useSignal('');
  const error = useSignal<ApiError | undefined>(undefined);
  return useMemo(() => {
    let changedAt = -Infinity;
    const work = async (name: string, act: () => Promise<void>) => {
      busy.value = name;
      error.value = undefined;
      try {
        await act();
        changedAt = performance.now();
      } catch (problem) {
        if (!(problem instanceof ApiError)) throw problem;
        error.value = problem;
      } finally {
        busy.value = '';
      }
    };
    return {
      busy,
      error,
      run: (name, act) => {
        if (busy.peek() || performance.now() - changedAt < JUST_CHANGED_MS) return;
        void work(name, act);
      },
      ran: () => changedAt > -Infinity || busy.peek() !== '',
    };
  }, []);
}
