/** The only source of "now" in services; tests pass their own and move it by hand. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** As answers say a moment, or that there was none. */
export const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
