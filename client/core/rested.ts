import { useEffect, useState } from 'preact/hooks';

/** Longer than between two keys, and no longer than a look up from them. */
const REST_MS = 300;

/**
 * A value as it was when somebody paused. What is worked out of it is worked out then, and keeps no key waiting. `rest`
 * takes what stands now.
 */
export function useRested<T>(value: T, afterMs = REST_MS): readonly [T, rest: () => void] {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    if (rested === value) return undefined;
    const timer = setTimeout(() => setRested(() => value), afterMs);
    return () => clearTimeout(timer);
  }, [value, rested, afterMs]);
  return [rested, () => setRested(() => value)];
}
