import { expect, it } from 'vitest';
import { assertion, type Results } from '../runner/results.ts';
import { idsIn, traceResults } from '../trace/shown-ids.ts';

function resultsOf(...tests: ReturnType<typeof assertion>[]): Results {
  const file = { name: 'test/a.test.ts', status: 'passed' as const, message: '', startTime: 0, endTime: 0 };
  return {
    success: true,
    numTotalTests: 0,
    numPassedTests: 0,
    numFailedTests: 0,
    numPendingTests: 0,
    startTime: 0,
    testResults: [{ ...file, assertionResults: tests }],
  };
}

it('ids are read from brackets, one or several, and other brackets are left alone', () => {
  expect(idsIn('a launch [case 17] opens [C1, N14] for [the learner] [S2.24] [K0b]')).toEqual([
    'case 17',
    'C1',
    'N14',
    'S2.24',
    'K0b',
  ]);
});

it('an id is shown by a passing test, failing by any failed one, and not shown by a skipped one', () => {
  const ids = { C: { C1: 'one', C2: 'two', C3: 'three' } };
  const skipped = { ...assertion('[C3] later', []), status: 'skipped' as const };
  const results = resultsOf(
    assertion('[C1] opens', []),
    assertion('[C2] saves', []),
    assertion('[C2] restores', ['no']),
    skipped,
  );
  expect(traceResults(ids, results).rows.map((row) => row.state)).toEqual(['shown', 'failing', 'not shown']);
});

it('an id that stands in no list is reported', () => {
  const trace = traceResults({ C: { C1: 'one' } }, resultsOf(assertion('[C99] never heard of', [])));
  expect(trace.unknown.map((one) => one.id)).toEqual(['C99']);
});
