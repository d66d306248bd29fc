import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findDatabase } from '../../server/database-chain/find.ts';
import { root } from '../runner/results.ts';
import { startPlatform } from './platform.ts';
import { type Contender, startContenders } from './servers.ts';

/**
 * `npm run bench`: full launches a second and memory, ours against bare ltijs and against the floor, in one run.
 * BENCH_LAUNCHES (10,000) is how many launches each of ours and ltijs's has served when memory is read.
 */
const TOGETHER = 8;
const LEARNERS = 300;
const ROUNDS = 7;
const ROUND_LAUNCHES = 240;
const WARM_UP = 200;
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
} finally {
  for (const one of contenders) await one.stop();
  stub.close();
  await database.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

async function measure(all: Contender[]): Promise<void> {
  const fetches = new Map<string, number>();
  const served = new Map<string, number>();
  for (const one of all) {
    await launches(one, WARM_UP);
    served.set(one.name, WARM_UP);
  }
  const rates = new Map<string, number[]>(all.map((one) => [one.name, []]));
  // Turn by turn, so that a busy moment of the machine meets all of them.
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const one of all) {
      stub.keyFetches();
      const rate = await launches(one, ROUND_LAUNCHES);
      rates.get(one.name)?.push(rate);
      served.set(one.name, (served.get(one.name) ?? 0) + ROUND_LAUNCHES);
      fetches.set(one.name, (fetches.get(one.name) ?? 0) + stub.keyFetches());
    }
  }
  const early = new Map(all.map((one) => [one.name, one.memory()]));
  for (const one of all.slice(0, 2)) await launches(one, Math.max(0, TOTAL - (served.get(one.name) ?? 0)));
  const medians = new Map([...rates].map(([name, list]) => [name, median(list)]));
  print(all, { medians, rates, fetches, early });
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

interface Measured {
  medians: Map<string, number>;
  rates: Map<string, number[]>;
  fetches: Map<string, number>;
  early: Map<string, number | undefined>;
}

function print(all: Contender[], { medians, rates, fetches, early }: Measured): void {
  const ltijs = medians.get('ltijs 5.9.9') ?? 1;
  const floor = medians.get('floor') ?? 1;
  const served = WARM_UP + ROUNDS * ROUND_LAUNCHES;
  const megabytes = (value: number | undefined) => (value === undefined ? '-' : value.toFixed(0));
  console.table(
    Object.fromEntries(
      all.map((one) => {
        const rate = medians.get(one.name) ?? 0;
        const list = rates.get(one.name) ?? [];
        const row = {
          'launches/s (median)': rate.toFixed(1),
          'slowest to fastest round': `${Math.min(...list).toFixed(1)} to ${Math.max(...list).toFixed(1)}`,
          'against ltijs': `${(rate / ltijs).toFixed(2)} x`,
          'against the floor': `${(rate / floor).toFixed(2)} x`,
          'key fetches per launch': ((fetches.get(one.name) ?? 0) / (ROUNDS * ROUND_LAUNCHES)).toFixed(2),
          [`MB after ${served}`]: megabytes(early.get(one.name)),
          [`MB after ${TOTAL}`]: one.name === 'floor' ? '-' : megabytes(one.memory()),
        };
        return [one.name, row];
      }),
    ),
  );
  console.log(
    `${ROUNDS} rounds of ${ROUND_LAUNCHES} launches, ${TOGETHER} at a time, ${LEARNERS} learners, ${database.kind}`,
  );
}
