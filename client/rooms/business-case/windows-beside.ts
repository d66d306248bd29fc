import { RECENT_MS } from '../../../server/rooms/business-case/pen.rule.ts';

const CHANNEL = 're-entry.pen';
/** Somebody who types is heard of so often. */
const SAY_EVERY_MS = 2_000;

/** Without `at` it asks who has written. */
interface Said {
  section: string;
  at?: string;
}

/** The windows of this browser that have a section open. */
export interface WindowsBeside {
  /** Something was written in this one, at a time in ms. */
  wrote(at: number): void;
  leave(): void;
}

/** `section` with whose it is. `hear` is told when another window has written in it: the one that asks, and each time. */
export function windowsBeside(section: string, hear: (at: string) => void): WindowsBeside | undefined {
  const channel = openChannel();
  if (!channel) return undefined;
  let wroteAt = -Infinity;
  const say = (at?: string) => channel.postMessage({ section, ...(at ? { at } : {}) } satisfies Said);
  channel.onmessage = ({ data }) => {
    const said = data as Said;
    if (said.section !== section) return;
    if (said.at) hear(said.at);
    else if (Date.now() - wroteAt < RECENT_MS) say(new Date(wroteAt).toISOString());
  };
  say();
  return {
    wrote: (at) => {
      if (at - wroteAt < SAY_EVERY_MS) return;
      wroteAt = at;
      if (Date.now() - at < RECENT_MS) say(new Date(at).toISOString());
    },
    leave: () => channel.close(),
  };
}

/** Where storage is blocked the channel may be refused too. */
function openChannel(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(CHANNEL);
  } catch {
    return undefined;
  }
}
