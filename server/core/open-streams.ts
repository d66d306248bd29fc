import type { Session } from './session.ts';

/** More pages than anybody looks at at once; a browser has six connections to a server, and needs some for the rest. */
export const MOST_STREAMS = 4;

/**
 * Streams that people have open in this process. A page that is left open somewhere keeps one, and each is ours to feed: of
 * too many the one that was opened first gives way. It is told so, because a page that only saw its stream end would open
 * another, and push out the next.
 */
export class OpenStreams {
  /** By person, in the order in which they were opened. */
  readonly #giveWay = new Map<string, Set<() => void>>();

  /** Answers how to say that it is closed. */
  open({ tenant, person }: Pick<Session, 'tenant' | 'person'>, giveWay: () => void): () => void {
    const who = JSON.stringify([tenant, person]);
    const theirs = this.#giveWay.get(who) ?? new Set();
    this.#giveWay.set(who, theirs.add(giveWay));
    const [oldest] = theirs;
    if (theirs.size > MOST_STREAMS && oldest) {
      theirs.delete(oldest);
      oldest();
    }
    return () => {
      theirs.delete(giveWay);
      if (theirs.size === 0 && this.#giveWay.get(who) === theirs) this.#giveWay.delete(who);
    };
  }
}
