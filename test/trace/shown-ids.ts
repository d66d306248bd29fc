import type { Results } from '../runner/results.ts';

export interface TraceRow {
  group: string;
  id: string;
  title: string;
  /** failing: a test that names it failed, whatever other tests say. Skipped tests show nothing. */
  state: 'shown' | 'failing' | 'not shown';
  /** `file: name` of the tests that name it and ran. */
  tests: string[];
}

export interface Trace {
  rows: TraceRow[];
  /** Ids in test names that stand in no list: usually a slip of the pen. */
  unknown: { id: string; test: string }[];
}

/** Ids in brackets: `[K11]`, `[case 17]`, several as `[C1] [C2]` or `[C1, C2]`. Other bracketed words are no ids. */
export function idsIn(name: string): string[] {
  return [...name.matchAll(/\[([^\]]+)\]/g)]
    .flatMap((match) => (match[1] ?? '').split(/\s*,\s*/))
    .filter((word) => /^(case \d+|[KCN]\d+[a-z]?|S\d+\.\d+)$/.test(word));
}

/** Joins the lists of ids with the results of a run. */
export function traceResults(ids: Record<string, Record<string, string>>, results: Results): Trace {
  const seen = new Map<string, { test: string; failed: boolean }[]>();
  for (const file of results.testResults) {
    for (const test of file.assertionResults) {
      if (test.status !== 'passed' && test.status !== 'failed') continue;
      for (const id of idsIn(test.fullName)) {
        const list = seen.get(id) ?? [];
        list.push({ test: `${file.name}: ${test.fullName}`, failed: test.status === 'failed' });
        seen.set(id, list);
      }
    }
  }
  const rows = Object.entries(ids).flatMap(([group, list]) =>
    Object.entries(list).map(([id, title]): TraceRow => {
      const tests = seen.get(id) ?? [];
      seen.delete(id);
      const state = tests.length === 0 ? 'not shown' : tests.some((one) => one.failed) ? 'failing' : 'shown';
      return { group, id, title, state, tests: tests.map((one) => one.test) };
    }),
  );
  const unknown = [...seen].flatMap(([id, tests]) => tests.map(({ test }) => ({ id, test })));
  return { rows, unknown };
}
