import { useEffect, useState } from 'preact/hooks';

/**
 * The server's clock, as it ticks here: a phone's own may be minutes off. It is worked out anew from the device's at every
 * tick, so that a page that slept, or a tab in the background, is right again at once.
 */
export function useNow(serverNow: string): string {
  const [ahead, setAhead] = useState(() => Date.parse(serverNow) - Date.now());
  const [, tick] = useState(0);
  useEffect(() => setAhead(Date.parse(serverNow) - Date.now()), [serverNow]);
  useEffect(() => {
    const look = () => tick((count) => count + 1);
    const timer = setInterval(look, 1000);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  return new Date(Date.now() + ahead).toISOString();
}
