import { useEffect, useState } from 'preact/hooks';
import { isWithin } from '../../../server/rooms/live/attendance.rule.ts';
import type { Data } from '../../core/data.ts';
import type { LiveSession } from './live.types.ts';

/** Twice a second: a tick of one second that comes late now and then would leave a second out. */
const TICK_MS = 500;

/**
 * The server's clock in milliseconds, as it ticks here: a phone's own may be minutes off. It is worked out anew from the
 * device's at every tick, so that a page that slept, or a tab in the background, is right again at once.
 */
export function useServerNow({ ahead }: { ahead: number }): number {
  const [, tick] = useState(0);
  useEffect(() => {
    const look = () => tick((count) => count + 1);
    const timer = setInterval(look, TICK_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  return Date.now() + ahead;
}

const momentOf = (now: number): string => new Date(now).toISOString();

/** The same as a moment. */
export const useNow = (of: { ahead: number }): string => momentOf(useServerNow(of));

const LOOK_MS = 10_000;

/** While people come in a page asks again by itself, as long as somebody looks at it. */
export function useLooking(of: Data<unknown>, { checkIn, ahead }: LiveSession): void {
  const [from, until] = [checkIn?.from ?? '', checkIn?.until ?? ''];
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible' && isWithin({ from, until }, momentOf(Date.now() + ahead)))
        void of.refresh();
    };
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [of, from, until, ahead]);
}
