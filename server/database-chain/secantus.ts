import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ChainRequest, DATABASE_NAME, type FoundDatabase, type Link } from './chain.types.ts';
import { secantusBinary } from './secantus-wheel.ts';
import { startServer } from './server-process.ts';

/**
 * Link 4: the native server in the PyPI wheel of SecantusDB, for machines that reach a package registry and nothing
 * else. A separate program under its own licence (GPL-2.0-only), never part of what we ship.
 */
export const secantus: Link = {
  name: 'SecantusDB from PyPI',
  async open(request: ChainRequest): Promise<FoundDatabase | string> {
    const binary = await secantusBinary(request);
    if (!binary.path) return binary.reason;
    const folder = join(request.dataDir, 'secantus');
    mkdirSync(folder, { recursive: true });
    const started = await startServer({
      program: binary.path,
      args: serverArguments(folder),
      folder,
      ready: /listening on \S+:(\d+)/,
      busy: /Device or resource busy/,
      request,
    });
    if (typeof started === 'string') return started;
    const port = /listening on \S+:(\d+)/.exec(started.output)?.[1];
    const uri = `mongodb://127.0.0.1:${port}/${DATABASE_NAME}?directConnection=true`;
    return { uri, kind: 'secantus', embedded: true, stop: started.stop };
  },
};

/**
 * `--sync-on-commit` is what makes an acknowledged write survive kill -9 (without it 1,216 of 53,620 were lost);
 * without `--log-file-max` the folder takes 2 GB. An own, empty `--config` keeps a secantusd.toml of the working
 * folder or the home folder out.
 */
function serverArguments(folder: string): string[] {
  const config = `${folder}.toml`;
  writeFileSync(config, '');
  const place = ['--config', config, '--host', '127.0.0.1', '--port', '0', '--storage-path', folder];
  return [...place, '--sync-on-commit', '--log-file-max', '64MB', '--cache-size', '256M'];
}
