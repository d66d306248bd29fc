import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findDatabase } from '../../server/database-chain/find.ts';
import { findBrowser } from '../setup/browser-binary.ts';
import { assertion, type Assertion, root } from './results.ts';

export interface Check {
  name: string;
  /** Answers what is wrong; nothing when all is well. */
  run(): Promise<string | undefined>;
}

const bin = (path: string) => join(root, 'node_modules', path);

/** What is checked without running the tool. Everything but `build` leaves nothing behind. */
export const CHECKS: readonly Check[] = [
  program('types', [bin('typescript/bin/tsc'), '-p', 'tsconfig.json']),
  program('lint and import rules', [bin('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings']),
  program('format', [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']),
  program('nothing unused', [bin('knip/bin/knip.js'), '--no-progress']),
  program('course content', ['--import', 'tsx', 'server/content/content-check.ts']),
  program('build of the client', [bin('vite/bin/vite.js'), 'build', '--logLevel', 'warn']),
  program('build of the server', [bin('typescript/bin/tsc'), '-p', 'tsconfig.build.json']),
];

/** What the tests need of this machine; the answers name the remedies. */
export const NEEDS: readonly Check[] = [
  { name: 'a database can be started', run: databaseNeed },
  { name: 'a browser can be started', run: browserNeed },
  // Once, and kept: on a busy machine two editions take longer to read than the first hook of a test may.
  program('courses can be read', ['--import', 'tsx', 'server/content/warm.ts']),
];

async function databaseNeed(): Promise<string | undefined> {
  const dataDir = mkdtempSync(join(tmpdir(), 're-entry-need-'));
  const log = {
    info: (line: string) => console.log(`  ${line}`),
    warn: (line: string) => console.warn(line),
  };
  try {
    const found = await findDatabase({ dataDir, log, env: process.env });
    await found.stop();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function browserNeed(): Promise<string | undefined> {
  try {
    const found = await findBrowser();
    console.log(`  Browser: ${found.path} (${found.from})`);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function program(name: string, args: string[]): Check {
  return {
    name,
    run: () =>
      new Promise((done) => {
        const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
        let output = '';
        const read = (chunk: Buffer) => (output += chunk.toString());
        child.stdout.on('data', read);
        child.stderr.on('data', read);
        child.once('close', (code) =>
          done(code === 0 ? undefined : output.trim() || `ended with code ${code}`),
        );
      }),
  };
}

/** Runs the checks, `width` at a time, and prints one line each; failures with all they said. */
export async function runChecks(checks: readonly Check[], width: number): Promise<Assertion[]> {
  const waiting = [...checks];
  const done: Assertion[] = [];
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const startedAt = Date.now();
      const wrong = await check.run();
      const ms = Date.now() - startedAt;
      console.log(`${wrong === undefined ? '✓' : '✗'} ${check.name} (${(ms / 1000).toFixed(1)} s)`);
      if (wrong !== undefined) console.log(wrong.replace(/^/gm, '    '));
      done.push(assertion(check.name, wrong === undefined ? [] : [wrong], ms));
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return done;
}
