import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { NodeProgram } from './next-node.ts';
import { assertion, type FileResult, readVitest, resultsFolder, root } from './results.ts';

/** The parts of the test run; `browser` runs alone, because pages on two busy cores make each other late. */
export const PARTS = ['unit', 'client', 'room', 'certification', 'browser'] as const;
export type Part = (typeof PARTS)[number];

/** Runs the parts and answers their files. A part without a single test counts as a failure: it checks nothing. */
export async function runParts(parts: readonly Part[], node: NodeProgram): Promise<FileResult[]> {
  const together = parts.filter((part) => part !== 'browser');
  const runs = [together, parts.filter((part) => part === 'browser')].filter((run) => run.length > 0);
  const files: FileResult[] = [];
  for (const run of runs) files.push(...(await vitest(run, node)));
  return files;
}

async function vitest(parts: readonly Part[], node: NodeProgram): Promise<FileResult[]> {
  const output = join(resultsFolder, `${parts.join('-')}.json`);
  mkdirSync(resultsFolder, { recursive: true });
  rmSync(output, { force: true });
  const args = [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    ...parts.flatMap((part) => ['--project', part]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${output}`,
  ];
  const startTime = Date.now();
  const code = await new Promise<number | null>((done) => {
    const child = spawn(node.path, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: node.env,
    });
    child.once('close', done);
  });
  const files = readVitest(output);
  const clean = files.every((file) => file.status === 'passed');
  const wrong = [
    ...(files.length === 0 ? [`No tests ran in ${parts.join(', ')}.`] : []),
    ...(code !== 0 && clean && files.length > 0 ? [`vitest ended with code ${code}; see its output.`] : []),
  ];
  if (wrong.length === 0) return files;
  console.log(wrong.join('\n'));
  const failure: FileResult = {
    name: `vitest ${parts.join(' ')}`,
    status: 'failed',
    message: '',
    startTime,
    endTime: Date.now(),
    assertionResults: [assertion('the run ends cleanly', wrong)],
  };
  return [...files, failure];
}
