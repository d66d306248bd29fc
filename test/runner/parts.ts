import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type NodeProgram, thisNode } from './next-node.ts';
import {
  assertion,
  type FileResult,
  readUnhandled,
  readVitest,
  resultsFolder,
  root,
  unhandledFile,
} from './results.ts';
import { RESULTS_FILE } from './reporters.ts';

export const PARTS = ['unit', 'client', 'room', 'certification', 'browser'] as const;
export type Part = (typeof PARTS)[number];

export interface Run {
  parts: readonly Part[];
  node: NodeProgram;
  /** One of several shares of the files, `2/3`; vitest deals them out by the hash of their paths. */
  sample?: string;
}

/**
 * Runs the parts and answers their files, in two lanes: pages are opened one file at a time and spend half of that waiting,
 * so that the rooms run beside them. They share no database, no port and no folder. What needs no tool comes after the
 * pages: both lanes then end at about the same time.
 */
export async function runParts({ parts, node, sample }: Run): Promise<FileResult[]> {
  const isLate = (part: Part) => part === 'unit' && parts.includes('browser');
  const lanes = [
    [parts.filter((part) => part !== 'browser' && !isLate(part))],
    [parts.filter((part) => part === 'browser'), parts.filter(isLate)],
  ]
    .map((lane) => lane.filter((run) => run.length > 0))
    .filter((lane) => lane.length > 0);
  // On two cores a worker each; a run of its own has all of them.
  const width = lanes.length > 1 ? Math.max(1, availableParallelism() - 1) : availableParallelism();
  const all = await Promise.all(lanes.map((lane) => runLane(lane, { node, sample, width })));
  return all.flat();
}

async function runLane(lane: readonly (readonly Part[])[], way: Way): Promise<FileResult[]> {
  const files: FileResult[] = [];
  for (const parts of lane) files.push(...(await runOne(parts, way)));
  return files;
}

interface Way {
  node: NodeProgram;
  sample: string | undefined;
  width: number;
}

async function runOne(parts: readonly Part[], { node, sample, width }: Way): Promise<FileResult[]> {
  const startTime = Date.now();
  const output = join(resultsFolder, `${parts.join('-')}.json`);
  const code = await vitest(node, output, [
    ...parts.flatMap((part) => ['--project', part]),
    `--maxWorkers=${width}`,
    ...(sample === undefined ? [] : [`--shard=${sample}`]),
  ]);
  const files = readVitest(output);
  console.log(`Parts ${parts.join(', ')}: ${files.length} files in ${secondsSince(startTime)} s`);
  const clean = files.every((file) => file.status === 'passed');
  const wrong = [
    ...(files.length === 0 ? [`No tests ran in ${parts.join(', ')}.`] : []),
    ...(code !== 0 && clean && files.length > 0 ? outsideTests(output, code) : []),
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

function outsideTests(output: string, code: number | null): string[] {
  const unhandled = readUnhandled(output);
  return unhandled.length > 0 ? unhandled : [`vitest ended with code ${code}; see its output.`];
}

/** One run of the browser part, or of what the filters leave of it. */
export async function runBrowserPart(filters: string[]): Promise<{ passed: boolean; seconds: number }> {
  const startTime = Date.now();
  const code = await vitest(thisNode(), join(resultsFolder, 'busy.json'), [
    '--project',
    'browser',
    ...filters,
  ]);
  return { passed: code === 0, seconds: secondsSince(startTime) };
}

const secondsSince = (time: number): number => Math.round((Date.now() - time) / 1000);

async function vitest(node: NodeProgram, output: string, options: string[]): Promise<number | null> {
  mkdirSync(resultsFolder, { recursive: true });
  for (const file of [output, unhandledFile(output)]) rmSync(file, { force: true });
  const args = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...options];
  return new Promise<number | null>((done) => {
    const child = spawn(node.path, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...node.env, [RESULTS_FILE]: output },
    });
    child.once('close', done);
  });
}
