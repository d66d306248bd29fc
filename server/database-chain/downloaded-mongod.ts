import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { cacheFolder, isOffline } from './cache.ts';
import type { ChainRequest, FoundDatabase, Link } from './chain.types.ts';
import { startMongod } from './start-mongod.ts';

/**
 * Link 3: the mongod that mongodb-memory-server downloads from MongoDB's own site. Only its downloader is used: its
 * server object keeps data in memory and dies with Ctrl-C before the program does.
 */
export const downloadedMongod: Link = {
  name: 'mongod by download',
  async open(request: ChainRequest): Promise<FoundDatabase | string> {
    const folder = join(cacheFolder(request.env), 'mongod');
    const kept = downloadedEarlier(folder);
    if (kept) return startMongod('memory-server', kept, request);
    if (isOffline(request.env)) return 'not downloaded yet, and DATABASE_OFFLINE is set';
    const unreachable = await cannotReach(request.env);
    if (unreachable) return unreachable;
    request.log.info('Database: mongod by download: downloading (about 100 MB, once)');
    const binary = await download(folder);
    return binary.path ? startMongod('memory-server', binary.path, request) : binary.reason;
  },
};

function downloadedEarlier(folder: string): string | undefined {
  try {
    const name = readdirSync(folder).find((file) => /^mongod.*\d(\.exe)?$/.test(file));
    return name && join(folder, name);
  } catch {
    return undefined;
  }
}

/** The download tries three times before it gives up, 8 s in all: asking first whether anybody is there takes none. */
async function cannotReach(env: ChainRequest['env']): Promise<string | undefined> {
  if (env['HTTPS_PROXY'] || env['https_proxy']) return undefined;
  const { hostname, port } = new URL(env['MONGOMS_DOWNLOAD_MIRROR'] ?? 'https://fastdl.mongodb.org');
  return new Promise((done) => {
    const socket = connect({ host: hostname, port: Number(port || 443) });
    const end = (reason: string | undefined) => {
      socket.destroy();
      done(reason);
    };
    socket.setTimeout(3_000, () => end(`${hostname} does not answer`));
    socket.once('connect', () => end(undefined));
    socket.once('error', () => end(`${hostname} is not reachable`));
  });
}

async function download(folder: string): Promise<{ path?: string; reason: string }> {
  try {
    // A development dependency: a production install does not have it, and then this link is not there.
    const { MongoBinary } = await import('mongodb-memory-server');
    return { path: await MongoBinary.getPath({ downloadDir: folder }), reason: '' };
  } catch (error) {
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unknown error';
    const missing = /Cannot find (package|module)/.test(message);
    return { reason: missing ? 'mongodb-memory-server is not installed' : `download failed (${message})` };
  }
}
