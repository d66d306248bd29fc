import { keptUnder, namesAtOnce } from './kept.ts';
import { owner } from './session.ts';

/** Sends texts that wait on this device. What does it is fetched when there are any. False when it must be tried later. */
export async function sendUnsent(): Promise<boolean> {
  const start = `${owner()}/`;
  if (namesAtOnce(start).length === 0 && (await keptUnder('unsent', start)).length === 0) return true;
  const file = await import('./unsent.ts').catch(() => undefined);
  return file ? file.sendAll() : false;
}
