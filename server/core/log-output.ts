import { constants, fstatSync, openSync, writeSync } from 'node:fs';
import { Socket } from 'node:net';

/** What waits in our own memory for a slow reader; beyond it lines are dropped rather than kept. */
const HELD_BYTES = 256_000;

/** Takes a text at once or refuses it at once. */
type Write = (text: string) => boolean;

/**
 * A place for lines of text that never waits and never fails: what cannot be written now (a full disk, a pipe that nobody
 * reads, a reader that has gone) is dropped and counted. Pino's own writer was rejected: on a full pipe it tries again
 * until it succeeds, and nothing else runs meanwhile.
 */
export class LogOutput {
  readonly #write: Write;
  readonly #complain: (sentence: string) => void;
  #dropped = 0;
  #untold = 0;

  constructor(write: Write, complain: (sentence: string) => void) {
    this.#write = write;
    this.#complain = complain;
  }

  /** Lines dropped since the start. */
  get dropped(): number {
    return this.#dropped;
  }

  write(line: string): void {
    if (this.#untold > 0 && this.#write(lossLine(this.#untold))) this.#untold = 0;
    if (this.#untold === 0 && this.#write(line)) return;
    if (this.#dropped === 0)
      this.#complain('The log cannot be written; its lines are dropped and counted in /metrics.\n');
    this.#dropped += 1;
    this.#untold += 1;
  }
}

/** The gap shows in the log itself, where somebody reading it later will look. */
const lossLine = (lines: number) =>
  `${JSON.stringify({ level: 40, time: new Date().toISOString(), lines, msg: 'lines of the log were lost here' })}\n`;

/** A command that logs nothing prints its answer to the same descriptor, and must find it as it was. */
function onFirstUse(descriptor: number): Write {
  let write: Write | undefined;
  return (text) => (write ??= writerOf(descriptor))(text);
}

/** A writer for a standard descriptor (1 or 2), by what stands behind it. */
function writerOf(descriptor: number): Write {
  const behind = fstatSync(descriptor);
  if (behind.isFIFO() || behind.isSocket()) return toReader(descriptor);
  return toFile(behind.isCharacterDevice() ? unblocked(descriptor) : descriptor);
}

/** Pipes and sockets: the socket object never blocks, and keeps what the kernel does not take at once. */
function toReader(descriptor: number): Write {
  const socket = new Socket({ fd: descriptor, readable: false, writable: true });
  // A reader that has gone (EPIPE); without a listener it would end the process.
  socket.on('error', () => undefined);
  socket.unref();
  return (text) => {
    if (socket.destroyed || socket.writableLength > HELD_BYTES) return false;
    socket.write(text);
    return true;
  };
}

function toFile(descriptor: number): Write {
  return (text) => {
    try {
      // A half-written line (the disk filled up in it) counts as written: its rest would only be garbage later.
      writeSync(descriptor, text);
      return true;
    } catch {
      return false;
    }
  };
}

/**
 * The same device opened anew so that it refuses rather than waits: a terminal stopped with Ctrl-S. Only Linux names it
 * thus, and a closed descriptor cannot be opened again.
 */
function unblocked(descriptor: number): number {
  const flags = constants.O_WRONLY | constants.O_NONBLOCK | constants.O_NOCTTY;
  try {
    return openSync(`/proc/self/fd/${descriptor}`, flags);
  } catch {
    return descriptor;
  }
}

let standard: LogOutput | undefined;

/** The log of this process: lines on standard output, one complaint on standard error. */
export function standardOutput(): LogOutput {
  standard ??= new LogOutput(onFirstUse(1), (sentence) => void writerOf(2)(sentence));
  return standard;
}

/** Lines of this process's log that were dropped; nothing is opened to answer. */
export const linesDropped = (): number => standard?.dropped ?? 0;
