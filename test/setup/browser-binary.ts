import { execFile, execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { cacheFolder } from '../../server/database-chain/cache.ts';

export interface BrowserBinary {
  path: string;
  /** What it needs beside the machine's environment: libraries and fonts of the package, where the machine has none. */
  env: Record<string, string>;
  from: 'CHROMIUM_PATH' | 'machine' | 'package';
}

export class NoBrowserError extends Error {
  override readonly name = 'NoBrowserError';
}

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'msedge',
  'microsoft-edge',
];
const USUAL = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** CHROMIUM_PATH, then a browser of this machine, then the one in the package. Throws NoBrowserError with remedies. */
export async function findBrowser(env: NodeJS.ProcessEnv = process.env): Promise<BrowserBinary> {
  const named = env['CHROMIUM_PATH'];
  if (named) {
    if (!isFile(named)) throw new NoBrowserError('CHROMIUM_PATH names no file. Correct it or take it out.');
    return { path: named, env: {}, from: 'CHROMIUM_PATH' };
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const places = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...USUAL];
  const installed = places.find(isFile);
  if (installed) return { path: installed, env: {}, from: 'machine' };
  if (process.platform === 'linux' && process.arch === 'x64') return fromPackage();
  throw new NoBrowserError(
    'No browser for the tests. Install Chromium, Chrome or Edge (version 120 or newer), or name one in CHROMIUM_PATH. ' +
      '(A browser comes with the packages on Linux x64 only.)',
  );
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/**
 * Unpacked here rather than by the package's own function: that one writes to the machine-wide temporary folder and
 * takes whatever lies there, even a half-written file of another process.
 */
async function fromPackage(): Promise<BrowserBinary> {
  const packed = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..', '..', 'bin');
  const folder = join(cacheFolder(process.env), `chromium-${packageVersion(packed)}`);
  if (!existsSync(folder)) await unpack(packed, folder);
  const path = join(folder, 'chromium');
  const env: Record<string, string> = hasFonts() ? {} : { FONTCONFIG_FILE: join(folder, 'fonts.conf') };
  if (starts(path, env)) return { path, env, from: 'package' };
  env['LD_LIBRARY_PATH'] = [join(folder, 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
  if (starts(path, env)) return { path, env, from: 'package' };
  throw new NoBrowserError(
    `The browser in the packages does not start here (${path}). Install one (Debian, Ubuntu: apt-get install ` +
      'chromium) or name one in CHROMIUM_PATH.',
  );
}

function packageVersion(packed: string): string {
  const text = readFileSync(join(packed, '..', 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

async function unpack(packed: string, folder: string): Promise<void> {
  mkdirSync(dirname(folder), { recursive: true });
  const work = mkdtempSync(`${folder}.part-`);
  try {
    const inflate = promisify(brotliDecompress);
    for (const file of readdirSync(packed)) {
      const target = join(work, file.replace(/\.br$/, ''));
      writeFileSync(target, await inflate(readFileSync(join(packed, file))));
      if (target.endsWith('.tar')) await promisify(execFile)('tar', ['-xf', target, '-C', work]);
    }
    chmodSync(join(work, 'chromium'), 0o755);
    writeFileSync(join(work, 'fonts.conf'), fontsConf(join(folder, 'fonts')));
    if (!existsSync(folder)) renameSync(work, folder);
  } catch (error) {
    // Two test processes may unpack at once; the faster one's folder is just as good.
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function fontsConf(fonts: string): string {
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir></fontconfig>\n`;
}

/** Without any font Chromium draws nothing and measures every letter as zero. */
function hasFonts(): boolean {
  const places = ['/usr/share/fonts', '/usr/local/share/fonts', join(homedir(), '.fonts')];
  return places.some((place) => existsSync(place) && readdirSync(place).length > 0);
}

function starts(path: string, env: Record<string, string>): boolean {
  try {
    execFileSync(path, ['--version'], { env: { ...process.env, ...env }, stdio: 'pipe', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}
