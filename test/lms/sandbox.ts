import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RequestListener } from 'node:http';
import { sandboxApp } from './app.ts';
import { loadState, saveState } from './keep.ts';
import { SandboxClient } from './sandbox-client.ts';
import { World } from './world.ts';
import type { WorldOptions } from './world.ts';

export interface SandboxOptions extends WorldOptions {
  /** 0 takes any free port. */
  port: number;
  /** File that keeps tools, links and grades over a restart. Absent: everything lives in memory only. */
  stateFile?: string;
}

export interface Sandbox {
  /** http://127.0.0.1:PORT */
  origin: string;
  client: SandboxClient;
  close(): Promise<void>;
}

const SAVE_EVERY_MS = 2000;

function keepSaved(world: World, file: string | undefined): () => void {
  if (file === undefined) return () => undefined;
  loadState(world, file);
  const timer = setInterval(() => saveState(world, file), SAVE_EVERY_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
    saveState(world, file);
  };
}

/** Starts both sites on one port of 127.0.0.1. Rejects when the port is taken. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  // The origin is part of every address the sandbox prints, so the port must be known before the application is.
  let handler: RequestListener = (_request, response) => void response.writeHead(503).end();
  const server = createServer((request, response) => handler(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const world = new World(origin, options);
  await Promise.all([world.keys.moodle.fill(), world.keys.canvas.fill()]);
  const stopSaving = keepSaved(world, options.stateFile);
  handler = sandboxApp(world) as unknown as RequestListener;
  return {
    origin,
    client: new SandboxClient(origin),
    close: async () => {
      stopSaving();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
