import type { ServerResponse } from 'node:http';
import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { nonceOf } from './request-context.ts';

/**
 * What is the same on every answer, made once. X-Frame-Options stays off, because it cannot name an LMS. COOP stays off:
 * "open in a new window" needs window.opener. The policy of a page has a nonce of its own each time and is put together below.
 */
const sameOnAll = helmet({
  frameguard: false,
  crossOriginOpenerPolicy: false,
  crossOriginEmbedderPolicy: false,
  crossOriginResourcePolicy: { policy: 'same-origin' },
  referrerPolicy: { policy: 'no-referrer' },
  contentSecurityPolicy: false,
});

const policy = (open: { scripts: string; forms: string; frameAncestors: string }): string =>
  `default-src 'none';script-src 'self'${open.scripts};style-src 'self';img-src 'self' data:;font-src 'self';connect-src 'self';base-uri 'none';form-action 'self'${open.forms};frame-ancestors ${open.frameAncestors}`;

/** Of an answer that is no page: most have no script, and a nonce for none would be made all the same. */
const CLOSED = policy({ scripts: '', forms: '', frameAncestors: "'none'" });

/** No page hears, sees or records anybody: a page inside ours, or a script that came in somehow, neither. */
const NO_RECORDING = 'camera=(), microphone=(), display-capture=()';

/** Headers for everything. No script runs by a nonce, and frame-ancestors is 'none' until a page says who may frame it (core/framing.ts). */
export const securityHeaders: RequestHandler = (req, res, next) => {
  res.setHeader('Content-Security-Policy', CLOSED);
  res.setHeader('Permissions-Policy', NO_RECORDING);
  sameOnAll(req, res, next);
};

/**
 * Lets any site embed an answer. Before the file is looked up, not with it: an answer that it has not changed (304) carries
 * the headers of this moment, and browsers believe the newest.
 */
export const embeddable: RequestHandler = (_req, res, next) => {
  res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  next();
};

const OF_DOCUMENTS = [
  'Content-Security-Policy',
  'Origin-Agent-Cluster',
  'Permissions-Policy',
  'Referrer-Policy',
  'Strict-Transport-Security',
  'X-DNS-Prefetch-Control',
  'X-Download-Options',
  'X-Permitted-Cross-Domain-Policies',
  'X-XSS-Protection',
];

/** Of a script or a style sheet browsers heed the type and who may load it. The rest is half a kilobyte before each file. */
export function dropDocumentHeaders(res: ServerResponse): void {
  for (const name of OF_DOCUMENTS) res.removeHeader(name);
}

/** The policy of one page: its nonce, who may frame it, and where else its forms may go. */
export function setPolicy(res: Response, frameAncestors: string, formAction = ''): void {
  const forms = formAction && ` ${formAction}`;
  res.setHeader(
    'Content-Security-Policy',
    policy({ scripts: ` 'nonce-${nonceOf(res)}'`, forms, frameAncestors }),
  );
}
