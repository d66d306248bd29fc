import { execFile } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder, isOffline } from './cache.ts';
import type { ChainRequest } from './chain.types.ts';
import { onPath } from './installed-mongod.ts';

/** 0.6.0b17 is the last version whose wheel holds the native server; 0.7 ships a slow one in Python. */
const VERSION = '0.6.0b17';

/** Wheel tag and SHA-256 by system. pip refuses a file with another hash. */
const WHEELS: Readonly<Record<string, { tag: string; sha256: string }>> = {
  'linux-x64': {
    tag: 'manylinux_2_28_x86_64',
    sha256: 'fe8ccfd1295c872c92a4c4c13c5a6a1dead88b2ff3b9aafb361406ec8aac4d14',
  },
  'linux-arm64': {
    tag: 'manylinux_2_28_aarch64',
    sha256: '690fed7d7268bf7e90aeb2c8a5b390b32b34685170df9a304f961713e30540fe',
  },
  'darwin-arm64': {
    tag: 'macosx_11_0_arm64',
    sha256: '030a69eabbbb0761c244c0d041c1aa89df17680b26c98b374030f61b1c890aec',
  },
  'win32-x64': {
    tag: 'win_amd64',
    sha256: '2002515e1ae0c4f419ea94f55cef2611391ca8c6e17f866284c86d033d5061c4',
  },
};

const run = promisify(execFile);

/** Path of the server, from the cache or downloaded now; or the reason why not. */
export async function secantusBinary(request: ChainRequest): Promise<{ path?: string; reason: string }> {
  const system = `${process.platform}-${process.arch}`;
  const wheel = WHEELS[system];
  if (!wheel) return { reason: `no server is made for ${system}` };
  const kept = join(cacheFolder(request.env), `secantusdb-${VERSION}-${system}`);
  const binary = join(
    kept,
    'secantusdb.scripts',
    process.platform === 'win32' ? 'secantusd-rs.exe' : 'secantusd-rs',
  );
  if (existsSync(binary)) return { path: binary, reason: '' };
  if (isOffline(request.env)) return { reason: 'not downloaded yet, and DATABASE_OFFLINE is set' };
  const python = await pythonWithPip(request);
  if (!python.path) return python;
  request.log.info('Database: SecantusDB from PyPI: downloading (22 MB, once)');
  const failure = await fetchWheel(python.path, wheel, { kept, request });
  if (failure) return { reason: failure };
  return existsSync(binary) ? { path: binary, reason: '' } : { reason: 'the wheel does not hold the server' };
}

async function pythonWithPip({ env }: ChainRequest): Promise<{ path?: string; reason: string }> {
  const found = ['python3', 'python'].map((name) => onPath(name, env)).filter((path) => path !== undefined);
  for (const path of found) {
    const works = await run(path, ['-m', 'pip', '--version'], { env: { ...env } }).then(
      () => true,
      () => false,
    );
    if (works) return { path, reason: '' };
  }
  if (found.length === 0) return { reason: 'needs Python 3 with pip, and there is no python3 on PATH' };
  return { reason: 'python3 is there, but its pip is not (Debian, Ubuntu: apt-get install python3-pip)' };
}

/**
 * Downloads, unpacks and moves the two folders of the server into place by one rename, so that two starts at once
 * never see half of it. Answers a reason on failure.
 */
async function fetchWheel(
  python: string,
  wheel: { tag: string; sha256: string },
  { kept, request }: { kept: string; request: ChainRequest },
): Promise<string | undefined> {
  mkdirSync(cacheFolder(request.env), { recursive: true });
  const work = mkdtempSync(`${kept}.part-`);
  try {
    await pipDownload(python, wheel, { work, request });
    const file = readdirSync(work).find((name) => name.endsWith('.whl'));
    if (!file) return 'pip brought no wheel';
    await run(python, ['-m', 'zipfile', '-e', join(work, file), join(work, 'all')], {
      env: { ...request.env },
    });
    takeServer(join(work, 'all'), join(work, 'server'));
    if (!existsSync(kept)) renameSync(join(work, 'server'), kept);
    return undefined;
  } catch (error) {
    // Another start may have been faster: then what it left is just as good.
    return existsSync(kept) ? undefined : `download failed (${pipReason(error)})`;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function pipDownload(
  python: string,
  wheel: { tag: string; sha256: string },
  { work, request }: { work: string; request: ChainRequest },
): Promise<void> {
  const list = join(work, 'requirements.txt');
  writeFileSync(list, `secantusdb==${VERSION} --hash=sha256:${wheel.sha256}\n`);
  // The Python version asked for is the wheel's, not this machine's: the server needs no Python to run.
  const which = ['--python-version', '3.11', '--implementation', 'cp', '--platform', wheel.tag];
  const limits = ['--no-input', '--disable-pip-version-check', '--retries', '2', '--timeout', '30'];
  const what = [
    'download',
    '--no-deps',
    '--only-binary=:all:',
    ...which,
    '-d',
    work,
    '--require-hashes',
    '-r',
    list,
  ];
  await run(python, ['-m', 'pip', ...limits, ...what], { env: { ...request.env }, timeout: 300_000 });
}

/** The wheel's modes do not survive unpacking: the run bit is set here. */
function takeServer(from: string, to: string): void {
  mkdirSync(to);
  for (const folder of ['secantusdb.scripts', 'secantusdb.libs']) {
    if (existsSync(join(from, folder))) renameSync(join(from, folder), join(to, folder));
  }
  for (const file of readdirSync(join(to, 'secantusdb.scripts')))
    chmodSync(join(to, 'secantusdb.scripts', file), 0o755);
}

function pipReason(error: unknown): string {
  const output = (error as { stderr?: unknown }).stderr;
  const lines = typeof output === 'string' ? output.split('\n').filter((line) => /^ERROR/i.test(line)) : [];
  return (
    lines.at(-1)?.slice(0, 300) ?? (error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unknown')
  );
}
