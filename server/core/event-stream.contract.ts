import { z } from 'zod';

/**
 * Server-sent events (HTML Living Standard 9.2): one answer that goes on as long as somebody listens. Our client reads it
 * with `fetch`, because an EventSource carries no token, so it says itself from where it goes on.
 */
export interface Listener {
  send(id: number, data: string): void;
  /** The server has nothing more to say: the process stops, or whoever listened may not any more. */
  end(): void;
}

/** What a handler answers whose endpoint is a stream: from then on it sends, until the function that comes back is called. */
export type Subscribe = (listener: Listener) => () => void;

export const streamAnswer = z.custom<Subscribe>((value) => typeof value === 'function');
