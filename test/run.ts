import { availableParallelism } from 'node:os';
import { stripVTControlCharacters } from 'node:util';
import { CHECKS, NEEDS, runChecks } from './runner/checks.ts';
import { nextNode, thisNode } from './runner/next-node.ts';
import { type Part, PARTS, runParts } from './runner/parts.ts';
import { type FileResult, writeResults } from './runner/results.ts';

/**
 * `npm test`: every check, then every test; the last line is `N passed, N failed`.
 *   --parts=unit,room   only these parts of the tests, and no checks
 *   --next              on Node 22
 *   --sample=3          a third of the test files, another one each day; --sample=2/3 names the share
 */
const options = process.argv.slice(2);
const startTime = Date.now();
const wanted = options.find((option) => option.startsWith('--parts='))?.slice('--parts='.length);
const parts = chooseParts(wanted);
const next = options.includes('--next');
const node = next ? nextNode() : thisNode();
const share = options.find((option) => option.startsWith('--sample='))?.slice('--sample='.length);
const sample = share === undefined ? {} : { sample: shareOf(share) };

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
  ...(await runParts({ parts, node, ...sample })),
];

const results = writeResults(next ? 'results-next.json' : 'results.json', startTime, files);
for (const file of files) {
  for (const test of file.assertionResults.filter((one) => one.status === 'failed')) {
    const [why = ''] = stripVTControlCharacters(test.failureMessages?.[0] ?? '').split('\n');
    console.log(`✗ ${file.name}: ${test.fullName}: ${why.slice(0, 200)}`);
  }
}
printSlowest(files);
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

/** `3` is today's third: all files have had their turn after three days. `2/3` runs a share of an earlier day again. */
function shareOf(text: string): string {
  const [, index, of] = /^(?:(\d+)\/)?(\d+)$/.exec(text) ?? [];
  const shares = Number(of);
  const chosen = index === undefined ? (Math.floor(startTime / 86_400_000) % shares) + 1 : Number(index);
  if (!(shares > 0 && chosen > 0 && chosen <= shares)) throw new Error(`No such sample: ${text}`);
  console.log(`Sample ${chosen}/${shares} of the test files`);
  return `${chosen}/${shares}`;
}

/** Where the time goes: a test command that grows slow does so file by file. */
function printSlowest(all: readonly FileResult[]): void {
  const seconds = ({ startTime: begin, endTime }: FileResult) => (endTime - begin) / 1000;
  const slowest = all.toSorted((a, b) => seconds(b) - seconds(a)).slice(0, 12);
  console.log('Slowest files:');
  for (const file of slowest) console.log(`${seconds(file).toFixed(1).padStart(7)} s  ${file.name}`);
}
