/** A few thousand stay in memory; the oldest goes first. */
const REMEMBERED = 5000;

/** What this process has learnt and need not ask the database again, for as long as it may be trusted. */
export class Memory<T> {
  readonly #lifeMs: number;
  readonly #rows = new Map<string, { value: T; until: number }>();

  constructor(lifeMs: number) {
    this.#lifeMs = lifeMs;
  }

  get(key: string, now: Date): T | undefined {
    const row = this.#rows.get(key);
    return row && row.until > now.getTime() ? row.value : undefined;
  }

  drop(key: string): void {
    this.#rows.delete(key);
  }

  set(key: string, value: T, now: Date): void {
    this.#rows.delete(key);
    if (this.#rows.size >= REMEMBERED) this.#rows.delete(this.#rows.keys().next().value as string);
    this.#rows.set(key, { value, until: now.getTime() + this.#lifeMs });
  }
}
