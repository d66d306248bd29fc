import { useEffect, useState } from 'preact/hooks';
import type { Standing } from './triad.types.ts';

/**
 * The server's clock in milliseconds, as it ticks here: worked out anew from the device's at every tick, so that a page
 * that slept is right again at once.
 */
export function useServerNow({ ahead }: Pick<Standing, 'ahead'>): number {
  const [, tick] = useState(0);
  useEffect(() => {
    const look = () => tick((count) => count + 1);
    const timer = setInterval(look, 500);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  return Date.now() + ahead;
}
