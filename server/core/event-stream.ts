import type { Response } from 'express';
import { withoutDeadline } from './deadline.ts';
import type { Subscribe } from './event-stream.contract.ts';
import { GIVE_WAY } from './event-stream.rule.ts';

/** Shorter than the minute after which proxies take a silent connection for a dead one. */
const KEEP_ALIVE_MS = 15_000;
/** Then its client opens another, and the right to listen is asked anew. */
const LONGEST_MS = 10 * 60_000;
/** Whoever does not read is let go, and comes back when they do: what waits for them is ours to hold. */
const UNREAD_BYTES = 256 * 1024;

/** Takes what ends a stream where another one of the same person needs its place, and answers how to say that it is closed. */
type TakePlace = (giveWay: () => void) => () => void;

export function sendEvents(res: Response, subscribe: Subscribe, takePlace: TakePlace): void {
  withoutDeadline(res);
  res.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    // `no-transform` keeps our own packing and that of proxies from holding it back until there is more of it.
    'Cache-Control': 'no-store, no-transform',
    'X-Accel-Buffering': 'no',
  });
  res.flushHeaders();
  // A first byte: by it a page sees that nothing between us holds answers back.
  res.write(': open\n\n');
  const say = (text: string) => {
    if (res.writableLength > UNREAD_BYTES) res.destroy();
    else res.write(text);
  };
  const end = () => void res.end();
  const leave = subscribe({ send: (id, data) => say(`id: ${id}\ndata: ${data}\n\n`), end });
  const freePlace = takePlace(() => {
    say(`${GIVE_WAY}\n\n`);
    end();
  });
  const alive = setInterval(() => say(': alive\n\n'), KEEP_ALIVE_MS);
  const longest = setTimeout(end, LONGEST_MS);
  res.once('close', () => {
    clearInterval(alive);
    clearTimeout(longest);
    leave();
    freePlace();
  });
}
