import { type ChildProcess, spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { runBrowserPart } from './parts.ts';

/**
 * `npm run test:busy`: the browser part while every core is kept busy, ten times. On a machine like that clicks come
 * late, answers later, and a test that counts on time fails. Ends well only when all rounds do.
 *   --count=3           rounds
 *   binding journeys    only files whose path contains one of these
 *   -t 'picker'         only tests whose name matches
 */
const options = process.argv.slice(2);
const countOption = options.find((option) => option.startsWith('--count='));
const count = Number(countOption?.slice('--count='.length) ?? 10);
const filters = options.filter((option) => option !== countOption);

const burners: ChildProcess[] = Array.from({ length: availableParallelism() }, () =>
  spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }),
);
const stop = () => {
  for (const burner of burners) burner.kill('SIGKILL');
};
process.once('exit', stop);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

let held = 0;
for (let round = 1; round <= count; round += 1) {
  const { passed, seconds } = await runBrowserPart(filters);
  if (passed) held += 1;
  console.log(`Round ${round} of ${count}: ${passed ? 'held' : 'FAILED'} in ${seconds} s`);
}
console.log(`${held} of ${count} rounds held on ${burners.length} busy cores`);
process.exitCode = held === count ? 0 : 1;
stop();
