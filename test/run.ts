import { availableParallelism } from 'node:os';
import { CHECKS, NEEDS, runChecks } from './runner/checks.ts';
import { nextNode, thisNode } from './runner/next-node.ts';
import { type Part, PARTS, runParts } from './runner/parts.ts';
import { type FileResult, writeResults } from './runner/results.ts';

/**
 * `npm test`: every check, then every test; the last line is `N passed, N failed`.
 *   --parts=unit,room   only these parts of the tests, and no checks
 *   --next              on Node 22
 */
const options = process.argv.slice(2);
const startTime = Date.now();
const wanted = options.find((option) => option.startsWith('--parts='))?.slice('--parts='.length);
const parts = chooseParts(wanted);
const next = options.includes('--next');
const node = next ? nextNode() : thisNode();

const checks = await runChecks(NEEDS, 1);
if (wanted === undefined) checks.push(...(await runChecks(CHECKS, Math.min(2, availableParallelism()))));
const failed = checks.some((check) => check.status === 'failed');
const files: FileResult[] = [
  {
    name: 'test/run.ts',
    status: failed ? 'failed' : 'passed',
    message: '',
    startTime,
    endTime: Date.now(),
    assertionResults: checks,
  },
  ...(await runParts(parts, node)),
];

const results = writeResults(next ? 'results-next.json' : 'results.json', startTime, files);
for (const file of files) {
  for (const test of file.assertionResults.filter((one) => one.status === 'failed')) {
    console.log(`✗ ${file.name}: ${test.fullName}`);
  }
}
if (results.numPendingTests > 0) console.log(`${results.numPendingTests} skipped`);
console.log(
  `${((Date.now() - startTime) / 1000).toFixed(0)} s on Node ${next ? '22' : process.version.slice(1)}`,
);
console.log(`${results.numPassedTests} passed, ${results.numFailedTests} failed`);
process.exitCode = results.numFailedTests === 0 ? 0 : 1;

function chooseParts(text: string | undefined): readonly Part[] {
  if (text === undefined) return PARTS;
  const names = text.split(',');
  const unknown = names.filter((name) => !PARTS.some((part) => part === name));
  if (unknown.length > 0)
    throw new Error(`No such part: ${unknown.join(', ')}. There are: ${PARTS.join(', ')}.`);
  return PARTS.filter((part) => names.includes(part));
}
