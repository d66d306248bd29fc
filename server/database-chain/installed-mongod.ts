import { delimiter, join } from 'node:path';
import { statSync } from 'node:fs';
import type { ChainRequest, FoundDatabase, Link } from './chain.types.ts';
import { startMongod } from './start-mongod.ts';

/** Link 2: a mongod that is on this machine already. */
export const installedMongod: Link = {
  name: 'mongod on this machine',
  async open(request: ChainRequest): Promise<FoundDatabase | string> {
    const named = request.env['MONGOMS_SYSTEM_BINARY'];
    if (named && !isFile(named)) return 'MONGOMS_SYSTEM_BINARY names no file';
    const binary = named ?? onPath('mongod', request.env);
    if (!binary) return 'none on PATH, and MONGOMS_SYSTEM_BINARY is not set';
    return startMongod('mongod', binary, request);
  },
};

/** Full path of a program on the given environment's PATH. */
export function onPath(program: string, env: ChainRequest['env']): string | undefined {
  const endings = process.platform === 'win32' ? ['.exe'] : [''];
  for (const folder of (env['PATH'] ?? env['Path'] ?? '').split(delimiter)) {
    for (const ending of endings) {
      const path = join(folder, program + ending);
      if (folder !== '' && isFile(path)) return path;
    }
  }
  return undefined;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
