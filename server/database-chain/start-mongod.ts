import { mkdirSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type ChainRequest, DATABASE_NAME, type FoundDatabase } from './chain.types.ts';
import { startServer } from './server-process.ts';

/** A stand-alone mongod on a free port of the loopback. Nothing here needs a replica set (one document, one write). */
export async function startMongod(
  kind: 'mongod' | 'memory-server',
  binary: string,
  request: ChainRequest,
): Promise<FoundDatabase | string> {
  // One folder for both ways to a mongod: a MongoDB installed later finds what the downloaded one wrote.
  const folder = join(request.dataDir, 'mongod');
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const started = await startServer({
    program: binary,
    args: ['--dbpath', folder, '--port', String(port), '--bind_ip', '127.0.0.1', '--quiet'],
    folder,
    ready: /waiting for connections/i,
    busy: /DBPathInUse|Unable to lock the lock file/,
    request,
  });
  if (typeof started === 'string') return started;
  const uri = `mongodb://127.0.0.1:${port}/${DATABASE_NAME}?directConnection=true`;
  return { uri, kind, embedded: true, stop: started.stop };
}

/** mongod cannot choose a port by itself. The port is free at this moment; losing it since fails the start loudly. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done, fail) => server.once('error', fail).listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((done) => server.close(() => done()));
  return port;
}
