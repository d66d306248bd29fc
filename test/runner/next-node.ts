import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './results.ts';

export interface NodeProgram {
  path: string;
  env: NodeJS.ProcessEnv;
}

export const thisNode = (): NodeProgram => ({ path: process.execPath, env: process.env });

/**
 * Node 22, from test/next: installed there on first use (about 10 s), by the lock file, without install scripts.
 * It stands first on the PATH of what it runs, so that programs started by tests are on 22 as well.
 */
export function nextNode(): NodeProgram {
  const folder = join(root, 'test/next');
  const bin = join(folder, 'node_modules/.bin');
  const path = join(bin, process.platform === 'win32' ? 'node.cmd' : 'node');
  if (!existsSync(path)) {
    console.log('Node 22: installing into test/next (once)');
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    });
  }
  if (!existsSync(path))
    throw new Error(`No Node 22 package is made for ${process.platform}-${process.arch}.`);
  return { path, env: { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` } };
}
