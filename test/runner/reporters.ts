import { writeFileSync } from 'node:fs';
import type { Reporter } from 'vitest/node';
import { unhandledFile } from './results.ts';

/** Names the file that a run leaves its results in (results.ts); without it vitest only prints. */
export const RESULTS_FILE = 'RE_ENTRY_RESULTS';

/** What vitest reports with: its own lines, and for `npm test` what is read afterwards. */
export function reporters() {
  const results = process.env[RESULTS_FILE];
  if (results === undefined) return ['default'];
  return [
    'default',
    ['json', { outputFile: results }] as ['json', object],
    new UnhandledErrors(unhandledFile(results)),
  ];
}

/**
 * What fell outside every test: an error thrown by a timer, a promise nobody awaited. It fails a run in which all tests
 * pass, and vitest's JSON report says nothing of it (4.1), so the end of the log could not name it.
 */
class UnhandledErrors implements Reporter {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  onTestRunEnd: NonNullable<Reporter['onTestRunEnd']> = (_modules, errors) =>
    writeFileSync(this.#file, JSON.stringify(errors.map(inOneLine)));
}

/** `TypeError: x is undefined (client/core/act.ts:12, during test/client/home.test.tsx: greets)` */
function inOneLine(error: {
  name?: string | undefined;
  message: string;
  stacks?: { file: string; line: number }[] | undefined;
  VITEST_TEST_NAME?: unknown;
  VITEST_TEST_PATH?: unknown;
}): string {
  const [message = ''] = error.message.split('\n');
  const [top] = error.stacks ?? [];
  const during = [error.VITEST_TEST_PATH, error.VITEST_TEST_NAME].filter(
    (part) => typeof part === 'string' && part !== '',
  );
  const where = [
    ...(top ? [`${relativePath(top.file)}:${top.line}`] : []),
    ...(during.length > 0 ? [`during ${during.map((part) => relativePath(String(part))).join(': ')}`] : []),
  ];
  return `${error.name ?? 'Error'}: ${message}${where.length > 0 ? ` (${where.join(', ')})` : ''}`;
}

const relativePath = (path: string): string => path.replace(`${process.cwd()}/`, '');
