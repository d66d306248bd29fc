import { useEffect, useState } from 'preact/hooks';
import { isWithin } from '../../../server/rooms/live/attendance.rule.ts';
import type { Data } from '../../core/data.ts';
import type { LiveSession } from './live.types.ts';

const nowOf = (ahead: number): string => new Date(Date.now() + ahead).toISOString();

/**
 * The server's clock, as it ticks here: a phone's own may be minutes off. It is worked out anew from the device's at every
 * tick, so that a page that slept, or a tab in the background, is right again at once.
 */
export function useNow({ ahead }: Pick<LiveSession, 'ahead'>): string {
  const [, tick] = useState(0);
  useEffect(() => {
    const look = () => tick((count) => count + 1);
    const timer = setInterval(look, 1000);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  return nowOf(ahead);
}

const LOOK_MS = 10_000;

/** While people come in a page asks again by itself, as long as somebody looks at it. */
export function useLooking(of: Data<unknown>, { checkIn, ahead }: LiveSession): void {
  const [from, until] = [checkIn?.from ?? '', checkIn?.until ?? ''];
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible' && isWithin({ from, until }, nowOf(ahead)))
        void of.refresh();
    };
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [of, from, until, ahead]);
}
