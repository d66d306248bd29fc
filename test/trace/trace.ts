import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { traceResults } from './shown-ids.ts';
import { type Results, resultsFolder } from '../runner/results.ts';

const GROUPS = {
  case: 'certification cases',
  K: 'worked examples',
  S: 'seed items',
  C: 'users’ complaints',
  N: 'new ideas',
};

/**
 * `npm run trace`: what the last `npm test` has shown, by which test, and what is not shown yet.
 * `--json` prints the same as data. Exit code 1 when a test that names an id failed.
 */
const ids = JSON.parse(readFileSync(join(import.meta.dirname, 'ids.json'), 'utf8')) as Record<
  string,
  Record<string, string>
>;
const trace = traceResults(ids, readResults());

if (process.argv.includes('--json')) console.log(JSON.stringify(trace, null, 1));
else print();
process.exitCode = trace.rows.some((row) => row.state === 'failing') || trace.unknown.length > 0 ? 1 : 0;

function readResults(): Results {
  try {
    return JSON.parse(readFileSync(join(resultsFolder, 'results.json'), 'utf8')) as Results;
  } catch {
    console.error('There is no test/.results/results.json yet: run npm test first.');
    process.exit(1);
  }
}

function print(): void {
  for (const state of ['shown', 'failing', 'not shown'] as const) {
    const rows = trace.rows.filter((row) => row.state === state);
    if (rows.length === 0) continue;
    console.log(`\n${state.toUpperCase()}`);
    for (const row of rows) {
      console.log(`  ${row.id.padEnd(8)} ${row.title}`);
      for (const test of row.tests) console.log(`           ← ${test}`);
    }
  }
  for (const one of trace.unknown) console.log(`\nUNKNOWN ID ${one.id} in ${one.test}`);
  console.log('');
  for (const [group, title] of Object.entries(GROUPS)) {
    const rows = trace.rows.filter((row) => row.group === group);
    const shown = rows.filter((row) => row.state === 'shown').length;
    console.log(`${title.padEnd(32)} ${String(shown).padStart(3)} of ${rows.length} shown`);
  }
}
