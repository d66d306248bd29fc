import type { Browser, Page } from 'playwright-core';

/** A piece of work of the page's main thread. */
export interface Task {
  /** Processor time, ms: what else the machine did meanwhile is not in it. */
  cpu: number;
  /** What it was made of, the longest first. */
  parts: string[];
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  args?: { name?: string; data?: { type?: string } };
}

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8'];
/** Parts that are shorter say nothing. */
const PART_MS = 1;
const MICROSECONDS = 1000;

/** Every task of the page's main thread while `work` goes on, by Chromium's own trace. */
export async function tasksDuring(
  browser: Browser,
  page: Page,
  work: () => Promise<unknown>,
): Promise<Task[]> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await work();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const events = trace.traceEvents;
  const threads = new Set(
    events.filter(({ args }) => args?.name === 'CrRendererMain').map(({ pid, tid }) => `${pid}/${tid}`),
  );
  const ours = events.filter(({ ph, pid, tid }) => ph === 'X' && threads.has(`${pid}/${tid}`));
  return ours
    .filter(({ name, tdur }) => name === 'RunTask' && tdur !== undefined)
    .map((task) => ({ cpu: (task.tdur ?? 0) / MICROSECONDS, parts: partsOf(task, ours) }))
    .sort((one, other) => other.cpu - one.cpu);
}

function partsOf(task: TraceEvent, all: readonly TraceEvent[]): string[] {
  const { pid, ts, dur = 0 } = task;
  return all
    .filter((one) => one !== task && one.pid === pid && one.ts >= ts && one.ts + (one.dur ?? 0) <= ts + dur)
    .filter(({ tdur = 0 }) => tdur > PART_MS * MICROSECONDS)
    .sort((one, other) => (other.tdur ?? 0) - (one.tdur ?? 0))
    .map(({ name, tdur = 0, args }) => `${args?.data?.type ?? name} ${(tdur / MICROSECONDS).toFixed(1)}`);
}
