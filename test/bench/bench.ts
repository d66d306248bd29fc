import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findDatabase } from '../../server/database-chain/find.ts';
import { root } from '../runner/results.ts';
import { measureCohorts } from './cohort.ts';
import { startPlatform } from './platform.ts';
import { type Contender, startContenders } from './servers.ts';

/**
 * `npm run bench`: full launches a second and memory, ours against bare ltijs and against the floor, in one run; then a
 * trainer's pages of a small cohort and of a large one.
 * BENCH_LAUNCHES (10,000) is how many launches each of ours and ltijs's has served when memory is read.
 */
const TOGETHER = 8;
const LEARNERS = 300;
const ROUNDS = 7;
const ROUND_LAUNCHES = 240;
/** Until the engine has compiled most of what a launch runs through. */
const WARM_UP = 1000;
/** By each before memory is read the first time. */
const SERVED = WARM_UP + ROUNDS * ROUND_LAUNCHES;
const TOTAL = Number(process.env['BENCH_LAUNCHES'] ?? 10_000);

const ltijs = join(root, 'test/bench/ltijs');
if (!existsSync(join(root, 'dist/server/main.js')))
  execFileSync('npm', ['run', 'build'], { cwd: root, stdio: 'inherit' });
if (!existsSync(join(ltijs, 'node_modules'))) {
  console.log('Installing ltijs into test/bench/ltijs (once)');
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: ltijs,
    stdio: 'inherit',
  });
}
const dataDir = mkdtempSync(join(tmpdir(), 're-entry-bench-'));
const database = await findDatabase({
  dataDir,
  log: { info: console.log, warn: console.warn },
  env: process.env,
});
const stub = await startPlatform();
let contenders: Contender[] = [];
try {
  contenders = await startContenders(stub, database.uri);
  await measure(contenders);
  await measureCohorts(database.uri);
} finally {
  for (const one of contenders) await one.stop();
  stub.close();
  await database.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

/** What each round gave, of one contender. */
interface Rounds {
  rates: number[];
  /** Processor milliseconds a launch. */
  processor: number[];
  keyFetches: number;
  /** Megabytes after the rounds. */
  memory: number | undefined;
}

async function measure(all: Contender[]): Promise<void> {
  const rounds = new Map<Contender, Rounds>();
  for (const one of all) {
    await launches(one, WARM_UP);
    rounds.set(one, { rates: [], processor: [], keyFetches: 0, memory: undefined });
  }
  // Turn by turn, so that a busy moment of the machine meets all of them.
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [one, found] of rounds) {
      stub.keyFetches();
      const before = await one.processorMs();
      found.rates.push(await launches(one, ROUND_LAUNCHES));
      found.processor.push(((await one.processorMs()) - before) / ROUND_LAUNCHES);
      found.keyFetches += stub.keyFetches();
    }
  }
  for (const [one, found] of rounds) found.memory = one.memory();
  for (const one of all.slice(0, 2)) await launches(one, Math.max(0, TOTAL - SERVED));
  print(rounds);
}

/** Launches a second over `count` launches, `TOGETHER` at a time. */
async function launches(one: Contender, count: number): Promise<number> {
  const startedAt = performance.now();
  let next = 0;
  const browser = async () => {
    for (let number = next++; number < count; number = next++) await one.launch(number % LEARNERS);
  };
  await Promise.all(Array.from({ length: TOGETHER }, browser));
  return count / ((performance.now() - startedAt) / 1000);
}

function median(list: number[]): number {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function print(rounds: Map<Contender, Rounds>): void {
  const rateOf = (name: string) => {
    const found = [...rounds].find(([one]) => one.name === name)?.[1];
    return median(found?.rates ?? []) || 1;
  };
  const megabytes = (value: number | undefined) => (value === undefined ? '-' : value.toFixed(0));
  const rows = [...rounds].map(([one, { rates, processor, keyFetches, memory }]) => {
    const rate = median(rates);
    const row = {
      'launches/s (median)': rate.toFixed(1),
      'slowest to fastest round': `${Math.min(...rates).toFixed(1)} to ${Math.max(...rates).toFixed(1)}`,
      'processor ms a launch': median(processor).toFixed(2),
      'against ltijs': `${(rate / rateOf('ltijs 5.9.9')).toFixed(2)} x`,
      'against the floor': `${(rate / rateOf('floor')).toFixed(2)} x`,
      'key fetches per launch': (keyFetches / (ROUNDS * ROUND_LAUNCHES)).toFixed(2),
      [`MB after ${SERVED}`]: megabytes(memory),
      [`MB after ${TOTAL}`]: one.name === 'floor' ? '-' : megabytes(one.memory()),
    };
    return [one.name, row] as const;
  });
  console.table(Object.fromEntries(rows));
  console.log(
    `${ROUNDS} rounds of ${ROUND_LAUNCHES} launches, ${TOGETHER} at a time, ${LEARNERS} learners, ${database.kind}`,
  );
}
