import { Counter, Gauge, Registry, collectDefaultMetrics } from 'prom-client';
import { linesDropped } from './log-output.ts';

/** Counters of one process, in its own registry so that tests may start several. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  countLinesDropped(registers);
  return {
    registry,
    launches: new Counter({
      name: 'reentry_launches_total',
      help: 'Launches that ended in a session.',
      registers,
    }),
    refusals: new Counter({
      name: 'reentry_launch_refusals_total',
      help: 'Launches refused, by code.',
      labelNames: ['code'] as const,
      registers,
    }),
    outgoing: new Counter({
      name: 'reentry_outgoing_requests_total',
      help: 'Requests sent to platforms.',
      registers,
    }),
    scores: new Counter({
      name: 'reentry_scores_tried_total',
      help: 'Scores taken from the outbox.',
      registers,
    }),
    forwardingUnread: new Gauge({
      name: 'reentry_forwarding_unread',
      help: '1 when a request came with a forwarding header while TRUST_PROXY is 0.',
      registers,
    }),
    ready: new Gauge({ name: 'reentry_ready', help: '1 when database and keys are ready.', registers }),
  };
}

/** Read when asked for: the log is older than any registry. */
function countLinesDropped(registers: Registry[]): void {
  new Counter({
    name: 'reentry_log_lines_dropped_total',
    help: 'Lines of the log that could not be written.',
    registers,
    collect() {
      this.reset();
      this.inc(linesDropped());
    },
  });
}

export type Metrics = ReturnType<typeof createMetrics>;
