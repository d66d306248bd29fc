import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A port that is free at this moment, for a program that is told where to listen. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Waits until something has come about; after so long it throws what `why` answers. */
export async function until(
  done: () => boolean | Promise<boolean>,
  why: () => string,
  longestMs = 25_000,
): Promise<void> {
  const giveUp = Date.now() + longestMs;
  while (!(await done())) {
    if (Date.now() > giveUp) throw new Error(why());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
