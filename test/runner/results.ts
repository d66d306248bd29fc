import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export const root = join(import.meta.dirname, '../..');
export const resultsFolder = join(root, 'test/.results');

/** The part of vitest's JSON that people and `npm run trace` read. */
export interface Assertion {
  ancestorTitles: string[];
  fullName: string;
  title: string;
  status: 'passed' | 'failed' | 'skipped' | 'pending' | 'todo';
  duration?: number | null;
  failureMessages: string[] | null;
}

export interface FileResult {
  /** Path from the root of the project. */
  name: string;
  status: 'passed' | 'failed';
  message: string;
  startTime: number;
  endTime: number;
  assertionResults: Assertion[];
}

export interface Results {
  success: boolean;
  numTotalTests: number;
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  startTime: number;
  testResults: FileResult[];
}

/** Reads what one vitest run left; an empty list when it ended before writing. */
export function readVitest(file: string): FileResult[] {
  if (!existsSync(file)) return [];
  const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as Results;
  return testResults.map((one) => ({ ...one, name: relative(root, one.name) })).map(withLoadFailure);
}

/** Beside a run's JSON: what fell outside its tests (reporters.ts). */
export const unhandledFile = (output: string): string => output.replace(/\.json$/, '.unhandled.json');

export function readUnhandled(output: string): string[] {
  const file = unhandledFile(output);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : [];
}

/** A file that does not load has no tests to fail; it must count all the same. */
function withLoadFailure(file: FileResult): FileResult {
  if (file.status !== 'failed' || file.assertionResults.some((test) => test.status === 'failed')) return file;
  return {
    ...file,
    assertionResults: [...file.assertionResults, assertion('the file loads', [file.message])],
  };
}

/** One test in vitest's shape; failed when there are failure messages. */
export function assertion(title: string, failureMessages: string[], duration = 0): Assertion {
  const status = failureMessages.length > 0 ? 'failed' : 'passed';
  return { ancestorTitles: [], fullName: title, title, status, duration, failureMessages };
}

/** Files as one result, written to test/.results. */
export function writeResults(name: string, startTime: number, testResults: FileResult[]): Results {
  const tests = testResults.flatMap((file) => file.assertionResults);
  const count = (...wanted: Assertion['status'][]) =>
    tests.filter((test) => wanted.includes(test.status)).length;
  const results: Results = {
    success: count('failed') === 0,
    numTotalTests: tests.length,
    numPassedTests: count('passed'),
    numFailedTests: count('failed'),
    numPendingTests: count('skipped', 'pending', 'todo'),
    startTime,
    testResults,
  };
  mkdirSync(resultsFolder, { recursive: true });
  writeFileSync(join(resultsFolder, name), `${JSON.stringify(results, null, 1)}\n`);
  return results;
}
