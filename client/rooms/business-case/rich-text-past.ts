import type { RichText } from '../../../server/rooms/business-case/rich-text.rule.ts';
import { forget, keep, keptValue } from '../../core/kept.ts';
import { owner } from '../../core/session.ts';

/**
 * Earlier texts of a section on this device, so that undo outlives the page. A day old they are gone: what somebody took
 * out of a text does not stay on a machine that others use.
 */
interface Past {
  at: number;
  /** As JSON: a device takes one long text in a fraction of the time that a tree of nodes needs. */
  texts: string[];
}

const MOST_TEXTS = 20;
const MOST_SIGNS = 300_000;
const DAY_MS = 24 * 60 * 60_000;
/** Keys that follow one another faster are one step back. */
const PAUSE_MS = 3_000;
const LONGEST_MS = 30_000;

const keyOf = (thing: string): string => `${owner()}/past/${thing}`;

export class RichTextPast {
  readonly #key: string;
  #texts: string[] = [];
  #changedAt = -Infinity;
  #keptAt = -Infinity;

  constructor(thing: string) {
    this.#key = keyOf(thing);
  }

  /** From the oldest to the newest. */
  async read(now = Date.now()): Promise<unknown[]> {
    const kept = (await keptValue('drafts', this.#key).catch(() => undefined)) as Past | undefined;
    // Whoever was quicker than the device goes on from what they wrote.
    if (!kept || this.#texts.length > 0) return [];
    if (now - kept.at > DAY_MS) {
      void forget('drafts', this.#key);
      return [];
    }
    this.#texts = kept.texts;
    return kept.texts.map((text) => JSON.parse(text) as unknown);
  }

  /** Before each change, with the text as it is left; it is asked for only where a step begins. */
  leave(text: () => RichText, now = Date.now()): void {
    const goesOn = now - this.#changedAt < PAUSE_MS && now - this.#keptAt < LONGEST_MS;
    this.#changedAt = now;
    if (goesOn) return;
    this.#keptAt = now;
    this.#texts = shortened([...this.#texts, JSON.stringify(text())]);
    void keep('drafts', this.#key, { at: now, texts: this.#texts } satisfies Past);
  }
}

function shortened(texts: readonly string[]): string[] {
  let signs = 0;
  const tooFar = texts
    .slice(-MOST_TEXTS)
    .reverse()
    .findIndex((text) => (signs += text.length) > MOST_SIGNS);
  return texts.slice(-(tooFar < 0 ? MOST_TEXTS : Math.max(tooFar, 1)));
}
