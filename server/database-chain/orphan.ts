import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { ChainLog } from './chain.types.ts';

/**
 * A program that was killed (power button of a terminal, kill -9) cannot stop the server it started, and that server
 * would hold the folder for ever. So who started whom is written beside the folder, and the next start ends a server
 * whose owner is gone. A server whose owner lives is never touched.
 */
const noteOf = (folder: string) => `${folder}.running.json`;

export function remember(folder: string, pid: number | undefined): void {
  writeFileSync(noteOf(folder), JSON.stringify({ owner: process.pid, server: pid }));
}

export function forget(folder: string): void {
  rmSync(noteOf(folder), { force: true });
}

/** Ends the server of a dead owner, if there is one, and waits for its end (30 s at most). */
export async function endOrphan(folder: string, log: ChainLog): Promise<void> {
  const note = readNote(folder);
  if (!note || isAlive(note.owner) || !isServerOf(note.server, folder)) return;
  log.info('Database: ending a server that an earlier, killed start has left behind');
  process.kill(note.server, 'SIGTERM');
  for (let i = 0; i < 300 && isAlive(note.server); i++) await new Promise((done) => setTimeout(done, 100));
  forget(folder);
}

function readNote(folder: string): { owner: number; server: number } | undefined {
  try {
    const note = JSON.parse(readFileSync(noteOf(folder), 'utf8')) as { owner?: unknown; server?: unknown };
    if (typeof note.owner !== 'number' || typeof note.server !== 'number') return undefined;
    return { owner: note.owner, server: note.server };
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Process numbers are used again: only a process that names our folder on its command line is the server. */
function isServerOf(pid: number, folder: string): boolean {
  if (!isAlive(pid)) return false;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(folder);
  } catch {
    return psLine(pid).includes(folder);
  }
}

function psLine(pid: number): string {
  try {
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}
