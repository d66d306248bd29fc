import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import compression from 'compression';
import type { Request, RequestHandler, Response } from 'express';

/**
 * An answer that holds a secret beside something a stranger chose gives the secret away by its packed length (BREACH):
 * the messages of LTI carry states and tokens together with the parameters of whoever sent the browser there. In the
 * API strangers choose nothing: its requests carry a token that no foreign page can add.
 */
const holdsSecrets = (path: string): boolean => path.startsWith('/lti/');

const pack: RequestHandler = compression();

/** Packs answers of the API and pages while they are sent. Files of the client lie packed on the disk already. */
export const compressed: RequestHandler = (req, res, next) => {
  if (holdsSecrets(req.path)) next();
  else pack(req, res, next);
};

const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_MODE, BROTLI_MODE_TEXT } = constants;
/** As good as what the other answers are packed with. */
const BROTLI = { params: { [BROTLI_PARAM_QUALITY]: 4, [BROTLI_PARAM_MODE]: BROTLI_MODE_TEXT } };

/**
 * Sends a page under /lti packed all the same: for one that repeats nothing of its request and whose token is new each
 * time. At once, because it is a few kilobytes: of those, making the stream takes many times what packing them does.
 */
export function sendPacked(req: Request, res: Response, page: string): void {
  res.vary('Accept-Encoding').type('html');
  if (req.acceptsEncodings('br')) res.set('Content-Encoding', 'br').end(brotliCompressSync(page, BROTLI));
  else if (req.acceptsEncodings('gzip')) res.set('Content-Encoding', 'gzip').end(gzipSync(page));
  else res.end(page);
}
