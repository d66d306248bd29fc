import express, { type Express } from 'express';
import sirv from 'sirv';
import type { Clock } from './core/clock.ts';
import type { Config } from './core/config.ts';
import { compressed } from './core/compression.ts';
import { deadline } from './core/deadline.ts';
import { apiHandler, type PageRoute, type Route } from './core/endpoint.ts';
import { errorHandler, nothingHere, type PrintProblem } from './core/error-handler.ts';
import { noticeForwarding } from './core/forwarding.ts';
import type { Log } from './core/log.ts';
import type { Metrics } from './core/metrics.ts';
import { OpenStreams } from './core/open-streams.ts';
import { clientDist } from './core/first-page.ts';
import { type Limited, rateLimits } from './core/rate-limits.ts';
import { dropDocumentHeaders, embeddable, securityHeaders } from './core/security-headers.ts';
import type { SessionStore } from './core/session.ts';

export interface AppParts {
  config: Config;
  routes: Route[];
  sessions: SessionStore;
  clock: Clock;
  log: Log;
  metrics: Metrics;
  printProblem: PrintProblem;
}

/** An id_token with many custom values passes 20 kB (case 63); a megabyte is the ceiling for a form. */
const FORM_LIMIT = '1mb';
const JSON_LIMIT = '256kb';
/** What a person types into a page of ours. */
const ownForm = express.urlencoded({ extended: false, limit: '32kb', parameterLimit: 60 });

/** Builds the Express app from the rooms' routes; no listening, so tests import it. */
export function buildApp(parts: AppParts): Express {
  const { config, routes, log } = parts;
  const app = express();
  app.disable('x-powered-by');
  // Nothing but the client's files may be kept by a browser, and those have tags of their own (sirv).
  app.disable('etag');
  app.set('trust proxy', config.TRUST_PROXY);
  // Repeated parameters arrive as arrays and are refused by the rooms; nested ones do not exist with this parser.
  app.set('query parser', 'simple');
  app.use(securityHeaders, noticeForwarding(parts));
  const mount = mounting(app, parts);
  // What is tried in order is walked past. Launches come by the hundred within a minute, so they come first: no file lies
  // under /lti, and what may be packed there packs itself.
  app.use('/lti', express.urlencoded({ extended: false, limit: FORM_LIMIT, parameterLimit: 100 }), deadline);
  const isLti = (route: Route) => route.kind === 'page' && route.path.startsWith('/lti/');
  routes.filter(isLti).forEach(mount);
  // LMSs show it beside the activity, on pages of theirs. Everything else is for our own pages alone.
  app.use('/icon.svg', embeddable);
  app.use(assets(), compressed);
  app.use('/api', express.json({ limit: JSON_LIMIT }));
  app.use(deadline);
  routes.filter((route) => !isLti(route)).forEach(mount);
  app.use(nothingHere);
  app.use(errorHandler(log, parts.printProblem));
  return app;
}

/** Adds a route to the app, its limit before it. */
function mounting(app: Express, { config, sessions, clock }: AppParts): (route: Route) => void {
  const limit = rateLimits(config.RATE_FACTOR);
  const behind = { sessions, streams: new OpenStreams(), clock };
  return (route) => {
    if (route.kind === 'page') return mountPage(app, route, limit);
    const { spec } = route;
    const rate = spec.rate ?? (spec.method === 'GET' ? 'read' : 'write');
    const method = spec.method.toLowerCase() as 'get' | 'put' | 'post' | 'delete';
    app[method](spec.path, limit(rate), apiHandler(route, behind));
  };
}

function mountPage(app: Express, route: PageRoute, limit: (name: Limited) => express.RequestHandler): void {
  const method = route.method === 'GET' ? 'get' : 'post';
  const limited = route.rate === 'none' ? [] : [limit(route.rate)];
  // Forms of an LMS were read before (see buildApp).
  const form = route.method === 'POST' && !route.path.startsWith('/lti/') ? [ownForm] : [];
  app[method](route.path, ...limited, ...form, route.handle);
}

/** The built client. The folder is read once at the start, so a request path never reaches the disk. */
function assets(): express.RequestHandler {
  return sirv(clientDist, {
    dev: false,
    etag: true,
    gzip: true,
    brotli: true,
    setHeaders(res, path) {
      // Vite names these files by their content; everything else is asked for again.
      const named = path.startsWith('/assets/');
      res.setHeader('Cache-Control', named ? 'public, max-age=31536000, immutable' : 'no-cache');
      if (named) dropDocumentHeaders(res);
      // A new build may have taken the file away since the start. sirv hears no error of its stream, which would end the
      // process; so the answer alone ends.
      res.once('pipe', (file: NodeJS.ReadableStream) => file.once('error', () => res.destroy()));
    },
  }) as unknown as express.RequestHandler;
}
