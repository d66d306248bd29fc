import type { Request, RequestHandler, Response } from 'express';
import type { Connection } from 'mongoose';
import type { Config } from './config.ts';
import { page, type Route } from './endpoint.ts';
import { sameText } from './hash.ts';
import type { Metrics } from './metrics.ts';

interface ProbeParts {
  config: Config;
  connection: Connection;
  metrics: Metrics;
  keysReady: () => Promise<boolean>;
}

/** /healthz says the process lives; /readyz that it can work; /metrics is Prometheus text. No session, no words. */
export function probeRoutes(parts: ProbeParts): Route[] {
  const probe = (path: string, handle: RequestHandler) =>
    page({ method: 'GET', path, permission: 'public', rate: 'none', handle });
  return [
    probe('/healthz', (_req, res) => void res.set('Cache-Control', 'no-store').type('text').send('ok\n')),
    probe('/readyz', (_req, res) => readiness(parts, res)),
    probe('/metrics', (req, res) => numbers(parts, req, res)),
  ];
}

/** Whoever probes gives up after a few seconds and kills the process; a database that hangs is no reason for that. */
const PATIENCE_MS = 1_500;

async function judge({ connection, metrics, keysReady }: ProbeParts) {
  const giveUp = AbortSignal.timeout(PATIENCE_MS);
  const database = await orFalse(answers(connection), giveUp);
  const keys = database && (await orFalse(keysReady(), giveUp));
  metrics.ready.set(database && keys ? 1 : 0);
  return { database, keys };
}

/** The driver's own limits do not hold while a connection is being made: the answer is given whatever it does. */
function orFalse(answer: Promise<boolean>, giveUp: AbortSignal): Promise<boolean> {
  return new Promise((done) => {
    if (giveUp.aborted) done(false);
    giveUp.addEventListener('abort', () => done(false));
    answer.then(done, () => done(false));
  });
}

async function readiness(parts: ProbeParts, res: Response): Promise<void> {
  const { database, keys } = await judge(parts);
  res
    .status(database && keys ? 200 : 503)
    .set('Cache-Control', 'no-store')
    .json({ database, keys });
}

async function numbers(parts: ProbeParts, req: Request, res: Response): Promise<void> {
  const { config, metrics } = parts;
  const wanted = config.METRICS_TOKEN;
  if (wanted && !sameText(req.get('authorization') ?? '', `Bearer ${wanted}`))
    return void res
      .status(401)
      .set('WWW-Authenticate', 'Bearer')
      .type('text')
      .send('a bearer token is needed\n');
  // Asked now: a scraper that never calls /readyz would read the word of an hour ago, or none.
  await judge(parts);
  res.type(metrics.registry.contentType).send(await metrics.registry.metrics());
}

async function answers(connection: Connection): Promise<boolean> {
  try {
    await connection.db?.command({ ping: 1 }, { timeoutMS: PATIENCE_MS });
    return connection.readyState === 1;
  } catch {
    return false;
  }
}
